/** Links that can get the title of their page: which, what is written, and how one is found again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameSpot, titleSpotAt } from '../../server/src/features/fetchTitle.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { followSpan } from '../../server/src/text/follow.ts';
import { draftWith } from '../support/draft.ts';

const U = 'https://example.org/some-page';
const spotIn = (entry: string, at = entry) => {
  const draft = draftWith(entry);
  return { draft, spot: titleSpotAt(draft, draft.text.indexOf(entry) + entry.indexOf(at)) };
};
const written = (entry: string, title = 'A <T> *b*'): string | undefined => {
  const { draft, spot } = spotIn(entry);
  const edit = spot?.edit(title);
  if (!edit) return undefined;
  const after = applyEdits(draft.text, [edit]);
  const from = draft.text.indexOf(entry);
  return after.slice(from, after.length - (draft.text.length - from - entry.length));
};

describe('what is written', () => {
  it.each<[string, string | undefined, boolean]>([
    [`* [](${U})`, `* [A &lt;T> \\*b\\*](${U})`, true],
    [`* [Title](${U})`, `* [A &lt;T> \\*b\\*](${U})`, true],
    [`* [${U}](${U})`, `* [A &lt;T> \\*b\\*](${U})`, true],
    [`* [example.org/some-page/](${U})`, `* [A &lt;T> \\*b\\*](${U})`, true],
    [`* [Some page](${U})`, `* [A &lt;T> \\*b\\*](${U})`, true],
    [`* [video] [Said otherwise](${U})`, `* [video] [A &lt;T> \\*b\\*](${U})`, false],
    [`* [**Title**](${U})`, `* [**A &lt;T> \\*b\\***](${U})`, true],
    [`* [****](${U})`, `* [**A &lt;T> \\*b\\***](${U})`, true],
    [`* <${U}>`, `* [A &lt;T> \\*b\\*](${U})`, true],
    [`* ${U}`, `* [A &lt;T> \\*b\\*](${U})`, true],
    [`* [Title](${U} "a tip") and more`, `* [A &lt;T> \\*b\\*](${U} "a tip") and more`, true],
    [`* [Title](${U}_(x))`, `* [A &lt;T> \\*b\\*](${U}_(x))`, true],
    ['* [Title](mailto:a@example.org)', undefined, false],
    ['* No link here', undefined, false],
    ['* ![Title](https://example.org/a.png)', undefined, false],
  ])('%s', (entry, expected, isOpen) => {
    expect(written(entry)).toBe(expected);
    if (expected !== undefined) expect(spotIn(entry).spot?.isOpen).toBe(isOpen);
  });

  it('is nothing when it stands there', () => expect(written(`* [A title](${U})`, 'A title')).toBeUndefined());

  it('is bold under an event', () => {
    const draft = draftWith(`* 2025-06-10 | Virtual | [O](https://example.org/o)\n    * [](${U})`, 'events-virtual');
    const spot = titleSpotAt(draft, draft.text.indexOf(U));
    expect(spot?.edit('Talks')?.newText).toBe('**Talks**');
  });

  it.each([
    '[A]: b',
    'a]b',
    '[x](y)',
    '`code',
    'a \\',
    '{.c}',
    '<script>',
    '_a_ *b',
    '&amp;',
    '',
    '](javascript:alert(1))',
    '![x](https://example.com/x)',
    '<https://example.com>',
  ])('survives %j', (title) => {
    const entry = `* [](${U})`;
    const { draft, spot } = spotIn(entry);
    const edit = spot?.edit(title);
    const after = draftWith(
      applyEdits(
        entry,
        edit
          ? [{ ...edit, start: edit.start - draft.text.indexOf(entry), end: edit.end - draft.text.indexOf(entry) }]
          : [],
      ),
    );
    expect(after.entries.at(-1)?.links.map(({ url }) => url)).toEqual([U]);
  });
});

describe('which link', () => {
  const TWO = `* [One](https://example.org/1) [Two](https://example.org/2)`;
  it.each([
    [`* [One](https://example.org/1)`, '* [', 'https://example.org/1'],
    [TWO, 'One', 'https://example.org/1'],
    [TWO, 'Two', 'https://example.org/2'],
    [TWO, 'example.org/2', 'https://example.org/2'],
    [TWO, '* [', undefined],
  ])('in %s at %j', (entry, at, url) => expect(spotIn(entry, at).spot?.url).toBe(url));
});

const NEIGHBOUR = '* [](https://example.org/other)\n';

describe('a link that moves', () => {
  const entry = `* [](${U})`;
  const { draft, spot } = spotIn(entry);
  if (!spot) throw new Error('no spot');
  const start = spot.span.start;

  it.each<[string, (text: string) => string, number | undefined]>([
    ['stays', (text) => text, 0],
    ['goes down', (text) => `x\n${text}`, 2],
    ['goes up', (text) => text.slice(1), -1],
    ['stays when something is added below', (text) => `${text}\nx`, 0],
    ['gets a neighbour before it', (text) => text.replace(entry, `${NEIGHBOUR}${entry}`), NEIGHBOUR.length],
    ['gets a twin before it', (text) => text.replace(entry, `${entry}\n${entry}`), undefined],
    ['gets a text', (text) => text.replace('[](', '[x]('), undefined],
    ['gets another address', (text) => text.replace('some-page', 'page'), undefined],
    ['goes', (text) => text.replace(entry, ''), undefined],
  ])('%s', (what, change, shift) => {
    const after = change(draft.text);
    const place = followSpan(spot.span, draft.text, after);
    const moved = place?.start;
    if (what === 'gets a twin before it') expect([start, start + entry.length + 1]).toContain(moved);
    else expect(moved).toBe(shift === undefined ? undefined : start + shift);
  });

  it('is found by its likeness when its place is lost, if there is but one', () => {
    const one = draftWith(`* [a](https://example.org/a)\n${entry}`);
    expect(sameSpot(one, spot, undefined)?.span.start).toBe(one.text.indexOf(`[](${U})`));
    expect(sameSpot(draftWith(`${entry}\n${entry}`), spot, undefined)).toBeUndefined();
    expect(sameSpot(draftWith('* [a](https://example.org/a)'), spot, undefined)).toBeUndefined();
  });

  it('is not another one at its place', () => {
    const other = draftWith(`* [x](${U})`);
    expect(sameSpot(other, spot, spot.span)).toBeUndefined();
  });
});

describe('following a place', () => {
  it('leads to the same text, or nowhere when that was changed', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.nat(40),
        fc.nat(40),
        fc.nat(40),
        fc.nat(10),
        fc.string({ unit: 'binary', maxLength: 10 }),
        (before, a, b, at, length, put) => {
          const span = { start: Math.min(a, b, before.length), end: Math.min(Math.max(a, b), before.length) };
          const from = Math.min(at, before.length);
          const to = Math.min(from + length, before.length);
          const after = before.slice(0, from) + put + before.slice(to);
          const place = followSpan(span, before, after);
          const old = before.slice(span.start, span.end);
          if (place) expect(after.slice(place.start, place.end)).toBe(old);
          const elsewhere = to <= span.start || from >= span.end;
          if (elsewhere) expect(place).toBeDefined();
        },
      ),
    ));
});
