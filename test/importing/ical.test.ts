/** Days of events in calendars: recurrences, time zones, all-day events, cancelled ones. */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../server/src/draft/date.ts';
import { readIcal } from '../../server/src/importing/ical.ts';
import { BERLIN, calendar } from './support.ts';

const WINDOW = { from: '2025-06-04' as IsoDate, to: '2025-07-02' as IsoDate };
const read = (text: string, timeZone?: string) => readIcal(text, { window: WINDOW, timeZone });
/** Days as `2025-06-10` or `2025-06-10/2025-06-12`. */
const days = (text: string, timeZone?: string): string[] =>
  read(text, timeZone)
    .events.map(({ date, endDate }) => (endDate ? `${date}/${endDate}` : date))
    .sort();
const event = (...lines: string[]): string[] => ['UID:1', 'SUMMARY:Talks', ...lines];

/** One of the many ways to write a word in small and large letters. */
const spelling = (word: string, which: number): string =>
  [...word].map((letter, at) => ((which >> at) & 1 ? letter.toUpperCase() : letter)).join('');

describe('the days of one event', () => {
  it.each([
    ['a floating time', ['DTSTART:20250610T190000', 'DTEND:20250610T210000'], ['2025-06-10']],
    ['no end', ['DTSTART:20250610T190000'], ['2025-06-10']],
    ['a length', ['DTSTART:20250610T190000', 'DURATION:PT2H'], ['2025-06-10']],
    ['all day', ['DTSTART;VALUE=DATE:20250610', 'DTEND;VALUE=DATE:20250611'], ['2025-06-10']],
    ['all day without an end', ['DTSTART;VALUE=DATE:20250610'], ['2025-06-10']],
    ['all day, ending the day it begins', ['DTSTART;VALUE=DATE:20250610', 'DTEND;VALUE=DATE:20250610'], ['2025-06-10']],
    ['three days', ['DTSTART;VALUE=DATE:20250610', 'DTEND;VALUE=DATE:20250613'], ['2025-06-10/2025-06-12']],
    ['a weekend with times', ['DTSTART:20250613T180000', 'DTEND:20250615T170000'], ['2025-06-13/2025-06-15']],
    ['a party past midnight', ['DTSTART:20250610T200000', 'DTEND:20250611T013000'], ['2025-06-10']],
    ['until midnight', ['DTSTART:20250610T200000', 'DTEND:20250611T000000'], ['2025-06-10']],
    ['an end before the start', ['DTSTART:20250610T200000', 'DTEND:20250609T200000'], ['2025-06-10']],
    [
      'a zone that the file describes',
      ['DTSTART;TZID=Office/Berlin:20250610T003000', 'DTEND;TZID=Office/Berlin:20250610T020000'],
      ['2025-06-10'],
    ],
    ['a zone that the platform knows', ['DTSTART;TZID=America/Los_Angeles:20250610T190000'], ['2025-06-10']],
    [
      'a zone with a path before it',
      ['DTSTART;TZID="/example.org/20070129_1/Europe/Berlin":20250610T190000'],
      ['2025-06-10'],
    ],
    ['a zone that nobody knows', ['DTSTART;TZID=Nowhere/Land:20250610T233000'], ['2025-06-10']],
    [
      'begun before the window',
      ['DTSTART;VALUE=DATE:20250601', 'DTEND;VALUE=DATE:20250605'],
      ['2025-06-01/2025-06-04'],
    ],
    ['past', ['DTSTART:20250603T190000', 'DTEND:20250603T210000'], []],
    ['the last day of the window', ['DTSTART:20250702T190000'], ['2025-07-02']],
    ['a day after it', ['DTSTART:20250703T190000'], []],
    ['a date that does not exist', ['DTSTART:20251340T190000'], []],
  ])('%s', (_, lines, expected) => {
    expect(days(calendar([event(...lines)], BERLIN))).toEqual(expected);
    expect(days(calendar([event(...lines)], BERLIN, '\n'))).toEqual(expected);
  });

  it.each([
    ['a town', ['LOCATION:Seattle\\, WA\\, USA'], undefined, [], '2025-06-10'],
    ['a town far in the east', ['LOCATION:Auckland\\, New Zealand'], undefined, [], '2025-06-11'],
    ['coordinates', ['GEO:47.6;-122.3'], undefined, [], '2025-06-10'],
    ['the calendar', [], undefined, ['X-WR-TIMEZONE:America/New_York'], '2025-06-10'],
    ['the caller', [], 'Asia/Tokyo', ['X-WR-TIMEZONE:America/New_York'], '2025-06-11'],
    [
      'the town before the calendar',
      ['LOCATION:Tokyo\\, Japan'],
      undefined,
      ['X-WR-TIMEZONE:America/New_York'],
      '2025-06-11',
    ],
    ['nobody', [], undefined, [], '2025-06-11'],
  ])('in UTC, %s tells the zone', (_, lines, zone, head, expected) => {
    expect(days(calendar([event('DTSTART:20250611T020000Z', 'DTEND:20250611T030000Z', ...lines)], head), zone)).toEqual(
      [expected],
    );
  });

  it('says when the zone had to be guessed and matters', () => {
    const doubts = (start: string) => read(calendar([event(`DTSTART:${start}`)])).events[0]?.doubts.length;
    expect([doubts('20250611T020000Z'), doubts('20250611T150000Z'), doubts('20250611T150000')]).toEqual([1, 0, 0]);
  });
});

describe('recurrences', () => {
  it.each([
    [
      'weekly',
      ['DTSTART:20250506T190000', 'RRULE:FREQ=WEEKLY'],
      ['2025-06-10', '2025-06-17', '2025-06-24', '2025-07-01'],
    ],
    ['every other week', ['DTSTART:20250506T190000', 'RRULE:FREQ=WEEKLY;INTERVAL=2'], ['2025-06-17', '2025-07-01']],
    ['the second Tuesday', ['DTSTART:20240109T190000', 'RRULE:FREQ=MONTHLY;BYDAY=2TU'], ['2025-06-10']],
    ['the last Thursday', ['DTSTART:20240125T190000', 'RRULE:FREQ=MONTHLY;BYDAY=-1TH'], ['2025-06-26']],
    ['yearly', ['DTSTART;VALUE=DATE:20200615', 'RRULE:FREQ=YEARLY'], ['2025-06-15']],
    ['until a day', ['DTSTART:20250603T190000', 'RRULE:FREQ=WEEKLY;UNTIL=20250611T000000Z'], ['2025-06-10']],
    ['a few times', ['DTSTART:20250603T190000', 'RRULE:FREQ=WEEKLY;COUNT=3'], ['2025-06-10', '2025-06-17']],
    [
      'without one',
      ['DTSTART:20250603T190000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE:20250610T190000'],
      ['2025-06-17', '2025-06-24'],
    ],
    [
      'without one, given as a day',
      ['DTSTART:20250603T190000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;VALUE=DATE:20250617'],
      ['2025-06-10', '2025-06-24'],
    ],
    [
      'without one, given in another zone',
      ['DTSTART;TZID=Office/Berlin:20250603T190000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE:20250610T170000Z'],
      ['2025-06-17', '2025-06-24'],
    ],
    [
      'without several, one of which never was',
      [
        'DTSTART:20250603T190000',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE:20250604T190000,20250605T190000,20250617T190000',
      ],
      ['2025-06-10', '2025-06-24', '2025-07-01'],
    ],
    ['single days', ['DTSTART:20250603T190000', 'RDATE:20250612T190000,20250620T190000'], ['2025-06-12', '2025-06-20']],
    [
      'days of several',
      ['DTSTART;VALUE=DATE:20250520', 'DTEND;VALUE=DATE:20250522', 'RRULE:FREQ=MONTHLY'],
      ['2025-06-20/2025-06-21'],
    ],
    [
      'over the change of the clocks',
      ['DTSTART;TZID=Office/Berlin:20250109T003000', 'RRULE:FREQ=MONTHLY;BYDAY=2TH'],
      ['2025-06-12'],
    ],
    ['in the hours', ['DTSTART:20250610T190000', 'RRULE:FREQ=HOURLY'], ['2025-06-10']],
    [
      'for ever, from long ago',
      ['DTSTART:19700106T190000', 'RRULE:FREQ=WEEKLY'],
      ['2025-06-10', '2025-06-17', '2025-06-24', '2025-07-01'],
    ],
  ])('%s', (_, lines, expected) => expect(days(calendar([event(...lines)], BERLIN))).toEqual(expected));

  it.each([
    [
      'moved within the weeks',
      ['RECURRENCE-ID:20250610T190000', 'DTSTART:20250611T190000'],
      ['2025-06-11', '2025-06-17', '2025-06-24', '2025-07-01'],
    ],
    [
      'moved into them',
      ['RECURRENCE-ID:20250708T190000', 'DTSTART:20250630T190000'],
      ['2025-06-10', '2025-06-17', '2025-06-24', '2025-06-30', '2025-07-01'],
    ],
    [
      'moved out of them',
      ['RECURRENCE-ID:20250610T190000', 'DTSTART:20250801T190000'],
      ['2025-06-17', '2025-06-24', '2025-07-01'],
    ],
    [
      'cancelled',
      ['RECURRENCE-ID:20250617T190000', 'DTSTART:20250617T190000', 'STATUS:CANCELLED'],
      ['2025-06-10', '2025-06-24', '2025-07-01'],
    ],
    [
      'and all after it',
      ['RECURRENCE-ID;RANGE=THISANDFUTURE:20250617T190000', 'DTSTART:20250618T190000'],
      ['2025-06-10', '2025-06-18', '2025-06-25', '2025-07-02'],
    ],
  ])('one of them %s', (_, change, expected) => {
    const series = event('DTSTART:20250506T190000', 'RRULE:FREQ=WEEKLY');
    for (const parts of [
      [series, event(...change)],
      [event(...change), series],
    ])
      expect(days(calendar(parts))).toEqual(expected);
  });

  it('tells of cancelled ones', () => {
    const series = event('DTSTART:20250506T190000', 'RRULE:FREQ=WEEKLY');
    const one = event('RECURRENCE-ID:20250617T190000', 'DTSTART:20250617T190000', 'STATUS:CANCELLED');
    expect(read(calendar([series, one])).skipped).toEqual([
      { origin: 'event 1', text: 'Talks', why: 'the one of 2025-06-17 is cancelled', cancelled: true },
    ]);
    expect(read(calendar([event('DTSTART:20250617T190000', 'STATUS:CANCELLED')]))).toMatchObject({
      events: [],
      skipped: [{ why: 'it is cancelled' }],
    });
    expect(read(calendar([event('DTSTART:20250617T190000')], ['METHOD:CANCEL']))).toMatchObject({
      events: [],
      skipped: [{ why: 'it is cancelled' }],
    });
  });

  it.each<[string, string[]]>([
    ['an address with signs without end', [`DESCRIPTION:https://example.org/${'.'.repeat(90_000)}a`]],
    ['an attachment', [`ATTACH;${'a=b;'.repeat(600_000)}c=d:x`]],
    [
      'zones without end',
      Array.from({ length: 3000 }, (_, at) => `X-A;TZID=${spelling('europe/berlin', at)}:20250610T190000`),
    ],
  ])('%s takes no time', (_, lines) => {
    const begin = performance.now();
    expect(days(calendar([event('DTSTART:20250610T190000', ...lines)]))).toEqual(['2025-06-10']);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=WEEKLY;INTERVAL=1000000',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=NEVER',
    'FREQ=DAILY;COUNT=999999999',
  ])('%s comes to an end', (rule) => {
    const start = performance.now();
    read(
      calendar([
        event('DTSTART:20250610T190000', `RRULE:${rule}`),
        event('UID:2', 'DTSTART:00010101T000000', `RRULE:${rule}`),
      ]),
    );
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('what a calendar says of an event', () => {
  const one = (lines: readonly string[], head: readonly string[] = []) =>
    read(calendar([event('DTSTART:20250610T190000', ...lines)], head)).events[0];

  it.each([
    ['its own address', ['URL:https://www.meetup.com/a/events/1/'], 'https://www.meetup.com/a/events/1/'],
    [
      'an address in the description',
      ['DESCRIPTION:See https://example.org/x and https://luma.com/abc.'],
      'https://luma.com/abc',
    ],
    ['an address in HTML', ['DESCRIPTION:<a href="https://example.org/x">x</a>'], 'https://example.org/x'],
    ['a meeting room is no page', ['DESCRIPTION:Join https://zoom.us/j/1', 'LOCATION:https://zoom.us/j/1'], undefined],
    ['a page in place of a location', ['LOCATION:https://luma.com/event/evt-1'], 'https://luma.com/event/evt-1'],
  ])('%s', (_, lines, url) => expect(one(lines)?.url).toBe(url));

  it.each([
    ['a name', ['ORGANIZER;CN=Rust Example:mailto:a@example.org'], [], 'Rust Example', undefined],
    [
      'a name and an address',
      ['ORGANIZER;CN="Rust, Example":https://example.org/group'],
      [],
      'Rust, Example',
      'https://example.org/group',
    ],
    [
      'an address of mail',
      ['ORGANIZER;CN=a@example.org:mailto:a@example.org'],
      ['X-WR-CALNAME:Events - Rust Example'],
      'Rust Example',
      undefined,
    ],
    ['the name of the calendar', [], ['X-WR-CALNAME:Rust Example calendar'], 'Rust Example', undefined],
    ['a name that says nothing', [], ['X-WR-CALNAME:Events'], undefined, undefined],
  ])('the organiser: %s', (_, lines, head, name, url) =>
    expect([one(lines, head)?.organiser, one(lines, head)?.organiserUrl]).toEqual([name, url]),
  );

  it('folded lines, escapes, and all of the title', () =>
    expect(
      one(['SUMMARY:x']) &&
        read(calendar([['UID:1', 'SUMMARY:Rust\\, a long ', ' title\\; 🦀', 'DTSTART:20250610T190000']])).events[0]
          ?.title,
    ).toBe('Rust, a long title; 🦀'));

  it('lives with lines that are none, and says so', () => {
    const text = calendar([event('DESCRIPTION:one', 'two without a fold', 'DTSTART:20250610T190000')]);
    expect(read(text)).toMatchObject({
      events: [{ date: '2025-06-10' }],
      skipped: [{ why: 'this is no line of a calendar' }],
    });
  });

  it.each([
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20250610T190000',
    'BEGIN:VCALENDAR',
    'BEGIN:VCALENDAR\r\nEND:VEVENT',
    '',
  ])('does not fail on %j', (text) => {
    expect(read(text).events).toEqual([]);
  });
});
