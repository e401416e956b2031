/** Rows of events, their dates, places and titles, from what earlier issues had. */
import { describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { addDays, type IsoDate, parseIsoDate } from '../../server/src/draft/date.ts';
import type { SectionId } from '../../server/src/draft/headings.ts';
import type { Knowledge } from '../../server/src/features/completion/index.ts';
import { EXAMPLE_DATE, exampleDraft } from '../support/exampleDraft.ts';
import { completing } from './completing.ts';

const row = (day: string, place: string, name: string, url: string, title: string, event: string): string =>
  `* ${day} | ${place} | [${name}](${url})\n    * [**${title}**](${event})`;
const EUROPE: readonly [
  name: string,
  place: string,
  path: string,
  days: readonly string[],
  title: (index: number) => string,
][] = [
  [
    'Rust Harbour',
    'Lisbon, PT',
    'rust-harbour',
    ['2025-02-11', '2025-03-11', '2025-04-08', '2025-05-13'],
    () => 'Hack Night',
  ],
  ['Rust Fjord', 'Oslo, NO', 'rust-fjord', ['2025-01-16', '2025-05-22'], (index) => `Talks #${index}`],
  ['Crab Club', 'London, GB', 'crab-club', ['2025-05-01'], () => 'Crabs'],
];
const VIRTUAL: typeof EUROPE = [
  [
    'Rust Harbour',
    'Virtual (Lisbon, PT)',
    'rust-harbour',
    ['2025-05-07', '2025-05-14', '2025-05-21', '2025-05-28'],
    () => 'Online Hour',
  ],
];

/** Issues of the weeks before the example draft, each with the events that lie in its window. */
function archive(): Archive {
  const date = parseIsoDate(EXAMPLE_DATE) as IsoDate;
  const issues = Array.from({ length: 26 }, (_, index) => addDays(date, -7 * (index + 1)));
  return createArchive(
    issues.map((issue) => {
      const rows = (groups: typeof EUROPE): string =>
        groups
          .flatMap(([name, place, path, days, title]) =>
            days.flatMap((day, index) =>
              day >= issue && day <= addDays(issue, 28)
                ? [
                    row(
                      day,
                      place,
                      name,
                      `https://www.meetup.com/${path}/events/`,
                      title(index),
                      `https://www.meetup.com/${path}/events/${day}/`,
                    ),
                  ]
                : [],
            ),
          )
          .join('\n');
      const text = `## Upcoming Events\n\n### Virtual\n${rows(VIRTUAL)}\n\n### Europe\n${rows(EUROPE)}\n`;
      return scanIssue(`file:///content/${issue}-this-week-in-rust.md`, issue, text);
    }),
  );
}
const KNOWN: Knowledge = { archive: archive() };
const HARBOUR = (date: string): string =>
  `* ${date} | Lisbon, PT | [Rust Harbour](https://www.meetup.com/rust-harbour)\n    * [**Hack Night**](https://)`;
const inSection = (line: string, section: SectionId): string => exampleDraft(line, section).text;
const events = (text: string, section: SectionId): readonly string[] =>
  completing(inSection(text, section), KNOWN)
    .found.filter(({ kind }) => kind === 'event' || kind === 'organiser')
    .map(({ label }) => label);

describe('a whole row', () => {
  it.each([
    ['the beginning of the name', '* Harb¦'],
    ['the whole name', '* Rust Harbour¦'],
    ['in other letters', '* rust HARB¦'],
    ['its town', '* Lisb¦'],
    ['its address', '* https://www.meetup.com/rust-harbour¦'],
    ['its address, half typed, without a scheme', '* www.meetup.com/rust-harb¦'],
    ['the list of its events', '* https://www.meetup.com/rust-harbour/events/¦'],
    ['no marker', 'Harb¦'],
    ['another marker', '- Harb¦'],
    ['a bracket that the editor closed', '* Harb¦]'],
  ])('from %s: address, place, next date by its rhythm, title', (_, typed) => {
    const text = inSection(typed, 'events-europe');
    expect(completing(text, KNOWN).insert('Rust Harbour')).toBe(inSection(HARBOUR('2025-06-10'), 'events-europe'));
  });
  it('puts what is typed of it in its place', () => {
    const url = 'https://www.meetup.com/es-ES/rust-harbour/events/123456/?utm_source=x';
    const text = inSection(`* ${url}¦`, 'events-europe');
    expect(completing(text, KNOWN).insert('Rust Harbour')).toBe(
      inSection(
        HARBOUR('2025-06-10').replace('https://)', 'https://www.meetup.com/rust-harbour/events/123456/)'),
        'events-europe',
      ),
    );
  });
  it.each([
    ['* 2025-06-19 Harb¦', '2025-06-19'],
    ['* 2025-06-19 | Harb¦', '2025-06-19'],
    ['* 2025-06-1¦', '2025-06-10'],
  ])('%s keeps the date', (typed, date) =>
    expect(completing(inSection(typed, 'events-europe'), KNOWN).insert('Rust Harbour')).toBe(
      inSection(HARBOUR(date), 'events-europe'),
    ),
  );
  it('is the likeliest first: who begins so, who is due', () => {
    expect(events('* Rust¦', 'events-europe').slice(0, 2)).toEqual(['Rust Harbour', 'Rust Fjord']);
    expect(events('* ¦', 'events-europe')[0]).toBe('Rust Harbour');
    expect(events('* Fj¦', 'events-europe')[0]).toBe('Rust Fjord');
  });
  it('takes the next date when one stands already', () => {
    const there = row(
      '2025-06-10',
      'Lisbon, PT',
      'Rust Harbour',
      'https://www.meetup.com/rust-harbour',
      'Hack Night',
      'https://www.meetup.com/rust-harbour/events/1/',
    );
    const text = inSection(`${there}\n* Harb¦`, 'events-europe');
    expect(completing(text, KNOWN).insert('Rust Harbour')).not.toContain('Night**](https://)\n* 2025-06-10');
  });
  it('writes a place as it is written now', () => {
    expect(completing(inSection('* Crab¦', 'events-europe'), KNOWN).insert('Crab Club')).toContain(
      '| London, UK | [Crab',
    );
  });
  it('leaves a hole where the title does not come back', () => {
    expect(completing(inSection('* Fjor¦', 'events-europe'), KNOWN).insert('Rust Fjord')).toContain(
      '[**Title of the event**]',
    );
  });
  it('under another heading stands there in the likely form, or is put under its own, at its place', () => {
    const there = row('2025-06-06', 'Bern, CH', 'Alp', 'https://example.org/alp', 'Up', 'https://example.org/up');
    const text = inSection(`${there}\n\n### North America\n* Fjor¦\n\n`, 'events-europe');
    const { labels, insert } = completing(text, KNOWN);
    expect(labels.slice(0, 1)).toEqual(['Rust Fjord → Europe']);
    const moved = insert('Rust Fjord → Europe');
    expect(moved).toContain('[**Up**](https://example.org/up)\n* 2025-');
    expect(moved).toContain('| Oslo, NO | [Rust Fjord](https://www.meetup.com/rust-fjord)\n');
    expect(moved).not.toContain('* Fjor');
    const online = completing(inSection('* Fjor¦', 'events-virtual'), KNOWN);
    expect(online.labels.slice(0, 1)).toEqual(['Rust Fjord']);
    expect(online.insert('Rust Fjord')).toContain('| Virtual (Oslo, NO) | [Rust Fjord]');
  });
  it('knows a group that meets online by its heading', () => {
    expect(completing(inSection('* Harb¦', 'events-virtual'), KNOWN).insert('Rust Harbour')).toContain(
      '| Virtual (Lisbon, PT) | [Rust Harbour](https://www.meetup.com/rust-harbour)\n    * [**Online Hour**](https://)',
    );
  });
  it('says what it knows', () => {
    const [first] = completing(inSection('* Harb¦', 'events-europe'), KNOWN).found;
    expect(first?.detail).toBe('2025-06-10 Tue · Lisbon, PT');
    expect(JSON.stringify(first?.documentation())).toContain('the second Tuesday of the month');
    expect(first?.snippet).toMatch(/^\* \$\{1\|2025-06-10,/);
  });
  it.each([
    ['prose', 'If you run something, Harb¦'],
    ['a row that stands', '* Harb¦ | Lisbon, PT | [x](https://example.org)'],
    ['a link', '* [Harb](https://exam¦'],
    ['an unknown name', '* Qwertz¦'],
  ])('is not made of %s', (_, typed) => expect(events(typed, 'events-europe')).toEqual([]));
  it('is not made elsewhere', () => expect(events('* Harb¦', 'observations')).toEqual([]));
  it('has the line endings of the draft', () => {
    const text = inSection('* Harb¦', 'events-europe').replace(/\n/g, '\r\n');
    expect(completing(text, KNOWN).insert('Rust Harbour')).toBe(
      inSection(HARBOUR('2025-06-10'), 'events-europe').replace(/\n/g, '\r\n'),
    );
  });
});

describe('an event of several days', () => {
  const printed = (days: readonly string[]): Knowledge => ({
    archive: createArchive(
      days.map((day, index) => {
        const issue = addDays('2025-03-05' as IsoDate, 7 * index);
        const own = row(
          day,
          'Bonn, DE',
          'Rhine Conf',
          'https://rhine.example.org',
          'Talks',
          `https://rhine.example.org/${index}`,
        );
        return scanIssue(
          `file:///content/${issue}-this-week-in-rust.md`,
          issue,
          `## Upcoming Events\n\n### Europe\n${own}\n`,
        );
      }),
    ),
  });
  const first = (days: readonly string[], typed: string, text = inSection(typed, 'events-europe')) => {
    const { found } = completing(text, printed(days));
    const item = found.find(({ kind }) => kind === 'event');
    return [item?.detail, item?.snippet?.split(' | ')[0]?.replace('$', '')];
  };
  it.each([
    [
      'days of the week of the last, as many as it had',
      ['2025-03-11', '2025-04-23 - 2025-04-25'],
      '* Rhin¦',
      [
        '2025-07-02 - 2025-07-04 · Bonn, DE',
        '* {1|2025-07-02 - 2025-07-04,2025-06-25 - 2025-06-27,2025-06-18 - 2025-06-20,2025-06-11 - 2025-06-13,2025-06-04 - 2025-06-06|}',
      ],
    ],
    [
      'over the end of a month',
      ['2025-04-01 - 2025-04-03'],
      '* 2025-07-0¦',
      ['2025-07-01 - 2025-07-03 · Bonn, DE', '* {1:2025-07-01 - 2025-07-03}'],
    ],
    [
      'one day, when the last had one',
      ['2025-03-11 - 2025-03-13', '2025-04-29'],
      '* 2025-07-01¦',
      ['2025-07-01 Tue · Bonn, DE', '* 2025-07-01'],
    ],
    [
      'a day that is typed stays as it is',
      ['2025-04-01 - 2025-04-03'],
      '* 2025-07-01 Rhin¦',
      ['2025-07-01 Tue · Bonn, DE', '* 2025-07-01'],
    ],
    [
      'a slip of the pen is none',
      ['2025-04-01 - 2052-04-03'],
      '* 2025-07-0¦',
      ['2025-07-01 Tue · Bonn, DE', '* 2025-07-01'],
    ],
    [
      'nor are days in the wrong order',
      ['2025-04-01 - 2025-03-03'],
      '* 2025-07-0¦',
      ['2025-07-01 Tue · Bonn, DE', '* 2025-07-01'],
    ],
  ] as const)('%s', (_, days, typed, expected) => expect(first(days, typed)).toEqual(expected));
  it('has a hole for both, when the issue has no date', () =>
    expect(first(['2025-04-01 - 2025-04-03'], '', '### Europe\n\n* Rhin¦\n')).toEqual([
      'Bonn, DE',
      '* {1:YYYY-MM-DD - YYYY-MM-DD}',
    ]));
  it('is known from the draft alone, too', () => {
    const there = row(
      '2025-06-10 - 2025-06-11',
      'Bonn, DE',
      'Rhine Conf',
      'https://rhine.example.org',
      'x',
      'https://x.example.org',
    );
    expect(first([], '', inSection(`${there}\n* Rhin¦`, 'events-europe'))[0]).toMatch(/^(\S+) - \S+ · Bonn, DE$/);
  });
});

describe('a hybrid event that stands under one of its headings', () => {
  const HYBRID = row(
    '2025-06-19',
    'Hybrid (Bern, CH)',
    'Alp',
    'https://example.org/alp',
    'Up',
    'https://example.org/up',
  );
  const text = (typed: string, europe = ''): string =>
    inSection(`${typed}\n\n### Europe\n${HYBRID}\n${europe}`, 'events-virtual');
  it.each(['* ¦', '* Alp¦', '* 2025-06-1¦', '* 2025-06-19 | Al¦'])('%j: the same row, first', (typed) => {
    const { found, insert } = completing(text(typed), KNOWN);
    const [first] = found.filter(({ kind }) => kind === 'event');
    expect([first?.label, first?.snippet]).toEqual(['Alp', undefined]);
    expect(first?.detail).toContain('the same event');
    expect(insert('Alp')).toBe(text(HYBRID));
  });
  it('is not offered where it stands already, where it does not belong, or for another name', () => {
    const same = (whole: string): boolean =>
      completing(whole, KNOWN).found.some(({ detail }) => detail.includes('the same event'));
    expect(same(text(`${HYBRID}\n* ¦`))).toBe(false);
    expect(same(inSection(`* ¦\n\n### Europe\n${HYBRID}`, 'events-asia'))).toBe(false);
    expect(same(text('* Harb¦'))).toBe(false);
    expect(same(text('* 2025-06-20 | ¦'))).toBe(false);
  });
});

describe('an organiser behind a place', () => {
  it('comes with its title', () =>
    expect(
      completing(inSection('* 2025-06-19 | Porto, PT | [Harb¦]', 'events-europe'), KNOWN).insert('Rust Harbour'),
    ).toBe(inSection(HARBOUR('2025-06-19').replace('Lisbon', 'Porto'), 'events-europe')));
});

describe('an organiser at the place that the row has', () => {
  it('is the likeliest', () => {
    expect(events('* 2025-06-19 | Oslo, NO | [Rust¦', 'events-europe')[0]).toBe('Rust Fjord');
    expect(events('* 2025-06-19 | Lisbon, PT | [Rust¦', 'events-europe')[0]).toBe('Rust Harbour');
  });
});

describe('dates', () => {
  const dates = (typed: string, section: SectionId = 'events-europe'): readonly string[] =>
    completing(inSection(typed, section))
      .found.filter(({ kind }) => kind === 'date')
      .map(({ label, detail }) => `${label} ${detail}`);
  it('are those of the window, with their weekday', () => {
    const found = dates('* 2025-0¦');
    expect([found.length, found[0], found[28]]).toEqual([29, '2025-06-04 Wednesday', '2025-07-02 Wednesday']);
    expect(dates('* 2025-06-1¦').map((date) => date.slice(0, 10))).toEqual(
      Array.from({ length: 10 }, (_, index) => `2025-06-1${index}`),
    );
  });
  it.each([
    ['* 12¦', '2025-06-12 Thursday'],
    ['* 06-2¦', '2025-06-20 Friday'],
    ['* 2025-06-10 - 2025-06-1¦', '2025-06-11 Wednesday'],
  ])('%s: first %s', (typed, first) => expect(dates(typed)[0]).toBe(first));
  it('say what stands on them', () => {
    const there = row('2025-06-10', 'Bern, CH', 'Alp', 'https://example.org/alp', 'Up', 'https://example.org/up');
    expect(dates(`${there}\n* 2025-06-10¦`)).toEqual(['2025-06-10 Tuesday, 1 event here']);
    expect(dates('* 2025-06-10¦')).toEqual(['2025-06-10 Tuesday']);
  });
  it('overwrite a date that stands', () => {
    const text = inSection('* 2025-06-1¦2 | Lisbon, PT | [x](https://example.org)', 'events-europe');
    expect(completing(text).insert('2025-06-17')).toBe(text.replace('2025-06-1¦2', '2025-06-17'));
  });
  it('bring the pipe that is not there yet', () =>
    expect(completing(inSection('* 2025-06-1¦', 'events-europe')).insert('2025-06-17')).toContain('* 2025-06-17 | \n'));
  it('not in other sections, not in other cells', () => {
    expect(dates('* 2025-0¦', 'observations')).toEqual([]);
    expect(dates('* 2025-06-10 | 2025-0¦')).toEqual([]);
  });
});

describe('places', () => {
  const places = (typed: string, section: SectionId = 'events-europe'): readonly string[] =>
    completing(inSection(typed, section), KNOWN)
      .found.filter(({ kind }) => kind === 'location')
      .map(({ label }) => label);
  it('are those of earlier issues, of the region first, by how often', () => {
    expect(places('* 2025-06-10 | ¦').slice(0, 3)).toEqual(['Lisbon, PT', 'Oslo, NO', 'London, UK']);
    expect(places('* 2025-06-10 | ¦', 'events-virtual')[0]).toBe('Virtual (Lisbon, PT)');
  });
  it('of the row’s organiser before others', () =>
    expect(places('* 2025-06-10 | ¦ | [Rust Fjord](https://www.meetup.com/rust-fjord)')[0]).toBe('Oslo, NO'));
  it('of a country behind a comma, the region’s own first', () =>
    expect(places('* 2025-06-10 | Nowhere, ¦').slice(0, 3)).toEqual(['PT', 'NO', 'UK']));
  it('begin a word as typed', () => expect(places('* 2025-06-10 | Osl¦')).toEqual(['Oslo, NO']));
  it.each([
    ['* 2025-06-10 | Turin, It¦', 'IT', '* 2025-06-10 | Turin, IT | '],
    ['* 2025-06-10 | Turin,It¦', 'IT', '* 2025-06-10 | Turin, IT | '],
    ['* 2025-06-10 | Virtual (Turin, It¦', 'IT', '* 2025-06-10 | Virtual (Turin, IT) | '],
    [
      '* 2025-06-10 | Turin, It¦aly | [x](https://example.org)',
      'IT',
      '* 2025-06-10 | Turin, IT | [x](https://example.org)',
    ],
    ['* 2025-06-10 | Austin, tex¦', 'TX, US', '* 2025-06-10 | Austin, TX, US | '],
  ])('%s: the country, or the state', (typed, label, expected) =>
    expect(completing(inSection(typed, 'events-europe'), KNOWN).insert(label)).toBe(
      inSection(expected, 'events-europe'),
    ),
  );
});

describe('titles', () => {
  const ROW = '* 2025-06-10 | Lisbon, PT | [Rust Harbour](https://www.meetup.com/rust-harbour)';
  it.each(['    ¦', '    * ¦', '    * [¦', '    * [**Ha¦', '    * [¦]'])(
    '%j under a row: the one that comes back, and an empty one',
    (typed) => {
      const text = inSection(`${ROW}\n${typed}`, 'events-europe');
      const { labels, insert } = completing(text, KNOWN);
      expect(labels).toEqual(['Hack Night', 'Title of the event']);
      expect(insert('Hack Night')).toBe(inSection(`${ROW}\n    * [**Hack Night**](https://)`, 'events-europe'));
    },
  );
  it('not under a row that has one, not elsewhere', () => {
    const titled = `${ROW}\n    * [**Something**](https://example.org/1)`;
    expect(completing(inSection(`${titled}\n    * ¦`, 'events-europe'), KNOWN).labels).toEqual([]);
    expect(
      completing(inSection('    * ¦', 'observations'), KNOWN).found.filter(({ kind }) => kind === 'title'),
    ).toEqual([]);
  });
});
