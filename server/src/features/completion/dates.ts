import { addDays, dayNumber, type IsoDate, parseIsoDate, weekdayName } from '../../draft/date.ts';
import { windowEndFrom } from '../../rules/events/rows.ts';
import { counted } from '../../text/counted.ts';
import { span } from '../../text/span.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import { isUnderEvent } from './forms.ts';
import { typedRow } from './row.ts';
import type { Spot } from './spot.ts';

/** The days of the window that begin as typed, in the first cell of an event's row; by the day of the month alone, too. */
export function dates(spot: Spot): readonly Proposal[] {
  const { draft, offset, after, line, section } = spot;
  const row = typedRow(spot);
  const issue = draft.date;
  if (!row || !issue || row.cells.length || isUnderEvent(spot)) return [];
  const match = /^(?:(\d{4}-\d{2}-\d{2}) - )?(\d[\d-]{0,9})$/.exec(row.query);
  if (!match) return [];
  const [, first, typed = ''] = match;
  const begin = first ? parseIsoDate(first) : undefined;
  const rest = /^[\d-]*/.exec(after)?.[0] ?? '';
  const behind = after.slice(rest.length);
  const end = windowEndFrom(draft, issue);
  const from = begin && begin > issue ? addDays(begin, 1) : issue;
  const days = fitting(daysBetween(from, end), typed);
  return days.map((date): Proposal => {
    const rows = draft.events.filter(
      (row) => row.date?.first.date === date && row.section === section && row.item.line !== line.number,
    ).length;
    return {
      kind: 'date',
      label: date,
      detail: `${weekdayName(date)}${rows ? `, ${counted(rows, 'event')} here` : ''}`,
      documentation: () => [paragraph({ strong: weekdayName(date) }, ` ${date}, ${far(issue, date)}.`)],
      replace: span(offset - typed.length, offset + rest.length),
      overwrites: rest.length > 0,
      text: behind.trim() ? date : `${date} | `,
      filter: `${typed} ${date}`,
    };
  });
}

function daysBetween(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const count = Math.min(100, dayNumber(to) - dayNumber(from) + 1);
  return count > 0 ? Array.from({ length: count }, (_, index) => addDays(from, index)) : [];
}

/** `2025-06-1`, `06-1`, or `12` for the day of the month: the whole date's beginning counts most. */
function fitting(days: readonly IsoDate[], typed: string): readonly IsoDate[] {
  const whole = days.filter((date) => date.startsWith(typed));
  const byDay = days.filter((date) => Number(date.slice(8)) === Number(typed));
  const byMonth = days.filter((date) => date.slice(5).startsWith(typed));
  const short = typed.length <= 2 ? [...byDay, ...whole, ...byMonth] : [...whole, ...byMonth];
  return [...new Set(short)];
}

function far(issue: IsoDate, date: IsoDate): string {
  const days = dayNumber(date) - dayNumber(issue);
  return days === 0 ? 'the day of the issue' : `${counted(days, 'day')} after the issue`;
}
