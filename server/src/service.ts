/** The core's one face: what hosts and protocols may ask. Pure but for its caches; see {@link createService}. */
import type { Archive } from './archive/index.ts';
import { createArchiveStore, type FileHost } from './archive/store.ts';
import type { Draft } from './draft/model.ts';
import { parseDraft } from './draft/parse.ts';
import { type DocumentKind, pathParts, recognise } from './draft/recognise.ts';
import { type Completion, complete } from './features/completion.ts';
import { type EventInput, type EventInsertion, insertEvent } from './features/insertEvent.ts';
import { type LinkInsertion, linkInsertion } from './features/insertLink.ts';
import { type OutlineNode, outline } from './features/symbols.ts';
import { createInlineParser } from './markdown/inline.ts';
import type { Finding, Fix, Rule } from './rules/define.ts';
import { automaticFix, checkDraft, type FixAllResult, fixAll } from './rules/engine.ts';
import { RULES } from './rules/registry.generated.ts';
import type { Settings } from './settings.ts';
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
  /** The parsed draft of a text: one parse a version. */
  draft(source: Source): Draft;
  /**
   * All findings, in the order of the text, with what is known of the archive by now.
   * {@link prepare} first, and they are complete.
   */
  findings(source: Source, settings: Settings): readonly Finding[];
  /** Whether {@link findings} has all it needs. */
  isPrepared(source: Source, settings: Settings): boolean;
  /** Reads what the findings of a document depend on beside its text: the earlier issues. Never rejects. */
  prepare(source: Source, settings: Settings): Promise<void>;
  /** A file on disk has changed. @returns Whether findings may change with it. */
  fileChanged(uri: string): boolean;
  /**
   * Mends all that can be mended without asking, to a fixed point.
   *
   * @param options.rule Mend findings of this rule alone.
   * @param options.unsafe Apply preferred fixes that lose or reword something, too.
   */
  fixAll(
    source: Source,
    settings: Settings,
    options?: { readonly rule?: string; readonly unsafe?: boolean },
  ): FixAllResult;
  complete(source: Source, offset: number): readonly Completion[];
  symbols(source: Source): readonly OutlineNode[];
  linkInsertion(source: Source, at: Span): LinkInsertion | undefined;
  insertEvent(source: Source, event: EventInput): readonly EventInsertion[];
  /** Forgets what was kept for a document. */
  close(uri: string): void;
}

/** A longer text is no draft: the largest issue has 41 kB. It is recognised, said so, and otherwise left alone. */
export const LONGEST_DRAFT = 2_000_000;

interface Kept {
  readonly version: number;
  readonly text: string;
  readonly draft: Draft;
  findings:
    | { readonly settings: Settings; readonly archive: Archive | undefined; readonly list: readonly Finding[] }
    | undefined;
}

/** Makes the service. Its caches hold one parse for each document asked about until {@link Service.close}. */
export function createService(host: Host): Service {
  const parser = createInlineParser();
  const kept = new Map<string, Kept>();
  const archives = host.files && createArchiveStore(host.files);
  const archiveOf = (source: Source, settings: Settings): Archive | undefined => {
    const { date } = keep(source).draft;
    return date && archives?.peek(source.uri, date, settings.archiveIssues);
  };

  const keep = (source: Source): Kept => {
    const known = kept.get(source.uri);
    if (known && known.version === source.version && known.text === source.text) return known;
    const fresh: Kept = {
      version: source.version,
      text: source.text,
      draft: parseDraft(source.text, { fileName: pathParts(source.uri).name, parser }),
      findings: undefined,
    };
    kept.set(source.uri, fresh);
    return fresh;
  };

  const check = (draft: Draft, settings: Settings, archive: Archive | undefined): readonly Finding[] =>
    checkDraft(draft, RULES, {
      archive,
      rules: settings.rules,
      audience: settings.audience,
      onRuleError: (rule, error) =>
        host.log(`rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    });

  const service: Service = {
    rules: RULES,
    kindOf: ({ uri, text }) => recognise(uri, text),
    draft: (source) => keep(source).draft,
    findings(source, settings) {
      if (source.text.length > LONGEST_DRAFT) return [tooLong(source.text.length)];
      const entry = keep(source);
      const archive = archiveOf(source, settings);
      if (entry.findings?.settings !== settings || entry.findings.archive !== archive) {
        entry.findings = { settings, archive, list: check(entry.draft, settings, archive) };
      }
      return entry.findings.list;
    },
    isPrepared(source, settings) {
      if (!archives || settings.archiveIssues <= 0 || source.text.length > LONGEST_DRAFT) return true;
      return keep(source).draft.date === undefined || archiveOf(source, settings) !== undefined;
    },
    async prepare(source, settings) {
      if (service.isPrepared(source, settings)) return;
      const { date } = keep(source).draft;
      try {
        if (date) await archives?.load(source.uri, date, settings.archiveIssues);
      } catch (error) {
        host.log(`the earlier issues could not be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    fileChanged: (uri) => archives?.invalidate(uri) ?? false,
    fixAll(source, settings, { rule, unsafe } = {}) {
      if (source.text.length > LONGEST_DRAFT) return { edits: [], text: source.text, fixed: new Map() };
      const { fileName } = keep(source).draft;
      const archive = archiveOf(source, settings);
      const pick = (finding: Finding): Fix | undefined =>
        rule !== undefined && finding.rule !== rule
          ? undefined
          : (automaticFix(finding) ?? (unsafe ? finding.fixes[0] : undefined));
      return fixAll(source.text, (text) => check(parseDraft(text, { fileName, parser }), settings, archive), pick);
    },
    complete: (source, offset) => (source.text.length > LONGEST_DRAFT ? [] : complete(keep(source).draft, offset)),
    symbols: (source) => (source.text.length > LONGEST_DRAFT ? [] : outline(keep(source).draft)),
    linkInsertion: (source, at) => linkInsertion(keep(source).draft, at),
    insertEvent: (source, event) => insertEvent(keep(source).draft, event),
    close: (uri) => void kept.delete(uri),
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
