/**
 * What client and server say to each other beyond the Language Server Protocol. The shapes are the server's own; of it only
 * types come in, so that nothing here runs and helpers and tests can use it without an editor.
 */
export type { Range as PlainRange, TextEdit as PlainEdit } from 'vscode-languageserver';
export type { EventInput as EventAnswers } from '../../server/src/chores/insertEvent.ts';
export type { KnownOrganiser } from '../../server/src/features/knownOrganisers.ts';
export type {
  CheckLinksResult,
  Checklist,
  ChecklistItem,
  Chore,
  ChoreResult,
  Edited,
  EditorOptions,
  EventRowParams,
  EventRowResult,
  FetchTitleParams,
  FetchTitleResult,
  ImportResult,
  InsertLinkEntryParams,
  LinkProposalParams,
  LinkProposalResult,
  NewDraftParams,
  NewDraftResult,
  PageTitleResult,
  PruneCandidates,
  RenderedDraft as RenderResult,
  RenderParams,
  SectionsResult,
  Status as DraftStatus,
} from '../../server/src/lsp/protocol.ts';

import type { EventInput } from '../../server/src/chores/insertEvent.ts';

/** How people can take part in an event. */
export type EventKind = EventInput['kind'];

/** Asks the server. */
export type Ask = <Result>(method: string, params: object) => Promise<Result>;

/** Names of the project's own messages. */
export const methods = {
  /** Request `{ uri }` → {@link DraftStatus}; notification with a {@link DraftStatus} as its parameters. */
  status: 'twir/status',
  /** Request {@link EventRowParams} → {@link EventRowResult}. */
  eventRow: 'twir/eventRow',
  /** Request `{ uri }` → {@link KnownOrganiser}s. */
  organisers: 'twir/organisers',
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
  /** Request `{ uri, text, timeZone? }`, or `{ uri, url, timeZone? }` → {@link ImportResult}. */
  importEvents: 'twir/importEvents',
  /** Request `{ uri, events }` → {@link Edited}. */
  insertEvents: 'twir/insertEvents',
  /** Request `{ uri, text }` → {@link SectionsResult}. */
  pasteSections: 'twir/pasteSections',
  /** Request `{ uri, token?, api? }` → {@link SectionsResult}. */
  updateSections: 'twir/updateSections',
  /** Request `{ uri, titles?, maxAge?, workDoneToken? }` → {@link CheckLinksResult}. */
  checkLinks: 'twir/checkLinks',
  /** Request {@link LinkProposalParams} → {@link LinkProposalResult}. */
  linkProposal: 'twir/linkProposal',
  /** Request {@link InsertLinkEntryParams} → {@link Edited}. */
  insertLinkEntry: 'twir/insertLinkEntry',
  /** Request `{ url }` → {@link PageTitleResult}; it goes to the network. */
  pageTitle: 'twir/pageTitle',
  /** Request {@link FetchTitleParams} → {@link FetchTitleResult}; the server writes the title by itself. */
  fetchTitle: 'twir/fetchTitle',
  /** Notification `{ trusted }`. */
  trust: 'twir/trust',
  /** Request by the server in a worker `{ name }` → the script of a part of it. */
  readPart: 'twir/readPart',
  /** Request by the server `{ uri }` → the file's text, or `null`. */
  readFile: 'twir/readFile',
  /** Request by the server `{ uri }` → the names in a folder, folders with a final `/`, or `null`. */
  readFolder: 'twir/readFolder',
} as const;
