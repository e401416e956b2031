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

/** Names of the project's own messages. */
export const methods = {
  /** Request `{ uri }` → {@link DraftStatus}; notification with a {@link DraftStatus} as its parameters. */
  status: 'twir/status',
  /** Request {@link EventRowParams} → {@link EventRowResult}. */
  eventRow: 'twir/eventRow',
  /** Request by the server `{ uri }` → the file's text, or `null`. */
  readFile: 'twir/readFile',
  /** Request by the server `{ uri }` → the names in a folder, folders with a final `/`, or `null`. */
  readFolder: 'twir/readFolder',
} as const;
