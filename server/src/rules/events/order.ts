/** The order of events under one heading, and how a row gets to its place. */
import { KNOWN_SECTIONS } from '../../draft/headings.ts';
import type { Draft, EventRow, Section } from '../../draft/model.ts';
import { insert, type TextEdit } from '../../text/edit.ts';
import { oncePer } from '../../text/remember.ts';
import { longestRun } from '../../text/run.ts';
import {
  blockOf,
  blockText,
  compareRows,
  inConflict,
  isSortable,
  type Region,
  removeRow,
  sectionIdOf,
} from './rows.ts';

/** The rows of a section that have a place in its order. */
export function rowsOf(draft: Draft, section: Section): readonly EventRow[] {
  return draft.events.filter((row) => row.section === section && isSortable(row) && !inConflict(draft, row));
}

/**
 * A longest run of rows that are in order as they stand; the others are out of order. Of two neighbours that have changed
 * places, the upper one is out of order: moving it down is how editors mend it.
 */
export function rowsInOrder(rows: readonly EventRow[]): readonly EventRow[] {
  return longestRun(rows, compareRows);
}

/** The number of an ordered run's rows that another row belongs behind. */
export function placeOf(row: EventRow, run: readonly EventRow[]): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareRows(row, run[middle] as EventRow) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The row of an ordered run before which another belongs; `undefined` for the end. */
function successorOf(row: EventRow, run: readonly EventRow[]): EventRow | undefined {
  return run[placeOf(row, run)];
}

/** Moves rows, each with its titles, to their places in an ordered run of the same section. */
export function moveWithin(draft: Draft, moved: readonly EventRow[], run: readonly EventRow[]): readonly TextEdit[] {
  const edits: TextEdit[] = moved.map((row) => removeRow(draft, row));
  const places = new Map<EventRow | undefined, EventRow[]>();
  for (const row of [...moved].sort(compareRows)) {
    const before = successorOf(row, run);
    const group = places.get(before);
    if (group) group.push(row);
    else places.set(before, [row]);
  }
  for (const [before, rows] of places)
    edits.push(
      insertBlocks(
        draft,
        rows.map((row) => blockText(draft, row)),
        before,
        run[run.length - 1],
      ),
    );
  return edits;
}

function insertBlocks(
  draft: Draft,
  blocks: readonly string[],
  before: EventRow | undefined,
  last: EventRow | undefined,
): TextEdit {
  const text = blocks.join('\n');
  if (before) return insert(draft.lines.line(before.item.line).start, `${text}\n`);
  const after = last ? blockOf(draft, last)[1] : 0;
  return insert(draft.lines.line(after).end, `\n${text}`);
}

/** The rows of each section that are in order, found once for all the rows that are to come there. */
const runsOf = oncePer((draft: Draft) => oncePer((section: Section) => rowsInOrder(rowsOf(draft, section))));

/**
 * The edit that puts a row's text where it belongs under the heading of a region that it does not stand under. The heading
 * is made when it is missing.
 */
export function insertInRegion(draft: Draft, row: EventRow, region: Region): TextEdit | undefined {
  const id = sectionIdOf(region);
  const section = draft.sections.find((one) => one.id === id);
  const text = blockText(draft, row);
  if (section) {
    const run = runsOf(draft)(section);
    const last = run[run.length - 1];
    if (last) return insertBlocks(draft, [text], successorOf(row, run), last);
    return insert(draft.lines.line(section.heading.line).end, `\n${text}`);
  }
  const titles = KNOWN_SECTIONS.filter(({ parent }) => parent === 'events');
  const index = titles.findIndex((known) => known.id === id);
  const title = titles[index];
  const heading = title && `${'#'.repeat(title.level)} ${title.title}`;
  const next = titles.slice(index + 1).flatMap((known) => draft.sections.filter((one) => one.id === known.id))[0];
  if (next) return insert(draft.lines.line(next.heading.line).start, `${heading}\n${text}\n\n`);
  // After the last row of the regions before; a text about the calendar may follow there.
  const before = new Set(titles.slice(0, index).map((known) => known.id));
  const above = draft.events.filter((other) => other !== row && other.section?.id && before.has(other.section.id));
  const last = above[above.length - 1];
  const upper = draft.sections.filter((one) => one.id && before.has(one.id)).pop();
  const events = draft.sections.find((one) => one.id === 'events');
  const line = last ? blockOf(draft, last)[1] : upper ? upper.heading.line : events && lastOwnLine(draft, events);
  return line === undefined ? undefined : insert(draft.lines.line(line).end, `\n\n${heading}\n${text}`);
}

/** The last line with text of a section's own, its heading when there is none. */
function lastOwnLine(draft: Draft, section: Section): number {
  let line = section.ownLines[1] - 1;
  while (line > section.heading.line && !draft.lines.line(line).text.trim()) line--;
  return line;
}
