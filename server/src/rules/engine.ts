import type { Archive } from '../archive/index.ts';
import type { DocumentKind, Draft } from '../draft/model.ts';
import type { LinkResults } from '../linkCheck/model.ts';
import { applyEdits, EditSet, EditTrail, isNoop, sortEdits, type TextEdit } from '../text/edit.ts';
import { withEol } from '../text/lines.ts';
import {
  type Audience,
  DEFAULT_OPTIONS,
  type Finding,
  type Fix,
  isLoud,
  type Rule,
  type RuleContext,
  type RuleOptions,
  type Severity,
} from './define.ts';
import { createSieve, type IgnoreEntry } from './ignores.ts';

/** How a rule is set: a severity of the user's own, or `off`. */
export type RuleSetting = Severity | 'off';

/** What findings depend on beside the text. */
export interface CheckOptions {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Whose findings to show; by default an editor's. */
  readonly audience?: Audience;
  readonly options?: RuleOptions;
  /** What the repository lets be. */
  readonly ignore?: readonly IgnoreEntry[];
  /** The earlier issues, once they are read. */
  readonly archive?: Archive | undefined;
  /** What is known of links that somebody has had looked at. */
  readonly links?: LinkResults | undefined;
  /** Told of a rule that threw: the others still run. */
  readonly onRuleError?: (rule: string, error: unknown) => void;
  /** Told of the entries of {@link ignore} for this issue that ignored nothing. */
  readonly onUnusedEntries?: (entries: readonly IgnoreEntry[]) => void;
}

/**
 * Runs rules over a draft.
 *
 * @returns Findings in the order of the text; in one place, the order of severity, then of rules.
 */
export function checkDraft(draft: Draft, rules: readonly Rule[], options: CheckOptions = {}): readonly Finding[] {
  const findings: Finding[] = [];
  const sieve = createSieve(draft, options.ignore ?? []);
  const ids = new Set(rules.map(({ id }) => id));
  /** Rules that have looked, with all that they need: of the others nobody knows what they would have found. */
  const ran = new Set<string>();
  const run = (rule: Rule): void => {
    const setting = options.rules?.[rule.id];
    if (!(rule.kinds ?? KINDS).includes(draft.kind)) return;
    if (setting === 'off' || !concerns(rule.audience, options.audience ?? 'any')) return;
    if ((!rule.needsArchive || options.archive) && !rule.needsLinks) ran.add(rule.id);
    const context: RuleContext = {
      archive: options.archive,
      links: options.links,
      options: options.options ?? DEFAULT_OPTIONS,
      unusedIgnores: () => sieve.unused((id) => ids.has(id)).filter(({ rule: id, known }) => !known || ran.has(id)),
      report(report) {
        if (sieve.ignores({ rule: rule.id, span: report.span })) return;
        findings.push({
          ...report,
          rule: rule.id,
          severity: setting ?? stageSeverity(rule, draft, report.severity ?? rule.severity),
          fixes: (report.fixes ?? []).flatMap((fix) => inDocument(draft, fix)),
          related: report.related ?? [],
          tags: report.tags ?? [],
        });
      },
    };
    try {
      rule.check(draft, context);
    } catch (error) {
      // One rule's mistake must not take the others' findings with it.
      options.onRuleError?.(rule.id, error);
    }
  };
  for (const rule of rules) if (!rule.last) run(rule);
  for (const rule of rules) if (rule.last) run(rule);
  options.onUnusedEntries?.(sieve.unusedEntries().filter((entry) => ran.has(entry.rule)));
  const order = { error: 0, warning: 1, information: 2, hint: 3 };
  return findings
    .map((finding, index) => ({ finding, index }))
    .sort(
      (a, b) =>
        a.finding.span.start - b.finding.span.start ||
        order[a.finding.severity] - order[b.finding.severity] ||
        a.index - b.index,
    )
    .map(({ finding }) => finding);
}

/** Editors are shown what concerns anyone and them; contributors, what concerns anyone and them; `any` is an editor's view. */
const concerns = (rule: Audience, shown: Audience): boolean =>
  rule === 'any' || rule === shown || (shown === 'any' && rule === 'editor');

const KINDS: readonly DocumentKind[] = ['draft', 'issue'];

function stageSeverity(rule: Rule, draft: Draft, severity: Severity): Severity {
  return rule.normalWhenFresh && isLoud(severity) && draft.stage !== 'complete' ? 'information' : severity;
}

/** A fix with the document's own line endings; none when it would change nothing. */
function inDocument(draft: Draft, fix: Fix): readonly Fix[] {
  const edits = sortEdits(fix.edits.map((edit) => ({ ...edit, newText: withEol(edit.newText, draft.lines.eol) })));
  if (!edits) throw new RangeError(`the edits of "${fix.title}" overlap`);
  return edits.every((edit) => isNoop(draft.text, edit)) ? [] : [{ ...fix, edits }];
}

/** The fix that "Fix" picks for a finding: the one marked so, else the first safe one. */
export function preferredFix(finding: Finding): Fix | undefined {
  return finding.fixes.find((fix) => fix.preferred) ?? finding.fixes.find((fix) => fix.safe && fix.preferred !== false);
}

/** The fix that runs unasked: the preferred one when it is safe, else the first safe one. */
export function automaticFix(finding: Finding): Fix | undefined {
  const preferred = preferredFix(finding);
  return preferred?.safe ? preferred : finding.fixes.find((fix) => fix.safe);
}

/** What {@link fixAll} did. */
export interface FixAllResult {
  /** Sorted, disjoint, minimal; made for the text that was given. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** How many findings were mended, by rule. */
  readonly fixed: ReadonlyMap<string, number>;
}

/** More rounds than any text needs: fixes of one round may make room for those of the next (a joined line, then its spaces). */
const MOST_ROUNDS = 12;

/**
 * Mends all that can be mended without asking, round after round on a copy, until a fixed point, and gives it as one set
 * of edits.
 *
 * @param text The text to mend.
 * @param check Findings of a text: the same rules and settings in each round.
 * @param pick The fix to apply for a finding; by default {@link automaticFix}.
 */
export function fixAll(
  text: string,
  check: (text: string) => readonly Finding[],
  pick: (finding: Finding) => Fix | undefined = automaticFix,
): FixAllResult {
  const trail = new EditTrail(text);
  const fixed = new Map<string, number>();
  const seen = new Set([text]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const set = new EditSet();
    for (const finding of check(trail.text)) {
      const fix = pick(finding);
      if (!fix || !set.add(fix.edits)) continue;
      fixed.set(finding.rule, (fixed.get(finding.rule) ?? 0) + 1);
    }
    const chosen = set.edits;
    if (!chosen.length) break;
    // Two rules that undo each other would never end: the round that comes back to a known text is not made.
    const next = applyEdits(trail.text, chosen);
    if (seen.has(next)) break;
    seen.add(next);
    trail.apply(chosen);
  }
  return { edits: trail.edits(), text: trail.text, fixed };
}
