/** Single moves: an event to its next date, an entry or an event to another section, the window to the date. */

import { conflictIn } from '../draft/conflicts.ts';
import { addDays, dayNumber, type IsoDate, isoDate, WINDOW_DAYS, weekday } from '../draft/date.ts';
import { fillForm, form } from '../draft/forms.ts';
import { KNOWN_SECTIONS, knownSection, type SectionId } from '../draft/headings.ts';
import type { Draft, EventRow, Item } from '../draft/model.ts';
import { dateOfFileName, parseDraft } from '../draft/parse.ts';
import { placeInSection, placeNewSection } from '../draft/placement.ts';
import { insertInRegion, moveWithin, rowsInOrder, rowsOf } from '../rules/events/order.ts';
import { inConflict, isSortable, regionOfId, removeLines, removeRow } from '../rules/events/rows.ts';
import { EditTrail, insert, minimiseEdits, replace, type TextEdit } from '../text/edit.ts';
import { withEol } from '../text/lines.ts';

/** How often an event recurs: every so many weeks, or months on the same weekday (`the second Tuesday`, or the last). */
export type Interval =
  | { readonly unit: 'week'; readonly every: number }
  | { readonly unit: 'month'; readonly every: number; readonly last?: boolean };

/** The next day of an event that recurs. */
export function nextDate(date: IsoDate, interval: Interval): IsoDate {
  const every = Math.max(1, Math.trunc(interval.every));
  if (interval.unit === 'week') return addDays(date, 7 * every);
  const day = Number(date.slice(8, 10));
  const week = Math.ceil(day / 7);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + every;
  const first = isoDate(Math.floor(months / 12), (months % 12) + 1, 1) as IsoDate;
  const earliest = addDays(first, (weekday(date) - weekday(first) + 7) % 7);
  const days = [0, 7, 14, 21, 28].map((ahead) => addDays(earliest, ahead));
  const within = days.filter((one) => one.slice(0, 7) === first.slice(0, 7));
  // A month without a fifth Tuesday has a last one.
  return (interval.last ? within[within.length - 1] : (within[week - 1] ?? within[within.length - 1])) as IsoDate;
}

/**
 * Moves an event on to its next date: the first that is not before the issue's. A range keeps its length. The row goes
 * to its place in the order; its address stays, and wants a look.
 *
 * @returns No edits for a row whose date cannot be read.
 */
export function rollEvent(draft: Draft, row: EventRow, interval: Interval): readonly TextEdit[] {
  const { date } = row;
  const first = date?.first.date;
  if (!date || !first || inConflict(draft, row)) return [];
  let next = nextDate(first, interval);
  // A year of weeks: an event that was longer ago is not the same any more.
  for (let step = 0; draft.date && next < draft.date && step < 60; step++) next = nextDate(next, interval);
  const shift = dayNumber(next) - dayNumber(first);
  const edits: TextEdit[] = [replace(date.first, next)];
  if (date.last?.date) edits.push(replace(date.last, addDays(date.last.date, shift)));
  const trail = new EditTrail(draft.text);
  trail.apply(edits);
  const rolled = parseDraft(trail.text, { fileName: draft.fileName });
  const moved = rolled.events.find(({ item }) => item.line === row.item.line);
  if (moved?.section && isSortable(moved)) {
    const others = rowsInOrder(rowsOf(rolled, moved.section).filter((other) => other !== moved));
    const around = rowsOf(rolled, moved.section);
    if (!rowsInOrder(around).includes(moved) || rowsInOrder(around).length < around.length)
      trail.apply(inDocument(rolled, moveWithin(rolled, [moved], others)));
  }
  return trail.edits();
}

/** A section that an entry or an event can go to. */
export interface MoveTarget {
  readonly id: SectionId;
  readonly title: string;
  /** Whether its heading is there; it is made when it is not. */
  readonly exists: boolean;
}

/** The sections that the entry or event of a line can go to, in the order of publication; none for any other line. */
export function moveTargets(draft: Draft, line: number): readonly MoveTarget[] {
  const row = rowAt(draft, line);
  const entry = row ? undefined : entryAt(draft, line);
  if (!row && !entry) return [];
  const parent = row ? 'events' : 'community';
  if (!draft.sections.some(({ id }) => id === parent)) return [];
  const here = (row?.section ?? entry?.section)?.id;
  return KNOWN_SECTIONS.filter((known) => known.parent === parent && known.id !== here).map(({ id, title }) => ({
    id,
    title,
    exists: draft.sections.some((section) => section.id === id),
  }));
}

/** Moves the entry or the event of a line to another section: an event into the order, an entry to the end. */
export function moveTo(draft: Draft, line: number, target: SectionId): readonly TextEdit[] {
  if (!moveTargets(draft, line).some(({ id }) => id === target)) return [];
  const row = rowAt(draft, line);
  if (row) return moveEvent(draft, row, target);
  const entry = entryAt(draft, line);
  return entry ? moveEntry(draft, entry, target) : [];
}

function moveEvent(draft: Draft, row: EventRow, target: SectionId): readonly TextEdit[] {
  const region = regionOfId(target);
  const arrival = region && insertInRegion(draft, row, region);
  return arrival ? inDocument(draft, [removeRow(draft, row), arrival]) : [];
}

function moveEntry(draft: Draft, entry: Item, target: SectionId): readonly TextEdit[] {
  const text = draft.text.slice(draft.lines.line(entry.line).start, draft.lines.line(entry.lastLine).end);
  const leave = removeLines(draft, entry.line, entry.lastLine);
  const section = draft.sections.find(({ id }) => id === target);
  if (section)
    return inDocument(draft, [leave, placeInSection(draft, section, text, { prefixed: entry.prefixes.length > 0 })]);
  const arrival = placeNewSection(draft, knownSection(target), text);
  if (!arrival) return [];
  // The entry is the last line of what stands above its new place: it leaves and arrives in one step.
  if (leave.start < arrival.start && arrival.start < leave.end) {
    return inDocument(draft, [replace(leave, `${arrival.newText.replace(/^\n/, '')}\n`)]);
  }
  return inDocument(draft, [leave, arrival]);
}

/** Writes the window of the date: over the days that stand there, or as a line of its own. */
export function recomputeWindow(draft: Draft): readonly TextEdit[] {
  const date = dateOfFileName(draft.fileName) ?? draft.date;
  const events = draft.sections.find(({ id }) => id === 'events');
  if (!date || !events) return [];
  const end = addDays(date, WINDOW_DAYS);
  const { window } = draft;
  if (!window) {
    const line = fillForm(form('window'), { from: date, to: end });
    return inDocument(draft, [insert(draft.lines.line(events.heading.line).end, `\n\n${line}`)]);
  }
  const { from, to } = window;
  if (from && to) return minimiseEdits(draft.text, [replace(from, date), replace(to, end)]);
  if (from) return minimiseEdits(draft.text, [replace(from, `${date} - ${end}`)]);
  return minimiseEdits(draft.text, [replace(window.span, fillForm(form('window'), { from: date, to: end }))]);
}

const rowAt = (draft: Draft, line: number): EventRow | undefined =>
  draft.events.find(
    (row) => row.form === 'row' && row.item.line <= line && line <= row.lastLine && !inConflict(draft, row),
  );

function entryAt(draft: Draft, line: number): Item | undefined {
  if (conflictIn(draft, line)) return undefined;
  return draft.entries.find((entry) => entry.line <= line && line <= entry.lastLine);
}

const inDocument = (draft: Draft, edits: readonly TextEdit[]): readonly TextEdit[] =>
  minimiseEdits(
    draft.text,
    edits.map((edit) => ({ ...edit, newText: withEol(edit.newText, draft.lines.eol) })),
  );
