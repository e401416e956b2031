import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  EditTrail,
  insert,
  isNoop,
  minimiseEdit,
  minimiseEdits,
  remove,
  replace,
  sortEdits,
  type TextEdit,
} from '../../server/src/text/edit.ts';

/** Few letters, so that old and new text often agree; pairs that must not be torn. */
const text = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '🦀', '🦞', 'e\u0301'), { maxLength: 24 })
  .map((parts) => parts.join(''));

/** Offsets that an editor could name: never within a surrogate pair, never between CR and LF. */
function boundaries(of: string): number[] {
  return Array.from({ length: of.length + 1 }, (_, i) => i).filter((i) => !tears(of, i));
}
function tears(of: string, at: number): boolean {
  const pair = of.slice(at - 1, at + 1);
  return at > 0 && (/^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) || pair === '\r\n');
}

/** Disjoint edits of a text, in random order. */
const editsOf = (of: string): fc.Arbitrary<TextEdit[]> => {
  const places = boundaries(of);
  return fc.array(fc.record({ at: fc.constantFrom(...places), newText: text }), { maxLength: 8 }).chain((picked) => {
    const sorted = picked.map(({ at }) => at).sort((a, b) => a - b);
    const edits = picked
      .slice(0, Math.floor(picked.length / 2))
      .map(({ newText }, i) => ({ start: sorted[2 * i] as number, end: sorted[2 * i + 1] as number, newText }));
    return fc.shuffledSubarray(edits, { minLength: edits.length });
  });
};
const textWithEdits = text.chain((of) => editsOf(of).map((edits) => ({ of, edits })));

/** Edits made one after another, from the last to the first. */
function slowly(of: string, edits: readonly TextEdit[]): string {
  const last = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => b.edit.start - a.edit.start || b.edit.end - a.edit.end || b.index - a.index);
  return last.reduce((now, { edit }) => now.slice(0, edit.start) + edit.newText + now.slice(edit.end), of);
}

const rows: readonly (readonly [string, string, readonly TextEdit[], string])[] = [
  ['nothing', 'abc', [], 'abc'],
  ['an insertion at the start', 'abc', [insert(0, 'x')], 'xabc'],
  ['an insertion at the end', 'abc', [insert(3, 'x')], 'abcx'],
  ['two insertions at one place in their order', 'abc', [insert(1, 'x'), insert(1, 'y')], 'axybc'],
  [
    'an insertion at the edges of a replacement',
    'abc',
    [replace({ start: 1, end: 2 }, 'X'), insert(1, '<'), insert(2, '>')],
    'a<X>c',
  ],
  ['neighbours', 'abcd', [remove({ start: 2, end: 4 }), replace({ start: 0, end: 2 }, 'x')], 'x'],
];

describe('applying edits', () => {
  it.each(rows)('%s', (_, of, edits, expected) => expect(applyEdits(of, edits)).toBe(expected));

  it.each([
    ['overlap', [remove({ start: 0, end: 2 }), remove({ start: 1, end: 3 })]],
    ['an insertion within a replacement', [remove({ start: 0, end: 2 }), insert(1, 'x')]],
    ['twice the same', [remove({ start: 0, end: 2 }), remove({ start: 0, end: 2 })]],
    ['behind the end', [insert(4, 'x')]],
    ['before the start', [insert(-1, 'x')]],
  ])('refuses: %s', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError);
    expect(() => new EditTrail('abc').apply(edits)).toThrow(RangeError);
  });

  it('equals one edit after another, whatever their order', () => {
    fc.assert(
      fc.property(textWithEdits, ({ of, edits }) => void expect(applyEdits(of, edits)).toBe(slowly(of, edits))),
    );
  });

  it('sorts by place', () => {
    fc.assert(
      fc.property(textWithEdits, ({ edits }) => {
        const sorted = sortEdits(edits) ?? [];
        expect(sorted).toHaveLength(edits.length);
        for (let i = 1; i < sorted.length; i++)
          expect(sorted[i - 1]?.end).toBeLessThanOrEqual(sorted[i]?.start as number);
      }),
    );
  });
});

describe('minimal edits', () => {
  it.each([
    ['a common head', 'abcd', replace({ start: 0, end: 4 }, 'abXd'), replace({ start: 2, end: 3 }, 'X')],
    ['an insertion', 'ab', replace({ start: 0, end: 2 }, 'aXb'), insert(1, 'X')],
    ['a deletion among equals', 'aaa', replace({ start: 0, end: 3 }, 'aa'), remove({ start: 2, end: 3 })],
    [
      'a pair at the end of the common tail',
      'a🦀',
      replace({ start: 0, end: 3 }, 'b🦀'),
      replace({ start: 0, end: 1 }, 'b'),
    ],
    [
      'another crab: the pair stays whole',
      'x🦀y',
      replace({ start: 0, end: 4 }, 'x🦞y'),
      replace({ start: 1, end: 3 }, '🦞'),
    ],
    ['a line ending stays whole', 'a\r\nb', replace({ start: 0, end: 4 }, 'a\nb'), replace({ start: 1, end: 3 }, '\n')],
    [
      'a line ending that gains its CR',
      'a\nb',
      replace({ start: 0, end: 3 }, 'a\r\nb'),
      replace({ start: 1, end: 2 }, '\r\n'),
    ],
    [
      'a line ending that loses its LF',
      'a\r\nb',
      replace({ start: 0, end: 4 }, 'a\rb'),
      replace({ start: 1, end: 3 }, '\r'),
    ],
  ])('%s', (_, of, edit, expected) => expect(minimiseEdit(of, edit)).toEqual(expected));

  it('do the same, write nothing back, and cut neither a surrogate pair nor a line ending', () => {
    fc.assert(
      fc.property(textWithEdits, ({ of, edits }) => {
        const minimal = minimiseEdits(of, edits);
        expect(applyEdits(of, minimal)).toBe(applyEdits(of, edits));
        for (const edit of minimal) {
          expect(isNoop(of, edit)).toBe(false);
          expect(tears(of, edit.start) || tears(of, edit.end)).toBe(false);
          expect(edit.newText).not.toMatch(/\p{Surrogate}/u);
          expect(minimiseEdit(of, edit)).toEqual(edit);
        }
        expect(sortEdits(minimal)).toEqual(minimal);
      }),
    );
  });
});

describe('a trail of edits', () => {
  const rounds = text.chain((of) =>
    fc.tuple(fc.constant(of), fc.array(fc.infiniteStream(fc.nat()), { minLength: 1, maxLength: 5 })),
  );

  it('is one set of minimal edits that equals the rounds one after another', () => {
    fc.assert(
      fc.property(rounds, ([of, streams]) => {
        const trail = new EditTrail(of);
        let step = of;
        /** The text as letters with their place in the original: what became of each is known. */
        let model = [...of.matchAll(/[\s\S]/gu)].map((match) => ({ at: match.index, char: match[0] }));
        for (const stream of streams) {
          const places = boundaries(step);
          const take = (): number => stream.next().value as number;
          const cuts = Array.from({ length: 2 * (take() % 3) }, () => places[take() % places.length] as number).sort(
            (a, b) => a - b,
          );
          const edits: TextEdit[] = [];
          for (let i = 0; i + 1 < cuts.length; i += 2)
            edits.push({
              start: cuts[i] as number,
              end: cuts[i + 1] as number,
              newText: ['', 'x', 'a\n', '🦀'][take() % 4] as string,
            });
          trail.apply(edits);
          step = slowly(step, edits);
          const next: typeof model = [];
          let offset = 0;
          for (const part of model) {
            const from = offset;
            offset += part.char.length;
            if (!edits.some(({ start, end }) => start < offset && from < end)) next.push(part);
          }
          // What was written moves the rest: offsets are found again by the next round's own walk over the new text.
          model = spread(next, edits, model);
          expect(trail.text).toBe(step);
        }
        const edits = trail.edits();
        expect(applyEdits(of, edits)).toBe(step);
        expect(minimiseEdits(of, edits)).toEqual(edits);
        for (const { at, char } of model) {
          if (at < 0) continue;
          expect(edits.some(({ start, end }) => start < at + char.length && at < end)).toBe(false);
        }
      }),
    );
  });

  it('keeps what two rounds far apart left alone', () => {
    const trail = new EditTrail('one two three');
    trail.apply([replace({ start: 0, end: 3 }, '1')]);
    trail.apply([replace({ start: 6, end: 11 }, '3')]);
    expect(trail.edits()).toEqual([replace({ start: 0, end: 3 }, '1'), replace({ start: 8, end: 13 }, '3')]);
  });

  it('says nothing when a later round takes back what an earlier one did', () => {
    const trail = new EditTrail('abc');
    trail.apply([insert(1, 'xyz')]);
    trail.apply([remove({ start: 1, end: 4 })]);
    expect(trail.edits()).toEqual([]);
  });
});

/** The model after a round: survivors in order, with placeholders (`at: -1`) where text was written. */
function spread(
  survivors: readonly { at: number; char: string }[],
  edits: readonly TextEdit[],
  before: readonly { at: number; char: string }[],
): { at: number; char: string }[] {
  const result: { at: number; char: string }[] = [];
  const alive = new Set(survivors);
  let offset = 0;
  let next = 0;
  const sorted = sortEdits(edits) ?? [];
  const write = (until: number): void => {
    while (next < sorted.length && (sorted[next] as TextEdit).start <= until) {
      for (const char of (sorted[next] as TextEdit).newText) result.push({ at: -1, char });
      next++;
    }
  };
  for (const part of before) {
    write(offset);
    if (alive.has(part)) result.push(part);
    offset += part.char.length;
  }
  write(offset);
  return result;
}
