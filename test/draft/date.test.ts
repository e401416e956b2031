import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  type IsoDate,
  isoDate,
  issueDateOf,
  issueNumberOf,
  issuePage,
  parseIsoDate,
  weekday,
} from '../../server/src/draft/date.ts';

const iso = (text: string): IsoDate => parseIsoDate(text) as IsoDate;
const DAY = 86_400_000;

describe('dates', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2025-06-04'])('%s is a day', (text) =>
    expect(parseIsoDate(text)).toBe(text),
  );
  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-01-01',
    '2025-1-1',
    '25-01-01',
    ' 2025-01-01',
    '2025-01-01\n',
    '2025/01/01',
    '',
  ])('%j is none', (text) => expect(parseIsoDate(text)).toBeUndefined());

  it('every day of four centuries comes back from its number, one after another, on the weekday that it has', () => {
    for (let number = dayNumber(iso('1799-12-28')); number <= dayNumber(iso('2200-03-02')); number++) {
      const date = dateOfDayNumber(number);
      const judge = new Date(number * DAY);
      const same =
        dayNumber(date) === number && date === judge.toISOString().slice(0, 10) && weekday(date) === judge.getUTCDay();
      if (!same) expect.fail(`day ${number}: ${date}, weekday ${weekday(date)}, not ${judge.toUTCString()}`);
    }
  });

  it('adding days and taking them off again changes nothing', () => {
    const day = fc.integer({ min: dayNumber(iso('1000-01-01')), max: dayNumber(iso('9000-01-01')) });
    fc.assert(
      fc.property(day, fc.integer({ min: -100_000, max: 100_000 }), (number, days) => {
        const date = dateOfDayNumber(number);
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(dayNumber(addDays(date, days))).toBe(number + days);
      }),
    );
  });

  it.each([
    ['2022-01-05', 424],
    ['2024-01-24', 531],
    ['2025-06-04', 602],
    ['2026-08-26', 666],
    ['2014-11-19', 52],
  ] as const)('the issue of %s is %d', (date, number) => {
    expect(issueNumberOf(iso(date))).toBe(number);
    expect(issueDateOf(number)).toBe(date);
    expect(weekday(issueDateOf(number))).toBe(3);
  });

  it.each([
    ['2025-05-28', 'https://this-week-in-rust.org/blog/2025/05/28/this-week-in-rust-601/'],
    ['2016-05-02', 'https://this-week-in-rust.org/blog/2016/05/02/this-week-in-rust-128/'],
    ['2016-04-25', undefined],
  ])('the page of the issue of %s', (date, page) => {
    expect(issuePage(iso(date))).toBe(page);
  });

  it('a day beside its Wednesday belongs to the same issue', () => {
    for (const days of [-3, -1, 1, 3]) expect(issueNumberOf(addDays(iso('2025-06-04'), days))).toBe(602);
  });

  it('refuses parts that name no day', () => {
    expect([isoDate(2025, 2, 30), isoDate(10_000, 1, 1), isoDate(2025, 1.5, 1), isoDate(Number.NaN, 1, 1)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
