/** The core's one face: what hosts and protocols may ask. Pure but for its caches; see {@link createService}. */

import type { FileHost } from './archive/fileHost.ts';
import type { Archive } from './archive/index.ts';
import { type Chores, createChores } from './chores/index.ts';
import { type EventInput, type EventInsertion, insertEvent } from './chores/insertEvent.ts';
import type { RepositoryFile } from './config/repositoryFile.ts';
import { createSurroundings } from './config/surroundings.ts';
import type { DocumentKind, Draft } from './draft/model.ts';
import { recognise } from './draft/recognise.ts';
import { createDraftStore, isTooLong } from './draft/store.ts';
import { type CompletionList, complete } from './features/completion/index.ts';
import { type ShownDifference, shownDifferences } from './features/differences.ts';
import { type KnownOrganiser, knownOrganisers } from './features/knownOrganisers.ts';
import {
  insertLink,
  type LinkInserted,
  type LinkInsertion,
  type LinkProposal,
  type LinkQuestion,
  type LinkToInsert,
  linkInsertion,
  proposeLink,
} from './features/linkEntry/index.ts';
import { createReading, type Reading } from './features/reading.ts';
import { type OutlineNode, outline } from './features/symbols.ts';
import { renderGithub } from './github/render.ts';
import {
  countLinks,
  createLinkBook,
  type LinkCounts,
  type LinkResult,
  type LinkResults,
  type LinkToCheck,
  linksToCheck,
} from './linkCheck/index.ts';
import type { Finding, Rule } from './rules/define.ts';
import { automaticFix, checkDraft, type FixAllResult } from './rules/engine.ts';
import { fixWithin } from './rules/fixWithin.ts';
import type { IgnoreEntry } from './rules/ignores.ts';
import { RULES } from './rules/registry.generated.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { renderSite } from './site/index.ts';
import type { Source } from './text/source.ts';
import type { Span } from './text/span.ts';

export { LONGEST_DRAFT } from './draft/store.ts';
export type { Source } from './text/source.ts';

/** What the core needs of the world it runs in. */
export interface Host {
  /** For the log: mistakes of our own, never of the text. */
  log(message: string): void;
  /** How to read the issues beside a draft; without it there is no archive. */
  readonly files?: FileHost | undefined;
}

/** What may be asked of the core. Offsets are UTF-16 units of the source's text; lines are counted from zero. */
export interface Service {
  readonly rules: readonly Rule[];
  /** What a document is to this newsletter; `undefined` for all that is left alone. */
  kindOf(source: Source): DocumentKind | undefined;
  /** The parsed draft of a text: one parse a version. One longer than {@link LONGEST_DRAFT} is read as if it were empty. */
  draft(source: Source): Draft;
  /**
   * All findings, in the order of the text, with what is known of the archive by now.
   * {@link prepare} first, and they are complete.
   */
  findings(source: Source, settings: Settings): readonly Finding[];
  /** Entries of `ignore` in `twir.json` for this issue that ignored nothing, as of the last {@link findings}. */
  unusedIgnores(source: Source, settings: Settings): readonly IgnoreEntry[];
  /** Reads `twir.json` and the template of a document's repository, if that is not done yet. Never rejects. */
  configure(source: Source): Promise<RepositoryFile>;
  /** `twir.json` of a document's repository, as far as it is read. */
  repositoryFile(source: Source): RepositoryFile;
  /** Whether {@link findings} has all it needs. */
  isPrepared(source: Source, settings: Settings): boolean;
  /** Reads what the findings of a document depend on beside its text: the earlier issues. Never rejects. */
  prepare(source: Source, settings: Settings): Promise<void>;
  /** The earlier issues of a document, as far as they are read: {@link prepare} first. */
  archive(source: Source, settings: Settings): Archive | undefined;
  /** The text of a file that was read beside the documents and that answers may point into: `twir.json`. */
  textOf(uri: string): string | undefined;
  /** A file on disk has changed. @returns Whether findings may change with it. */
  fileChanged(uri: string): boolean;
  /**
   * Mends all that can be mended without asking, to a fixed point.
   *
   * @param options.rule Mend findings of this rule alone.
   * @param options.unsafe Apply preferred fixes that lose or reword something, too.
   * @param options.within Mend what begins within a span, by fixes that stay within it.
   */
  fixAll(
    source: Source,
    settings: Settings,
    options?: { readonly rule?: string; readonly unsafe?: boolean; readonly within?: Span },
  ): FixAllResult;
  /** What can stand at a place, the likeliest first, with what is known of the archive and of the template by now. */
  complete(source: Source, settings: Settings, offset: number): CompletionList;
  /** What is known of a place, where else it stands, what can be folded. */
  readonly reading: Reading;
  symbols(source: Source): readonly OutlineNode[];
  /** The edit that makes a link at a place without a question. */
  linkInsertion(source: Source, settings: Settings, at: Span): LinkInsertion | undefined;
  /** What draft and archive, as far as it is read, say of a link that somebody wants to insert. */
  linkProposal(source: Source, settings: Settings, question: LinkQuestion): LinkProposal;
  /** Inserts a link: at the cursor, or as an entry under a section. */
  insertLink(source: Source, settings: Settings, link: LinkToInsert): LinkInserted;
  /** The organisers that draft and archive, as far as it is read, know: the likeliest to hold a new event first. */
  organisers(source: Source, settings: Settings): readonly KnownOrganiser[];
  insertEvent(source: Source, event: EventInput): readonly EventInsertion[];
  /**
   * A document as the site prints it, or as GitHub shows it: HTML, each block with the line that it begins in, from zero, as
   * `data-line`. Raw HTML goes through. Empty for a text that is too long.
   */
  render(source: Source, as: Renderer, options?: { readonly lines?: boolean }): string;
  /** Where the two differ, in the order of the text. */
  differences(source: Source): readonly ShownDifference[];
  /** What the editors do every week, each in one step. */
  readonly chores: Chores;
  /** The links of a document that can be looked at, each address once. */
  linksOf(source: Source): readonly LinkToCheck[];
  /** What is known of links; `undefined` while nobody has had any looked at. */
  linkResults(): LinkResults | undefined;
  /** What is known of the links of a document, in numbers. */
  linkCounts(source: Source): LinkCounts;
  /** Takes in what came of looking at links: findings speak of it from then on. */
  noteLinks(results: Iterable<LinkResult>): void;
  /** Forgets what was kept for a document. */
  close(uri: string): void;
}

/** Whose picture of a draft. */
export type Renderer = 'site' | 'github';

/** What the rules have found in a draft, and with what. */
interface Judged {
  readonly draft: Draft;
  readonly settings: Settings;
  readonly archive: Archive | undefined;
  readonly links: LinkResults | undefined;
  readonly list: readonly Finding[];
  readonly unused: readonly IgnoreEntry[];
}

/** Makes the service. Its caches hold one parse for each document asked about until {@link Service.close}. */
export function createService(host: Host): Service {
  const log = (message: string): void => host.log(message);
  const drafts = createDraftStore();
  const beside = createSurroundings(host.files, new Set(RULES.map(({ id }) => id)), log);
  const linkBook = createLinkBook();
  const judgements = new Map<string, Judged>();

  const settingsFor = ({ uri }: Source, user: Settings): Settings => beside.settings(uri, user);
  const archiveFor = (source: Source, user: Settings): Archive | undefined =>
    beside.archive(source.uri, drafts.of(source), settingsFor(source, user));

  const check = (
    draft: Draft,
    settings: Settings,
    archive: Archive | undefined,
    onUnusedEntries?: (entries: readonly IgnoreEntry[]) => void,
  ): readonly Finding[] =>
    checkDraft(draft, RULES, {
      archive,
      links: linkBook.results,
      rules: settings.rules,
      audience: settings.audience,
      ignore: settings.ignore,
      options: settings,
      onRuleError: (rule, error) =>
        log(`rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      ...(onUnusedEntries ? { onUnusedEntries } : {}),
    });

  /** Judged anew only when something has changed: the text, the settings, what is known of earlier issues and of links. */
  const judged = (source: Source, user: Settings): Judged => {
    const draft = drafts.of(source);
    const settings = settingsFor(source, user);
    const archive = beside.archive(source.uri, draft, settings);
    const links = linkBook.results;
    const known = judgements.get(source.uri);
    if (known?.draft === draft && known.settings === settings && known.archive === archive && known.links === links)
      return known;
    let unused: readonly IgnoreEntry[] = [];
    const list = check(draft, settings, archive, (entries) => {
      unused = entries;
    });
    const fresh: Judged = { draft, settings, archive, links, list, unused };
    judgements.set(source.uri, fresh);
    return fresh;
  };

  const findings: Service['findings'] = (source, user) =>
    isTooLong(source) ? [tooLong(source.text.length)] : judged(source, user).list;

  const service: Service = {
    rules: RULES,
    chores: createChores({
      draft: drafts.of,
      parse: (text, fileName) => drafts.parse(text, { fileName }),
      findings,
      settings: settingsFor,
      links: () => linkBook.results,
    }),
    reading: createReading(
      { rules: RULES, draft: drafts.of, findings, archive: archiveFor, settings: settingsFor },
      DEFAULT_SETTINGS,
    ),
    kindOf: ({ uri, text }) => recognise(uri, text),
    draft: drafts.of,
    findings,
    unusedIgnores: (source, user) => (isTooLong(source) ? [] : judged(source, user).unused),
    configure: ({ uri }) => beside.configure(uri),
    repositoryFile: ({ uri }) => beside.repositoryFile(uri),
    isPrepared: (source, user) =>
      isTooLong(source) || beside.hasArchive(source.uri, drafts.of(source), settingsFor(source, user)),
    async prepare(source, user) {
      const settings = (await beside.configure(source.uri)).over(user);
      if (!service.isPrepared(source, user)) await beside.loadArchive(source.uri, drafts.of(source), settings);
    },
    archive: archiveFor,
    textOf: (uri) => beside.textOf(uri),
    fileChanged: (uri) => beside.fileChanged(uri),
    fixAll(source, user, { rule, unsafe, within = { start: 0, end: source.text.length } } = {}) {
      if (isTooLong(source)) return { edits: [], text: source.text, fixed: new Map() };
      const draft = drafts.of(source);
      const { fileName, kind } = draft;
      const settings = settingsFor(source, user);
      const archive = beside.archive(source.uri, draft, settings);
      return fixWithin(
        source.text,
        within,
        (text) => check(drafts.parse(text, { fileName, kind }), settings, archive),
        (finding) =>
          rule !== undefined && finding.rule !== rule
            ? undefined
            : (automaticFix(finding) ??
              (unsafe ? finding.fixes.find(({ preferred }) => preferred !== false) : undefined)),
      );
    },
    complete(source, user, offset) {
      if (isTooLong(source)) return { items: [], incomplete: false };
      const draft = drafts.of(source);
      const options = settingsFor(source, user);
      const archive = beside.archive(source.uri, draft, options);
      return complete(draft, offset, { archive, template: beside.template(source.uri), options });
    },
    symbols: (source) => (isTooLong(source) ? [] : outline(drafts.of(source))),
    linkInsertion: (source, user, at) => linkInsertion(drafts.of(source), archiveFor(source, user), at),
    linkProposal: (source, user, question) => proposeLink(drafts.of(source), archiveFor(source, user), question),
    insertLink: (source, user, link) =>
      isTooLong(source)
        ? { refused: 'This text is too long to be a draft: nothing is inserted.' }
        : insertLink(drafts.of(source), archiveFor(source, user), link),
    render(source, as, options = {}) {
      if (isTooLong(source)) return '';
      return as === 'site' ? renderSite(source.text, options) : renderGithub(source.text, options);
    },
    differences: (source) => shownDifferences(drafts.of(source)),
    organisers: (source, user) =>
      isTooLong(source) ? [] : knownOrganisers(drafts.of(source), archiveFor(source, user), settingsFor(source, user)),
    insertEvent: (source, event) => insertEvent(drafts.of(source), event),
    linksOf: (source) => (isTooLong(source) ? [] : linksToCheck(drafts.of(source))),
    linkResults: () => linkBook.results,
    linkCounts: (source) => countLinks(service.linksOf(source), linkBook.results),
    noteLinks: (results) => linkBook.note(results),
    close(uri) {
      drafts.close(uri);
      judgements.delete(uri);
    },
  };
  return Object.freeze(service);
}

function tooLong(length: number): Finding {
  return {
    rule: 'text-too-long',
    severity: 'information',
    span: { start: 0, end: 0 },
    message: `This text has ${length} characters, far more than an issue of the newsletter; it is not checked.`,
    fixes: [],
    related: [],
    tags: [],
  };
}
