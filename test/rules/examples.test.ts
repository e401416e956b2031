import { describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { type IsoDate, parseIsoDate } from '../../server/src/draft/date.ts';
import { knownSection, type SectionId } from '../../server/src/draft/headings.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import type { Finding, Rule } from '../../server/src/rules/define.ts';
import { automaticFix, checkDraft, fixAll, preferredFix } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { EXAMPLE_DATE, exampleDraft } from '../support/exampleDraft.ts';

const fileName = `${EXAMPLE_DATE}-this-week-in-rust.md`;
const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
const check = (text: string, rules: readonly Rule[], archive?: Archive): readonly Finding[] =>
  checkDraft(parseDraft(text, { fileName }), rules, {
    archive,
    onRuleError: (_, error) => {
      throw error;
    },
  });
const show = (findings: readonly Finding[]): string[] => findings.map(({ rule, message }) => `${rule}: ${message}`);

/** The text that stands in the example's place after `text` was changed elsewhere, too, perhaps: only the place counts. */
function around(place: SectionId | 'document' | undefined, text: string): { whole: string; offset: number } {
  const { text: whole, offset } = exampleDraft(text, place);
  return { whole, offset };
}

/** An archive of one issue, a week before the example's, with nothing but a text in the same section. */
function earlierIssue(text: string, place: SectionId | 'document' = 'observations'): Archive {
  const date = parseIsoDate('2025-05-28') as IsoDate;
  const { level, title } = knownSection(place === 'document' ? 'observations' : place);
  const uri = 'file:///content/2025-05-28-this-week-in-rust.md';
  return createArchive([scanIssue(uri, date, `${'#'.repeat(level)} ${title}\n\n${text}\n`)]);
}

it('the draft that examples stand in is faultless', () => {
  expect(show(check(exampleDraft('* [A title](https://example.org/a)').text, RULES))).toEqual([]);
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has an example', () => expect(rule.docs.examples.length).toBeGreaterThan(0));

  it.each(rule.docs.examples.map((example) => [example.bad.slice(0, 100), example] as const))(
    'finds %j',
    (_, example) => {
      const { whole, offset } = around(example.in, example.bad);
      const earlier = example.earlier === undefined ? undefined : earlierIssue(example.earlier, example.in);
      const own = check(whole, [rule], earlier);
      expect(own.length).toBeGreaterThan(0);
      for (const { span, message } of own) {
        expect(span.start).toBeGreaterThanOrEqual(Math.max(0, offset - 200));
        expect(span.end).toBeLessThanOrEqual(whole.length);
        expect(message).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(check(crlf(whole), [rule], earlier).length).toBe(own.length);
      if (example.good === undefined) return;
      const expected = around(example.in, example.good).whole;
      const pick = example.unsafe ? (finding: Finding) => preferredFix(finding) ?? finding.fixes[0] : automaticFix;
      expect(fixAll(whole, (text) => check(text, [rule], earlier), pick).text).toBe(expected);
      expect(fixAll(crlf(whole), (text) => check(text, [rule], earlier), pick).text).toBe(crlf(expected));
      expect(show(check(expected, [rule], earlier))).toEqual([]);
      if (example.unsafe) return;
      // With all rules at work the mended text must hold, too.
      expect(
        show(check(expected, RULES, earlier).filter(({ severity }) => severity === 'error' || severity === 'warning')),
      ).toEqual([]);
    },
  );

  const silent = (rule.docs.silent ?? []).map((row) => [row.text.slice(0, 100), row] as const);
  if (silent.length) {
    it.each(silent)('is silent on %j', (_, row) => {
      expect(show(check(around(row.in, row.text).whole, [rule]))).toEqual([]);
    });
  }

  it('has a stable id of its own', () => expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/));
});
