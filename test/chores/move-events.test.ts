import { expect, test } from 'vitest';
import {
  type Interval,
  moveTargets,
  moveTo,
  nextDate,
  recomputeWindow,
  rollEvent,
} from '../../server/src/chores/moveEvents.ts';
import type { IsoDate } from '../../server/src/draft/date.ts';
import type { EventRow } from '../../server/src/draft/model.ts';
import { applied, draftOf, EOLS, event, withEnding, withEntries, withEvents } from './support.ts';

const weekly: Interval = { unit: 'week', every: 1 };
const monthly: Interval = { unit: 'month', every: 1 };

test.each<[string, Interval, string]>([
  ['2025-06-10', weekly, '2025-06-17'],
  ['2025-12-30', { unit: 'week', every: 2 }, '2026-01-13'],
  ['2025-06-10', monthly, '2025-07-08'], // the second Tuesday
  ['2025-12-10', monthly, '2026-01-14'],
  ['2025-05-29', monthly, '2025-06-26'], // the fifth Thursday: there is none in June
  ['2025-06-26', { ...monthly, last: true }, '2025-07-31'],
  ['2025-06-10', { unit: 'month', every: 3 }, '2025-09-09'],
])('after %s comes, %o: %s', (date, interval, next) => {
  expect(nextDate(date as IsoDate, interval)).toBe(next);
});

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length - 1;

test.each(EOLS)('an event rolls on to its next date and its place (%s)', (_, eol) => {
  const old = event('2025-05-27', 'Berlin, DE', 1);
  const next = event('2025-06-11', 'Oslo, NO', 2);
  const text = withEnding(withEvents(`### Europe\n${old}\n${event('2025-06-05', 'Oslo, NO', 3)}\n${next}`), eol);
  const draft = draftOf(text);
  const after = applied(text, rollEvent(draft, draft.events[0] as EventRow, weekly));
  const rolled = old.replace('2025-05-27', '2025-06-10');
  expect(after).toBe(
    withEnding(withEvents(`### Europe\n${event('2025-06-05', 'Oslo, NO', 3)}\n${rolled}\n${next}`), eol),
  );
});

test('a range keeps its length', () => {
  const text = withEvents(`### Europe\n${event('2025-06-10 - 2025-06-12', 'Berlin, DE', 1)}`);
  const draft = draftOf(text);
  expect(applied(text, rollEvent(draft, draft.events[0] as EventRow, monthly))).toContain(
    '* 2025-07-08 - 2025-07-10 |',
  );
});

test.each(EOLS)('an event goes to another region, in order (%s)', (_, eol) => {
  const row = event('2025-06-10', 'Berlin, DE', 1);
  const other = event('2025-06-05', 'Oslo, NO', 3);
  const text = withEnding(withEvents(`### Virtual\n${row}\n\n### Europe\n${other}`), eol);
  const line = lineOf(text, 'Berlin');
  expect(moveTargets(draftOf(text), line).map(({ title, exists }) => (exists ? title : `(${title})`))).toEqual([
    ...['(Africa)', '(Asia)', 'Europe', '(North America)', '(Oceania)', '(South America)'],
  ]);
  const after = applied(text, moveTo(draftOf(text), line + 1, 'events-europe'));
  expect(after).toBe(withEnding(withEvents(`### Virtual\n\n### Europe\n${other}\n${row}`), eol));
});

test.each<['research' | 'official' | 'newsletters', string]>([
  ['research', '### Official\n\n* [B](https://example.org/b)\n\n### Research\n* [A](https://example.org/a)\n\n## Jobs'],
  [
    'newsletters',
    '### Official\n\n* [B](https://example.org/b)\n\n### Newsletters\n* [A](https://example.org/a)\n\n### Research\n\n## Jobs',
  ],
])('an entry goes to %s', (target, expected) => {
  for (const [, eol] of EOLS) {
    const text = withEnding(withEntries('* [A](https://example.org/a)\n* [B](https://example.org/b)'), eol);
    const after = applied(text, moveTo(draftOf(text), lineOf(text, '[A]'), target));
    expect(after).toContain(withEnding(expected, eol));
    expect(moveTo(draftOf(after), lineOf(after, '[A]'), target)).toEqual([]);
  }
});

test('nothing else goes anywhere', () => {
  const text = withEntries('A sentence.');
  expect(moveTargets(draftOf(text), lineOf(text, 'sentence'))).toEqual([]);
  expect(moveTo(draftOf(text), lineOf(text, 'sentence'), 'research')).toEqual([]);
});

test.each([
  ['last week’s days', 'Rusty Events between 2025-05-28 - 2025-06-25 🦀'],
  ['one day', 'Rusty Events between 2025-06-04 🦀'],
  ['no days', 'Rusty Events between 🦀'],
  ['other days', 'Rusty Events between 6/4/2025 - 7/2/2025 🦀'],
])('the window is written over %s', (_, line) => {
  const text = withEvents('').replace(/^Rusty.*$/m, line);
  const after = applied(text, recomputeWindow(draftOf(text)));
  expect(after).toBe(withEvents(''));
  expect(recomputeWindow(draftOf(after))).toEqual([]);
});

test('a window that is missing is written', () => {
  const text = withEvents('').replace(/\nRusty.*\n/, '');
  expect(applied(text, recomputeWindow(draftOf(text)))).toContain(
    '## Upcoming Events\n\nRusty Events between 2025-06-04 - 2025-07-02 🦀\n',
  );
});

test.each(EOLS)('the last entry of the community goes under a heading of its own (%s)', (_, eol) => {
  const a = '* [A](https://example.org/a)';
  const b = '* [B](https://example.org/b)';
  const text = withEnding(withEntries(`${a}\n${b}`).replace('### Research\n\n', ''), eol);
  const after = applied(text, moveTo(draftOf(text), lineOf(text, '[B]'), 'walkthroughs'));
  expect(after).toBe(
    withEnding(withEntries(`${a}\n\n### Rust Walkthroughs\n${b}`).replace('### Research\n\n', ''), eol),
  );
});
