import { describe, expect, test } from 'vitest';
import { type LineChange, TypedLines } from '../../client/src/typing/typed-lines.ts';

const key = (line: number): LineChange => ({ first: line, last: line, breaks: 0 });
const enter = (line: number): LineChange => ({ first: line, last: line, breaks: 1 });
const none = (): string[] => [];

/** Which of some lines hold a finding of a rule back. */
const held = (lines: TypedLines, among = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]): number[] =>
  among.filter((line) => lines.holds(line, 'rule'));

/** What is held after steps: changes with the cursors before them, or a place where the cursor goes. */
type Step = { readonly change: readonly LineChange[]; readonly at: readonly number[] } | { readonly move: number[] };

function after(...steps: readonly Step[]): number[] {
  const lines = new TypedLines();
  for (const step of steps) {
    if ('move' in step) lines.move(step.move);
    else lines.change(step.change, step.at, none);
  }
  return held(lines);
}

describe('lines that are typed on', () => {
  test.each<[string, number[], ...Step[]]>([
    ['a key holds the line of the cursor', [3], { change: [key(3)], at: [3] }],
    ['a change elsewhere is not typed', [], { change: [key(3)], at: [5] }],
    ['a cursor that only stands holds nothing', [], { move: [3] }],
    ['moving along the line keeps it', [3], { change: [key(3)], at: [3] }, { move: [3] }],
    ['leaving the line lets it go', [], { change: [key(3)], at: [3] }, { move: [4] }],
    ['coming back does not take it again', [], { change: [key(3)], at: [3] }, { move: [4] }, { move: [3] }],
    ['Enter leaves the line for the new one', [4], { change: [enter(3)], at: [3] }, { move: [4] }],
    ['a paste of lines holds the last of them', [5], { change: [{ first: 3, last: 3, breaks: 2 }], at: [3] }],
    ['joining two lines holds the joint one', [3], { change: [{ first: 3, last: 4, breaks: 0 }], at: [4] }],
    ['a change above moves it', [4], { change: [key(3)], at: [3] }, { change: [enter(0)], at: [3] }],
    [
      'a deletion above moves it',
      [1],
      { change: [key(3)], at: [3] },
      { change: [{ first: 0, last: 2, breaks: 0 }], at: [3] },
    ],
    ['a change below does not', [3], { change: [key(3)], at: [3] }, { change: [enter(7)], at: [3] }],
    ['several cursors type on several lines', [2, 6], { change: [key(6), key(2)], at: [2, 6] }],
    ['… and count the lines that each puts in', [3, 8], { change: [enter(6), enter(2)], at: [2, 6] }],
    ['all but the cursors that stay are left', [6], { change: [key(6), key(2)], at: [2, 6] }, { move: [6] }],
  ])('%s', (_, expected, ...steps) => {
    expect(after(...steps)).toEqual(expected);
  });

  test('what was to be seen before the typing stays, until the line is left and typed on anew', () => {
    const lines = new TypedLines();
    lines.change([key(3)], [3], () => ['old']);
    lines.change([key(3)], [3], () => ['old', 'slipped through']);
    expect(lines.holds(3, 'old')).toBe(false);
    expect(lines.holds(3, 'slipped through')).toBe(true);
    expect(lines.leave()).toBe(true);
    lines.change([key(3)], [3], () => ['new']);
    expect(lines.holds(3, 'old')).toBe(true);
    expect(lines.holds(3, 'new')).toBe(false);
  });

  test('says whether anything was let go', () => {
    const lines = new TypedLines();
    expect(lines.leave()).toBe(false);
    lines.change([key(3)], [3], none);
    expect([lines.move([3]), lines.move([2]), lines.move([1])]).toEqual([false, true, false]);
  });
});
