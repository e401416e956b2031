/** What the rules on calls for papers share. */
import { dateToken } from '../draft/location.ts';
import type { CfpRow, DateToken, Draft, Token } from '../draft/model.ts';
import { span } from '../text/span.ts';

/** Words that name the day on which a call closes, before it. */
const CLOSING = /\b(?:clos\w*|deadline|until|due|ends?)\b[^\d|\n]{0,30}(?=\d{4}-\d{2}-\d{2})/i;
const DAY = /\d{4}-\d{2}-\d{2}/g;

/** The day on which a row's call closes: the one that says so, else the one in the second cell. */
export function closingOf({ text }: Draft, row: CfpRow): DateToken | undefined {
  for (const cell of row.cells) {
    const match = CLOSING.exec(cell.text);
    if (match) return dayAt(text, cell.start + match.index + match[0].length);
  }
  return row.cells.length > 2 ? row.closing : undefined;
}

/** The days that the last cell with a day names: the event's first and last. */
export function eventDaysOf({ text }: Draft, { cells }: CfpRow): readonly DateToken[] {
  for (const cell of cells.slice(2).reverse()) {
    const days = [...cell.text.matchAll(DAY)].map((match) => dayAt(text, cell.start + match.index));
    if (days.length) return days;
  }
  return [];
}

const dayAt = (text: string, start: number): DateToken => dateToken(text, span(start, start + 10));

/** The cells that are not links alone: some rows have a link to the event's page between them. */
export function wordCells({ cells }: CfpRow): readonly Token[] {
  return cells.filter((cell, index) => index === 0 || !/^\[[^\]]*\]\([^)\s]*\)$/.test(cell.text));
}
