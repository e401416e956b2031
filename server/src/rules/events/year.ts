/** When an event is, as far as its date can be read; years that are slips of the pen. */
import { dayNumber, type IsoDate } from '../../draft/date.ts';
import { liesNear, nearestYear, readLooseDates } from '../../draft/looseDate.ts';
import type { Draft, EventDate } from '../../draft/model.ts';

/** Nearer than this, a date may be meant as it stands: past, or early. */
const FAR = 200;

/** The day that was meant, when an event's year is far from the and its day and month are near it. */
export function yearSlip(draft: Draft, { first }: EventDate): IsoDate | undefined {
  if (!draft.date || !first.date || Math.abs(dayNumber(first.date) - dayNumber(draft.date)) < FAR) return undefined;
  const meant = nearestYear(Number(first.date.slice(5, 7)), Number(first.date.slice(8, 10)), draft.date);
  return meant && liesNear(meant, draft.date) ? meant : undefined;
}

/** The last day of an event, even of one whose date is written in another way; only where there is no doubt. */
export function lastDayOf(draft: Draft, date: EventDate): IsoDate | undefined {
  if (date.first.date) return date.lastDay;
  const loose = readLooseDates(date.text, draft.date);
  return loose?.sure ? (loose.last ?? loose.first) : undefined;
}
