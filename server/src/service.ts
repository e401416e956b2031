/** The core's one face: what hosts and protocols may ask. Pure but for its caches; see {@link createService}. */
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
}

export interface Service {
  readonly rules: readonly Rule[];
  /** What a document is to this newsletter; `undefined` for all that is left alone. */
  kindOf(source: Source): DocumentKind | undefined;
  /** The parsed draft of a text: one parse a version. */
  draft(source: Source): Draft;
  /** All findings, in the order of the text. */
  findings(source: Source, settings: Settings): readonly Finding[];
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
  findings: { readonly settings: Settings; readonly list: readonly Finding[] } | undefined;
}

/** Makes the service. Its caches hold one parse for each document asked about until {@link Service.close}. */
export function createService(host: Host): Service {
  const parser = createInlineParser();
  const kept = new Map<string, Kept>();

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

  const check = (draft: Draft, settings: Settings): readonly Finding[] =>
    checkDraft(draft, RULES, {
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
      if (entry.findings?.settings !== settings) entry.findings = { settings, list: check(entry.draft, settings) };
      return entry.findings.list;
    },
    fixAll(source, settings, { rule, unsafe } = {}) {
      if (source.text.length > LONGEST_DRAFT) return { edits: [], text: source.text, fixed: new Map() };
      const { fileName } = keep(source).draft;
      const pick = (finding: Finding): Fix | undefined =>
        rule !== undefined && finding.rule !== rule
          ? undefined
          : (automaticFix(finding) ?? (unsafe ? finding.fixes[0] : undefined));
      return fixAll(source.text, (text) => check(parseDraft(text, { fileName, parser }), settings), pick);
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
