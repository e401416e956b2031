import { describe, expect, it } from 'vitest';
import { createArchive } from '../../server/src/archive/index.ts';
import { likeliest, locationKey, type Regular, regularsOf } from '../../server/src/archive/regulars.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { type IsoDate, parseIsoDate } from '../../server/src/draft/date.ts';

/** An issue with rows under headings: `Europe: date | place | name | address | title | address of the event`. */
function issue(date: string, ...rows: readonly string[]) {
  const lines = rows.map((row) => {
    const [heading, cells = ''] = row.split(': ');
    const [day, place, name, url, title, event] = cells.split(' | ');
    return `### ${heading}\n* ${day} | ${place} | [${name}](${url})\n    * [**${title}**](${event})`;
  });
  return scanIssue(
    `file:///content/${date}.md`,
    parseIsoDate(date) as IsoDate,
    `## Upcoming Events\n\n${lines.join('\n\n')}\n`,
  );
}
const A = 'https://www.meetup.com/harbour';
const regulars = (...issues: readonly ReturnType<typeof issue>[]): readonly Regular[] =>
  regularsOf(createArchive(issues));

describe('regulars', () => {
  it('are one organiser under one heading, whatever the spelling of the address', () => {
    const found = regulars(
      issue(
        '2025-05-21',
        `Europe: 2025-05-27 | Lisbon, PT | Rust Harbour | ${A}/events/ | One | https://example.org/1`,
      ),
      issue(
        '2025-05-28',
        `Europe: 2025-06-03 | Lisbon, PT | Rust Harbour | ${A} | Two | https://example.org/2`,
        `Virtual: 2025-06-03 | Virtual | Rust Harbour | ${A} | Two | https://example.org/2`,
      ),
    );
    expect(found.map(({ region, meetings }) => [region, meetings.length])).toEqual([
      ['events-europe', 2],
      ['events-virtual', 1],
    ]);
  });
  it('keep their name over a move, and take the address of what was announced last', () => {
    const [found, ...others] = regulars(
      issue('2025-05-21', `Europe: 2025-06-11 | Lisbon, PT | Rust Harbour | ${A} | Old | https://example.org/1`),
      issue(
        '2025-05-28',
        `Europe: 2025-06-10 | Lisbon, PT | Rust Harbour | https://luma.com/harbour | New | https://example.org/2`,
        `Europe: 2025-06-11 | Lisbon, PT | Rust Harbour | ${A} | Old | https://example.org/1`,
      ),
    );
    expect(others).toEqual([]);
    expect(found?.url).toBe('https://luma.com/harbour');
    expect([...(found?.addresses ?? [])].sort()).toEqual(['luma.com/harbour', 'meetup.com/harbour']);
  });
  it('count an event once, as it was printed last, announced when it was printed first', () => {
    const [found] = regulars(
      issue('2025-05-21', `Europe: 2025-06-11 | Lisbon, PT | Rust Harbour | ${A} | Typo | https://example.org/1`),
      issue('2025-05-28', `Europe: 2025-06-11 | Porto, PT | Rust Harbour | ${A} | Right | https://example.org/1/`),
    );
    expect(found?.meetings).toEqual([
      {
        date: '2025-06-11',
        location: 'Porto, PT',
        title: 'Right',
        url: 'https://example.org/1/',
        announced: '2025-05-21',
      },
    ]);
    expect(found?.lastIssue).toBe('2025-05-28');
  });
});

describe('locations', () => {
  it.each([
    ['Berlin, DE', 'Berlin, Germany', true],
    ['London, UK', 'London, GB', true],
    ['Köln, DE', 'Koeln, DE', true],
    ['Vancouver, BC, CA', 'Vancouver, CA', true],
    ['St. Louis, MO, US', 'Saint Louis, MO, US', true],
    ['Bangalore/Bengaluru, IN', 'Bangalore, IN', true],
    ['Virtual and In-Person (Lisbon, PT)', 'Hybrid (Lisbon, PT)', true],
    ['Portland, OR, US', 'Portland, ME, US', false],
    ['Virtual (Lisbon, PT)', 'Lisbon, PT', false],
    ['Virtual (Lisbon, PT)', 'Virtual', false],
    ['Hybrid (Lisbon, PT)', 'Virtual (Lisbon, PT)', false],
  ])('%s and %s', (a, b, same) => expect(locationKey(a) === locationKey(b)).toBe(same));
  it('the last ones weigh most, the last spelling stands', () => {
    expect(likeliest(['Berlin, DE', 'Berlin, Germany', 'Köln, DE', 'Berlin, DE'], locationKey)).toEqual([
      'Berlin, DE',
      'Köln, DE',
    ]);
    expect(likeliest(['a', 'a', 'a', 'b'], (text) => text)).toEqual(['b', 'a']);
    expect(likeliest([], (text) => text)).toEqual([]);
  });
});
