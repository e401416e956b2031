/** From events as a source tells them to rows of the newsletter, to be picked from. */
import type { Archive, SeenOrganiser } from '../archive/index.ts';
import { compareEvents, type EventInput, eventRowText, regionsOf } from '../chores/insertEvent.ts';
import { addDays, WINDOW_DAYS } from '../draft/date.ts';
import type { Draft, EventKind, EventRow } from '../draft/model.ts';
import { escapeTitle } from '../draft/titles.ts';
import { isWeb, splitAddress } from '../links/address.ts';
import { canonicalKey, isFrontPage, organiserUrlKey } from '../links/canonical.ts';
import { readMeetup } from '../links/meetup.ts';
import type { InlineParser } from '../markdown/inline.ts';
import { nameKey } from '../places/names.ts';
import type { RuleOptions } from '../rules/define.ts';
import { organiserKey, titleKeyOf } from '../rules/events/sameness.ts';
import { oneLine } from '../text/oneLine.ts';
import { tidyAddresses } from './address.ts';
import { readIcal } from './ical.ts';
import { readJson } from './json.ts';
import { type DateWindow, type RawEvent, type ReadEvents, type Skipped, shorten } from './model.ts';
import { groupAddress, knownOrganiser, likeliestPlaces, withState } from './organisers.ts';
import { readPasted } from './pasted.ts';
import { NO_TOWNS, readFreePlace, readRowLocation, type Town, townsOf } from './place.ts';

/** In which form a source tells its events. */
export type SourceFormat = 'ical' | 'json' | 'text';

/** How a source is read. */
export interface ImportOptions {
  /** The earlier issues: how organisers and towns are written. */
  readonly archive?: Archive | undefined;
  /** The days whose events are wanted; by default the issue's own four weeks. */
  readonly window?: DateWindow | undefined;
  /** By default told from the content. */
  readonly format?: SourceFormat | undefined;
  /** The time zone of a calendar's events that name none, and whose place tells none. */
  readonly timeZone?: string | undefined;
  readonly states?: RuleOptions['states'] | undefined;
  /** The page that the source is of: the address of an event that has none and stands alone. */
  readonly page?: string | undefined;
  readonly parser?: InlineParser | undefined;
}

/** The event that another one repeats. */
export interface DoubleOf {
  /** The line, from zero, of the row in the draft; `undefined` when the double stands in the source itself. */
  readonly line: number | undefined;
  /** What both have in common, for people. */
  readonly why: string;
}

/** An event to pick, or not. */
export interface EventCandidate {
  readonly event: EventInput;
  /** The two lines that it would be. */
  readonly row: string;
  /** Where in the source it stands, for people. */
  readonly origin: string;
  /** What is missing, or was guessed, or differs from what was printed before, as sentences. */
  readonly problems: readonly string[];
  /** Whether nothing that a row needs is missing. */
  readonly insertable: boolean;
  readonly duplicateOf: DoubleOf | undefined;
  /** Whether to pick it unasked: it can be inserted, is no double, and nothing of it was guessed. */
  readonly selected: boolean;
}

/** What a source gave. */
export interface EventImport {
  readonly format: SourceFormat;
  /** In the order of the rows: by date, then by place. */
  readonly candidates: readonly EventCandidate[];
  /** Parts of the source that gave no event. */
  readonly skipped: readonly Skipped[];
  /** How many events lie outside the window. */
  readonly outside: number;
  /** What is not offered, and why. */
  readonly dropped: Dropped;
  readonly window: DateWindow;
}

/** Events of a source that need no look, in numbers. */
export interface Dropped {
  /** Those before the window. */
  readonly past: number;
  readonly cancelled: number;
  /** Those that the draft, or the source itself, has already. They stay among the candidates, and are not picked. */
  readonly doubled: number;
}

/** What a text is, by its content. */
export function formatOf(text: string): SourceFormat {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'ical';
  return /^(?:\{|\[\s*(?:[{[\]]|null))/.test(start) ? 'json' : 'text';
}

/**
 * Reads a source of events for a draft.
 *
 * @throws RangeError when neither the draft nor the options say which days are wanted.
 */
export function importEvents(draft: Draft, text: string, options: ImportOptions = {}): EventImport {
  const window = options.window ?? (draft.date && { from: draft.date, to: addDays(draft.date, WINDOW_DAYS) });
  if (!window) throw new RangeError('The draft has no date, so nobody knows which weeks its events are of.');
  const format = options.format ?? formatOf(text);
  const { events, skipped, outside, past } = read(format, text, window, options);
  const page = events.length === 1 ? options.page : undefined;
  const drafted = events.map((event) => {
    const raw = { ...event, url: event.url ?? page, organiserUrl: webAddress(event.organiserUrl) };
    return { raw, ...toInput(raw, options) };
  });
  const addresses = tidyAddresses(
    drafted.map(({ event }) => event),
    draft.date ?? window.from,
    options.parser,
  );
  const whole = drafted.map((one, index) => ({ ...one, event: { ...one.event, ...addresses[index] } }));
  whole.sort((a, b) => compareEvents(a.event, b.event));
  const known = knownEvents(draft);
  const earlier: Known[] = [];
  const candidates = whole.map(({ raw, event, missing, doubts, notes }): EventCandidate => {
    const insertable = missing.length === 0;
    const duplicateOf = doubleOf(event, known) ?? doubleOf(event, earlier);
    if (insertable) earlier.push(knownOf(event));
    return {
      event,
      row: eventRowText(event),
      origin: raw.origin,
      problems: [...missing, ...doubts, ...notes],
      insertable,
      duplicateOf,
      selected: insertable && !duplicateOf && !doubts.length,
    };
  });
  // Parsers tell what they have stumbled over: parts of the source.
  const told = skipped.map((part) => ({ ...part, why: oneLine(part.why) }));
  const dropped: Dropped = {
    past,
    cancelled: skipped.filter(({ cancelled }) => cancelled).length,
    doubled: candidates.filter(({ duplicateOf }) => duplicateOf).length,
  };
  return { format, candidates, skipped: told, outside, dropped, window };
}

function read(format: SourceFormat, text: string, window: DateWindow, options: ImportOptions): ReadEvents {
  const towns = options.archive ? townsOf(options.archive) : NO_TOWNS;
  switch (format) {
    case 'ical':
      return readIcal(text, { window, towns, timeZone: options.timeZone });
    case 'json':
      return readJson(text, { window, towns });
    case 'text':
      return readPasted(text, { window, towns, parser: options.parser });
  }
}

interface Mapped {
  readonly event: EventInput;
  readonly missing: readonly string[];
  readonly doubts: readonly string[];
  readonly notes: readonly string[];
}

function toInput(raw: RawEvent, { archive, states }: ImportOptions): Mapped {
  const missing: string[] = [];
  const doubts = raw.doubts.map(sentence);
  const notes: string[] = [];
  const url = webAddress(raw.url);
  const organiserUrl = raw.organiserUrl ?? (url === undefined ? undefined : groupAddress(url));
  const seen = archive && knownOrganiser(archive, raw.organiser, organiserUrl);
  const where = placeOf(raw, seen, archive, states ?? 'keep', doubts, notes);
  if (where.kind !== 'virtual' && !(where.city && where.country)) {
    missing.push(
      raw.place
        ? `The place cannot be read: ${shorten(raw.place)}.`
        : 'It has no place: a row needs a town and a country, or `Virtual`.',
    );
  } else if (
    where.kind !== 'virtual' &&
    regionsOf({ ...BLANK, ...where, date: raw.date }).every((id) => id === 'events-virtual')
  )
    missing.push(`No region is known for the country ${where.country}.`);
  if (!raw.title) missing.push('It has no title.');
  if (!raw.url) missing.push('It has no address.');
  else if (!url) missing.push(`Its address is not of the web: ${shorten(raw.url)}.`);
  const name = seen?.name ?? raw.organiser;
  if (!name) missing.push('It has no organiser.');
  const page = seen?.url ?? organiserUrl;
  if (page === undefined && url !== undefined)
    doubts.push('The organiser has no address of its own; that of the event stands in its place.');
  const from = raw.markdown ? 'markdown' : 'plain';
  return {
    event: {
      date: raw.date,
      ...(raw.endDate && raw.endDate !== raw.date ? { endDate: raw.endDate } : {}),
      ...where,
      organiser: seen ? seen.name : name === undefined ? '' : escapeTitle(name, { from }),
      organiserUrl: page ?? url ?? '',
      title: raw.title === undefined ? '' : escapeTitle(raw.title, { from, bold: true }),
      url: url ?? '',
    },
    missing,
    doubts,
    notes,
  };
}

/** Only an address of the web may become a link: `javascript:` and the like would run where readers click. */
const webAddress = (text: string | undefined): string | undefined =>
  text !== undefined && isWeb(splitAddress(text)) ? text : undefined;

const BLANK = { organiser: '', organiserUrl: '', title: '', url: '' } as const;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

type Where = Pick<EventInput, 'kind' | 'city' | 'state' | 'country'>;

function placeOf(
  raw: RawEvent,
  seen: SeenOrganiser | undefined,
  archive: Archive | undefined,
  states: RuleOptions['states'],
  doubts: string[],
  notes: string[],
): Where {
  const towns = archive ? townsOf(archive) : NO_TOWNS;
  const free = raw.place === undefined ? undefined : readFreePlace(raw.place, towns);
  const [printed = ''] = seen ? likeliestPlaces(seen, raw.kind ?? free?.kind) : [];
  const last = seen && readRowLocation(printed);
  let town: Town = { city: free?.city, state: free?.state, country: free?.country };
  let kind: EventKind | undefined = raw.kind ?? free?.kind;
  if (free?.doubtful && !raw.markdown)
    doubts.push(`\`${raw.place}\`: the last letters were read as a country's, not as a state's.`);
  if (!(town.city && town.country) && seen && last && last.kind !== 'none') {
    // Nothing is said of the place: where the organiser met the last time is likely, and to be looked at.
    if (kind !== 'virtual') doubts.push(`The place is that of the organiser's last row: ${printed}.`);
    kind ??= last.kind;
    if (last.city) town = last;
  }
  if (seen) town = withState(town, seen);
  if (seen && last && kind && last.kind === 'hybrid' && kind !== 'hybrid' && last.city === town.city)
    notes.push(`The organiser's last row was hybrid: ${printed}.`);
  const state = town.country === 'US' || !(states === 'strip' && town.country) ? town.state : undefined;
  return {
    kind: kind ?? 'inPerson',
    ...(town.city ? { city: town.city } : {}),
    ...(state ? { state } : {}),
    ...(town.country ? { country: town.country } : {}),
  };
}

/** What an event is recognised by. */
interface Known {
  readonly line: number | undefined;
  readonly date: string;
  readonly page: string;
  readonly frontPage: boolean;
  /** Whether the address can only be of one event: another day of it is the same event, moved. */
  readonly single: boolean;
  readonly organiser: string;
  readonly title: string;
}

function knownEvents(draft: Draft): readonly Known[] {
  return draft.events.flatMap((row: EventRow) => {
    const date = row.date?.first.date;
    const link = row.titles[0]?.links[0];
    if (!date || !link) return [];
    const { url, textSpan } = link;
    return {
      line: row.item.line,
      date,
      page: titleKeyOf(row) ?? '',
      frontPage: isFrontPage(splitAddress(url)),
      single: isSingle(url),
      organiser: organiserKey(row) ?? '',
      title: titleKey(draft.text.slice(textSpan.start, textSpan.end)),
    };
  });
}

/** The words of a title; of one without words, its signs. */
function titleKey(title: string): string {
  const plain = title.replace(/^\*\*|\*\*$/g, '').trim();
  return nameKey(plain) || plain;
}

function knownOf({ date, url, organiserUrl, title }: EventInput): Known {
  return {
    line: undefined,
    date,
    page: canonicalKey(url),
    frontPage: isFrontPage(splitAddress(url)),
    single: isSingle(url),
    organiser: organiserUrlKey(organiserUrl),
    title: titleKey(title),
  };
}

/** Sites that give each event, and each day of a series, a page of its own. */
function isSingle(url: string): boolean {
  const address = splitAddress(url);
  if (readMeetup(address)?.event) return true;
  const host = address.host.replace(/^www\./, '');
  return /^(?:lu\.ma|luma\.com)$/.test(host) || (/^eventbrite\./.test(host) && address.path.startsWith('/e/'));
}

function doubleOf(event: EventInput, known: readonly Known[]): DoubleOf | undefined {
  if (!event.url) return undefined;
  const own = knownOf(event);
  const here = (line: number | undefined): string => (line === undefined ? 'in the source' : `in line ${line + 1}`);
  let moved: DoubleOf | undefined;
  for (const { line, date, page, frontPage, single, organiser, title } of known) {
    const samePage = page === own.page && !frontPage;
    if (date === own.date) {
      if (samePage) return { line, why: `The same page on the same day stands ${here(line)}.` };
      if (title && title === own.title && organiser === own.organiser)
        return { line, why: `The same day, organiser and title stand ${here(line)}.` };
    } else if (samePage && single) moved ??= { line, why: `The same page stands ${here(line)}, on ${date}.` };
  }
  return moved;
}
