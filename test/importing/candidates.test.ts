/** From sources to rows, doubles, and the draft with the rows in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { importEvents, insertEvents } from '../../server/src/importing/index.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { ARCHIVE, calendar, importInto, lineOf } from './support.ts';

const BASE = {
  name: 'Talks',
  location: 'Berlin, DE',
  date: '2025-06-10',
  url: 'https://www.meetup.com/rust-example-berlin/events/21/',
  virtual: false,
  organizer_name: 'RUST EXAMPLE Berlin',
  organizer_url: 'https://www.meetup.com/rust-example-berlin/',
};
const candidate = (change: object) => {
  const [first] = importInto(JSON.stringify([{ ...BASE, ...change }])).candidates;
  if (!first) throw new Error('no candidate');
  return first;
};

it('tells of what it does not understand without the signs that a terminal would obey', () => {
  const ESCAPE = '\u001b]0;x\u0007\u009b31m\u202e';
  for (const source of [
    JSON.stringify([{ name: `${ESCAPE} Talks`, date: 'never' }]),
    `[{ "name": ${ESCAPE}`,
    calendar([[`SUMMARY:${ESCAPE} Talks`, 'LOCATION:x']]),
    calendar([['SUMMARY:x', `${ESCAPE}`]]),
    `BEGIN:VCALENDAR\nBEGIN:${ESCAPE}\nX;${ESCAPE}`,
  ]) {
    const { skipped } = importInto(source);
    expect(skipped).not.toEqual([]);
    expect(JSON.stringify(skipped)).not.toMatch(/[\u007f-\u009f\u202e]|\\u00/);
  }
});

it('counts what is past, cancelled and doubled', () => {
  const cancelled = { ...BASE, status: 'cancelled', url: 'https://example.org/2' };
  const past = { ...BASE, date: '2025-05-01', url: 'https://example.org/3' };
  const later = { ...BASE, date: '2025-09-01', url: 'https://example.org/4' };
  const { dropped, outside, candidates, skipped } = importInto(JSON.stringify([BASE, BASE, cancelled, past, later]));
  expect(dropped).toEqual({ past: 1, cancelled: 1, doubled: 1 });
  expect([outside, candidates.length, skipped.length]).toEqual([2, 2, 1]);
  const series = ['DTSTART:20250501T190000', 'DTEND:20250501T200000', 'SUMMARY:Past'];
  const gone = ['DTSTART:20250610T190000', 'SUMMARY:Gone', 'STATUS:CANCELLED'];
  expect(importInto(calendar([series, gone])).dropped).toEqual({ past: 1, cancelled: 1, doubled: 0 });
  const rows = '* 2025-05-01 | Berlin, DE | [A](https://example.org/a)\n    * [**B**](https://example.org/b)';
  expect(importInto(rows).dropped).toEqual({ past: 1, cancelled: 0, doubled: 0 });
});

describe('rows', () => {
  it.each([
    [
      'the organiser as it was printed',
      {},
      '* 2025-06-10 | Berlin, DE | [Rust Example Berlin](https://www.meetup.com/rust-example-berlin) » [**Talks**](https://www.meetup.com/rust-example-berlin/events/21/)',
    ],
    ['a country in words', { location: 'Berlin, Germany' }, /\| Berlin, DE \|/],
    ['GB', { location: 'London, GB' }, /\| London, UK \|/],
    ['a state outside the US', { location: 'Berlin, BE, DE' }, /\| Berlin, DE \|/],
    ['a state of the US in words', { location: 'Austin, Texas, United States' }, /\| Austin, TX, US \|/],
    ['a state of Australia, as the town was printed', { location: 'Melbourne, VIC, AU' }, /\| Melbourne, AU \|/],
    ['a town as it was printed', { location: 'Dusseldorf, DE' }, /\| Düsseldorf, DE \|/],
    ['a virtual one', { virtual: true }, /\| Virtual \(Berlin, DE\) \|/],
    ['a virtual one without a place', { virtual: true, location: null }, /\| Virtual \(Berlin, DE\) \|/],
    [
      'a virtual one of nobody known',
      {
        virtual: true,
        location: null,
        organizer_name: 'X',
        organizer_url: 'https://example.org/x',
        url: 'https://example.org/y',
      },
      /\| Virtual \| \[X\]/,
    ],
    ['a title with signs', { name: 'Vec<T> & *all* of [it' }, /» \[\*\*Vec&lt;T> & \\\*all\\\* of \\\[it\*\*\]/],
    [
      'tracking and languages',
      { url: 'https://www.meetup.com/de-DE/rust-example-berlin/events/21/?eventOrigin=x' },
      /rust-example-berlin\/events\/21\/\)$/,
    ],
    [
      'an address that would end the link',
      { url: 'https://example.org/a(b) c|d' },
      /\(https:\/\/example\.org\/a%28b%29%20c%7Cd\)$/,
    ],
    [
      'an organiser from the page of a group',
      { organizer_name: null, organizer_url: null },
      /\[Rust Example Berlin\]\(https:\/\/www\.meetup\.com\/rust-example-berlin\)/,
    ],
    [
      'the usual name of an address, whatever the calendar and one row say',
      {
        organizer_name: 'Example Portland',
        organizer_url: 'https://www.meetup.com/join-example/events/',
        virtual: true,
        location: null,
      },
      /\| Virtual \(Portland, OR, US\) \| \[Portland Example Users\]\(https:\/\/www\.meetup\.com\/join-example\) »/,
    ],
    [
      'the usual address of an organiser whose pages have another',
      {
        organizer_name: 'Portland',
        organizer_url: 'https://www.meetup.com/portland-example-users/',
        virtual: true,
        location: 'Online event',
      },
      /\| Virtual \(Portland, OR, US\) \| \[Portland Example Users\]\(https:\/\/www\.meetup\.com\/join-example\) »/,
    ],
    [
      'a state that is not told, of the organiser’s own town',
      { organizer_url: 'https://www.meetup.com/join-example', location: 'Portland, US' },
      /\| Portland, OR, US \| \[Portland Example Users\]/,
    ],
    [
      'another town than the organiser’s',
      { organizer_url: 'https://www.meetup.com/join-example', location: 'Salem, OR, US' },
      /\| Salem, OR, US \| \[Portland Example Users\]/,
    ],
    ['several days', { end_date: '2025-06-12' }, /^\* 2025-06-10 - 2025-06-12 \|/],
  ])('%s', (_, change, expected) => {
    const found = candidate(change);
    if (typeof expected === 'string') expect(lineOf(found)).toBe(expected);
    else expect(lineOf(found)).toMatch(expected);
    expect(found).toMatchObject({ insertable: true, selected: true, duplicateOf: undefined });
  });

  it.each([
    ['no title', { name: '' }, /no title/, false],
    ['no address', { url: null }, /no address/, false],
    ['an address that would run', { url: 'javascript:alert(1)' }, /not of the web: javascript/, false],
    [
      'an organiser whose address would run',
      { organizer_name: 'X', organizer_url: 'data:text/html,x', url: 'https://example.org/1' },
      /no address of its own/,
      true,
    ],
    [
      'no organiser',
      { organizer_name: null, organizer_url: null, url: 'https://example.org/1' },
      /no organiser/,
      false,
    ],
    [
      'a place that is none',
      { location: 'somewhere nice', organizer_name: 'X', organizer_url: 'https://example.org/x' },
      /cannot be read: somewhere nice/,
      false,
    ],
    ['no place, of an organiser that was printed', { location: null }, /last row: Berlin, DE/, true],
    [
      'no place, of nobody known',
      { location: null, organizer_name: 'X', organizer_url: 'https://example.org/x', url: 'https://example.org/1' },
      /no place/,
      false,
    ],
    [
      'no word of a place, of nobody known',
      {
        virtual: null,
        location: null,
        organizer_name: 'X',
        organizer_url: 'https://example.org/x',
        url: 'https://example.org/1',
      },
      /no place/,
      false,
    ],
    [
      'an organiser without an address',
      { organizer_name: 'X', organizer_url: null, url: 'https://example.org/1' },
      /no address of its own/,
      true,
    ],
    [
      'a state or a country',
      { location: 'Springfield, IN', organizer_name: 'X', organizer_url: 'https://example.org/x' },
      /as a country's/,
      true,
    ],
  ])('is not picked: %s', (_, change, problem, insertable) => {
    const found = candidate(change);
    expect(found.problems.join(' ')).toMatch(problem);
    expect(found).toMatchObject({ insertable, selected: false });
  });

  it('says when the last row was hybrid', () => {
    const found = candidate({
      location: 'Seattle, WA, US',
      organizer_name: 'Seattle Example Group',
      organizer_url: 'https://www.meetup.com/seattle-example',
    });
    expect(found).toMatchObject({
      selected: true,
      problems: ["The organiser's last row was hybrid: Hybrid (Seattle, WA, US)."],
    });
  });

  it('stand in the order of the newsletter', () => {
    const events = [
      ['Berlin, DE', 12],
      ['Aarhus, DK', 12],
      ['Zürich, CH', 10],
    ].map(([location, day], index) => ({
      ...BASE,
      location,
      date: `2025-06-${day}`,
      url: `https://example.org/${index}`,
    }));
    expect(importInto(JSON.stringify(events)).candidates.map(({ event: { city } }) => city)).toEqual([
      'Zürich',
      'Aarhus',
      'Berlin',
    ]);
  });

  it('needs a window from somewhere', () => {
    expect(() => importEvents(parseDraft('## Upcoming Events\n'), '[]')).toThrow(RangeError);
    expect(
      importEvents(parseDraft('## Upcoming Events\n'), '[]', { window: importInto('[]').window }).candidates,
    ).toEqual([]);
  });
});

describe('doubles', () => {
  const HERE =
    '* 2025-06-10 | Berlin, DE | [Rust Example Berlin](https://www.meetup.com/rust-example-berlin)\n    * [**Talks**](https://www.meetup.com/rust-example-berlin/events/21/)\n* 2025-06-11 | Berlin, DE | [Rust Example Berlin](https://www.meetup.com/rust-example-berlin)\n    * [**Weekly**](https://example.org/weekly)';
  const draft = parseDraft(exampleDraft(HERE, 'events-europe').text);
  const double = (change: object) =>
    importEvents(draft, JSON.stringify([{ ...BASE, ...change }]), { archive: ARCHIVE }).candidates[0]?.duplicateOf?.why;

  it.each([
    [
      'the page, in another form',
      { url: 'http://meetup.com/Rust-Example-Berlin/events/21?utm_source=x', name: 'Other' },
      /same page on the same day/,
    ],
    ['day, organiser and title', { url: 'https://luma.com/xyz', name: 'talks' }, /same day, organiser and title/],
    ['the page of one event on another day', { date: '2025-06-17' }, /on 2025-06-10/],
    ['the page of a series on another day', { url: 'https://example.org/weekly', date: '2025-06-18' }, undefined],
    ['the organiser, and another title', { url: 'https://luma.com/xyz', name: 'Other' }, undefined],
    [
      'the title of another organiser',
      { url: 'https://luma.com/xyz', organizer_url: 'https://example.org/x', organizer_name: 'X' },
      undefined,
    ],
    ['nothing', { url: 'https://luma.com/xyz', date: '2025-06-20' }, undefined],
  ])('%s', (_, change, expected) =>
    expected ? expect(double(change)).toMatch(expected) : expect(double(change)).toBeUndefined(),
  );

  it('within the source: the second is one', () => {
    const { candidates } = importInto(JSON.stringify([BASE, BASE]));
    expect(candidates.map(({ selected, duplicateOf }) => [selected, duplicateOf?.line])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
    expect(candidates[1]?.duplicateOf?.why).toMatch(/in the source/);
  });

  it('knows the line of the row', () => {
    const [found] = importEvents(draft, JSON.stringify([BASE]), { archive: ARCHIVE }).candidates;
    expect(draft.lines.line(found?.duplicateOf?.line ?? 0).text).toContain('2025-06-10 | Berlin');
  });
});

describe('the draft with the rows in it', () => {
  const SOURCE = JSON.stringify([
    BASE,
    {
      ...BASE,
      location: 'Aarhus, DK',
      url: 'https://example.org/1',
      organizer_name: 'A',
      organizer_url: 'https://example.org/a',
    },
    {
      ...BASE,
      location: 'Tokyo, JP',
      url: 'https://example.org/2',
      organizer_name: 'B',
      organizer_url: 'https://example.org/b',
    },
    {
      ...BASE,
      location: 'Seattle, WA, US',
      hybrid: true,
      virtual: undefined,
      url: 'https://example.org/3',
      organizer_name: 'C',
      organizer_url: 'https://example.org/c',
    },
    {
      ...BASE,
      date: '2025-06-05',
      virtual: true,
      url: 'https://example.org/4',
      organizer_name: 'D',
      organizer_url: 'https://example.org/d',
    },
    {
      ...BASE,
      date: '2025-06-20',
      location: 'São Paulo, BR',
      url: 'https://example.org/5',
      organizer_name: 'E',
      organizer_url: 'https://example.org/e',
    },
  ]);
  const EXISTING =
    '* 2025-06-10 | Berlin, DE | [Other](https://example.org/o)\n    * [**Other**](https://example.org/other)\n* 2025-06-30 | Zürich, CH | [Other](https://example.org/o)\n    * [**Later**](https://example.org/later)';

  describe.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('%s', (_, eol) => {
    const text = exampleDraft(EXISTING, 'events-europe').text.replace(/\n/g, eol);
    const draft = parseDraft(text);
    const chosen = importEvents(draft, SOURCE, { archive: ARCHIVE }).candidates.filter(({ selected }) => selected);
    const edits = insertEvents(
      draft,
      chosen.map(({ event }) => event),
    );
    const after = applyEdits(text, edits);

    it('has them in order, under headings made for them, and no finding more', () => {
      const rows = parseDraft(after).events.map(
        ({ section, item, date, location }) =>
          `${section?.heading.title}: ${date?.text} ${location?.text}${item.line < 0 ? '' : ''}`,
      );
      expect(rows).toEqual([
        'Virtual: 2025-06-05 Virtual (Berlin, DE)',
        'Virtual: 2025-06-10 Hybrid (Seattle, WA, US)',
        'Virtual: 2025-06-10 Virtual (Berlin, DE)',
        'Asia: 2025-06-10 Tokyo, JP',
        'Europe: 2025-06-10 Aarhus, DK',
        'Europe: 2025-06-10 Berlin, DE',
        'Europe: 2025-06-10 Berlin, DE',
        'Europe: 2025-06-30 Zürich, CH',
        'North America: 2025-06-10 Hybrid (Seattle, WA, US)',
        'South America: 2025-06-20 São Paulo, BR',
      ]);
      const findings = (one: string) =>
        checkDraft(parseDraft(one, { fileName: '2025-06-04-this-week-in-rust.md' }), RULES).map(
          ({ rule, message }) => `${rule}: ${message}`,
        );
      expect(findings(after)).toEqual(findings(text));
      if (eol === '\r\n') expect(after.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    });

    it('gains nothing by a second import', () => {
      const again = importEvents(parseDraft(after), SOURCE, { archive: ARCHIVE });
      expect(again.candidates.filter(({ selected }) => selected)).toEqual([]);
      expect(again.candidates.every(({ duplicateOf }) => duplicateOf)).toBe(true);
    });

    it('is edited where the rows are, and nowhere else', () => {
      expect(edits.every(({ start, end }) => start === end)).toBe(true);
    });
  });

  it('has no place for them without a section of events', () => {
    const draft = parseDraft('Date: 2025-06-04\n\n## Jobs\n');
    expect(
      insertEvents(
        draft,
        importEvents(draft, SOURCE).candidates.map(({ event }) => event),
      ),
    ).toEqual([]);
  });

  it('takes whatever was imported twice only once: any events, any source', () => {
    const event = fc.record({
      name: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('Vec<T>', '*a* `b`', '[x](y)', 'a | b', '\\', '🦀')),
      location: fc.constantFrom(
        'Berlin, DE',
        'Tokyo, Japan',
        'Austin, TX, US',
        'London, GB',
        '',
        'Online event',
        'Lagos, NG',
      ),
      date: fc.constantFrom('2025-06-04', '2025-06-10', '2025-06-11', '2025-07-02'),
      url: fc.oneof(
        fc.webUrl(),
        fc.constantFrom('https://luma.com/a', 'https://www.meetup.com/a/events/1', 'https://example.org/'),
      ),
      organizer_name: fc.oneof(fc.string({ maxLength: 8 }), fc.constant('Rust Example Berlin')),
      organizer_url: fc.option(fc.webUrl(), { nil: null }),
      virtual: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), (events) => {
        const before = exampleDraft(EXISTING, 'events-europe').text;
        const draft = parseDraft(before);
        const source = JSON.stringify(events);
        const chosen = importEvents(draft, source, { archive: ARCHIVE }).candidates.filter(
          ({ insertable, duplicateOf }) => insertable && !duplicateOf,
        );
        const after = parseDraft(
          applyEdits(
            before,
            insertEvents(
              draft,
              chosen.map((one) => one.event),
            ),
          ),
        );
        expect(after.events.length).toBe(
          draft.events.length + chosen.reduce((sum, one) => sum + (one.event.kind === 'hybrid' ? 2 : 1), 0),
        );
        const again = importEvents(after, source, { archive: ARCHIVE }).candidates.filter(
          ({ insertable, duplicateOf }) => insertable && !duplicateOf,
        );
        expect(again.map(({ row }) => row)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes a calendar, too', () => {
    const text = calendar([
      [
        'UID:1',
        'SUMMARY:Talks',
        'DTSTART;TZID=Europe/Berlin:20250610T190000',
        'LOCATION:c-base\\, Rungestraße 20\\, Berlin\\, Germany',
        'URL:https://www.meetup.com/rust-example-berlin/events/21/',
      ],
    ]);
    expect(importInto(text).candidates.map(lineOf)).toEqual([
      '* 2025-06-10 | Berlin, DE | [Rust Example Berlin](https://www.meetup.com/rust-example-berlin) » [**Talks**](https://www.meetup.com/rust-example-berlin/events/21/)',
    ]);
  });
});
