import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesOf, describeRhythm, LAST, nthOf, rhythmOf } from '../../server/src/archive/rhythm.ts';
import { addDays, type IsoDate, isoDate, parseIsoDate, weekday } from '../../server/src/draft/date.ts';

const day = (text: string): IsoDate => {
  const date = parseIsoDate(text);
  if (!date) throw new Error(`no day: ${text}`);
  return date;
};
const days = (text: string): IsoDate[] => text.split(' ').map(day);

describe('the rhythm of days', () => {
  it.each([
    [
      'weekly',
      '2025-01-07 2025-01-14 2025-01-21 2025-01-28 2025-02-04',
      'every Tuesday',
      '2025-06-10 2025-06-17 2025-06-24',
    ],
    [
      'every second week',
      '2025-01-02 2025-01-16 2025-01-30 2025-02-13 2025-02-27',
      'every second Thursday',
      '2025-06-05 2025-06-19',
    ],
    ['monthly', '2025-01-14 2025-02-11 2025-03-11 2025-04-08', 'the second Tuesday of the month', '2025-06-10'],
    [
      'monthly, one left out',
      '2025-01-14 2025-02-11 2025-04-08 2025-05-13',
      'the second Tuesday of the month',
      '2025-06-10',
    ],
    [
      'the last of the month, fourth or fifth',
      '2025-01-29 2025-02-26 2025-03-26 2025-04-30',
      'the last Wednesday of the month',
      '2025-06-25',
    ],
    [
      'twice a month',
      '2025-01-14 2025-01-28 2025-02-11 2025-02-25 2025-03-11 2025-03-25 2025-04-08 2025-04-22 2025-05-13',
      'the second and fourth Tuesday of the month',
      '2025-06-10 2025-06-24',
    ],
    [
      'in any order, some twice',
      '2025-04-08 2025-01-14 2025-03-11 2025-01-14 2025-02-11',
      'the second Tuesday of the month',
      '2025-06-10',
    ],
    [
      'an outlier among them',
      '2025-01-14 2025-02-11 2025-02-22 2025-03-11 2025-04-08 2025-05-13',
      'the second Tuesday of the month',
      '2025-06-10',
    ],
    [
      'a changed habit',
      `${'2024-01-03 2024-01-10 2024-01-17'} ${Array.from({ length: 12 }, (_, month) => addDays(day('2024-02-06'), 28 * month)).join(' ')}`,
      'every fourth Tuesday',
      '',
    ],
  ])('%s', (_, dates, words, next) => {
    const rhythm = rhythmOf(days(dates));
    if (!rhythm) throw new Error('no rhythm');
    expect(describeRhythm(rhythm)).toBe(words);
    if (next)
      expect(datesOf(rhythm, day('2025-06-04'), day('2025-06-26'))).toEqual(
        days(next).filter((date) => date <= '2025-06-26'),
      );
  });

  it.each([
    ['none', ''],
    ['two days', '2025-01-07 2025-01-14'],
    ['no rhythm', '2025-01-02 2025-01-11 2025-02-24 2025-03-18 2025-05-09 2025-05-31'],
  ])('is not seen in %s', (_, dates) => expect(rhythmOf(dates ? days(dates) : [])).toBeUndefined());

  it('is guessed more boldly when asked for', () => {
    const some = days('2025-01-14 2025-02-11 2025-02-20 2025-03-27 2025-04-08 2025-05-30');
    expect(rhythmOf(some)).toBeUndefined();
    expect(rhythmOf(some, 0.3)).toBeDefined();
  });
});

const anyDay = fc
  .record({
    year: fc.integer({ min: 1990, max: 2090 }),
    month: fc.integer({ min: 1, max: 12 }),
    date: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, date }) => isoDate(year, month, date) as IsoDate);

describe('days of a rhythm', () => {
  it('lie within the bounds, in order, on its weekday', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 100 }),
        fc.oneof(
          fc.record({
            kind: fc.constant('weeks' as const),
            every: fc.integer({ min: 1, max: 5 }),
            anchor: anyDay,
            fit: fc.constant(1),
          }),
          fc.record({
            kind: fc.constant('months' as const),
            weekday: fc.integer({ min: 0, max: 6 }),
            nths: fc.subarray([1, 2, 3, 4, 5, LAST], { minLength: 1 }),
            fit: fc.constant(1),
          }),
        ),
        (from, length, rhythm) => {
          const to = addDays(from, length);
          const found = datesOf(rhythm, from, to);
          const wanted = rhythm.kind === 'weeks' ? weekday(rhythm.anchor) : rhythm.weekday;
          expect(found.every((date) => date >= from && date <= to && weekday(date) === wanted)).toBe(true);
          expect([...found].sort()).toEqual(found);
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
  it('of an exact rhythm are all foretold from its past', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(1, 2), (start, every) => {
        const all = Array.from({ length: 14 }, (_, index) => addDays(start, 7 * every * index));
        const rhythm = rhythmOf(all.slice(0, 12));
        const next = all.slice(12);
        expect(rhythm && datesOf(rhythm, next[0] as IsoDate, next[1] as IsoDate)).toEqual(next);
      }),
    );
  });
  it('count within their month', () => {
    expect(['2025-06-01', '2025-06-07', '2025-06-08', '2025-06-30'].map((date) => nthOf(day(date)))).toEqual([
      1, 1, 2, 5,
    ]);
  });
});
