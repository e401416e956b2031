/** Events as JSON: what the editors' Meetup script prints, and what looks like it. */
import { addDays, dateOfDayNumber, type IsoDate, parseIsoDate } from '../draft/date.ts';
import { readLooseDates } from '../draft/looseDate.ts';
import type { EventKind } from '../draft/model.ts';
import { lineTexts } from '../text/lines.ts';
import { reasonOf } from '../text/reason.ts';
import {
  clean,
  type DateWindow,
  isWithin,
  MORNING,
  MOST_EVENTS,
  type RawEvent,
  type ReadEvents,
  type Skipped,
  shorten,
  sideOf,
} from './model.ts';
import { readFreePlace, type Towns } from './place.ts';
import { secondsOf, wallTimeIn, wallTimeOf, zoneOfPlace } from './zones.ts';

type Fields = ReadonlyMap<string, unknown>;

export interface JsonOptions {
  readonly window: DateWindow;
  readonly towns?: Towns | undefined;
}

/** Reads JSON: an array of events, one event, events by region, or one event a line. */
export function readJson(text: string, { window, towns }: JsonOptions): ReadEvents {
  const skipped: Skipped[] = [];
  const events: RawEvent[] = [];
  let outside = 0;
  let past = 0;
  const found = objectsOf(text, skipped);
  found.slice(0, MOST_EVENTS).forEach(({ fields, region }, index) => {
    const origin = `event ${index + 1}`;
    const event = readEvent(fields, region, origin, window, towns);
    if (typeof event === 'string') {
      const cancelled = event === CANCELLED ? { cancelled: true } : {};
      skipped.push({ origin, text: shorten(textOf(fields, TITLE) ?? ''), why: event, ...cancelled });
    } else if (isWithin(window, event.date, event.endDate)) events.push(event);
    else {
      outside++;
      if (sideOf(window, event.date, event.endDate) === 'past') past++;
    }
  });
  if (found.length > MOST_EVENTS)
    skipped.push({ origin: 'file', text: '', why: `only the first ${MOST_EVENTS} of ${found.length} events are read` });
  return { events, skipped, outside, past };
}

const CANCELLED = 'it is cancelled';

interface Found {
  readonly fields: Fields;
  /** The key under which it stood: a heading of the newsletter, as the script groups them. */
  readonly region: string | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys in one case, without `_` and the like: `organizer_name`, `organizerName`. */
function fieldsOf(value: Readonly<Record<string, unknown>>): Fields {
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase().replace(/[^a-z]/g, ''), field]));
}

function objectsOf(text: string, skipped: Skipped[]): readonly Found[] {
  const plain = text.replace(/^\uFEFF/, '');
  let parsed: unknown;
  try {
    parsed = JSON.parse(plain);
  } catch (error) {
    const lines = lineTexts(plain).filter((line) => line.trim());
    const whole = lines.map(parseLine);
    if (lines.length < 2 || whole.some((value) => value === undefined)) {
      const why = `this is not JSON: ${reasonOf(error)}`;
      skipped.push({ origin: 'file', text: '', why });
      return [];
    }
    parsed = whole;
  }
  return collect(parsed, undefined, skipped, 0);
}

function parseLine(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Arrays and objects may hold one another a few levels deep. */
const DEEPEST = 4;

function collect(value: unknown, region: string | undefined, skipped: Skipped[], depth: number): readonly Found[] {
  if (Array.isArray(value) && depth < DEEPEST) return value.flatMap((one) => collect(one, region, skipped, depth + 1));
  if (isObject(value)) {
    const fields = fieldsOf(value);
    if (TITLE.some((name) => fields.has(name)) || DATE.some((name) => fields.has(name))) return [{ fields, region }];
    const inner = Object.entries(value).filter(([, one]) => typeof one === 'object' && one !== null);
    if (inner.length && depth < DEEPEST) return inner.flatMap(([key, one]) => collect(one, key, skipped, depth + 1));
  }
  if (value !== null) skipped.push({ origin: 'file', text: shown(value), why: 'this is no event' });
  return [];
}

/** What a value is, for people. One that is too deep is not written out: nobody could read it, and no machine can write it. */
function shown(value: unknown): string {
  if (typeof value !== 'object') return shorten(String(value));
  return Array.isArray(value)
    ? '[…]'
    : shorten(
        `{ ${Object.keys(value ?? {})
          .slice(0, 10)
          .join(', ')} }`,
      );
}

const TITLE = ['name', 'title', 'summary'] as const;
const DATE = ['date', 'start', 'startdate', 'datetime', 'startsat', 'startat', 'starttime'] as const;
const END = ['enddate', 'end', 'endsat', 'endat', 'endtime'] as const;
const PLACE = ['location', 'place', 'venue', 'address'] as const;
const PAGE = ['url', 'link', 'eventurl', 'href'] as const;
const ORGANISER = ['organizername', 'organisername', 'organizer', 'organiser', 'group', 'groupname', 'host'] as const;
const ORGANISER_PAGE = ['organizerurl', 'organiserurl', 'groupurl', 'organizerlink', 'grouplink'] as const;

function anyOf(fields: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    const value = fields.get(name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

function textOf(fields: Fields, names: readonly string[]): string | undefined {
  const value = anyOf(fields, names);
  if (isObject(value)) return textOf(fieldsOf(value), ['name', 'title']);
  return typeof value === 'string' || typeof value === 'number' ? clean(String(value)) : undefined;
}

function placeOf(fields: Fields): string | undefined {
  const value = anyOf(fields, PLACE);
  if (typeof value === 'string') return clean(value);
  const parts = isObject(value) ? fieldsOf(value) : fields;
  const named = ['city', 'state', 'country'].map((name) => clean(stringOf(parts.get(name))));
  const written = named.filter((part) => part !== undefined).join(', ');
  return written || (isObject(value) ? textOf(parts, ['name', 'address', 'localizedaddress']) : undefined);
}

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(?:true|yes|1|online|virtual)$/i.test(value.trim())) return true;
  return typeof value === 'string' && /^(?:false|no|0|physical|in.?person)$/i.test(value.trim()) ? false : undefined;
}

function kindOf(fields: Fields, region: string | undefined): EventKind | undefined {
  const type = stringOf(anyOf(fields, ['eventtype', 'venuetype', 'type', 'kind'])) ?? '';
  if (flag(fields.get('hybrid')) || flag(fields.get('ishybrid')) || /hybrid/i.test(type)) return 'hybrid';
  const virtual = flag(anyOf(fields, ['virtual', 'isvirtual', 'online', 'isonline']));
  if (virtual !== undefined) return virtual ? 'virtual' : 'inPerson';
  if (/^(?:online|virtual)$/i.test(type)) return 'virtual';
  return region !== undefined && /^virtual$/i.test(region.trim()) ? 'virtual' : undefined;
}

/** @returns The event, or why there is none. */
function readEvent(
  fields: Fields,
  region: string | undefined,
  origin: string,
  window: DateWindow,
  towns: Towns | undefined,
): RawEvent | string {
  if (
    /^cancel/i.test(stringOf(fields.get('status')) ?? '') ||
    flag(fields.get('cancelled')) ||
    flag(fields.get('canceled'))
  )
    return CANCELLED;
  const place = placeOf(fields);
  const town = place === undefined ? undefined : readFreePlace(place, towns);
  const zone = town && zoneOfPlace(town);
  const started = dayOf(anyOf(fields, DATE), zone, window);
  if (!started) return anyOf(fields, DATE) === undefined ? 'it has no date' : 'its date cannot be read';
  const ended = dayOf(anyOf(fields, END), zone, window);
  const last = ended && ended.seconds > 0 && ended.seconds < MORNING ? addDays(ended.date, -1) : ended?.date;
  const host = anyOf(fields, ['group', 'organizer', 'organiser', 'host']);
  const hostFields = isObject(host) ? fieldsOf(host) : undefined;
  return {
    title: textOf(fields, TITLE),
    url: textOf(fields, PAGE),
    date: started.date,
    endDate: last && last > started.date ? last : undefined,
    kind: kindOf(fields, region),
    place,
    organiser: textOf(fields, ORGANISER),
    organiserUrl: textOf(fields, ORGANISER_PAGE) ?? (hostFields && textOf(hostFields, ['url', 'link'])),
    origin,
    doubts: started.sure ? [] : ['the date was guessed from another form'],
    markdown: false,
  };
}

interface Day {
  readonly date: IsoDate;
  /** Since midnight; 0 for a day without a time. */
  readonly seconds: number;
  readonly sure: boolean;
}

/** A day of any form. A time with an offset of its own shows the local day; one in UTC is taken to the place's zone. */
function dayOf(value: unknown, zone: string | undefined, window: DateWindow): Day | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) {
    const seconds = Math.abs(value) > 100_000_000_000 ? value / 1000 : value;
    if (Math.abs(seconds) > 100_000_000_000) return undefined;
    const local = zone ? wallTimeIn(zone, seconds) : undefined;
    return local
      ? { ...local, sure: true }
      : { date: dateOfDayNumber(Math.floor(seconds / 86_400)), seconds: 0, sure: false };
  }
  if (isObject(value)) return dayOf(anyOf(fieldsOf(value), ['datetime', 'date', 'local', 'utc']), zone, window);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|UTC)?)?/.exec(text);
  const date = iso && parseIsoDate(iso[1] as string);
  if (iso && date) {
    const seconds = Number(iso[2] ?? 0) * 3600 + Number(iso[3] ?? 0) * 60;
    if (!iso[5]) return { date, seconds, sure: true };
    const instant = secondsOf({ date, seconds });
    const local = zone ? wallTimeIn(zone, instant) : wallTimeOf(instant);
    return local && { ...local, sure: zone !== undefined };
  }
  const loose = readLooseDates(text, window.from);
  return loose && { date: loose.first, seconds: 0, sure: loose.sure };
}
