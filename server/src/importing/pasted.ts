/** Events in text that somebody pasted: rows of the newsletter, lines of a table, or a few lines an event. */
import type { IsoDate } from '../draft/date.ts';
import { readLooseDates } from '../draft/looseDate.ts';
import type { Draft, EventRow } from '../draft/model.ts';
import { contentOf, parseDraft } from '../draft/parse.ts';
import { splitAddress } from '../links/address.ts';
import { readMeetup } from '../links/meetup.ts';
import type { InlineParser } from '../markdown/inline.ts';
import type { InlineLink } from '../markdown/nodes.ts';
import { lineTexts } from '../text/lines.ts';
import {
  clean,
  type DateWindow,
  isWithin,
  MOST_EVENTS,
  type RawEvent,
  type ReadEvents,
  type Skipped,
  shorten,
  sideOf,
} from './model.ts';
import { readFreePlace, type Towns } from './place.ts';

export interface PastedOptions {
  readonly window: DateWindow;
  readonly towns?: Towns | undefined;
  readonly parser?: InlineParser | undefined;
}

/** Reads pasted text as well as can be; every line that gave nothing is told. */
export function readPasted(text: string, options: PastedOptions): ReadEvents {
  const lines = lineTexts(text.replace(/^\uFEFF/, ''));
  const rows = lines.some((line) => ROW.test(line)) ? readRows(lines, options) : undefined;
  const { events, skipped } = rows?.events.length ? rows : readRecords(lines, options);
  const wanted = events.filter(({ date, endDate }) => isWithin(options.window, date, endDate));
  const past = events.filter(({ date, endDate }) => sideOf(options.window, date, endDate) === 'past');
  const outside = events.length - wanted.length;
  return { events: wanted.slice(0, MOST_EVENTS), skipped, outside, past: past.length };
}

type Read = Pick<ReadEvents, 'events' | 'skipped'>;

/** A row of the newsletter: a date, a pipe, and a link behind another. */
const ROW = /^\s*(?:[*+•-]\s*)?\d{4}-\d{1,2}-\d{1,2}[^|]*\|[^|]*\|.*\]\(/;
/** What stands above the pasted lines when they are read as a part of a draft. */
const HEAD = ['## Upcoming Events', '', '### Virtual', ''];

function readRows(lines: readonly string[], { window, parser }: PastedOptions): Read {
  const draft = parseDraft([...HEAD, ...lines].join('\n'), parser ? { parser } : {});
  const skipped: Skipped[] = [];
  const events: RawEvent[] = [];
  const used = new Set<number>();
  for (const row of draft.events) {
    for (let line = row.item.line; line <= row.lastLine; line++) used.add(line);
    const origin = `line ${row.item.line - HEAD.length + 1}`;
    const read = eventsOfRow(draft, row, origin, window.from);
    if (read.length) events.push(...read);
    else skipped.push({ origin, text: shorten(row.item.content.text), why: 'its date cannot be read' });
  }
  lines.forEach((line, index) => {
    const number = index + HEAD.length;
    // A whole issue may be pasted: of its other sections there is nothing to say.
    if (contentOf(draft.sectionAt(number)) !== 'events') return;
    if (used.has(number) || !line.trim() || draft.isVerbatim(number) || /^\s*#{1,6}\s/.test(line)) return;
    skipped.push({ origin: `line ${index + 1}`, text: shorten(line), why: 'this is no part of an event' });
  });
  return { events, skipped };
}

function eventsOfRow(draft: Draft, row: EventRow, origin: string, near: IsoDate): readonly RawEvent[] {
  const source = ({ textSpan }: InlineLink): string => draft.text.slice(textSpan.start, textSpan.end);
  const loose = row.date?.first.date ? undefined : readLooseDates(row.cells[0]?.text ?? '', near);
  const date = row.date?.first.date ?? loose?.first;
  if (!date) return [];
  const organiser = row.organisers[0];
  const titles = row.titles.flatMap(({ links }) => links[0] ?? []);
  const location = row.location;
  return (titles.length ? titles : [undefined]).map((link) => ({
    title: link && clean(source(link).replace(/^\*\*|\*\*$/g, '')),
    url: link?.url,
    date,
    endDate: loose ? loose.last : row.date?.last?.date,
    kind: location?.kind === 'none' ? undefined : location?.kind,
    place: location?.text || undefined,
    organiser: organiser ? clean(source(organiser)) : clean(row.cells[2]?.text),
    organiserUrl: organiser?.url,
    origin,
    doubts: loose && !loose.sure ? ['the date was guessed from another form'] : [],
    markdown: true,
  }));
}

type Field = 'title' | 'date' | 'place' | 'url' | 'organiser' | 'organiserUrl';

interface Cell {
  readonly text: string;
  readonly line: number;
}

/** What a record was found to say so far. */
interface Record {
  readonly line: number;
  readonly fields: Map<Field, string>;
  readonly cells: Cell[];
}

const HEADERS: readonly (readonly [RegExp, Field | 'city' | 'state' | 'country' | 'ignore'])[] = [
  [/^(?:title|name|event|event name|what|topic)$/i, 'title'],
  [/^(?:dates?|when|day|start|starts|start date)$/i, 'date'],
  [/^(?:place|location|where|venue|address)$/i, 'place'],
  [/^(?:url|link|event url|event link|page|website|rsvp|register)$/i, 'url'],
  [/^(?:organi[sz]er|organi[sz]er name|group|host|hosts|hosted by|by|organi[sz]ed by)$/i, 'organiser'],
  [/^(?:organi[sz]er url|group url|organi[sz]er link|group link)$/i, 'organiserUrl'],
];

const fieldOf = (word: string): Field | undefined =>
  HEADERS.find(([pattern]) => pattern.test(word.trim()))?.[1] as Field | undefined;

function readRecords(lines: readonly string[], { window, towns }: PastedOptions): Read {
  const skipped: Skipped[] = [];
  const events: RawEvent[] = [];
  const finish = (record: Record | undefined): void => {
    if (!record || (!record.fields.size && !record.cells.length)) return;
    const event = eventOf(record, window.from, towns, skipped);
    if (event) events.push(event);
  };
  let header: readonly (Field | undefined)[] | undefined;
  let open: Record | undefined;
  lines.forEach((raw, index) => {
    const line = raw.replace(/^\s*(?:[*+•-]\s+)?/, '').trim();
    const cells = cellsOf(raw);
    if (!line || /^[-=_*|\s:]+$/.test(line)) {
      finish(open);
      open = undefined;
      return;
    }
    if (cells) {
      finish(open);
      open = undefined;
      const named = cells.map(fieldOf);
      if (named.filter(Boolean).length >= 2 && named.filter(Boolean).length >= cells.length - 2) {
        header = named;
        return;
      }
      const record: Record = { line: index, fields: new Map(), cells: [] };
      cells.forEach((text, column) => {
        const field = header?.[column];
        if (text && field) record.fields.set(field, text);
        else if (text) record.cells.push({ text, line: index });
      });
      finish(record);
      return;
    }
    if (/^#{1,6}\s/.test(line)) return;
    const labelled = /^\*{0,2}([A-Za-z][A-Za-z ]{1,14}?)\*{0,2}\s*:\*{0,2}\s+(\S.*)$/.exec(line);
    const field = labelled ? fieldOf(labelled[1] as string) : undefined;
    const isDate = field === 'date' || (!field && readDates(line, window.from) !== undefined);
    // A second date, or a second title of its own, begins another event.
    if (open && ((isDate && hasDate(open, window.from)) || (field === 'title' && open.fields.has('title')))) {
      finish(open);
      open = undefined;
    }
    open ??= { line: index, fields: new Map(), cells: [] };
    const by = /^(?:hosted|organi[sz]ed|presented) by:?\s+(\S.*)$/i.exec(line);
    if (field && labelled) open.fields.set(field, labelled[2] as string);
    else if (by) open.fields.set('organiser', by[1] as string);
    else open.cells.push({ text: line, line: index });
  });
  finish(open);
  return { events, skipped };
}

const hasDate = ({ fields, cells }: Record, near: IsoDate): boolean =>
  fields.has('date') || cells.some(({ text }) => readDates(text, near) !== undefined);

/** The cells of a line of a table: between tabs, or between pipes. */
function cellsOf(line: string): readonly string[] | undefined {
  for (const separator of ['\t', '|']) {
    const parts = line.split(separator).map((part) => part.trim());
    if (parts.length < 3) continue;
    const inner = separator === '|' && !parts[0] ? parts.slice(1) : parts;
    const whole = inner[inner.length - 1] ? inner : inner.slice(0, -1);
    if (whole.filter(Boolean).length >= 2) return whole.map((part) => part.replace(/^[*+•-]\s+/, ''));
  }
  return undefined;
}

function eventOf(
  { line, fields, cells }: Record,
  near: IsoDate,
  towns: Towns | undefined,
  skipped: Skipped[],
): RawEvent | undefined {
  const found = new Map(fields);
  const rest: Cell[] = [];
  for (const cell of cells) {
    const link = /^([^[]*)\[(.+)\]\((https?:\/\/[^\s)]{1,4000})\)(.*)$/.exec(cell.text);
    const address = /^<?(https?:\/\/[^\s>]+)>?$/.exec(cell.text)?.[1];
    const put = (field: Field, text: string): boolean => {
      if (found.has(field)) return false;
      found.set(field, text);
      return true;
    };
    if (link && !(link[1] as string).trim() && !(link[4] as string).trim()) {
      const [, , text = '', url = ''] = link;
      const plain = text.replace(/^\*\*|\*\*$/g, '');
      const isGroup = isMeetupGroup(url);
      if (!isGroup && !found.has('url')) {
        put('url', url);
        put('title', plain);
      } else if (put('organiserUrl', url)) put('organiser', plain);
      else rest.push(cell);
    } else if (address) {
      const isGroup = isMeetupGroup(address) && found.has('title');
      if (!(isGroup ? put('organiserUrl', address) : put('url', address) || put('organiserUrl', address)))
        rest.push(cell);
    } else if (!found.has('date') && readDates(cell.text, near)) put('date', cell.text);
    else if (!found.has('place') && isPlace(cell.text, towns)) put('place', cell.text);
    else if (!put('title', cell.text)) rest.push(cell);
  }
  // Of two texts without a meaning of their own, the first is the title, the next the organiser.
  const unnamed = rest.findIndex(({ text }) => !/^https?:/.test(text));
  if (!found.has('organiser') && unnamed >= 0) found.set('organiser', (rest.splice(unnamed, 1)[0] as Cell).text);
  for (const cell of rest)
    skipped.push({
      origin: `line ${cell.line + 1}`,
      text: shorten(cell.text),
      why: 'it is not clear what this says of the event',
    });
  const dates = readDates(found.get('date') ?? '', near);
  const origin = `line ${line + 1}`;
  if (!dates) {
    const text = shorten(found.get('title') ?? found.get('url') ?? [...found.values()].join(' '));
    skipped.push({ origin, text, why: found.has('date') ? 'its date cannot be read' : 'it has no date' });
    return undefined;
  }
  return {
    title: clean(found.get('title')?.replace(/^#+\s+/, '')),
    url: /https?:\/\/[^\s>)]+/.exec(found.get('url') ?? '')?.[0],
    date: dates.first,
    endDate: dates.last,
    kind: undefined,
    place: clean(found.get('place')),
    organiser: clean(found.get('organiser')),
    organiserUrl: found.get('organiserUrl'),
    origin,
    doubts: [],
    markdown: false,
  };
}

function isMeetupGroup(url: string): boolean {
  const meetup = readMeetup(splitAddress(url));
  return meetup !== undefined && meetup.event === undefined;
}

function isPlace(text: string, towns: Towns | undefined): boolean {
  if (text.length > 120) return false;
  const { kind, country } = readFreePlace(text, towns);
  return country !== undefined || kind === 'virtual' || (kind === 'hybrid' && text.length < 30);
}

const WEEKDAY = /\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s*/gi;
const TIME = /(?:\bat\s+|@\s*)?\b\d{1,2}(?:[:.]\d{2}){1,2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?/gi;
const ZONE =
  /(?:\b(?:UTC|GMT)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|\b[A-Z]{1,4}[SD]T\b|\b(?:ET|CT|MT|PT|CET|EET|WET|noon|o'clock)\b|(?<=\s)[+-]\d{2}:?\d{2}\b)/g;

/** Days with times, weekdays and time zones around them: `Thursday, June 5 · 7:00 - 9:00 PM CEST`. */
function readDates(
  text: string,
  near: IsoDate,
): { readonly first: IsoDate; readonly last: IsoDate | undefined } | undefined {
  if (text.length > 160 || !/\d/.test(text)) return undefined;
  const bare = text
    .replace(/(\d{4}-\d{2}-\d{2})T\d{2}:\S+/g, '$1')
    .replace(ZONE, ' ')
    // A day's own full stops are not those of a time.
    .replace(/(\d{4})\.(\d{1,2})\.(\d{1,2})/g, '$1-$2-$3')
    .replace(/(\d{1,2})\.(\d{1,2})\.(\d{4})/g, '$1/$2/$3')
    .replace(TIME, ' ')
    .replace(WEEKDAY, ' ')
    .replace(/[()·@]|\bat\b|\bfrom\b/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*,\s*(?=[-–—]|$)/g, ' ')
    .replace(/^[\s,\-–—]+|(?:[\s,]|\s[-–—]|\s(?:to|until)\b)+$/g, '')
    .trim();
  const read = readLooseDates(bare, near) ?? readLooseDates(bare.replace(/,\s*(\d{4})/g, ' $1'), near);
  return read && { first: read.first, last: read.last };
}
