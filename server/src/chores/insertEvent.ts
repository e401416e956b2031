import { fillForm, PLACED_EVENT } from '../draft/forms.ts';
import { KNOWN_SECTIONS, knownSection, type SectionId } from '../draft/headings.ts';
import type { Draft, EventKind, EventRow, Section } from '../draft/model.ts';
import { indexOfSection } from '../draft/template.ts';
import { findCountry } from '../places/names.ts';
import { compareTexts } from '../text/compare.ts';

/** What a person says of an event. */
export interface EventInput {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly endDate?: string;
  readonly kind: EventKind;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
  readonly organiser: string;
  readonly organiserUrl: string;
  readonly title: string;
  readonly url: string;
}

/** Text to insert at an offset. */
export interface EventInsertion {
  readonly offset: number;
  readonly text: string;
  /** Title of the section that it goes to. */
  readonly section: string;
}

/** What a row's place reads: `Berlin, DE`, `Virtual (Austin, TX, US)`, `Virtual`. */
function locationText({ kind, city, state, country }: EventInput): string {
  const place = [city, state, country].filter(Boolean).join(', ');
  const word = kind === 'virtual' ? 'Virtual' : kind === 'hybrid' ? 'Hybrid' : '';
  if (!word) return place;
  return place ? `${word} (${place})` : word;
}

/** What orders the rows of two events: the day that they begin on, then the place as it will read. */
export function compareEvents(a: EventInput, b: EventInput): number {
  return compareTexts(`${a.date} ${locationText(a)}`, `${b.date} ${locationText(b)}`);
}

/** The two lines of an event, without a line ending behind the second. */
export function eventRowText(event: EventInput): string {
  const dates = event.endDate && event.endDate !== event.date ? `${event.date} - ${event.endDate}` : event.date;
  return fillForm(PLACED_EVENT, {
    date: dates,
    place: locationText(event),
    organiser: event.organiser,
    organiserUrl: event.organiserUrl,
    title: event.title,
    url: event.url,
  });
}

/**
 * Where the rows of an event belong: under its region, in the order of date and place; a hybrid one under Virtual and
 * under its continent. A region without a heading gets one, at its place in the order of publication.
 */
export function insertEvent(draft: Draft, event: EventInput): readonly EventInsertion[] {
  const row = { date: event.date, place: locationText(event), text: eventRowText(event) };
  return regionsOf(event).flatMap((id) => insertRow(draft, row, id) ?? []);
}

/** A row with what orders it among others. */
export interface PlacedRow {
  readonly date: string;
  readonly place: string;
  /** Both lines, with `\n` between them. */
  readonly text: string;
}

/** Where a row belongs under a region; `undefined` in a draft without events. */
export function insertRow(draft: Draft, row: PlacedRow, id: SectionId): EventInsertion | undefined {
  const events = draft.sections.find((section) => section.id === 'events');
  if (!events) return undefined;
  const { eol } = draft.lines;
  const text = row.text.replace(/\n/g, eol);
  const { title } = knownSection(id);
  const section = draft.sections.find((candidate) => candidate.id === id && isUnder(candidate, events));
  if (section) return { ...placeInSection(draft, section, row, text), section: title };
  const gap = standsApart(draft, events) ? eol + eol : eol;
  return { ...placeOfNewSection(draft, events, id, `### ${title}${gap}${text}`), section: title };
}

/** Whether rows stand apart from the headings of their regions, as the draft has it; where there is no row, they do. */
function standsApart(draft: Draft, events: Section): boolean {
  const first = new Map<Section, EventRow>();
  for (const row of draft.events)
    if (row.section && row.section !== events && isUnder(row.section, events) && !first.has(row.section))
      first.set(row.section, row);
  const apart = [...first].filter(([{ heading }, { item }]) => item.line > heading.line + 1);
  return apart.length * 2 >= first.size;
}

/** The sections in which an event stands. One whose country is unknown stands under Virtual, or nowhere we know: Virtual. */
export function regionsOf({ kind, country }: EventInput): readonly SectionId[] {
  const continent = country ? findCountry(country)?.place.continents[0] : undefined;
  const region: SectionId | undefined = continent && `events-${continent}`;
  if (kind === 'virtual' || !region) return ['events-virtual'];
  return kind === 'hybrid' ? ['events-virtual', region] : [region];
}

function placeInSection(
  draft: Draft,
  section: Section,
  placed: PlacedRow,
  row: string,
): Omit<EventInsertion, 'section'> {
  const { eol } = draft.lines;
  const rows = draft.events.filter((candidate) => candidate.section === section);
  const after = rows.find((candidate) => comesBefore(placed, candidate));
  if (after) return { offset: after.span.start, text: row + eol };
  const last = rows[rows.length - 1];
  if (last) return { offset: last.span.end, text: eol + row };
  const heading = draft.lines.line(section.heading.line);
  const blankBelow =
    !draft.lines.line(section.heading.line + 1).text.trim() && heading.number + 1 < draft.lines.all.length - 1;
  return blankBelow
    ? { offset: draft.lines.line(heading.number + 1).end, text: eol + row + eol }
    : { offset: heading.end, text: eol + row };
}

/** Rows stand by date, then by their place as written (the order that editors keep). */
function comesBefore(placed: PlacedRow, row: EventRow): boolean {
  const date = row.date?.first.date;
  if (!date) return false;
  return placed.date < date || (placed.date === date && placed.place < (row.location?.text ?? ''));
}

function placeOfNewSection(
  draft: Draft,
  events: Section,
  id: SectionId,
  text: string,
): Omit<EventInsertion, 'section'> {
  const { eol } = draft.lines;
  const index = KNOWN_SECTIONS.findIndex((known) => known.id === id);
  const regions = draft.sections.filter(
    (candidate) => candidate !== events && isUnder(candidate, events) && indexOfSection(candidate) >= 0,
  );
  const below = regions.find((candidate) => indexOfSection(candidate) > index);
  if (below) return { offset: below.heading.span.start, text: text + eol + eol };
  const last = [...draft.events].reverse().find((row) => row.section && isUnder(row.section, events));
  if (last) return { offset: last.span.end, text: eol + eol + text };
  const line = draft.window ?? { span: events.heading.span };
  return { offset: line.span.end, text: eol + eol + text };
}

function isUnder(section: Section, ancestor: Section): boolean {
  for (let up: Section | undefined = section; up; up = up.parent) if (up === ancestor) return true;
  return false;
}
