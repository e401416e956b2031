/**
 * Calendar dates without a clock and without time zones: an issue's date is a day, and findings are judged against it,
 * never against today (so that the same text gives the same findings anywhere, at any time).
 */

/** A day as `YYYY-MM-DD`, known to exist in the Gregorian calendar. Sorts as text. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

/** The day of a `YYYY-MM-DD` text, or `undefined` when its form is another or the day does not exist. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  return isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of a year, month (1–12) and day of month (1–31), or `undefined` when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  // Howard Hinnant's days_from_civil: years from March, eras of 400 years.
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day that many days after 1970-01-01. */
export function dateOfDayNumber(days: number): IsoDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day) as IsoDate;
}

/** The day `days` after (or, when negative, before) a day. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export function weekday(date: IsoDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The names of the days of the week, in the order of {@link weekday}. */
export const WEEKDAY_NAMES: readonly string[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

/** The day of the week as a word: `Wednesday`. */
export function weekdayName(date: IsoDate): string {
  return WEEKDAY_NAMES[weekday(date)] as string;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The first weekly issue of the current count: number 424 came out on 2022-01-05, and one every Wednesday since. */
const ANCHOR = { date: '2022-01-05' as IsoDate, number: 424 };

/** The last day that the window of an issue covers, counted from the issue's date. */
export const WINDOW_DAYS = 28;

/** The number of the issue of a date: weeks since 2022-01-05, plus 424. */
export function issueNumberOf(date: IsoDate): number {
  return ANCHOR.number + Math.round((dayNumber(date) - dayNumber(ANCHOR.date)) / 7);
}

/** The date of the issue of a number: the inverse of {@link issueNumberOf}. */
export function issueDateOf(number: number): IsoDate {
  return addDays(ANCHOR.date, (number - ANCHOR.number) * 7);
}

/** From here on no number was left out or given twice. */
const COUNTED_SINCE = '2016-05-02' as IsoDate;

/** The page on which the site shows the issue of a date; `undefined` for issues from before the count of today. */
export function issuePage(date: IsoDate): string | undefined {
  if (date < COUNTED_SINCE) return undefined;
  return `https://this-week-in-rust.org/blog/${date.replaceAll('-', '/')}/this-week-in-rust-${issueNumberOf(date)}/`;
}
