/** Dates written in other ways than the published one, read as far as there is but one way to read them. */
import { addDays, dayNumber, type IsoDate, isoDate } from './date.ts';

/** Days that were read from a text in any form. */
export interface LooseDates {
  readonly first: IsoDate;
  readonly last: IsoDate | undefined;
  /** Whether there is only one way to read it; `false` when a digit or the year was guessed. */
  readonly sure: boolean;
}

/** Nothing longer is a date. */
const LONGEST = 60;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DASH = '\\s?[-‐‑‒–—−/.]{1,2}\\s?';
const YEAR_FIRST = new RegExp(`^(\\d{4})${DASH}(\\d{1,2})${DASH}(\\d{1,2})(?!\\d)`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const HALF_COMPACT = /^(\d{4})(?:-(\d{2})(\d{2})|(\d{2})-(\d{2}))(?!\d)/;
const YEAR_SLIP = /^(\d{2,3}|\d{5,6})-(\d{2})-(\d{2})(?!\d)/;
/** `2025-010-25`, `2025-10-025`. */
const SURPLUS_ZERO = /^(\d{4})-0?(\d{2})-0?(\d{2})(?!\d)/;
const MONTH_AND_DAY = /^(\d{2})-(\d{2})$/;
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
/** A day of the week before or behind the date, and a time of day behind it. */
const WEEKDAY_BEFORE = new RegExp(`^${WEEKDAY}[.,]?\\s+(?=\\S)`, 'i');
const WEEKDAY_BEHIND = new RegExp(`[,\\s]\\s*(?:${WEEKDAY}[.,]?|\\(${WEEKDAY}\\.?\\))$`, 'i');
const TIME_BEHIND =
  /(?:T|\s+(?:at\s+|@\s*)?|,\s*)\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:Z|UTC|GMT|[A-Z]{2,4}T|[+-]\d{2}:?\d{2})?$/i;
const MONTH_FIRST = new RegExp(`^${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4})(?!\\d))?`, 'i');
const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s*${MONTH}(?:,?\\s+(\\d{4})(?!\\d))?`, 'i');
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const SEPARATOR =
  /^\s*(?:-{1,3}>?|–|—|→|⟶|~|〜|\.{2,3}|…|to\b|\*|\/|&|\+|,|and\b|till?\b|until\b|thru\b|through\b)\s*/i;

interface Day {
  readonly date: IsoDate;
  readonly length: number;
  readonly sure: boolean;
}

/**
 * Reads one date or a range of two in any common form: `2025/06/04`, `June 4, 2025`, `4 June`, `2025-06-04-06`.
 *
 * @param near A day that events lie near: it chooses a missing year, and between day and month in `04/06/2025`.
 */
export function readLooseDates(text: string, near: IsoDate | undefined): LooseDates | undefined {
  const plain = text
    .replace(/[*_`[\]]/g, (sign, at: number) => (sign === '*' && /\s/.test(text[at - 1] ?? '') ? sign : ''))
    .trim();
  if (plain.length > LONGEST) return undefined;
  const bare = withoutWeekdayAndTime(plain);
  const read = readBare(bare, near);
  return read && { ...read, sure: read.sure && bare === plain };
}

/** Takes off what says when in the week and in the day: the newsletter leaves it to the event's page. */
function withoutWeekdayAndTime(text: string): string {
  const bare = text.replace(WEEKDAY_BEFORE, '').replace(TIME_BEHIND, '').replace(WEEKDAY_BEHIND, '').trim();
  return /\d{2}/.test(bare) ? bare : text;
}

function readBare(text: string, near: IsoDate | undefined): LooseDates | undefined {
  const plain = text.replace(/(?<=\d)[.,;:]$/, '');
  const first = readDay(plain, near);
  if (!first) return undefined;
  const rest = plain.slice(first.length);
  if (!rest) return { first: first.date, last: undefined, sure: first.sure };
  const separator = SEPARATOR.exec(rest);
  if (!separator) return undefined;
  const last = readLast(rest.slice(separator[0].length), first.date, near);
  if (!last || last.date <= first.date) return undefined;
  // `4 & 11 June` are two events, not one of eight days.
  if (/[&+,]|and/i.test(separator[0]) && addDays(first.date, 1) !== last.date) return undefined;
  return { first: first.date, last: last.date, sure: first.sure && last.sure };
}

/** A range's end: a date, or what changes of the first one (`06-05`, `05`). */
function readLast(text: string, first: IsoDate, near: IsoDate | undefined): Day | undefined {
  const whole = readDay(text, near);
  if (whole && whole.length === text.length) return whole;
  const short = /^(?:(\d{1,2})[-/.])?(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/.exec(text);
  if (!short) return undefined;
  const year = short[3] ? Number(short[3]) : Number(first.slice(0, 4));
  const date = isoDate(year, Number(short[1] ?? first.slice(5, 7)), Number(short[2]));
  return date && { date, length: text.length, sure: true };
}

function readDay(text: string, near: IsoDate | undefined): Day | undefined {
  const day = (match: RegExpExecArray, date: IsoDate | undefined, sure = true): Day | undefined =>
    date && { date, length: match[0].length, sure };
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return day(yearFirst, isoDate(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])));
  const half = HALF_COMPACT.exec(text);
  const halved = half && isoDate(Number(half[1]), Number(half[2] ?? half[4]), Number(half[3] ?? half[5]));
  if (half && halved) return day(half, halved);
  const zero = SURPLUS_ZERO.exec(text);
  if (zero) return day(zero, isoDate(Number(zero[1]), Number(zero[2]), Number(zero[3])), false);
  const short = MONTH_AND_DAY.exec(text);
  const inYear = short && nearestYear(Number(short[1]), Number(short[2]), near);
  if (short) return day(short, inYear && near && liesNear(inYear, near) ? inYear : undefined, false);
  const slip = YEAR_SLIP.exec(text);
  if (slip) return day(slip, nearestYear(Number(slip[2]), Number(slip[3]), near), false);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return named(monthFirst, monthFirst[1], monthFirst[2], monthFirst[3], near);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return named(dayFirst, dayFirst[2], dayFirst[1], dayFirst[3], near);
  const yearLast = YEAR_LAST.exec(text);
  return yearLast ? day(yearLast, dayOrMonthFirst(yearLast, near)) : undefined;
}

function named(
  match: RegExpExecArray,
  word = '',
  digits = '',
  year: string | undefined,
  near: IsoDate | undefined,
): Day | undefined {
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const date = year ? isoDate(Number(year), month, Number(digits)) : nearestYear(month, Number(digits), near);
  return date && { date, length: match[0].length, sure: year !== undefined };
}

/** `04/06/2025` is April 6 to some: read only when just one of the two is a day at all, or just one lies near. */
function dayOrMonthFirst(match: RegExpExecArray, near: IsoDate | undefined): IsoDate | undefined {
  const [a, b, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const readings = new Set([isoDate(year, b, a), isoDate(year, a, b)].filter((date) => date !== undefined));
  const close = [...readings].filter((date) => near !== undefined && liesNear(date, near));
  const [only] = readings.size === 1 ? readings : close;
  return readings.size === 1 || close.length === 1 ? only : undefined;
}

/** Whether a day lies where an issue's events do: from shortly before the issue to shortly after its four weeks. */
export function liesNear(date: IsoDate, issue: IsoDate): boolean {
  const ahead = dayNumber(date) - dayNumber(issue);
  return ahead >= -13 && ahead <= 35;
}

/** The year in which a day of a month lies near an issue, or next to it. */
export function nearestYear(month: number, day: number, near: IsoDate | undefined): IsoDate | undefined {
  if (!near) return undefined;
  const year = Number(near.slice(0, 4));
  const dates = [year - 1, year, year + 1].map((one) => isoDate(one, month, day)).filter((date) => date !== undefined);
  const distance = (date: IsoDate): number => Math.abs(dayNumber(date) - dayNumber(near) - 11);
  return dates.sort((a, b) => distance(a) - distance(b))[0];
}
