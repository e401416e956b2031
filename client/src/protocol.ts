/**
 * What client and server say to each other beyond the Language Server Protocol. Types and names only: nothing here runs,
 * so that helpers and tests can use it without an editor.
 */

/** Counts of one document's findings. Sent by the server after each computation, and on request. */
export interface DraftStatus {
  readonly uri: string;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly hints: number;
  /** Whether the server takes the document for a draft of the newsletter; it is silent about any other. */
  readonly isDraft: boolean;
}

/** How people can take part in an event. */
export type EventKind = 'inPerson' | 'virtual' | 'hybrid';

/** What somebody says about an event; the server makes its two lines of it. */
export interface EventAnswers {
  readonly date: string;
  readonly endDate?: string;
  readonly kind: EventKind;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
  readonly organiser: string;
  readonly organiserUrl: string;
  readonly title: string;
  readonly url: string;
}

/** Asks where an event belongs in the draft `uri`, and for its lines there. */
export interface EventRowParams extends EventAnswers {
  readonly uri: string;
}

/** One insertion; a hybrid event takes two, under Virtual and under its continent. */
export interface EventInsertion {
  readonly position: { readonly line: number; readonly character: number };
  readonly text: string;
  readonly section: string;
}

/** The answer to {@link EventRowParams}. */
export interface EventRowResult {
  /** The version of the document that the places are in. */
  readonly version: number;
  readonly insertions: readonly EventInsertion[];
}

/** Asks for a draft's HTML: as the site prints it, or as GitHub shows it. */
export interface RenderParams {
  readonly uri: string;
  readonly as: 'site' | 'github';
}

/** The answer to {@link RenderParams}. Lines are zero-based, `endLine` included. */
export interface RenderResult {
  /** The version of the document that was rendered. */
  readonly version: number;
  /** Elements say in `data-line` on which line they begin. */
  readonly html: string;
  /** Where GitHub shows something else than the site. */
  readonly differences: readonly {
    readonly startLine: number;
    readonly endLine: number;
    readonly message: string;
    readonly rule: string;
  }[];
}

/** A place in a document, as the Language Server Protocol counts: from zero, in UTF-16 units. */
export interface PlainRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A text to put in the place of another. */
export interface PlainEdit {
  readonly range: PlainRange;
  readonly newText: string;
}

/** Edits of a document in a version of it. */
export interface Edited {
  readonly version: number;
  readonly edits: readonly PlainEdit[];
}

/** A chore that asks nothing. */
export type Chore = 'tidyEvents' | 'recomputeWindow' | 'resolveConflicts';

/** What a chore does to a draft. */
export interface ChoreResult extends Edited {
  /** What the edits do, in words; none when there is nothing to do. */
  readonly done: readonly string[];
  /** What is left for a person, with its line, from zero, in the text that comes out. */
  readonly left: readonly { readonly line: number; readonly reason: string }[];
}

/** Events that may be deleted, each with the reason. */
export interface PruneCandidates {
  readonly version: number;
  readonly candidates: readonly {
    readonly line: number;
    readonly text: string;
    readonly row: string;
    readonly reason: 'past' | 'beyond' | 'double';
    readonly message: string;
  }[];
}

/** One item of the last look before publishing. */
export interface ChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly state: 'done' | 'open' | 'warning';
  readonly places: readonly { readonly range: PlainRange; readonly message: string }[];
  /** What mends the whole item; it deletes, so a person is asked first. */
  readonly edits?: readonly PlainEdit[];
}

/** The last look before publishing. */
export interface Checklist {
  readonly version: number;
  readonly items: readonly ChecklistItem[];
  /** Nothing is open. */
  readonly ready: boolean;
  /** Where the file goes when it is published. */
  readonly move?: { readonly from: string; readonly to: string };
}

/** Asks for a draft that nobody has written yet. */
export interface NewDraftParams {
  /** The repository's folder, without a final `/`. */
  readonly root: string;
  /** The day; without it, the Wednesday after today. */
  readonly date?: string;
  readonly today: string;
}

/** The answer to {@link NewDraftParams}. */
export interface NewDraftResult {
  readonly uri: string;
  /** Within the repository. */
  readonly path: string;
  readonly text: string;
  readonly number: number;
  /** Whether there is one already. */
  readonly exists: boolean;
  readonly hasTemplate: boolean;
  /** Where the events come from. */
  readonly previous?: string;
  readonly carried: number;
  readonly past: number;
  readonly unknown: readonly string[];
  readonly isWednesday: boolean;
}

/** Events of a source, to pick from. */
export interface ImportResult {
  readonly version: number;
  readonly candidates: readonly {
    /** Goes back to the server as it is. */
    readonly event: object;
    /** The two lines that it would be. */
    readonly row: string;
    /** Where in the source it stands, for people. */
    readonly origin: string;
    readonly problems: readonly string[];
    readonly insertable: boolean;
    /** What it repeats, as a sentence. */
    readonly double?: string;
    readonly selected: boolean;
  }[];
  readonly skipped: readonly { readonly origin: string; readonly text: string; readonly why: string }[];
  readonly outside: number;
  readonly window: { readonly from: string; readonly to: string };
}

/** What becomes of the sections of the Rust project. */
export interface SectionsResult extends Edited {
  readonly sections: readonly {
    readonly title: string;
    readonly change: 'replaced' | 'added' | 'unchanged' | 'absent';
    readonly items: number;
    readonly again: readonly { readonly title: string; readonly url: string }[];
    readonly removed: readonly { readonly title: string; readonly url: string }[];
  }[];
  /** What a person should know. */
  readonly problems: readonly string[];
}

/** Names of the project's own messages. */
export const methods = {
  /** Request `{ uri }` → {@link DraftStatus}; notification with a {@link DraftStatus} as its parameters. */
  status: 'twir/status',
  /** Request {@link EventRowParams} → {@link EventRowResult}. */
  eventRow: 'twir/eventRow',
  /** Request {@link RenderParams} → {@link RenderResult}. */
  render: 'twir/render',
  /** Request `{ uri, chore }` → {@link ChoreResult}. */
  chore: 'twir/chore',
  /** Request `{ uri }` → {@link PruneCandidates}. */
  pruneCandidates: 'twir/pruneCandidates',
  /** Request `{ uri, lines }` → {@link Edited}. */
  pruneEvents: 'twir/pruneEvents',
  /** Request `{ uri }` → {@link Checklist}. */
  checklist: 'twir/checklist',
  /** Request {@link NewDraftParams} → {@link NewDraftResult}. */
  newDraft: 'twir/newDraft',
  /** Request `{ uri, text, timeZone? }` → {@link ImportResult}. */
  importEvents: 'twir/importEvents',
  /** Request `{ uri, events }` → {@link Edited}. */
  insertEvents: 'twir/insertEvents',
  /** Request `{ uri, text }` → {@link SectionsResult}. */
  pasteSections: 'twir/pasteSections',
  /** Request `{ uri, token?, api? }` → {@link SectionsResult}. */
  updateSections: 'twir/updateSections',
  /** Request by the server `{ uri }` → the file's text, or `null`. */
  readFile: 'twir/readFile',
  /** Request by the server `{ uri }` → the names in a folder, folders with a final `/`, or `null`. */
  readFolder: 'twir/readFolder',
} as const;
