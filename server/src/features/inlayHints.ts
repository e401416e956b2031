/** What is shown beside the dates of events, where somebody wants it. */
import { dayNumber, type IsoDate, weekdayName } from '../draft/date.ts';
import type { DateToken, Draft } from '../draft/model.ts';
import { counted } from '../text/counted.ts';
import type { Span } from '../text/span.ts';

/** Words that are shown in the text, and are no part of it. */
export interface InlayHint {
  /** It stands behind the character before. */
  readonly offset: number;
  readonly label: string;
  /** The same in full. */
  readonly tooltip: string;
}

/** Which of the hints are wanted. */
export interface InlayWishes {
  /** `Wed` behind a date. */
  readonly weekdays: boolean;
  /** `in 12 days`, counted from the issue's date. */
  readonly days: boolean;
}

/** The hints of the dates of events, and of calls for papers, that begin within a span. */
export function inlayHints(draft: Draft, range: Span, { weekdays, days }: InlayWishes): readonly InlayHint[] {
  if (!weekdays && !days) return [];
  const hints: InlayHint[] = [];
  const add = (day: DateToken | undefined, counts: boolean): void => {
    if (!day?.date || day.start < range.start || day.end > range.end) return;
    const weekday = weekdayName(day.date);
    const far = days && counts && draft.date ? fromIssue(draft.date, day.date) : '';
    const label = [weekdays ? weekday.slice(0, 3) : '', far].filter(Boolean).join(', ');
    if (label)
      hints.push({ offset: day.end, label, tooltip: far ? `${weekday}, ${far}, by the date of the issue` : weekday });
  };
  for (const { date } of draft.events) {
    add(date?.first, true);
    add(date?.last, false);
  }
  for (const { closing, date } of draft.cfpRows) {
    add(closing, true);
    add(date?.first, false);
    add(date?.last, false);
  }
  return hints.sort((a, b) => a.offset - b.offset);
}

function fromIssue(issue: IsoDate, day: IsoDate): string {
  const days = dayNumber(day) - dayNumber(issue);
  const words = counted(Math.abs(days), 'day');
  return days === 0 ? 'today' : days > 0 ? `in ${words}` : `${words} ago`;
}
