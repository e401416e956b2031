import { describe, expect, it } from 'vitest';
import type { Archive } from '../../server/src/archive/index.ts';
import type { SectionId } from '../../server/src/draft/headings.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { DEFAULT_OPTIONS, type Finding, type Rule, type RuleExample } from '../../server/src/rules/define.ts';
import { automaticFix, checkDraft, fixAll, preferredFix } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { earlierIssue } from '../support/earlierIssue.ts';
import { EXAMPLE_DATE, exampleDraft } from '../support/exampleDraft.ts';
import { lookedUp } from '../support/lookedUp.ts';

const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
const check = (
  text: string,
  rules: readonly Rule[],
  archive?: Archive,
  { date = EXAMPLE_DATE, kind, options, looked }: Pick<RuleExample, 'date' | 'kind' | 'options' | 'looked'> = {},
): readonly Finding[] =>
  checkDraft(parseDraft(text, { fileName: `${date}-this-week-in-rust.md`, kind }), rules, {
    archive,
    links: looked && lookedUp(looked),
    // What contributors alone are shown is to be seen here, too.
    audience: rules.every(({ audience }) => audience === 'contributor') ? 'contributor' : 'any',
    options: { ...DEFAULT_OPTIONS, ...options },
    onRuleError: (_, error) => {
      throw error;
    },
  });
const show = (findings: readonly Finding[]): string[] => findings.map(({ rule, message }) => `${rule}: ${message}`);

/** The text that stands in the example's place after `text` was changed elsewhere, too, perhaps: only the place counts. */
function around(
  place: SectionId | 'document' | undefined,
  text: string,
  date?: string,
): { whole: string; offset: number } {
  const { text: whole, offset } = exampleDraft(text, place, date);
  return { whole, offset };
}

it('the draft that examples stand in is faultless', () => {
  expect(show(check(exampleDraft('* [A title](https://example.org/a)').text, RULES))).toEqual([]);
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has an example', () => expect(rule.docs.examples.length).toBeGreaterThan(0));

  it.each(rule.docs.examples.map((example) => [example.bad.slice(0, 100), example] as const))(
    'finds %j',
    (_, example) => {
      const { whole, offset } = around(example.in, example.bad, example.date);
      const earlier = example.earlier === undefined ? undefined : earlierIssue(example.earlier, example.in);
      const run = (text: string, rules: readonly Rule[]): readonly Finding[] => check(text, rules, earlier, example);
      const own = run(whole, [rule]);
      expect(own.length).toBeGreaterThan(0);
      for (const { span, message } of own) {
        expect(span.start).toBeGreaterThanOrEqual(example.kind ? 0 : Math.max(0, offset - 200));
        expect(span.end).toBeLessThanOrEqual(whole.length);
        expect(message).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(run(crlf(whole), [rule]).length).toBe(own.length);
      if (example.good === undefined) return;
      const expected = around(example.in, example.good, example.date).whole;
      const pick = example.unsafe ? (finding: Finding) => preferredFix(finding) ?? finding.fixes[0] : automaticFix;
      expect(fixAll(whole, (text) => run(text, [rule]), pick).text).toBe(expected);
      expect(fixAll(crlf(whole), (text) => run(text, [rule]), pick).text).toBe(crlf(expected));
      expect(show(run(expected, [rule]))).toEqual([]);
      if (example.unsafe) return;
      // With all rules at work the mended text must hold, too.
      expect(
        show(run(expected, RULES).filter(({ severity }) => severity === 'error' || severity === 'warning')),
      ).toEqual([]);
    },
  );

  const silent = (rule.docs.silent ?? []).map((row) => [row.text.slice(0, 100), row] as const);
  if (silent.length) {
    it.each(silent)('is silent on %j', (_, row) => {
      const earlier = row.earlier === undefined ? undefined : earlierIssue(row.earlier, row.in);
      expect(show(check(around(row.in, row.text).whole, [rule], earlier))).toEqual([]);
    });
  }

  it('has a stable id of its own', () => expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/));
});
