/** What the rules on events share: which rows they judge, how rows are ordered, and how a row leaves or changes its place. */

import { conflictIn } from '../../draft/conflicts.ts';
import { addDays, dayNumber, type IsoDate, WINDOW_DAYS } from '../../draft/date.ts';
import type { SectionId } from '../../draft/headings.ts';
import type { Draft, EventRow, Location, Section } from '../../draft/model.ts';
import { CONTINENTS, type Continent } from '../../places/countries.ts';
import type { TextEdit } from '../../text/edit.ts';
import { oncePer } from '../../text/remember.ts';
import { type Span, span } from '../../text/span.ts';

/** Rows in the form of today, whose cells can be judged. */
export function judgedRows(draft: Draft): readonly EventRow[] {
  return draft.events.filter((row) => row.form === 'row');
}

/** A row's location, unless a link stands in its place: then the row has none, whatever the link's text. */
export function locationOf({ location }: EventRow): Location | undefined {
  return location && /\]\(|:\/\//.test(location.text) ? undefined : location;
}

/** The heading that a row stands under, as its id tells. */
export type Region = Continent | 'virtual';

const REGION_OF_ID: ReadonlyMap<SectionId, Region> = new Map(
  (['virtual', ...CONTINENTS] as const).map((region) => [sectionIdOf(region), region]),
);

/** The region of a section; `undefined` for one that is no region. */
export function regionOf(section: Section | undefined): Region | undefined {
  return section?.id && regionOfId(section.id);
}

/** The region that a section's id names; `undefined` for the id of any other section. */
export function regionOfId(id: SectionId): Region | undefined {
  return REGION_OF_ID.get(id);
}

/** The section id of a region. */
export function sectionIdOf(region: Region): SectionId {
  return `events-${region}`;
}

/** The last day that an issue's events may begin on: of the window as printed, or of the issue's own, whichever is later. */
export function windowEnd(draft: Draft): IsoDate | undefined {
  return draft.date && windowEndFrom(draft, draft.date);
}

/** {@link windowEnd} where the issue's date is known. */
export function windowEndFrom({ window }: Draft, issue: IsoDate): IsoDate {
  const own = addDays(issue, WINDOW_DAYS);
  const printed = window?.to?.date;
  return printed && printed > own && dayNumber(printed) - dayNumber(own) < 60 ? printed : own;
}

const linesOfRows = oncePer((draft: Draft): ReadonlySet<number> => new Set(draft.events.map(({ item }) => item.line)));

/** The lines of a row with its titles and all that is nested under it: first and last. */
export function blockOf(draft: Draft, row: EventRow): readonly [first: number, last: number] {
  const rows = linesOfRows(draft);
  let last = row.lastLine;
  for (let line = last + 1; line < draft.lines.all.length; line++) {
    if (rows.has(line) || draft.isVerbatim(line) || !/^[ \t]+\S/.test(draft.lines.line(line).text)) break;
    // An indented heading is still meant as one.
    if (draft.sectionAt(line) !== row.section) break;
    last = line;
  }
  return [row.item.line, last];
}

/** The text of a row's block, without the line ending that closes it. */
export function blockText(draft: Draft, row: EventRow): string {
  const [first, last] = blockOf(draft, row);
  return draft.text.slice(draft.lines.line(first).start, draft.lines.line(last).end);
}

/** Deletes whole lines with their endings. */
export function removeLines(draft: Draft, first: number, last: number): TextEdit {
  const { lines } = draft;
  const end = lines.line(last);
  // The last line of a text without a final line ending: the one before it goes instead.
  if (end.next === end.end && first > 0) return { start: lines.line(first - 1).end, end: end.end, newText: '' };
  return { start: lines.line(first).start, end: end.next, newText: '' };
}

/** Deletes a row with its titles. */
export function removeRow(draft: Draft, row: EventRow): TextEdit {
  const [first, last] = blockOf(draft, row);
  return removeLines(draft, first, last);
}

/** What orders two rows: the day they begin, then the location as written; 0 when either may come first. */
export function compareRows(a: EventRow, b: EventRow): number {
  const first = a.date?.first.date ?? '';
  const second = b.date?.first.date ?? '';
  if (first !== second) return first < second ? -1 : 1;
  const here = a.location?.text ?? '';
  const there = b.location?.text ?? '';
  return here === there ? 0 : here < there ? -1 : 1;
}

/** Whether a row can be put in order: its day and its place can be read. */
export function isSortable(row: EventRow): boolean {
  return row.form === 'row' && row.date?.first.date !== undefined && row.location !== undefined;
}

/** Whether two rows stand on different sides of one merge conflict: only one of them is to stay. */
export function standApart(draft: Draft, a: EventRow, b: EventRow): boolean {
  const within = (row: EventRow, [first, after]: readonly [number, number]): boolean =>
    row.item.line >= first && row.item.line < after;
  return draft.conflicts.some(({ complete, ours, base, theirs }) => {
    if (!complete) return false;
    const sides = [ours, theirs, ...(base ? [base] : [])];
    const side = sides.findIndex((one) => within(a, one));
    return side >= 0 && sides.some((one, index) => index !== side && within(b, one));
  });
}

/** Whether a row stands within a merge conflict. */
export function inConflict(draft: Draft, row: EventRow): boolean {
  return conflictIn(draft, row.item.line) !== undefined;
}

/** The row's own line without its indentation and marker: what findings on the whole row underline. */
export function rowSpan(row: EventRow): Span {
  return span(row.item.content.start, row.item.content.end);
}
