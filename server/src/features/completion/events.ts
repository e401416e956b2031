import type { Regular } from '../../archive/regulars.ts';
import { describeRhythm } from '../../archive/rhythm.ts';
import { insertRow } from '../../chores/insertEvent.ts';
import { addDays, type IsoDate, parseIsoDate, weekdayName } from '../../draft/date.ts';
import { type Field, type Form, fillForm, firstChoices, formSnippet, PLACED_EVENT } from '../../draft/forms.ts';
import { knownSection, type SectionId } from '../../draft/headings.ts';
import { splitAddress } from '../../links/address.ts';
import { canonicalKey } from '../../links/canonical.ts';
import { readMeetup } from '../../links/meetup.ts';
import { windowEndFrom } from '../../rules/events/rows.ts';
import { insert, remove, type TextEdit } from '../../text/edit.ts';
import { withEol } from '../../text/lines.ts';
import { type Block, paragraph, type Rich } from '../rich.ts';
import type { Proposal } from './completion.ts';
import { isUnderEvent } from './forms.ts';
import { looksLikeAddress, withScheme } from './match.ts';
import { type Candidate, candidatesFor } from './organisers.ts';
import { type TypedRow, typedRow } from './row.ts';
import { nextDates, recurringTitle, usualDays } from './schedule.ts';
import { blankAbove, replacedFrom, type Spot } from './spot.ts';
import { tidyRow } from './tidy.ts';
import { twins } from './twins.ts';

/** So many organisers are offered until more is typed. */
const MOST = 25;
/** Of so many of them, other places where they meet are offered, too. */
const WITH_OTHER_PLACES = 3;
/** So many days are offered in the hole of a date. */
const MOST_DATES = 6;

/**
 * Whole rows of organisers that the earlier issues or the draft know: from a name, a town or an address that is typed where
 * a row begins, behind its date, or behind its place.
 */
export function eventRows(spot: Spot): readonly Proposal[] {
  const row = typedRow(spot);
  if (!row || !canBeRow(spot, row)) return [];
  const half = readHalf(row);
  if (!half) return [];
  const region = regionOf(spot.section?.id);
  const likely = candidatesFor(spot, half.query, region, half.place)
    .map((candidate) => asCandidateRow(spot, half, candidate))
    .filter((candidate) => !half.datePart || candidate.dates.length > 0)
    .slice(0, MOST);
  const same =
    half.place === undefined && !hasTitleBelow(spot)
      ? twins(spot, row, half.query, (date) => fitsHalf(half, date))
      : [];
  return [...same, ...likely.flatMap((candidate, index) => proposals(spot, row, half, candidate, index))];
}

/** Whether a date is the one that is typed, as far as it is. */
function fitsHalf({ date, datePart }: Half, wanted: string): boolean {
  return date ? wanted === date : wanted.startsWith(datePart ?? '');
}

/** What is typed of a row. */
interface Half {
  /** What may name the organiser. */
  readonly query: string;
  /** A whole date. */
  readonly date: IsoDate | undefined;
  /** The beginning of one. */
  readonly datePart: string | undefined;
  readonly place: string | undefined;
}

interface CandidateRow extends Candidate {
  /** Days that it may be on, the likeliest first. */
  readonly dates: readonly IsoDate[];
  readonly byRhythm: number;
}

function canBeRow(spot: Spot, { open, cells, marker, indent, query, rest }: TypedRow): boolean {
  if (!open || rest.replace(/[\])]+$/, '')) return false;
  if (isUnderEvent(spot) || indent.length > 3) return false;
  // Words on a line of their own are prose until they name somebody.
  if (!marker && !query && !cells.length) return false;
  return cells.length < 3 && query.length < 200;
}

function readHalf({ cells, query }: TypedRow): Half | undefined {
  const [date = '', place] = cells;
  if (!cells.length) {
    if (/^\d[\d-]*$/.test(query) && !parseIsoDate(query))
      return { query: '', date: undefined, datePart: query, place: undefined };
    // `2025-06-10 Rust`: the pipe is not yet typed.
    const dated = /^(\d{4}-\d{2}-\d{2})[ \t]*(.*)$/.exec(query);
    const day = dated && parseIsoDate(dated[1] as string);
    if (day) return { query: dated[2] as string, date: day, datePart: undefined, place: undefined };
    return /^[[*(|]/.test(query) ? undefined : { query, date: undefined, datePart: undefined, place: undefined };
  }
  const day = parseIsoDate(date);
  // A range, or a date in another form, stays as it is: with it, only the organiser is proposed.
  if (!day && cells.length === 1) return undefined;
  const organiser = query.replace(/^\[/, '').replace(/\]$/, '');
  return /[[\]]/.test(organiser) ? undefined : { query: organiser, date: day, datePart: undefined, place };
}

function regionOf(id: SectionId | undefined): SectionId | undefined {
  return id?.startsWith('events-') ? id : undefined;
}

function asCandidateRow({ draft }: Spot, half: Half, candidate: Candidate): CandidateRow {
  if (half.date) return { ...candidate, dates: [half.date], byRhythm: 0 };
  if (!draft.date) return { ...candidate, dates: [], byRhythm: 0 };
  const end = windowEndFrom(draft, draft.date);
  const { dates, byRhythm } = nextDates(candidate.regular, draft.date, end, candidate.listed);
  const { datePart } = half;
  if (!datePart) return { ...candidate, dates, byRhythm };
  const fitting = dates.filter((date) => date.startsWith(datePart));
  return {
    ...candidate,
    dates: fitting,
    byRhythm: dates.slice(0, byRhythm).filter((date) => fitting.includes(date)).length,
  };
}

/** Where a candidate may meet, the likeliest place first. */
function placesOf({ places, here }: CandidateRow, { place }: Half): readonly string[] {
  if (place) return [place];
  return here ? [here, ...places] : places;
}

/** A candidate's row at its usual place; of the likeliest ones, at others, too. */
function proposals(spot: Spot, row: TypedRow, half: Half, candidate: CandidateRow, rank: number): readonly Proposal[] {
  const seen = new Set<string>();
  const most = rank < WITH_OTHER_PLACES || candidate.here ? 2 : 1;
  return placesOf(candidate, half)
    .slice(0, most)
    .flatMap((place) => {
      const { regular } = candidate;
      const tidy = tidyRow(
        { place, organiser: regular.name, organiserUrl: candidate.url },
        regular.region,
        spot.draft.date,
        spot.options,
      );
      if (seen.has(tidy.place)) return [];
      seen.add(tidy.place);
      return half.place !== undefined && row.cells.length >= 2
        ? [organiserCell(spot, row, half, candidate, tidy)]
        : [wholeRow(spot, row, half, candidate, tidy, place === candidate.here)];
    });
}

type Tidy = ReturnType<typeof tidyRow>;

/** `* 2025-06-10 | Berlin, DE | [Rust Berlin](https://…)`, with its title below. */
function wholeRow(
  spot: Spot,
  row: TypedRow,
  half: Half,
  candidate: CandidateRow,
  tidy: Tidy,
  isHere: boolean,
): Proposal {
  const { draft, line, offset } = spot;
  const { regular, dates } = candidate;
  const form = rowForm(spot, candidate, half);
  const known: Record<string, string> = {
    place: tidy.place,
    organiser: tidy.organiser,
    organiserUrl: tidy.organiserUrl,
    ...(eventAddress(half.query, regular) ?? {}),
    ...(half.date ? { date: half.date } : {}),
    ...(dates.length === 1 && dates[0] && usualDays(regular) === 1 ? { date: dates[0] } : {}),
  };
  const { eol } = draft.lines;
  const text = fillForm(form, { ...firstChoices(form), ...known });
  const moved = isHere ? undefined : elsewhere(spot, candidate, tidy, dates[0], text);
  const blank = blankAbove(spot, text);
  const where = regular.region ? knownSection(regular.region).title : '';
  const replace = replacedFrom(spot, line.start + row.indent.length);
  return {
    kind: 'event',
    label: moved ? `${tidy.organiser} → ${where}` : tidy.organiser,
    detail: [...(dates[0] ? [dayInWords(dates[0], half.date ? 1 : usualDays(regular))] : []), tidy.place].join(' · '),
    documentation: () => [
      ...(moved ? [paragraph(`Puts the row under ${where}, at its place.`)] : []),
      ...about(candidate, text),
    ],
    replace,
    text: moved ? '' : withEol(blank + text, eol),
    snippet: moved ? undefined : withEol(blank + formSnippet(form, known), eol),
    filter: `${draft.text.slice(replace.start, offset)} ${tidy.organiser} ${tidy.place}`,
    ...(moved ? { elsewhere: moved } : {}),
  };
}

/** The form of a row, with the candidate's days to choose from, and its usual title. Without a title line where one stands. */
function rowForm(spot: Spot, { regular, dates }: CandidateRow, half: Half): Form {
  const title = recurringTitle(regular, half.date ?? dates[0]);
  const template = hasTitleBelow(spot) ? (PLACED_EVENT.template.split('\n')[0] as string) : PLACED_EVENT.template;
  return {
    ...PLACED_EVENT,
    template,
    fields: PLACED_EVENT.fields.map((field) => {
      if (field.name === 'date') return dateField(field, dates, usualDays(regular));
      return field.name === 'title' && title ? { ...field, example: title } : field;
    }),
  };
}

/** The hole of a date, with all days that it may be; of a range, when the last event had one, of as many days. */
function dateField(field: Field, dates: readonly IsoDate[], days: number): Field {
  const choices = dates.slice(0, MOST_DATES).map((date) => rangeFrom(date, days));
  if (choices.length > 1) return { ...field, choices };
  if (days === 1) return field;
  return { ...field, example: choices[0] ?? `${field.example} - ${field.example}` };
}

function rangeFrom(date: IsoDate, days: number): string {
  return days > 1 ? `${date} - ${addDays(date, days - 1)}` : date;
}

function dayInWords(date: IsoDate, days: number): string {
  return days > 1 ? rangeFrom(date, days) : `${date} ${weekdayName(date).slice(0, 3)}`;
}

/** Whether the line below the cursor's is a title that lost its row. */
function hasTitleBelow({ draft, line }: Spot): boolean {
  const below = draft.lines.line(line.number + 1);
  return below.number > line.number && /^(?: {2,}|\t)[ \t]*[*+-][ \t]/.test(below.text);
}

/** The address of the event, when that is what was typed or pasted. */
function eventAddress(query: string, { key }: Regular): { readonly url: string } | undefined {
  if (!looksLikeAddress(query)) return undefined;
  const url = withScheme(query.trim());
  const meetup = readMeetup(splitAddress(url));
  if (meetup?.event) return { url: `https://www.meetup.com/${meetup.group}/events/${meetup.event}/` };
  return canonicalKey(url).toLowerCase().startsWith(`${key}/`) && !/\/events$/.test(canonicalKey(url))
    ? { url }
    : undefined;
}

/** What moves a row to its own heading, when the cursor is under another; the typed line goes. */
function elsewhere(
  { draft, section, line }: Spot,
  { regular }: Candidate,
  { place }: Tidy,
  date: IsoDate | undefined,
  text: string,
): readonly TextEdit[] | undefined {
  const region = regionOf(section?.id);
  if (!regular.region || regular.region === region || !regular.region.startsWith('events-')) return undefined;
  const placed = insertRow(draft, { date: date ?? '9999', place, text }, regular.region);
  // At the very place of the cursor the row may as well be typed.
  if (!placed || (placed.offset >= line.start && placed.offset <= line.next)) return undefined;
  return [
    insert(placed.offset, placed.text),
    ...(line.next > line.end ? [remove({ start: line.end, end: line.next })] : []),
  ];
}

/** `[Rust Berlin](https://…)` behind a date and a place, with its title below. */
function organiserCell(spot: Spot, row: TypedRow, half: Half, candidate: CandidateRow, tidy: Tidy): Proposal {
  const { draft, offset } = spot;
  const form = rowForm(spot, candidate, half);
  const cell: Form = { ...form, template: form.template.slice(form.template.indexOf('[')) };
  const known = {
    organiser: tidy.organiser,
    organiserUrl: tidy.organiserUrl,
    ...(eventAddress(half.query, candidate.regular) ?? {}),
  };
  const { eol } = draft.lines;
  const replace = replacedFrom(spot, row.start);
  const holes = !hasTitleBelow(spot);
  return {
    kind: 'organiser',
    label: tidy.organiser,
    detail: tidy.organiserUrl,
    documentation: () => about(candidate, fillForm(cell, known)),
    replace,
    text: withEol(fillForm(cell, known), eol),
    snippet: holes ? withEol(formSnippet(cell, known), eol) : undefined,
    filter: `${draft.text.slice(replace.start, offset)} ${tidy.organiser}`,
  };
}

/** What will be written, and what is known of the organiser. */
function about({ regular, byRhythm, listed }: CandidateRow, text: string): Rich {
  const { rhythm, meetings, lastIssue } = regular;
  const last: Block = {
    list: [...meetings]
      .reverse()
      .slice(0, 4)
      .map(({ date, lastDay, title, url, location }) => [
        `${date}${lastDay ? ` - ${lastDay}` : ''} ${location}: `,
        { link: title, url },
      ]),
  };
  return [
    ...text.split('\n').map((code) => paragraph({ code })),
    ...(rhythm
      ? [paragraph(`It meets ${describeRhythm(rhythm)}${byRhythm ? '' : '; none of those days is left'}.`)]
      : []),
    ...(listed.length ? [paragraph(`In this draft already on ${listed.join(', ')}.`)] : []),
    ...(meetings.length ? [paragraph(`Its last events, the last in the issue of ${lastIssue}:`), last] : []),
  ];
}
