/** What the server speaks beside the Language Server Protocol. */
import {
  NotificationType,
  type Position,
  type Range,
  RequestType,
  type TextEdit,
  type WorkDoneProgressParams,
} from 'vscode-languageserver';
import type { EventInput } from '../chores/insertEvent.ts';
import type { KnownOrganiser } from '../features/knownOrganisers.ts';
import type { LinkCounts } from '../linkCheck/check.ts';
import type { PartName } from './rare.ts';

/** Client to server: whether the user trusts the folder now. `trusted` among the initialization options says so at the start. */
export const trustNotification = new NotificationType<{ readonly trusted: boolean }>('twir/trust');

/** What is known of a page. */
export interface PageTitleResult {
  /** Where the page is, after all redirects. */
  readonly url: string;
  /** In plain text, on one line; not there when the page has none that says anything. */
  readonly title?: string;
  /** The language that the page says it is in: `es`. */
  readonly language?: string;
  /** Why there is no title, as a sentence. */
  readonly problem?: string;
}

/** Client to server: the title of a page, which is fetched for it. */
export const pageTitleRequest = new RequestType<{ readonly url: string }, PageTitleResult, void>('twir/pageTitle');

/** The command that fetches a title, for clients that take commands from the server; its argument is {@link FetchTitleParams}. */
export const FETCH_TITLE = 'twir.fetchTitle';

/** A link, by a place in it or on its line. */
export interface FetchTitleParams {
  readonly uri: string;
  readonly position: Position;
}

/** The title that was written over a link. */
export interface FetchTitleResult {
  readonly url: string;
  readonly title: string;
  /** Whether it was another one before. */
  readonly changed: boolean;
}

/** Client to server: fetches the page behind a link and writes its title there, wherever the link is by then. An error says why not. */
export const fetchTitleRequest = new RequestType<FetchTitleParams, FetchTitleResult, void>('twir/fetchTitle');

/** What an editor says of itself among the initialization options, under `editor`. */
export interface EditorOptions {
  /** Ids of commands that answers may offer. */
  readonly commands?: readonly string[];
  /** Whether the editor itself makes links of addresses that stand by themselves. */
  readonly findsAddresses?: boolean;
}

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

/** Server to client: the script of a part that is loaded when it is wanted. For a server in a web worker. */
export const readPartRequest = new RequestType<{ readonly name: PartName }, string, void>('twir/readPart');

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

/** Client to server: the organisers that earlier issues and the draft know, the likeliest first. */
export const organisersRequest = new RequestType<{ readonly uri: string }, readonly KnownOrganiser[], void>(
  'twir/organisers',
);

/** Edits of a document in a version of it. */
export interface Edited {
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

/** A chore that asks nothing. */
export type Chore = 'tidyEvents' | 'recomputeWindow' | 'resolveConflicts' | 'repairFormatting';

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
  /** What a person may ask for to bring the item on. */
  readonly action?: 'checkLinks';
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
  /** The draft or the issue of that day, if there is one already: a path within the repository. */
  readonly existing?: string | undefined;
  readonly hasTemplate: boolean;
  /** Where the events come from: a path within the repository. */
  readonly previous?: string | undefined;
  readonly carried: number;
  readonly past: number;
  /** How many findings were mended in the events that were carried over. */
  readonly mended: number;
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
  /** Titles of the sections that it goes to: two for a hybrid event. */
  readonly sections?: readonly string[];
}

/** Events of a source, to pick from. */
export interface ImportResult {
  readonly version: number;
  readonly candidates: readonly ImportCandidate[];
  /** Parts that gave no event. */
  readonly skipped: readonly { readonly origin: string; readonly text: string; readonly why: string }[];
  /** How many lie outside the window. */
  readonly outside: number;
  /** Events that need no look: before the window (some of `outside`), cancelled (some of `skipped`), doubled (some of the candidates). */
  readonly dropped: { readonly past: number; readonly cancelled: number; readonly doubled: number };
  readonly window: { readonly from: string; readonly to: string };
}

/**
 * Client to server: the events of a calendar, of the Meetup script's JSON or of any text, to pick from. With a `url` in place of
 * the text it is fetched: it may be the page of an event, too.
 */
export const importEventsRequest = new RequestType<
  { readonly uri: string; readonly text?: string; readonly url?: string; readonly timeZone?: string },
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
  /** Empty for an item without a link, or with several: its title is all its text then. */
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

/** Asks for a look at the links of a document. Its progress is told with the client's token. */
export interface CheckLinksParams extends WorkDoneProgressParams {
  readonly uri: string;
  /** Whether the pages of entries are fetched for their titles. */
  readonly titles?: boolean;
  /** How old, in days, what is known of a page may be that was there; by default one. */
  readonly maxAge?: number;
}

/** What came of looking at the links of a document. Findings say it in detail. */
export interface CheckLinksResult extends Omit<LinkCounts, 'checkedAt'> {
  /** When the oldest of this was found out: a moment as `2025-06-04T12:00:00.000Z`. */
  readonly checkedAt?: string;
  readonly cancelled: boolean;
}

/** Client to server: looks at the links of an open document. It goes to the network; somebody has asked for it. */
export const checkLinksRequest = new RequestType<CheckLinksParams, CheckLinksResult, void>('twir/checkLinks');

/** Asks what can be said of a link without its site. */
export interface LinkProposalParams {
  readonly uri: string;
  /** Without one, the address that stands at the range. */
  readonly url?: string;
  readonly title?: string;
  /** What the page says of its language: `es`. */
  readonly language?: string;
  /** The cursor, or the selection. */
  readonly range?: Range;
}

/** What draft and earlier issues say of a link that somebody wants to insert. */
export interface LinkProposalResult {
  readonly version: number;
  /** Clean: without tracking, redirects, short forms; empty when there is none. */
  readonly url: string;
  /** As given, or selected, or guessed from the address; in Markdown. Empty when nothing tells. */
  readonly title: string;
  readonly titleGuessed: boolean;
  /** In their order; `why` completes the sentence "because …". */
  readonly prefixes: readonly { readonly word: string; readonly why: string }[];
  /** Entries of the same page: those of the draft, and the last of the earlier issues (which has a `uri`). */
  readonly seen: readonly {
    readonly uri?: string;
    readonly line: number;
    readonly title: string;
    /** A sentence: `Already in issue 643 (2025-11-05), under Observations/Thoughts.` */
    readonly message: string;
  }[];
  /** Where it could go, the likeliest first; without earlier issues in the order of publication, and without shares. */
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    /** From 0 to 1. */
    readonly share?: number | undefined;
    /** Whether its heading is there; it is made when it is not. */
    readonly exists: boolean;
    /** Whether the range is in it. */
    readonly current: boolean;
  }[];
  /** `[video] [Title](https://…)`, as the site will print it. */
  readonly entry: string;
  /** What the range is for a link: a bare address, a selected text, an entry that is empty, an empty line. */
  readonly place?:
    | {
        readonly kind: 'address' | 'selection' | 'hole' | 'line';
        /** Whether it is, or becomes, an entry of the community's sections: such may have prefixes, and go elsewhere. */
        readonly isEntry: boolean;
      }
    | undefined;
  /** What a URL becomes that is pasted over the range: a snippet with the title as its tab stop. */
  readonly paste?: { readonly asEntry: boolean; readonly snippet: string } | undefined;
}

/** Client to server: everything that can be said of a link without asking its site. */
export const linkProposalRequest = new RequestType<LinkProposalParams, LinkProposalResult, void>('twir/linkProposal');

/** A link to insert. */
export interface InsertLinkEntryParams {
  readonly uri: string;
  readonly url: string;
  readonly title: string;
  /** Without brackets; those that are proposed unless said otherwise. */
  readonly prefixes?: readonly string[];
  /** The id of the section; without it, the link goes to the range. */
  readonly section?: string;
  /** The cursor, or the selection: an empty entry there gives way. */
  readonly range?: Range;
}

/** Client to server: the edits that insert a link, as an entry under a section or at the cursor. An error says why not. */
export const insertLinkEntryRequest = new RequestType<InsertLinkEntryParams, Edited, void>('twir/insertLinkEntry');
