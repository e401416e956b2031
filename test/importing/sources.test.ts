/** Events as JSON and as pasted text. */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../server/src/draft/date.ts';
import { formatOf } from '../../server/src/importing/index.ts';
import { readJson } from '../../server/src/importing/json.ts';
import { readPasted } from '../../server/src/importing/pasted.ts';
import { readFreePlace, townsOf } from '../../server/src/importing/place.ts';
import { ARCHIVE } from './support.ts';

const WINDOW = { from: '2025-06-04' as IsoDate, to: '2025-07-02' as IsoDate };
const json = (value: unknown) =>
  readJson(typeof value === 'string' ? value : JSON.stringify(value), { window: WINDOW });
const text = (...lines: string[]) => readPasted(lines.join('\n'), { window: WINDOW });

const MEETUP = {
  name: 'Talks',
  location: 'Berlin, DE',
  date: '2025-06-10 00:00:00',
  url: 'https://www.meetup.com/a/events/1/',
  virtual: false,
  organizer_name: 'Rust Example',
  organizer_url: 'https://www.meetup.com/a/',
};

describe('what a text is', () => {
  it.each([
    ['BEGIN:VCALENDAR\r\n', 'ical'],
    ['\uFEFFbegin:vcalendar', 'ical'],
    ['[{"name": 1}]', 'json'],
    ['  {\n"Virtual": []}', 'json'],
    ['[]', 'json'],
    ['[Talks](https://example.org) | 2025-06-10', 'text'],
    ['* 2025-06-10 | Berlin, DE | [a](https://example.org)', 'text'],
    ['', 'text'],
  ] as const)('%j: %s', (source, format) => expect(formatOf(source)).toBe(format));
});

describe('JSON', () => {
  it.each([
    ['an array', [MEETUP]],
    ['one object', MEETUP],
    ['objects by region', { Europe: [MEETUP], Asia: [] }],
    ['an object a line', `${JSON.stringify(MEETUP)}\n`],
    ['an object that holds the list', { events: [MEETUP] }],
    ['a place in parts', [{ ...MEETUP, location: { city: 'Berlin', state: null, country: 'DE' } }]],
    [
      'an organiser of its own',
      [
        {
          ...MEETUP,
          organizer_name: undefined,
          organizer_url: undefined,
          group: { name: 'Rust Example', link: 'https://www.meetup.com/a/' },
        },
      ],
    ],
    [
      'other names for the same',
      [
        {
          title: 'Talks',
          place: 'Berlin, DE',
          start: '2025-06-10T19:00+02:00',
          link: MEETUP.url,
          isOnline: 'false',
          organizerName: 'Rust Example',
          organizerUrl: 'https://www.meetup.com/a/',
        },
      ],
    ],
  ])('%s', (_, value) =>
    expect(json(value).events).toMatchObject([
      {
        title: 'Talks',
        date: '2025-06-10',
        place: 'Berlin, DE',
        url: MEETUP.url,
        kind: 'inPerson',
        organiser: 'Rust Example',
        organiserUrl: 'https://www.meetup.com/a/',
      },
    ]),
  );

  it.each([
    ['the day', '2025-06-10', '2025-06-10'],
    ['a time with its offset', '2025-06-10T23:30:00-07:00', '2025-06-10'],
    ['a time in UTC, at the place', '2025-06-09T22:30:00Z', '2025-06-10'],
    ['milliseconds', 1_749_508_200_000, '2025-06-10'],
    ['seconds', 1_749_508_200, '2025-06-10'],
    ['words', 'June 10, 2025', '2025-06-10'],
    ['a time within', { dateTime: '2025-06-10T19:00:00', timeZone: 'Europe/Berlin' }, '2025-06-10'],
  ])('a date as %s', (_, date, expected) => expect(json([{ ...MEETUP, date }]).events[0]?.date).toBe(expected));

  it.each([
    ['no date', { ...MEETUP, date: null }, 'it has no date'],
    ['a date that is none', { ...MEETUP, date: 'soon' }, 'its date cannot be read'],
    ['a cancelled one', { ...MEETUP, status: 'CANCELLED' }, 'it is cancelled'],
    ['a number', 5, 'this is no event'],
    ['an object without a word of an event', { a: 1 }, 'this is no event'],
  ])('tells why there is none: %s', (_, value, why) =>
    expect(json([value])).toMatchObject({ events: [], skipped: [{ why }] }),
  );

  it.each([
    [{ virtual: true }, 'virtual'],
    [{ virtual: null, event_type: 'HYBRID' }, 'hybrid'],
    [{ virtual: null }, undefined],
  ])('%j', (more, kind) => expect(json([{ ...MEETUP, ...more }]).events[0]?.kind).toBe(kind));

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('takes %s within one another to any depth', (_, open, close) => {
    const text = `${open.repeat(100_000)}${open === '[' ? '' : '1'}${close.repeat(100_000)}`;
    expect(json(text)).toMatchObject({ events: [], skipped: [{ why: 'this is no event' }] });
  });

  it('counts what lies outside the weeks, lets nulls be, and is not cut by text that is no JSON', () => {
    expect(json([null, { ...MEETUP, date: '2025-08-01' }])).toEqual({
      events: [],
      skipped: [],
      outside: 1,
      past: 0,
    });
    expect(json('[{"name": ').skipped[0]?.why).toMatch(/not JSON/);
    expect(json([{ ...MEETUP, organizer_name: null, location: '' }]).events[0]).toMatchObject({
      organiser: undefined,
      place: undefined,
    });
  });
});

describe('pasted text', () => {
  const WHOLE = { title: 'Talks', date: '2025-06-10', place: 'Berlin, Germany', url: 'https://example.org/1' };

  it.each([
    ['lines', ['Talks', 'June 10, 2025', 'Berlin, Germany', 'https://example.org/1']],
    ['lines in another order', ['https://example.org/1', 'Talks', 'Berlin, Germany', '2025-06-10']],
    [
      'lines with words before',
      [
        'Title: Talks',
        'When: Tuesday, June 10, 2025 at 7:00 PM CEST',
        'Where: Berlin, Germany',
        'Link: https://example.org/1',
      ],
    ],
    ['tabs', ['Talks\t10 June 2025\tBerlin, Germany\thttps://example.org/1']],
    [
      'tabs under headings',
      ['Link\tName\tDate\tLocation', 'https://example.org/1\tTalks\t2025-06-10\tBerlin, Germany'],
    ],
    ['pipes', ['Talks | Tue, Jun 10, 2025, 7:00 PM CEST | Berlin, Germany | https://example.org/1']],
    [
      'a table',
      [
        '| Title | Date | Place | URL |',
        '|---|---|---|---|',
        '| Talks | 2025-06-10 | Berlin, Germany | https://example.org/1 |',
      ],
    ],
    ['a link', ['[Talks](https://example.org/1) | 2025-06-10 | Berlin, Germany']],
    ['a list', ['* Talks', '* 2025-06-10', '* Berlin, Germany', '* https://example.org/1']],
  ])('%s', (_, lines) => {
    const read = text(...lines);
    expect(read).toMatchObject({ events: [WHOLE], skipped: [] });
    expect(readPasted(lines.join('\r\n'), { window: WINDOW }).events).toEqual(read.events);
  });

  it.each([
    ['2025-06-10', '2025-06-10'],
    ['2025-06-10 19:00', '2025-06-10'],
    ['2025-06-10T19:00+02:00', '2025-06-10'],
    ['Tuesday, 10 June 2025, 19.00 - 21.00', '2025-06-10'],
    ['Jun 10 · 7:00 PM EDT', '2025-06-10'],
    ['Tue, June 10 at 6:30pm', '2025-06-10'],
    ['10.06.2025, 19:00', '2025-06-10'],
    ['17.06.2025, 19:00', '2025-06-17'],
    ['June 10 - 12, 2025', '2025-06-10/2025-06-12'],
    ['2025-06-10 - 2025-06-12', '2025-06-10/2025-06-12'],
    ['Jun 10, 2025 18:00 - Jun 12, 2025 17:00', '2025-06-10/2025-06-12'],
    ['Thursday, June 5 · 7:00 - 9:00 PM CEST', '2025-06-05'],
  ])('reads the date %s', (date, expected) => {
    const [event] = text('Talks', date, 'Berlin, Germany', 'https://example.org/1').events;
    expect(event && (event.endDate ? `${event.date}/${event.endDate}` : event.date)).toBe(expected);
  });

  it('reads rows of the newsletter, a title a line, under headings or not', () => {
    const read = text(
      '### Europe',
      '* 2025-06-10 | Berlin, DE | [Rust Example](https://example.org/o)',
      '    * [**Talks** and `Vec<T>`](https://example.org/1)',
      '    * [**More**](https://example.org/2)',
      '- 2025-06-11 - 2025-06-12 | Hybrid (Kyiv, UA) | [B](https://example.org/b)',
      '    - [C](https://example.org/c)',
      '',
      'a word',
    );
    expect(read.events).toMatchObject([
      {
        title: 'Talks** and `Vec<T>`',
        date: '2025-06-10',
        place: 'Berlin, DE',
        organiser: 'Rust Example',
        markdown: true,
      },
      { title: 'More', url: 'https://example.org/2' },
      {
        date: '2025-06-11',
        endDate: '2025-06-12',
        kind: 'hybrid',
        place: 'Hybrid (Kyiv, UA)',
        organiserUrl: 'https://example.org/b',
      },
    ]);
    expect(read.skipped).toEqual([{ origin: 'line 8', text: 'a word', why: 'this is no part of an event' }]);
  });

  it('tells several events apart, by blank lines or by their dates', () => {
    const one = ['Talks', '2025-06-10', 'Berlin, Germany', 'https://example.org/1'];
    const two = ['Evening', '2025-06-11', 'Online event', 'https://example.org/2', 'Hosted by Rust Example'];
    expect(text(...one, '', ...two).events).toMatchObject([
      { title: 'Talks' },
      { title: 'Evening', organiser: 'Rust Example', place: 'Online event' },
    ]);
    expect(text(...['Title: A', 'Date: 2025-06-10', 'Title: B', 'Date: 2025-06-11']).events).toMatchObject([
      { title: 'A' },
      { title: 'B' },
    ]);
  });

  it('says what it did not understand', () => {
    expect(
      text('Talks', '2025-06-10', 'Berlin, Germany', 'https://example.org/1', 'A group', 'free entry').skipped,
    ).toEqual([{ origin: 'line 6', text: 'free entry', why: 'it is not clear what this says of the event' }]);
    expect(text('a letter to the editors').skipped).toMatchObject([{ why: 'it has no date' }]);
    expect(text('Talks', 'When: soon').skipped).toMatchObject([{ why: 'its date cannot be read' }]);
  });
});

describe('places', () => {
  const towns = townsOf(ARCHIVE);
  it.each([
    ['Berlin, DE', 'inPerson Berlin DE'],
    ['Berlin, Germany', 'inPerson Berlin DE'],
    ['c-base e.V. (Rungestraße 20, Berlin, Germany)', 'inPerson Berlin DE'],
    ['Example Hall, Schlesische Str. 27, 10997 Berlin, Germany', 'inPerson Berlin DE'],
    ['Berlin, BE, Germany', 'inPerson Berlin DE'],
    ['Munich, Bavaria, Germany', 'inPerson Munich DE'],
    ['10 Example Street, London SW1A 2AA, United Kingdom', 'inPerson London UK'],
    ['London, GB', 'inPerson London UK'],
    ['Edinburgh, Scotland, UK', 'inPerson Edinburgh UK'],
    ['123 Main St, Seattle, WA 98101, USA', 'inPerson Seattle WA US'],
    ['Seattle, WA', 'inPerson Seattle WA US'],
    ['Austin, Texas', 'inPerson Austin TX US'],
    ['Austin, TX 78701', 'inPerson Austin TX US'],
    ['New York, NY, US', 'inPerson New York NY US'],
    ['New York, USA', 'inPerson New York NY US'],
    ['Toronto, ON M5V 2T6, Canada', 'inPerson Toronto ON CA'],
    ['1 Example St, Melbourne VIC 3000, Australia', 'inPerson Melbourne AU'],
    ['Sydney NSW 2000, Australia', 'inPerson Sydney NSW AU'],
    ['Keizersgracht 1, 1015 CJ Amsterdam, Netherlands', 'inPerson Amsterdam NL'],
    ['Na Příkopě 1, 110 00 Praha, Czechia', 'inPerson Praha CZ'],
    ['dusseldorf, germany', 'inPerson Düsseldorf DE'],
    ['Koln, DE', 'inPerson Köln DE'],
    ['Berlin', 'inPerson Berlin DE'],
    ['LISBON, PORTUGAL', 'inPerson Lisbon PT'],
    ['Online event', 'virtual'],
    ['Virtual', 'virtual'],
    ['https://zoom.us/j/1', 'virtual'],
    ['https://luma.com/x', ''],
    ['Virtual (Tel Aviv, IL)', 'virtual Tel Aviv IL'],
    ['Hybrid (Seattle, WA, US)', 'hybrid Seattle WA US'],
    ['somewhere', ''],
    ['', ''],
  ])('%s', (place, expected) => {
    const { kind, city, state, country } = readFreePlace(place, towns);
    expect([kind, city, state, country].filter(Boolean).join(' ')).toBe(expected);
  });
});
