import { expect, test } from 'vitest';
import { builtInTemplate, newDraft, newestBefore, nextWednesday } from '../../server/src/chores/newDraft.ts';
import type { IsoDate } from '../../server/src/draft/date.ts';
import { draftOf, EOLS, event, withEnding, withEvents } from './support.ts';

const date = '2025-06-11' as IsoDate;
const TEMPLATE =
  'Title: This Week in Rust $twir_issue_number\nNumber: $twir_issue_number\nDate: $twir_issue_date\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between $twir_issue_date - $twir_events_end_date 🦀\n\n$twir_events_list\n\nAdd yours, $twir_greeting.\n\n## Jobs\n';

test.each([
  ['2025-06-03', '2025-06-04'],
  ['2025-06-04', '2025-06-11'],
  ['2025-06-05', '2025-06-11'],
  ['2024-12-31', '2025-01-01'],
])('after %s comes the issue of %s', (today, next) => {
  expect(nextWednesday(today as IsoDate)).toBe(next);
});

test('the newest text before a day', () => {
  const names = [
    'content/2025-06-04-this-week-in-rust.md',
    'draft/2025-06-11-this-week-in-rust.md',
    'content/2025-05-28-this-week-in-rust.md',
    'README.md',
  ];
  expect(newestBefore(names, date)).toBe(names[0]);
  expect(newestBefore(names, '2025-06-18' as IsoDate)).toBe(names[1]);
  expect(newestBefore([], date)).toBeUndefined();
});

test.each(EOLS)('fills in the template; carries over what is still to come (%s)', (_, eol) => {
  const hybrid = event('2025-06-20', 'Hybrid (Berlin, DE)', 3);
  const range = event('2025-06-09 - 2025-06-11', 'Oslo, NO', 4);
  const previous = draftOf(
    withEvents(
      `### Virtual\n${hybrid}\n\n### Europe\n${event('2025-06-10', 'Paris, FR', 1)}\n${hybrid}\n${range}\n\n### Asia\n${event('soon', '東京, JP', 5)}`,
    ),
  );
  const template = withEnding(TEMPLATE, eol);
  const made = newDraft({ date, template, previous });
  expect(made).toMatchObject({
    path: 'draft/2025-06-11-this-week-in-rust.md',
    number: 603,
    carried: 4,
    past: 1,
    unknown: ['$twir_greeting'],
    isWednesday: true,
  });
  const list = `### Virtual\n${hybrid}\n\n### Asia\n${event('soon', '東京, JP', 5)}\n\n### Europe\n${range}\n${hybrid}`;
  const expected = TEMPLATE.replace('$twir_events_list', list)
    .replaceAll('$twir_issue_number', '603')
    .replaceAll('$twir_issue_date', '2025-06-11')
    .replace('$twir_events_end_date', '2025-07-09');
  expect(made.text).toBe(withEnding(expected, eol));
});

test.each(EOLS)('mends the form of what it carries over, and nothing of the template (%s)', (_, eol) => {
  const row = (organiser: string, title: string): string =>
    `* 2025-06-20 | Berlin, DE | [Rust Berlin](${organiser})\n    * [**Talks**](${title})`;
  const old = row(
    'https://www.meetup.com/rust-berlin/events/',
    'https://www.meetup.com/rust-berlin/events/1/?utm_source=x',
  );
  const rows = `### Europe\n${old.replace(' | Berlin', '| Berlin')}`;
  const template = withEnding(`${TEMPLATE}\n* [Kept  as it is ](http://example.org/?utm_source=x)\n`, eol);
  const { text, mended, carried } = newDraft({ date, template, previous: draftOf(withEvents(rows)) });
  expect(text).toContain(
    withEnding(
      `### Europe\n${row('https://www.meetup.com/rust-berlin', 'https://www.meetup.com/rust-berlin/events/1/')}`,
      eol,
    ),
  );
  expect(text.endsWith(template.slice(template.indexOf('## Jobs')))).toBe(true);
  expect([mended, carried]).toEqual([3, 1]);
  const off = { 'tracking-parameter': 'off' } as const;
  expect(newDraft({ date, template, previous: draftOf(withEvents(rows)), tidy: { rules: off } }).text).toContain(
    'events/1/?utm_source=x',
  );
});

test('without a template and without an earlier issue', () => {
  const { text, unknown } = newDraft({ date });
  const draft = draftOf(text);
  expect(unknown).toEqual([]);
  expect(text).not.toContain('$twir_');
  expect(text).not.toMatch(/\n\n\n/);
  expect(draft.window).toMatchObject({ from: { date }, to: { date: '2025-07-09' } });
  expect(draft.placeholders.map(({ kind }) => kind)).toEqual([
    'crate',
    'updates',
    'performance',
    'hiring',
    'quote',
    'reddit',
  ]);
  expect(draft.sections.every(({ id }) => id)).toBe(true);
  expect(builtInTemplate()).toContain('## Crate of the Week');
});
