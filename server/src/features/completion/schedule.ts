/** When an organiser is likely to meet next, and under which title. */
import type { Meeting, Regular } from '../../archive/regulars.ts';
import { datesOf, nthOf, type Rhythm, rhythmOf } from '../../archive/rhythm.ts';
import { addDays, dayNumber, type IsoDate, weekday } from '../../draft/date.ts';
import { oncePer } from '../../text/remember.ts';

/** A guess that somebody will look at may be a loose one. */
const LEAST_FIT = 0.35;
/** So many of the last meetings tell the habits of now. */
const RECENT = 8;
/** No event is longer. */
const MOST_DAYS = 14;

/** The rhythm that guesses are made from. */
export const looseRhythm = oncePer(
  ({ rhythm, meetings }: Regular): Rhythm | undefined =>
    rhythm ??
    rhythmOf(
      meetings.map(({ date }) => date),
      LEAST_FIT,
    ),
);

/**
 * Days on which an organiser may meet, the likeliest first: those of its rhythm, then its usual day of the week; of
 * several, the one as far ahead as it usually announces.
 *
 * @param listed Days that the draft has of it already.
 */
export function nextDates(
  regular: Regular,
  from: IsoDate,
  to: IsoDate,
  listed: readonly IsoDate[],
): { readonly dates: readonly IsoDate[]; readonly byRhythm: number } {
  const rhythm = looseRhythm(regular);
  const wanted = dayNumber(from) + usualLead(regular.meetings);
  const nearestFirst = (dates: readonly IsoDate[]): readonly IsoDate[] =>
    dates
      .filter((date) => !listed.includes(date))
      .sort((a, b) => Math.abs(dayNumber(a) - wanted) - Math.abs(dayNumber(b) - wanted));
  const foretold = rhythm ? nearestFirst(datesOf(rhythm, from, to)) : [];
  const day = usualWeekday(regular.meetings);
  const others = day === undefined ? [] : nearestFirst(daysOfWeek(day, from, to));
  return { dates: [...new Set([...foretold, ...others])], byRhythm: foretold.length };
}

/** How many days an organiser's events take: as many as the last one, unless that is more than anything takes. */
export function usualDays({ meetings }: Regular): number {
  const last = meetings[meetings.length - 1];
  const days = last?.lastDay ? dayNumber(last.lastDay) - dayNumber(last.date) + 1 : 1;
  return days > 1 && days <= MOST_DAYS ? days : 1;
}

/** How many days ahead an organiser's events are printed first: the median. */
function usualLead(meetings: readonly Meeting[]): number {
  const leads = meetings.slice(-RECENT).map(({ date, announced }) => dayNumber(date) - dayNumber(announced));
  return leads.sort((a, b) => a - b)[leads.length >> 1] ?? 14;
}

function usualWeekday(meetings: readonly Meeting[]): number | undefined {
  const counts = new Map<number, number>();
  meetings.slice(-RECENT).forEach(({ date }, index) => {
    // Of equals the later habit wins.
    counts.set(weekday(date), (counts.get(weekday(date)) ?? 0) + 1 + index / 100);
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function daysOfWeek(day: number, from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const found: IsoDate[] = [];
  for (let date = addDays(from, (day - weekday(from) + 7) % 7); date <= to; date = addDays(date, 7)) found.push(date);
  return found;
}

/** The last meetings on the same day of a month (the second Tuesday), the newest first. */
function alike({ meetings }: Regular, date: IsoDate): readonly Meeting[] {
  return meetings
    .filter((one) => weekday(one.date) === weekday(date) && nthOf(one.date) === nthOf(date))
    .slice(-2)
    .reverse();
}

/**
 * The title that comes back: that of the last two meetings on the same day of a month (`Second Tuesday`), else one that the
 * last meetings had more than once.
 */
export function recurringTitle(regular: Regular, date: IsoDate | undefined): string | undefined {
  const [last, before] = date ? alike(regular, date) : [];
  if (last && last.title === before?.title) return last.title;
  // A meeting whose address changed stands there twice.
  const days = new Map(regular.meetings.map((meeting) => [meeting.date, meeting.title]));
  const recent = [...days.values()].slice(-6);
  return recent.findLast((title, index) => recent.indexOf(title) !== index);
}
