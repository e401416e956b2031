/** "Fix all": a fixed point, and nothing that a reader has is lost on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { canonicalKey } from '../../server/src/links/canonical.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import type { Finding } from '../../server/src/rules/define.ts';
import { automaticFix, checkDraft, fixAll } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { applyEdits, sortEdits } from '../../server/src/text/edit.ts';
import { FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

const parser = createInlineParser();
const fileName = '2025-06-04-this-week-in-rust.md';
const checkWith =
  (name: string) =>
  (text: string): readonly Finding[] =>
    checkDraft(parseDraft(text, { fileName: name, parser }), RULES, {
      onRuleError: (rule, error) => {
        throw new Error(`${rule}: ${error instanceof Error ? error.stack : String(error)}`);
      },
    });

/** Mends a text and says what is wrong with the result. */
function faults(text: string, name = fileName): string[] {
  const check = checkWith(name);
  const result = fixAll(text, check);
  const found: string[] = [];
  if (applyEdits(text, result.edits) !== result.text) found.push('the edits do not give the text');
  if (JSON.stringify(sortEdits(result.edits)) !== JSON.stringify(result.edits))
    found.push('the edits are not in order');
  const left = check(result.text).filter((finding) => automaticFix(finding));
  if (left.length) found.push(`left: ${[...new Set(left.map(({ rule }) => rule))].join(', ')}`);
  if (fixAll(result.text, check).text !== result.text) found.push('the second time changes more');
  return [...found, ...undeclared(text, result.text, [...result.fixed.keys()], check)];
}

/** What a rule says that it replaces: the wrong window's days, a place's other name. Tracking and the like is no part of a page's key. */
const DECLARED: Readonly<Record<string, 'date' | 'word'>> = {
  'window-mismatch': 'date',
  'event-country-name': 'word',
  'event-city-spelling': 'word',
  'event-location-form': 'word',
  // `[Spanish]` becomes `[ES]`, `[podcast]` becomes `[audio]`.
  'prefix-form': 'word',
  // The language of a fence goes with the fence.
  'fence-in-quote': 'word',
};

/** Losses for which no rule that says so can account: each is asked what it does alone. */
function undeclared(
  before: string,
  after: string,
  rules: readonly string[],
  check: (text: string) => readonly Finding[],
): string[] {
  const lost = losses(before, after);
  if (!lost.length) return [];
  const accounted = new Set<string>();
  for (const rule of rules) {
    const kind = DECLARED[rule];
    if (!kind) continue;
    const alone = fixAll(before, check, (finding) => (finding.rule === rule ? automaticFix(finding) : undefined));
    for (const loss of losses(before, alone.text)) if (loss.startsWith(kind)) accounted.add(loss);
  }
  return lost.filter((loss) => !accounted.has(loss));
}

const ADDRESS = /https?:\/\/[^\s<>"'`|)\]]+/g;

/** What stood in the text, is gone, and is not what a rule says it removes. */
function losses(before: string, after: string): string[] {
  const lost = (items: readonly string[], now: readonly string[]): string[] => {
    const kept = new Set(now);
    return [...new Set(items)].filter((item) => !kept.has(item));
  };
  // Addresses by page: a tracking parameter, a redirect, `http:` are said to go. At an apostrophe, which rules write as
  // `%27`, both are cut.
  const pages = (text: string): string[] =>
    (text.match(ADDRESS) ?? []).map((address) =>
      canonicalKey(
        address
          .replace(/%27.*$/, '')
          .replace(/[.,;:!?]+$/, '')
          .replace(/([^:])\/{2,}/g, '$1/'),
      ),
    );
  const dates = (text: string): string[] => text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  // Words as a reader has them: what is in addresses is not read. A word may become part of an address.
  const words = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return [
    ...lost(pages(before), pages(after)).map((page) => `page lost: ${page}`),
    ...lost(dates(before), dates(after)).map((date) => `date lost: ${date}`),
    ...lost(words(before.replace(ADDRESS, ' ')), words(after)).map((word) => `word lost: ${word}`),
  ];
}

describe('fix all', () => {
  it('a faultless draft stays as it is', () => {
    const { text } = exampleDraft('* [A title](https://example.org/a)');
    const { edits, fixed } = fixAll(text, checkWith(fileName));
    expect([edits, fixed.size]).toEqual([[], 0]);
  });

  it('a draft with all sorts of lines reaches a fixed point and loses nothing', () => {
    expect(faults(FULL_DRAFT)).toEqual([]);
    for (const eol of ['\r\n', '\r'])
      expect(faults(FULL_DRAFT.replace(/\n/g, eol)).filter((fault) => !fault.includes('lost'))).toEqual([]);
  });

  it('so does one with a few cuts and insertions', () => {
    fc.assert(
      fc.property(
        mutationsOf(FULL_DRAFT),
        (text) => void expect(faults(text).filter((fault) => !fault.includes('lost'))).toEqual([]),
      ),
      { numRuns: 120 },
    );
  });

  it('so does soup', () => {
    fc.assert(
      fc.property(
        soup,
        (text) => void expect(faults(exampleDraft(text).text).filter((fault) => !fault.includes('lost'))).toEqual([]),
      ),
      { numRuns: 120 },
    );
  });

  const asked = (rule: string, text: string, fix: (text: string) => string): Finding[] =>
    fix(text) === text
      ? []
      : [
          {
            rule,
            severity: 'warning',
            span: { start: 0, end: 0 },
            message: '',
            related: [],
            tags: [],
            fixes: [{ title: '', safe: true, edits: [{ start: 0, end: text.length, newText: fix(text) }] }],
          },
        ];
  it('two rules that undo each other come to an end', () => {
    const check = (text: string): Finding[] => [...asked('up', text, () => 'A'), ...asked('down', text, () => 'a')];
    expect(fixAll('a', check).text).toMatch(/^[aA]$/);
  });
  it('a rule that never has enough comes to an end', () => {
    const check = (text: string): Finding[] => asked('more', text, (now) => `${now}x`);
    expect(fixAll('a', check).text.length).toBeLessThan(100);
  });
  it.each([
    ['an entry that is about to be written', '* [One](https://example.org/a)\n* ', undefined],
    ['an empty item', '* [One](https://example.org/a)\n*\n* [Two 🦀](https://example.org/b)', undefined],
    [
      'a conflict of two titles for one page',
      '<<<<<<< HEAD\n* [One title](https://example.org/a)\n=======\n* [Another](https://example.org/a)\n>>>>>>> main',
      undefined,
    ],
    [
      'a conflict of two spellings',
      '<<<<<<< HEAD\n* [One](https://example.org/a?utm_source=x)\n=======\n* [One](https://example.org/a)\n>>>>>>> main',
      '* [One](https://example.org/a)',
    ],
    [
      'a heading without its space, on the wrong level',
      '* [One](https://example.org/a)\n\n##Research\n\n* [論文](https://example.org/b)',
      '* [One](https://example.org/a)\n\n### Research\n\n* [論文](https://example.org/b)',
    ],
    [
      'a heading that the newsletter has not, without its space',
      '* [One](https://example.org/a)\n\n####Odds and ends\n\n* [Two](https://example.org/b)',
      '* [One](https://example.org/a)\n\n#### Odds and ends\n\n* [Two](https://example.org/b)',
    ],
  ])('%s', (_, text, expected = text) => {
    expect(fixAll(exampleDraft(text).text, checkWith(fileName)).text).toBe(exampleDraft(expected).text);
  });
  it('of two fixes that touch the same place one is made first, the other after it', () => {
    const at = (rule: string, text: string, old: string, newText: string): Finding[] => {
      const start = text.indexOf(old);
      if (start < 0) return [];
      return [
        {
          rule,
          severity: 'warning',
          span: { start, end: start + old.length },
          message: '',
          related: [],
          tags: [],
          fixes: [{ title: '', safe: true, edits: [{ start, end: start + old.length, newText }] }],
        },
      ];
    };
    const check = (text: string): Finding[] => [
      ...at('one', text, 'ab', 'x'),
      ...at('two', text, 'bc', 'y'),
      ...at('three', text, 'xc', 'done'),
    ];
    const { text, fixed, edits } = fixAll('-abc-', check);
    expect(text).toBe('-done-');
    expect([...fixed]).toEqual([
      ['one', 1],
      ['three', 1],
    ]);
    expect(edits).toEqual([{ start: 1, end: 4, newText: 'done' }]);
  });
});

describeShared('every draft that editors mended by hand', ['replay/drafts'], () => {
  const all = sharedTexts('replay/drafts');
  const texts = EVERYTHING ? all : sample(all, 40);
  it(`${texts.length} of ${all.length} drafts: a fixed point, and no link, date or word is lost`, {
    timeout: 600_000,
  }, () => {
    const bad = texts.flatMap(({ name, text }) => {
      const date = /^Date: (\d{4}-\d{2}-\d{2})/m.exec(text)?.[1];
      return faults(text, date ? `${date}-this-week-in-rust.md` : name).map((fault) => `${name}: ${fault}`);
    });
    expect(bad).toEqual([]);
  });
});
