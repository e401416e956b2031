import { expect, test } from 'vitest';
import { tidyEvents } from '../../server/src/chores/tidyEvents.ts';
import { applied, draftOf, EOLS, event, withEnding, withEvents } from './support.ts';

const oslo = event('2025-06-10', 'Oslo, NO', 1);
const berlin = event('2025-06-10', 'Berlin, DE', 2);
const later = event('2025-06-12', 'Aarhus, DK', 3);
const online = event('2025-06-11', 'Virtual (Berlin, DE)', 4);
const online2 = event('2025-06-11', 'Virtual (Oslo, NO)', 6);
const tokyo = event('2025-06-20', '東京, JP', 5);

const ROWS: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    'by day, then by place as written',
    `### Europe\n${later}\n${oslo}\n${berlin}`,
    `### Europe\n${berlin}\n${oslo}\n${later}`,
  ],
  [
    'a comment goes with the row below it',
    `### Europe\n${later}\n<!-- ask them -->\n${berlin}`,
    `### Europe\n<!-- ask them -->\n${berlin}\n${later}`,
  ],
  [
    'a note right under a row stays with it',
    `### Europe\n${later}\n<!-- moved to a larger hall -->\n\n${berlin}`,
    `### Europe\n${berlin}\n${later}\n<!-- moved to a larger hall -->`,
  ],
  [
    'what the merge tool wrote stays behind its item',
    `### Europe\n${later}\n<!-- url=https://example.org/x submerge-pr=1 sha=2 author=a title=t -->\n${berlin}`,
    `### Europe\n${berlin}\n${later}\n<!-- url=https://example.org/x submerge-pr=1 sha=2 author=a title=t -->`,
  ],
  [
    'to its region',
    `### Virtual\n${online}\n\n### Asia\n${tokyo}\n${berlin}\n\n### Europe\n${later}`,
    `### Virtual\n${online}\n\n### Asia\n${tokyo}\n\n### Europe\n${berlin}\n${later}`,
  ],
  [
    'to a region without a heading, in the middle',
    `### Virtual\n${online}\n${online2}\n${tokyo}\n\n### Europe\n${berlin}`,
    `### Virtual\n${online}\n${online2}\n\n### Asia\n${tokyo}\n\n### Europe\n${berlin}`,
  ],
  [
    'to a region without a heading, at the end',
    `### Virtual\n${online}\n\n### Asia\n${tokyo}\n${berlin}`,
    `### Virtual\n${online}\n\n### Asia\n${tokyo}\n\n### Europe\n${berlin}`,
  ],
  [
    'to a region that is empty',
    `### Virtual\n${online}\n\n### Africa\n\n### Asia\n${event('2025-06-20', 'Nairobi, KE', 7)}\n${tokyo}`,
    `### Virtual\n${online}\n\n### Africa\n${event('2025-06-20', 'Nairobi, KE', 7)}\n\n### Asia\n${tokyo}`,
  ],
  [
    'virtual rows under Virtual',
    `### Virtual\n\n### Europe\n${berlin}\n${online}`,
    `### Virtual\n${online}\n\n### Europe\n${berlin}`,
  ],
  [
    'regions in their order',
    `### Europe\n${berlin}\n\n### Asia\n${tokyo}\n\n### Virtual\n${online}`,
    `### Virtual\n${online}\n\n### Asia\n${tokyo}\n\n### Europe\n${berlin}`,
  ],
  [
    'the habit of a blank line under headings',
    `### Virtual\n\n${online}\n\n### Asia\n\n${tokyo}\n${berlin}`,
    `### Virtual\n\n${online}\n\n### Asia\n\n${tokyo}\n\n### Europe\n\n${berlin}`,
  ],
  [
    'a row right under the list goes to its region',
    `${berlin}\n\n### Virtual\n${online}`,
    `### Virtual\n${online}\n\n### Europe\n${berlin}`,
  ],
  [
    'a row in its form',
    `### Europe\n- 2025-06-10|Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks 2**](https://www.meetup.com/rust-sample/events/2/)`,
    `### Europe\n${berlin}`,
  ],
  ['blank lines between rows', `### Europe\n${berlin}\n\n${oslo}`, `### Europe\n${berlin}\n${oslo}`],
];

const SILENT: readonly (readonly [name: string, list: string])[] = [
  ['what is in order', `### Virtual\n${online}\n\n### Europe\n${berlin}\n${later}`],
  [
    'a hybrid event, which stands twice',
    `### Virtual\n${event('2025-06-12', 'Hybrid (Berlin, DE)', 8)}\n\n### Europe\n${event('2025-06-12', 'Hybrid (Berlin, DE)', 8)}`,
  ],
  ['a place that nobody knows', `### Europe\n${event('2025-06-12', 'Middle of Nowhere', 8)}`],
  ['no events at all', ''],
];

test.each(
  EOLS.flatMap(([name, eol]) =>
    ROWS.map(([title, before, after]) => [`${title} (${name})`, eol, before, after] as const),
  ),
)('%s', (_, eol, before, after) => {
  const text = withEnding(withEvents(before), eol);
  const result = tidyEvents(draftOf(text));
  expect(result.text).toBe(withEnding(withEvents(after), eol));
  expect(applied(text, result.edits)).toBe(result.text);
  expect(result.left).toEqual([]);
  expect(tidyEvents(draftOf(result.text)).edits).toEqual([]);
});

test.each(SILENT)('leaves alone: %s', (_, list) => {
  const result = tidyEvents(draftOf(withEvents(list)));
  expect(result).toMatchObject({ edits: [], moved: 0, mended: 0 });
});

test.each([
  ['a conflict', `### Europe\n${later}\n<<<<<<< HEAD\n${oslo}\n=======\n${berlin}\n>>>>>>> main`, 'conflict'],
  ['a heading that is no region', `### Elsewhere\n${later}\n${berlin}`, 'no region'],
  ['a region twice', `### Europe\n${later}\n\n### Europe\n${berlin}\n${oslo}`, 'more than once'],
])('says why it leaves %s', (_, list, reason) => {
  const text = withEvents(list);
  const result = tidyEvents(draftOf(text));
  expect(result.text).toBe(text);
  expect(result.left[0]?.reason).toContain(reason);
});

test('sorts what stands beside a conflict', () => {
  const conflict = `### Asia\n<<<<<<< HEAD\n${tokyo}\n=======\n>>>>>>> main`;
  const result = tidyEvents(draftOf(withEvents(`${conflict}\n\n### Europe\n${later}\n${berlin}`)));
  expect(result.text).toBe(withEvents(`${conflict}\n\n### Europe\n${berlin}\n${later}`));
  expect(result.left).toHaveLength(1);
});

test('a town under Virtual stays where no row says that it is virtual', () => {
  const list = `### Virtual\n${berlin}\n${oslo}\n\n### Europe\n${later}`;
  const result = tidyEvents(draftOf(withEvents(list)));
  expect(result.edits).toEqual([]);
  expect(result.left).toHaveLength(2);
});

test('edits touch nothing but what moves', () => {
  const text = withEvents(`### Europe\n${berlin}\n${later}\n${oslo}`);
  const { edits, moved } = tidyEvents(draftOf(text));
  expect(moved).toBe(1);
  for (const { start, end } of edits) expect(text.slice(start, end)).not.toContain('Berlin');
});
