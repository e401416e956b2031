/** What the rules on calls for papers share. */
import { closingStart, eventDaysCell } from '../draft/calls.ts';
import { dateToken } from '../draft/location.ts';
import type { CfpRow, DateToken, Draft } from '../draft/model.ts';
import { span } from '../text/span.ts';

export { wordCells } from '../draft/calls.ts';

const DAY = /\d{4}-\d{2}-\d{2}/g;

/** The day on which a row's call closes: the one that says so, else the one in the second cell. */
export function closingOf({ text }: Draft, { cells }: CfpRow): DateToken | undefined {
  const start = closingStart(cells);
  return start === undefined ? undefined : dayAt(text, start);
}

/** The days that the last cell with a day names: the event's first and last. */
export function eventDaysOf({ text }: Draft, { cells }: CfpRow): readonly DateToken[] {
  const cell = eventDaysCell(cells);
  return cell ? [...cell.text.matchAll(DAY)].map((match) => dayAt(text, cell.start + match.index)) : [];
}

const dayAt = (text: string, start: number): DateToken => dateToken(text, span(start, start + 10));
