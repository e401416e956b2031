/** What is to go from the list of events: rows that are past, that have their turn later, and doubles. */
import type { IsoDate } from '../draft/date.ts';
import type { Draft, EventRow } from '../draft/model.ts';
import { blockOf, judgedRows, removeLines, standApart, windowEnd } from '../rules/events/rows.ts';
import { hasOwnPage, organiserKey, titleKeyOf, titleWords } from '../rules/events/sameness.ts';
import { lastDayOf, yearSlip } from '../rules/events/year.ts';
import { sortEdits, type TextEdit } from '../text/edit.ts';

/** Why a row may go: it is over, begins after the window, or stands there twice. */
export type PruneReason = 'past' | 'beyond' | 'double';

/** A row that may go. It is shown to a person first. */
export interface PruneCandidate {
  readonly row: EventRow;
  readonly reason: PruneReason;
  /** The reason in words, for one who decides. */
  readonly message: string;
  /** Of doubles, the row that stays. */
  readonly twin?: EventRow;
}

/** The last day of an event that is over before the issue appears; `undefined` for others, and where no day can be read. */
export function pastDayOf(draft: Draft, { date }: EventRow): IsoDate | undefined {
  // Where the year is a slip of the pen, the day that was meant counts.
  const day = date && (yearSlip(draft, date) ?? lastDayOf(draft, date));
  return draft.date && day && day < draft.date ? day : undefined;
}

/** The rows that may go, each once, in the order of the text. A row whose day cannot be read is never among the past. */
export function pruneCandidates(draft: Draft): readonly PruneCandidate[] {
  const doubles = doublesOf(draft);
  const end = windowEnd(draft);
  return judgedRows(draft).flatMap((row): PruneCandidate[] => {
    const { date } = row;
    const past = pastDayOf(draft, row);
    if (past) return [{ row, reason: 'past', message: `past: ${past} is before the issue of ${draft.date}` }];
    const twin = doubles.get(row);
    if (twin) return [{ row, reason: 'double', message: `stands in line ${twin.item.line + 1}, too`, twin }];
    const first = date?.first.date;
    if (date && end && first && first > end && !yearSlip(draft, date))
      return [{ row, reason: 'beyond', message: `begins on ${first}, after the issue's last day ${end}` }];
    return [];
  });
}

/** Deletes rows with their titles. */
export function pruneEdits(draft: Draft, rows: readonly EventRow[]): readonly TextEdit[] {
  const ranges = [...new Set(rows)].map((row) => blockOf(draft, row)).sort(([a], [b]) => a - b);
  // Neighbours go as one: at a text's end each would take the line ending before it.
  const joined: [number, number][] = [];
  for (const [first, last] of ranges) {
    const open = joined[joined.length - 1];
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else joined.push([first, last]);
  }
  return sortEdits(joined.map(([first, last]) => removeLines(draft, first, last))) ?? [];
}

/** Rows that another row under the same heading says again, each with that row. */
function doublesOf(draft: Draft): ReadonlyMap<EventRow, EventRow> {
  const doubles = new Map<EventRow, EventRow>();
  const seen = new Map<string, EventRow[]>();
  for (const row of judgedRows(draft)) {
    const keys = sameKeys(draft, row);
    const twin = keys
      .flatMap((key) => seen.get(key) ?? [])
      .find((other) => !doubles.has(other) && !standApart(draft, other, row));
    for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), row]);
    if (!twin) continue;
    // The one with more to it stays; of two alike, the first.
    if (row.titles.length > twin.titles.length) doubles.set(twin, row);
    else doubles.set(row, twin);
  }
  return doubles;
}

/** What a row shares with another that says the same: its page, or its organiser and title, on one day in one region. */
function sameKeys(draft: Draft, row: EventRow): readonly string[] {
  const day = row.date?.first.date;
  if (!day) return [];
  const place = `${row.section?.span.start ?? -1} ${day}`;
  const address = titleKeyOf(row);
  const title = titleWords(draft, row);
  const organiser = organiserKey(row);
  const keys: string[] = [];
  // Several events may share a site's front page: there the title must be the same, too.
  if (address) keys.push(`${place} page ${address} ${hasOwnPage(row) ? '' : title}`);
  if (organiser && title) keys.push(`${place} organiser ${organiser} ${title}`);
  return keys;
}
