/** The core's one face: what hosts and protocols may ask. Pure but for its caches; see {@link createService}. */
import type { Archive } from './archive/index.ts';
import { createRoots } from './archive/roots.ts';
import { createArchiveStore, type FileHost } from './archive/store.ts';
import { type Chores, createChores } from './chores/index.ts';
import { NO_REPOSITORY_FILE, type RepositoryFile, readRepositoryFile } from './config/repositoryFile.ts';
import { createTemplateStore } from './config/templates.ts';
import { differencesOf } from './difference/index.ts';
import type { IsoDate } from './draft/date.ts';
import type { DocumentKind, Draft } from './draft/model.ts';
import { dateOfFileName, parseDraft } from './draft/parse.ts';
import { pathParts, recognise } from './draft/recognise.ts';
import { type CompletionList, complete } from './features/completion/index.ts';
import { type EventInput, type EventInsertion, insertEvent } from './features/insertEvent.ts';
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
import { createInlineParser } from './markdown/inline.ts';
import { causesOf } from './rules/causes.ts';
import type { Finding, Fix, Rule } from './rules/define.ts';
import { automaticFix, checkDraft, type FixAllResult, fixAll } from './rules/engine.ts';
import type { IgnoreEntry } from './rules/ignores.ts';
import { RULES } from './rules/registry.generated.ts';
import { DEFAULT_SETTINGS, SETTINGS_FILE, type Settings } from './settings.ts';
import { renderSite } from './site/index.ts';
import type { Span } from './text/span.ts';

/** A text in the version that an editor, or a disk, holds. */
export interface Source {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What the core needs of the world it runs in. */
export interface Host {
  /** For the log: mistakes of our own, never of the text. */
  log(message: string): void;
  /** How to read the issues beside a draft; without it there is no archive. */
  readonly files?: FileHost | undefined;
}

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

/** Lines that the site shows otherwise than GitHub. */
export interface ShownDifference {
  /** Zero-based; the last one included. */
  readonly startLine: number;
  readonly endLine: number;
  /** What readers see. */
  readonly message: string;
  /** The rule that says why. */
  readonly rule: string;
}

/** A longer text is no draft: the largest issue has 41 kB. It is recognised, said so, and otherwise left alone. */
export const LONGEST_DRAFT = 400_000;

interface Kept {
  readonly version: number;
  readonly text: string;
  readonly draft: Draft;
  findings:
    | {
        readonly settings: Settings;
        readonly archive: Archive | undefined;
        readonly links: LinkResults | undefined;
        readonly list: readonly Finding[];
        readonly unused: readonly IgnoreEntry[];
      }
    | undefined;
}

/** Makes the service. Its caches hold one parse for each document asked about until {@link Service.close}. */
export function createService(host: Host): Service {
  const parser = createInlineParser();
  const kept = new Map<string, Kept>();
  const roots = createRoots(host.files);
  const archives = host.files && createArchiveStore(host.files, roots.of);
  const knownRules = new Set(RULES.map(({ id }) => id));
  const linkBook = createLinkBook();
  /** By the address of the file. */
  const repositoryFiles = new Map<string, RepositoryFile | Promise<RepositoryFile>>();
  const templates = createTemplateStore(host.files, (message) => host.log(message));

  const keep = (source: Source): Kept => {
    const known = kept.get(source.uri);
    if (known && known.version === source.version && known.text === source.text) return known;
    const fresh: Kept = {
      version: source.version,
      text: source.text,
      // A text that is too long has nothing to it: whoever asks, of whatever feature, is not made to wait for a parse.
      draft: parseDraft(isTooLong(source) ? '' : source.text, {
        fileName: pathParts(source.uri).name,
        kind: recognise(source.uri, source.text),
        parser,
      }),
      findings: undefined,
    };
    kept.set(source.uri, fresh);
    return fresh;
  };

  const repositoryFileOf = (source: Source): RepositoryFile => {
    const uri = settingsFileIn(roots.of(source.uri));
    const known = uri === undefined ? undefined : repositoryFiles.get(uri);
    return known instanceof Promise || known === undefined ? NO_REPOSITORY_FILE : known;
  };

  /** Up to which date the archive of a document goes: an issue whose own date is wrong must not meet itself there. */
  const archiveDate = (source: Source): IsoDate | undefined => {
    const { date, fileName } = keep(source).draft;
    const named = dateOfFileName(fileName);
    return date && named && named < date ? named : date;
  };

  const archiveOf = (source: Source, settings: Settings): Archive | undefined => {
    const date = archiveDate(source);
    return date && archives?.peek(source.uri, date, settings.archiveIssues);
  };

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
        host.log(`rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      ...(onUnusedEntries ? { onUnusedEntries } : {}),
    });

  const judged = (source: Source, user: Settings): NonNullable<Kept['findings']> => {
    const entry = keep(source);
    const settings = repositoryFileOf(source).over(user);
    const archive = archiveOf(source, settings);
    const links = linkBook.results;
    const known = entry.findings;
    if (known?.settings !== settings || known.archive !== archive || known.links !== links) {
      let unused: readonly IgnoreEntry[] = [];
      const list = check(entry.draft, settings, archive, (entries) => {
        unused = entries;
      });
      entry.findings = { settings, archive, links, list, unused };
      return entry.findings;
    }
    return known;
  };

  const chores = createChores({
    draft: (source) => keep(source).draft,
    parse: (text, fileName) => parseDraft(text, { fileName, parser }),
    findings: (source, user) => service.findings(source, user),
    settings: (source, user) => repositoryFileOf(source).over(user),
    links: () => linkBook.results,
  });

  const reading = createReading(
    {
      rules: RULES,
      draft: (source) => keep(source).draft,
      findings: (source, user) => service.findings(source, user),
      archive: (source, user) => archiveOf(source, repositoryFileOf(source).over(user)),
      settings: (source, user) => repositoryFileOf(source).over(user),
    },
    DEFAULT_SETTINGS,
  );

  const service: Service = {
    rules: RULES,
    chores,
    reading,
    kindOf: ({ uri, text }) => recognise(uri, text),
    draft: (source) => keep(source).draft,
    findings: (source, user) => (isTooLong(source) ? [tooLong(source.text.length)] : judged(source, user).list),
    unusedIgnores: (source, user) => (isTooLong(source) ? [] : judged(source, user).unused),
    async configure(source) {
      const root = await roots.find(source.uri);
      const template = templates.load(root);
      const uri = settingsFileIn(root);
      if (uri === undefined || !host.files) return NO_REPOSITORY_FILE;
      let known = repositoryFiles.get(uri);
      if (!known) {
        known = host.files.readFile(uri).then(
          (text) => readRepositoryFile(uri, text, knownRules),
          (error: unknown) => {
            host.log(`${uri} could not be read: ${String(error)}`);
            return NO_REPOSITORY_FILE;
          },
        );
        repositoryFiles.set(uri, known);
      }
      const file = await known;
      // Unless it changed while it was read.
      if (repositoryFiles.get(uri) === known) repositoryFiles.set(uri, file);
      await template;
      return file;
    },
    repositoryFile: repositoryFileOf,
    isPrepared(source, user) {
      const { archiveIssues } = repositoryFileOf(source).over(user);
      if (!archives || archiveIssues <= 0 || isTooLong(source)) return true;
      return (
        keep(source).draft.date === undefined || archiveOf(source, repositoryFileOf(source).over(user)) !== undefined
      );
    },
    async prepare(source, user) {
      const settings = (await service.configure(source)).over(user);
      if (service.isPrepared(source, user)) return;
      const date = archiveDate(source);
      try {
        if (date) await archives?.load(source.uri, date, settings.archiveIssues);
      } catch (error) {
        host.log(`the earlier issues could not be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    archive: (source, user) => archiveOf(source, repositoryFileOf(source).over(user)),
    textOf(uri) {
      const known = repositoryFiles.get(uri);
      return known instanceof Promise ? undefined : known?.text;
    },
    fileChanged(uri) {
      const isSettings = repositoryFiles.delete(uri);
      templates.invalidate(uri);
      return (archives?.invalidate(uri) ?? false) || isSettings;
    },
    fixAll(source, user, { rule, unsafe, within = { start: 0, end: source.text.length } } = {}) {
      if (isTooLong(source)) return { edits: [], text: source.text, fixed: new Map() };
      // Behind the span nothing changes: it ends as far from the text's end as it did.
      const behind = source.text.length - within.end;
      let { length } = source.text;
      const isWithin = ({ start, end }: Span): boolean => start >= within.start && end <= length - behind;
      const { fileName, kind } = keep(source).draft;
      const settings = repositoryFileOf(source).over(user);
      const archive = archiveOf(source, settings);
      const pick = (finding: Finding): Fix | undefined =>
        rule !== undefined && finding.rule !== rule
          ? undefined
          : (automaticFix(finding) ?? (unsafe ? finding.fixes[0] : undefined));
      return fixAll(
        source.text,
        (text) => {
          length = text.length;
          return check(parseDraft(text, { fileName, kind, parser }), settings, archive);
        },
        (finding) => {
          const { start } = finding.span;
          const fix = isWithin({ start, end: start }) ? pick(finding) : undefined;
          return fix?.edits.every(isWithin) ? fix : undefined;
        },
      );
    },
    complete(source, user, offset) {
      if (isTooLong(source)) return { items: [], incomplete: false };
      const options = repositoryFileOf(source).over(user);
      const archive = archiveOf(source, options);
      return complete(keep(source).draft, offset, { archive, template: templates.peek(roots.of(source.uri)), options });
    },
    symbols: (source) => (isTooLong(source) ? [] : outline(keep(source).draft)),
    linkInsertion: (source, user, at) =>
      linkInsertion(keep(source).draft, archiveOf(source, repositoryFileOf(source).over(user)), at),
    linkProposal: (source, user, question) =>
      proposeLink(keep(source).draft, archiveOf(source, repositoryFileOf(source).over(user)), question),
    insertLink: (source, user, link) =>
      isTooLong(source)
        ? { refused: 'This text is too long to be a draft: nothing is inserted.' }
        : insertLink(keep(source).draft, archiveOf(source, repositoryFileOf(source).over(user)), link),
    render(source, as, options = {}) {
      if (isTooLong(source)) return '';
      return as === 'site' ? renderSite(source.text, options) : renderGithub(source.text, options);
    },
    differences(source) {
      const { draft } = keep(source);
      const found = differencesOf(draft);
      if (!found.length) return [];
      const causeOf = causesOf(draft);
      return found.map(({ line, lastLine, message }) => ({
        startLine: line,
        endLine: lastLine,
        message,
        rule: causeOf(line, lastLine) ?? 'site-differs',
      }));
    },
    insertEvent: (source, event) => insertEvent(keep(source).draft, event),
    linksOf: (source) => (isTooLong(source) ? [] : linksToCheck(keep(source).draft)),
    linkResults: () => linkBook.results,
    linkCounts: (source) => countLinks(service.linksOf(source), linkBook.results),
    noteLinks: (results) => linkBook.note(results),
    close: (uri) => void kept.delete(uri),
  };
  return Object.freeze(service);
}

/** Where a repository keeps its settings. */
function settingsFileIn(root: string | undefined): string | undefined {
  return root === undefined ? undefined : `${root}/${SETTINGS_FILE}`;
}

const isTooLong = ({ text }: Source): boolean => text.length > LONGEST_DRAFT;

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
