/** How often a group meets, read from the days on which it met: no clock, no guess where the days show none. */
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  type IsoDate,
  WEEKDAY_NAMES,
  weekday,
  weekdayName,
} from '../draft/date.ts';

/** Every so many weeks on one day of the week, or on certain ones of that day in each month. */
export type Rhythm =
  | { readonly kind: 'weeks'; readonly every: number; readonly anchor: IsoDate; readonly fit: number }
  | {
      readonly kind: 'months';
      readonly weekday: number;
      /** 1 for the first in the month to 5, and {@link LAST} for the last, whichever number it has. */
      readonly nths: readonly number[];
      readonly fit: number;
    };

/** The last one of its weekday in a month. */
export const LAST = -1;

/** So many meetings are looked at, the last ones: groups change their habits. */
const MOST_DATES = 12;
/** Fewer show no rhythm. */
const LEAST_DATES = 3;
/** A rhythm that foretells no better than this is none: the mean of how many came true, and of how many were foretold. */
const LEAST_FIT = 0.55;

/**
 * The rhythm that foretells the days best.
 *
 * @param dates Days of meetings, in any order.
 * @param leastFit How well it must foretell them, from 0 to 1: less for a guess that somebody will look at.
 */
export function rhythmOf(dates: readonly IsoDate[], leastFit = LEAST_FIT): Rhythm | undefined {
  const recent = [...new Set(dates)].sort().slice(-MOST_DATES);
  if (recent.length < LEAST_DATES) return undefined;
  let best: Rhythm | undefined;
  for (const candidate of candidatesOf(recent)) {
    const fit = fitOf(candidate, recent);
    if (fit >= leastFit && fit > (best?.fit ?? 0) + 1e-9) best = { ...candidate, fit };
  }
  return best;
}

/** The days of a rhythm from one day to another, both included. */
export function datesOf(rhythm: Rhythm, from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const last = dayNumber(to);
  const found: IsoDate[] = [];
  if (rhythm.kind === 'weeks') {
    const step = rhythm.every * 7;
    const first = dayNumber(from);
    const offset = (((dayNumber(rhythm.anchor) - first) % step) + step) % step;
    for (let day = first + offset; day <= last; day += step) found.push(dateOfDayNumber(day));
    return found;
  }
  const ahead = (rhythm.weekday - weekday(from) + 7) % 7;
  for (let date = addDays(from, ahead); dayNumber(date) <= last; date = addDays(date, 7)) {
    if (rhythm.nths.includes(nthOf(date)) || (rhythm.nths.includes(LAST) && isLast(date))) found.push(date);
  }
  return found;
}

/** Which one of its weekday a day is in its month: 1 to 5. */
export function nthOf(date: IsoDate): number {
  return Math.ceil(Number(date.slice(8, 10)) / 7);
}

function isLast(date: IsoDate): boolean {
  return addDays(date, 7).slice(5, 7) !== date.slice(5, 7);
}

type Candidate =
  | { kind: 'weeks'; every: number; anchor: IsoDate; fit: 0 }
  | { kind: 'months'; weekday: number; nths: readonly number[]; fit: 0 };

/** What days suggest: the simpler first, since of two that fit alike the first is taken. */
function candidatesOf(dates: readonly IsoDate[]): readonly Candidate[] {
  const day = mostFrequent(dates.map(weekday));
  const onDay = dates.filter((date) => weekday(date) === day);
  const anchor = onDay[onDay.length - 1] as IsoDate;
  const counts = new Map<number, number>();
  for (const date of onDay) counts.set(nthOf(date), (counts.get(nthOf(date)) ?? 0) + 1);
  const nths = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([nth]) => nth);
  const months = (of: readonly number[]): Candidate => ({ kind: 'months', weekday: day, nths: of, fit: 0 });
  return [
    ...nths.slice(0, 2).map((nth) => months([nth])),
    months([LAST]),
    ...[1, 2, 4].map((every): Candidate => ({ kind: 'weeks', every, anchor, fit: 0 })),
    ...(nths.length > 1 ? [months([...nths.slice(0, 2)].sort())] : []),
    ...(nths.length > 2 ? [months([...nths.slice(0, 3)].sort())] : []),
    { kind: 'weeks', every: 3, anchor, fit: 0 },
  ];
}

function mostFrequent(days: readonly number[]): number {
  const counts = new Map<number, number>();
  // The later of two counts more: of equals the present habit wins.
  days.forEach((day, index) => {
    counts.set(day, (counts.get(day) ?? 0) + 1 + index / 100);
  });
  return ([...counts].sort((a, b) => b[1] - a[1])[0] as [number, number])[0];
}

/** How well a rhythm foretells days: the harmonic mean of the share that came true and the share that was foretold. */
function fitOf(rhythm: Rhythm, dates: readonly IsoDate[]): number {
  const foretold = datesOf(rhythm, dates[0] as IsoDate, dates[dates.length - 1] as IsoDate);
  const actual = new Set(dates);
  const hits = foretold.filter((date) => actual.has(date)).length;
  return hits ? (2 * hits) / (foretold.length + dates.length) : 0;
}

const ORDINALS: Readonly<Record<number, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [LAST]: 'last',
};

/** A rhythm in words: `every second Thursday`, `the second and fourth Tuesday of the month`. */
export function describeRhythm(rhythm: Rhythm): string {
  if (rhythm.kind === 'months') {
    const words = rhythm.nths.map((nth) => ORDINALS[nth]);
    const last = words.pop();
    return `the ${words.length ? `${words.join(', ')} and ` : ''}${last} ${WEEKDAY_NAMES[rhythm.weekday]} of the month`;
  }
  const day = weekdayName(rhythm.anchor);
  return rhythm.every === 1 ? `every ${day}` : `every ${ORDINALS[rhythm.every]} ${day}`;
}
