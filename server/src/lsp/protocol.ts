/** What the server speaks beside the Language Server Protocol. */
import { NotificationType, type Range, RequestType, type TextEdit } from 'vscode-languageserver';
import type { EventInput } from '../features/insertEvent.ts';

/** How many findings of each severity a document has. */
export interface Status {
  readonly uri: string;
  /** Whether the document is a draft or an issue of the newsletter; all else is left alone. */
  readonly isDraft: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly hints: number;
}

/** Server to client, after findings were computed. */
export const statusNotification = new NotificationType<Status>('twir/status');

/** Client to server: the status of an open document. */
export const statusRequest = new RequestType<{ readonly uri: string }, Status, void>('twir/status');

/** Server to client: the text of a file, or `null`. For a server that has no disk. */
export const readFileRequest = new RequestType<{ readonly uri: string }, string | null, void>('twir/readFile');

/** Server to client: the names in a folder, folders with a final `/`, or `null`. */
export const readFolderRequest = new RequestType<{ readonly uri: string }, readonly string[] | null, void>(
  'twir/readFolder',
);

/** What somebody says of an event, and the draft that it is for. */
export interface EventRowParams extends EventInput {
  readonly uri: string;
}

/** Where the rows of an event go: a hybrid one has two. */
export interface EventRowResult {
  /** The version of the document that the places are in. */
  readonly version: number;
  readonly insertions: readonly {
    readonly position: { readonly line: number; readonly character: number };
    readonly text: string;
    readonly section: string;
  }[];
}

/** Client to server: where in a draft the rows of an event belong, and their text. */
export const eventRowRequest = new RequestType<EventRowParams, EventRowResult, void>('twir/eventRow');

/** Edits of a document in a version of it. */
export interface Edited {
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

/** A chore that asks nothing. */
export type Chore = 'tidyEvents' | 'recomputeWindow' | 'resolveConflicts';

/** What a chore does. */
export interface ChoreResult extends Edited {
  /** What is done by the edits, in words; none when there is nothing to do. */
  readonly done: readonly string[];
  /** What is left for a person, with its line, from zero, in the text that comes out. */
  readonly left: readonly { readonly line: number; readonly reason: string }[];
}

/** Client to server: the edits of a chore. */
export const choreRequest = new RequestType<{ readonly uri: string; readonly chore: Chore }, ChoreResult, void>(
  'twir/chore',
);

/** An event that may be deleted. */
export interface PruneCandidate {
  readonly line: number;
  /** Its title, and its row. */
  readonly text: string;
  readonly row: string;
  readonly reason: 'past' | 'beyond' | 'double';
  readonly message: string;
}

/** Events that may be deleted, each with the reason. */
export interface PruneCandidates {
  readonly version: number;
  readonly candidates: readonly PruneCandidate[];
}

/** Client to server: which events may go. */
export const pruneCandidatesRequest = new RequestType<{ readonly uri: string }, PruneCandidates, void>(
  'twir/pruneCandidates',
);

/** Client to server: the edits that delete the events of these lines. */
export const pruneEventsRequest = new RequestType<
  { readonly uri: string; readonly lines: readonly number[] },
  Edited,
  void
>('twir/pruneEvents');

/** One item of the last look before publishing. */
export interface ChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly state: 'done' | 'open' | 'warning';
  readonly places: readonly { readonly range: Range; readonly message: string }[];
  /** What mends the whole item; it deletes, so a person is asked first. */
  readonly edits?: readonly TextEdit[];
}

/** The last look before publishing. */
export interface Checklist {
  readonly version: number;
  readonly items: readonly ChecklistItem[];
  /** Nothing is open. */
  readonly ready: boolean;
  /** Where the file goes when it is published. */
  readonly move?: { readonly from: string; readonly to: string } | undefined;
}

/** Client to server: the last look before publishing. */
export const checklistRequest = new RequestType<{ readonly uri: string }, Checklist, void>('twir/checklist');

/** What a new draft is made of. */
export interface NewDraftParams {
  /** The repository's folder, without a final `/`. */
  readonly root: string;
  /** The day; without it, the Wednesday after today. */
  readonly date?: string;
  readonly today: string;
}

/** A draft that could be written. */
export interface NewDraftResult {
  readonly uri: string;
  /** Within the repository. */
  readonly path: string;
  readonly text: string;
  readonly number: number;
  /** Whether there is one already. */
  readonly exists: boolean;
  readonly hasTemplate: boolean;
  /** Where the events come from: a path within the repository. */
  readonly previous?: string | undefined;
  readonly carried: number;
  readonly past: number;
  readonly unknown: readonly string[];
  readonly isWednesday: boolean;
}

/** Client to server: the next draft, which nobody has written yet. */
export const newDraftRequest = new RequestType<NewDraftParams, NewDraftResult, void>('twir/newDraft');

/** Asks for a draft's HTML: as the site prints it, or as GitHub shows it. */
export interface RenderParams {
  readonly uri: string;
  readonly as: 'site' | 'github';
}

/** A draft as somebody shows it, for a preview. */
export interface RenderedDraft {
  /** Of the document; 0 when it is not open, or nothing of the newsletter's. */
  readonly version: number;
  /** Blocks carry the zero-based line that they begin in as `data-line`. Raw HTML of the text is in it: show it sandboxed. */
  readonly html: string;
  /** Where the site and GitHub differ; lines from zero, the last one included. */
  readonly differences: readonly {
    readonly startLine: number;
    readonly endLine: number;
    /** What readers see. */
    readonly message: string;
    /** The rule that says why. */
    readonly rule: string;
  }[];
}

/** Client to server: an open document as the site prints it, or as GitHub shows it. */
export const renderRequest = new RequestType<RenderParams, RenderedDraft, void>('twir/render');

/** An event that somebody may pick. */
export interface ImportCandidate {
  readonly event: EventInput;
  /** The two lines that it would be. */
  readonly row: string;
  /** Where in the source it stands, for people. */
  readonly origin: string;
  /** What is missing or was guessed, as sentences. */
  readonly problems: readonly string[];
  /** Whether nothing that a row needs is missing. */
  readonly insertable: boolean;
  /** What it repeats, as a sentence. */
  readonly double?: string;
  /** Whether to pick it unasked. */
  readonly selected: boolean;
}

/** Events of a source, to pick from. */
export interface ImportResult {
  readonly version: number;
  readonly candidates: readonly ImportCandidate[];
  /** Parts that gave no event. */
  readonly skipped: readonly { readonly origin: string; readonly text: string; readonly why: string }[];
  /** How many lie outside the window. */
  readonly outside: number;
  readonly window: { readonly from: string; readonly to: string };
}

/** Client to server: the events of a calendar, of the Meetup script's JSON or of any text, to pick from. */
export const importEventsRequest = new RequestType<
  { readonly uri: string; readonly text: string; readonly timeZone?: string },
  ImportResult,
  void
>('twir/importEvents');

/** Client to server: the edits that put picked events in order. */
export const insertEventsRequest = new RequestType<
  { readonly uri: string; readonly events: readonly EventInput[] },
  Edited,
  void
>('twir/insertEvents');

/** An item of a section of the Rust project. */
export interface SectionItem {
  readonly title: string;
  readonly url: string;
}

/** What becomes of the sections of the Rust project. */
export interface SectionsResult extends Edited {
  readonly sections: readonly {
    readonly title: string;
    readonly change: 'replaced' | 'added' | 'unchanged' | 'absent';
    readonly items: number;
    /** Those that stood in the last issue already. */
    readonly again: readonly SectionItem[];
    /** Those that the draft had and has no more. */
    readonly removed: readonly SectionItem[];
  }[];
  /** What a person should know: lines that belong nowhere, lists that could not be got. */
  readonly problems: readonly string[];
}

/** Client to server: puts pasted sections over those of a draft. */
export const pasteSectionsRequest = new RequestType<
  { readonly uri: string; readonly text: string },
  SectionsResult,
  void
>('twir/pasteSections');

/** Client to server: asks GitHub for the sections. The only request that goes to the network; somebody has asked for it. */
export const updateSectionsRequest = new RequestType<
  { readonly uri: string; readonly token?: string; readonly api?: string },
  SectionsResult,
  void
>('twir/updateSections');
