import { dayNumber, type IsoDate, issueNumberOf, weekdayName } from '../../draft/date.ts';
import type { DateToken, Draft, EventDate } from '../../draft/model.ts';
import { windowEnd } from '../../rules/events/rows.ts';
import { touches } from '../../text/span.ts';
import { cursor } from '../pointed.ts';
import { paragraph } from '../rich.ts';
import { counted, type HoverPart, type Subject } from './part.ts';

/** A day: its weekday, how far it is from the issue, and whether the issue announces it. */
export const dateSubject: Subject = ({ draft }, offset) => {
  const at = cursor(offset);
  for (const { date } of draft.events) if (date && touches(date, at)) return eventDate(draft, date);
  for (const { date, closing } of draft.cfpRows) {
    if (closing && touches(closing, at)) return singleDay(draft, closing, 'Closes on ');
    if (date && touches(date, at)) return eventDate(draft, date, false);
  }
  for (const day of [draft.window?.from, draft.window?.to]) if (day && touches(day, at)) return singleDay(draft, day);
  const own = draft.metadata.get('date')?.value;
  if (!own || !draft.date || draft.date !== own.text || !touches(own, at)) return undefined;
  const number = issueNumberOf(draft.date);
  return {
    span: own,
    content: [paragraph({ strong: `${weekdayName(draft.date)}` }, `: the day of issue ${number}`)],
  };
};

/** How far a day is from that of the issue, in words. */
function distance(issue: IsoDate, day: IsoDate): string {
  const days = dayNumber(day) - dayNumber(issue);
  if (days === 0) return 'on the day of the issue';
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'after' : 'before'} the issue`;
}

function singleDay(draft: Draft, { date, start, end }: DateToken, before = ''): HoverPart | undefined {
  if (!date) return undefined;
  const far = draft.date ? `, ${distance(draft.date, date)}` : '';
  return { span: { start, end }, content: [paragraph(before, { strong: weekdayName(date) }, ` ${date}${far}`)] };
}

/** @param windowed Whether the issue's window is for it. */
function eventDate(draft: Draft, { start, end, first, last }: EventDate, windowed = true): HoverPart | undefined {
  if (!first.date) return undefined;
  const far = draft.date ? `, ${distance(draft.date, first.date)}` : '';
  const day = weekdayName(first.date);
  const several = last?.date && last.date > first.date ? last.date : undefined;
  const length = several ? dayNumber(several) - dayNumber(first.date) + 1 : 1;
  const what = several
    ? paragraph(
        { strong: day },
        ` ${first.date} to `,
        { strong: weekdayName(several) },
        ` ${several}, ${counted(length, 'day')}${draft.date ? `; it begins ${distance(draft.date, first.date)}` : ''}`,
      )
    : paragraph({ strong: day }, ` ${first.date}${far}`);
  const where = windowed ? inWindow(draft, first.date, several ?? last?.date ?? first.date) : undefined;
  return { span: { start, end }, content: where ? [what, paragraph(where)] : [what] };
}

function inWindow(draft: Draft, first: IsoDate, last: IsoDate): string | undefined {
  const end = windowEnd(draft);
  if (!draft.date || !end) return undefined;
  const window = `${draft.date} to ${end}`;
  if (last < draft.date) return `Past: over before the issue appears. Its events are those of ${window}.`;
  if (first > end) return `Beyond the window of the issue, ${window}.`;
  return first < draft.date
    ? `Has begun before the issue appears, and is still in its window, ${window}.`
    : `In the window of the issue, ${window}.`;
}
