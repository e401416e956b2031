import { expect, test } from 'vitest';
import { pruneCandidates, pruneEdits } from '../../server/src/chores/pruneEvents.ts';
import { applied, draftOf, EOLS, event, withEnding, withEvents } from './support.ts';

const past = event('2025-06-03', 'Berlin, DE', 1);
const coming = event('2025-06-04', 'Oslo, NO', 2);
const ending = event('2025-06-01 - 2025-06-04', 'Paris, FR', 3);
const late = event('2025-07-03', 'Aarhus, DK', 4);
const otherAddress = event('2025-06-04', 'Oslo, NO', 2).replace('events/2/', 'events/99/');

const reasons = (list: string): readonly string[] =>
  pruneCandidates(draftOf(withEvents(list))).map(({ reason }) => reason);

test.each([
  ['past', past, ['past']],
  ['a range that is past', event('2025-05-30 - 2025-06-03', 'Paris, FR', 3), ['past']],
  ['on the day of the issue', coming, []],
  ['a range that ends on that day', ending, []],
  ['last year’s, by a slip of the pen', event('2024-06-12', 'Paris, FR', 3), []],
  ['last year’s, and past even so', event('2024-06-01', 'Paris, FR', 3), ['past']],
  ['a day that cannot be read', event('soon', 'Paris, FR', 3), []],
  ['beyond the window', late, ['beyond']],
  ['the same page on the same day', `${coming}\n${coming}`, ['double']],
  [
    'the same page in another spelling',
    `${coming}\n${coming.replace('https://www.meetup', 'http://meetup')}`,
    ['double'],
  ],
  ['the same title by the same organiser', `${coming}\n${otherAddress}`, ['double']],
  ['the same page on another day', `${coming}\n${coming.replace('06-04', '06-11')}`, []],
  ['the two sides of a conflict', `<<<<<<< HEAD\n${coming}\n=======\n${coming}\n>>>>>>> main`, []],
])('%s', (_, rows, expected) => {
  expect(reasons(`### Europe\n${rows}`)).toEqual(expected);
});

test('a hybrid event in two regions is no double', () => {
  const hybrid = event('2025-06-12', 'Hybrid (Berlin, DE)', 8);
  expect(reasons(`### Virtual\n${hybrid}\n\n### Europe\n${hybrid}`)).toEqual([]);
});

test.each(EOLS)('deletes what was chosen, with titles, and nothing else (%s)', (_, eol) => {
  const text = withEnding(withEvents(`### Europe\n${past}\n<!-- a note -->\n${coming}\n${coming}\n${late}`), eol);
  const draft = draftOf(text);
  const chosen = pruneCandidates(draft).filter(({ reason }) => reason !== 'beyond');
  const after = applied(
    text,
    pruneEdits(
      draft,
      chosen.map(({ row }) => row),
    ),
  );
  expect(after).toBe(withEnding(withEvents(`### Europe\n<!-- a note -->\n${coming}\n${late}`), eol));
  expect(pruneCandidates(draftOf(after)).map(({ reason }) => reason)).toEqual(['beyond']);
});
