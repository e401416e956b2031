/** What must hold of every proposal, wherever it is asked for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { builtInTemplate } from '../../server/src/chores/newDraft.ts';
import type { IsoDate } from '../../server/src/draft/date.ts';
import type { Draft } from '../../server/src/draft/model.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { complete, type Knowledge, readTemplate } from '../../server/src/features/completion/index.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { anyText, FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';
import { accept, expectSound } from './completing.ts';

const parser = createInlineParser();
const parse = (text: string): Draft => parseDraft(text, { parser, fileName: '2025-06-04-this-week-in-rust.md' });
const knowledgeOf = (date: string, text: string): Knowledge => ({
  archive: createArchive([scanIssue(`file:///content/${date}.md`, date as IsoDate, text)]),
  template: readTemplate(parseDraft(builtInTemplate(), { kind: 'template' })),
});
const KNOWN = knowledgeOf('2025-05-28', FULL_DRAFT);

/** All proposals at a place are sound, and change nothing but what they say. @returns The texts that they give. */
function acceptedAt(draft: Draft, offset: number, knowledge: Knowledge) {
  return complete(draft, offset, knowledge).items.map((item) => {
    expectSound(draft, offset, item);
    expect([item.label, item.detail].every((text) => typeof text === 'string' && text.length > 0)).toBe(true);
    expect(item.documentation().length).toBeGreaterThan(0);
    const after = accept(draft, item);
    const places = [item.replace, ...(item.elsewhere ?? [])];
    const first = Math.min(...places.map(({ start }) => start));
    const last = Math.max(...places.map(({ end }) => end));
    expect(after.startsWith(draft.text.slice(0, first))).toBe(true);
    expect(after.endsWith(draft.text.slice(last))).toBe(true);
    return { item, after };
  });
}

/** How many findings of each rule break the site. */
function errorsOf(draft: Draft): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of checkDraft(draft, RULES))
    if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** So many items of one kind are judged at a place. */
const OF_A_KIND = 3;

/** An item after which something is still to be typed cannot be judged. */
function newErrors(draft: Draft, offset: number, knowledge: Knowledge): readonly string[] {
  const before = errorsOf(draft);
  return acceptedAt(draft, offset, knowledge)
    .filter(
      ({ item }) =>
        item.snippet === undefined && item.kind !== 'prefix' && !/https:\/\/\)| \| $|City, CC/.test(item.text),
    )
    .filter(({ item }) => !item.elsewhere?.some(({ newText }) => newText.includes('https://)')))
    .filter(
      ({ item }, index, all) => all.slice(0, index).filter((other) => other.item.kind === item.kind).length < OF_A_KIND,
    )
    .flatMap(({ item, after }) =>
      [...errorsOf(parse(after))]
        .filter(([rule, count]) => count > (before.get(rule) ?? 0))
        .map(([rule]) => `${item.kind} ${item.label}: ${rule}`),
    );
}

describe('anywhere', () => {
  const at = (text: fc.Arbitrary<string>) =>
    text.chain((all) => fc.tuple(fc.constant(all), fc.nat({ max: all.length })));
  it.each([
    ['any text', anyText],
    ['soup', soup],
    ['a draft with something done to it', mutationsOf(FULL_DRAFT)],
  ])('in %s proposals are sound and touch nothing else', (_, text) => {
    fc.assert(
      fc.property(at(text), ([all, offset]) => {
        acceptedAt(parse(all), offset, KNOWN);
      }),
      { numRuns: 150 },
    );
  });
  it('in a draft whose line is half typed they bring no error', () => {
    fc.assert(
      fc.property(at(fc.constant(FULL_DRAFT)), fc.boolean(), ([all, offset], cut) => {
        const end = cut ? (/[\r\n]|$/.exec(all.slice(offset))?.index ?? 0) : 0;
        expect(newErrors(parse(all.slice(0, offset) + all.slice(offset + end)), offset, KNOWN)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
  it('outside of the text', () => {
    for (const offset of [-5, FULL_DRAFT.length + 5])
      expect(complete(parse(FULL_DRAFT), offset, KNOWN).items).toEqual([]);
  });
  it.each([
    ['code', '```\n* ¦\n```'],
    ['code within a line', '* [a `* ¦` b](https://example.org/a)'],
    ['a comment', '<!--\n* ¦\n-->'],
    ['a comment within a line', '* <!-- [¦ -->'],
    ['a comment that nothing closes', '* <!-- [¦'],
    [
      'the marker of a conflict',
      '<<<<<<< HEAD¦\n* [a](https://example.org/a)\n=======\n* [b](https://example.org/b)\n>>>>>>> main',
    ],
    [
      'a conflict that lost its end',
      '<<<<<<< HEAD\n* [a](https://example.org/a)\n* ¦\n=======\n* [b](https://example.org/b)',
    ],
    ['a definition', '[a¦]: https://example.org/a'],
  ])('nothing in %s', (_, text) => {
    const whole = `Date: 2025-06-04\n\n## Updates from Rust Community\n\n### Official\n\n${text}\n`;
    expect(complete(parse(whole.replace('¦', '')), whole.indexOf('¦'), KNOWN).items).toEqual([]);
  });
  it('something on a side of a conflict that is whole', () => {
    const text =
      '## Updates from Rust Community\n\n### Official\n<<<<<<< HEAD\n* ¦\n=======\n* [b](https://example.org/b)\n>>>>>>> main\n';
    expect(complete(parse(text.replace('¦', '')), text.indexOf('¦'), KNOWN).items.length).toBeGreaterThan(0);
  });
  it('a line of 1 MB costs nothing', () => {
    const text = `Date: 2025-06-04\n\n## Upcoming Events\n\n* ${'Rust | '.repeat(150_000)}`;
    const draft = parse(text);
    const start = performance.now();
    complete(draft, text.length, KNOWN);
    complete(draft, text.length - 500_000, KNOWN);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describeShared('in published issues', ['twir/content'], () => {
  const issues = sharedTexts('twir/content', (name) => /^202[45]/.test(name));
  it('proposals at the start and the middle of lines are sound, and bring no error', () => {
    const places = EVERYTHING ? 12 : 4;
    for (const { name, text } of sample(issues, EVERYTHING ? 12 : 3)) {
      const draft = parseDraft(text, { fileName: name, parser });
      const knowledge = knowledgeOf('2023-12-27', text);
      for (const line of sample(draft.lines.all, places * 10)) {
        const typed = line.text.slice(0, Math.min(line.text.length, 8));
        const cut = parse(`${text.slice(0, line.start)}${typed}${text.slice(line.end)}`);
        acceptedAt(cut, line.start + typed.length, knowledge);
      }
      for (const line of sample(draft.lines.all, places)) {
        const cut = parse(`${text.slice(0, line.start)}${line.text.slice(0, 2)}${text.slice(line.end)}`);
        const offset = line.start + Math.min(2, line.text.length);
        expect([name, line.number, newErrors(cut, offset, knowledge)]).toEqual([name, line.number, []]);
      }
    }
  }, 300_000);
});
