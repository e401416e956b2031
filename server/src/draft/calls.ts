/** What the cells of a row of "CFP - Events" say. */
import type { CfpRow, Token } from './model.ts';

/** Words that name the day on which a call closes, before it. */
const CLOSING = /\b(?:clos\w*|deadline|until|due|ends?)\b[^\d|\n]{0,30}(?=\d{4}-\d{2}-\d{2})/i;
const DAY = /\d{4}-\d{2}-\d{2}/;

/** Where the day stands on which a row's call closes: the one that says so, else the one in the second cell. */
export function closingStart(cells: readonly Token[]): number | undefined {
  for (const cell of cells) {
    const match = CLOSING.exec(cell.text);
    if (match) return cell.start + match.index + match[0].length;
  }
  const second = cells.length > 2 ? cells[1] : undefined;
  const day = second && DAY.exec(second.text);
  return day ? second.start + day.index : undefined;
}

/** The cell that names the days of the event: the last one with a day, behind the first two. */
export function eventDaysCell(cells: readonly Token[]): Token | undefined {
  return cells.slice(2).findLast(({ text }) => DAY.test(text));
}

/** The cells that are not links alone: some rows have a link to the event's page between them. */
export function wordCells({ cells }: Pick<CfpRow, 'cells'>): readonly Token[] {
  return cells.filter((cell, index) => index === 0 || !/^\[[^\]]*\]\([^)\s]*\)$/.test(cell.text));
}
