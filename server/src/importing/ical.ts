/**
 * Events of a calendar file (iCalendar, RFC 5545). Parsing, recurrences and the file's own time zones are ical.js's work;
 * this adapter says what of it matters to a newsletter: days at the place itself. ical.js is pure, but its types know the
 * global Date; nothing here does.
 */
import ICAL from 'ical.js';
import { addDays, dayNumber, type IsoDate, isoDate } from '../draft/date.ts';
import { splitAddress } from '../links/address.ts';
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
import { type FreePlace, NO_TOWNS, readFreePlace, type Towns } from './place.ts';
import { isZone, offsetOfWallTime, secondsOf, type WallTime, wallTimeIn, wallTimeOf, zoneOfPlace } from './zones.ts';

export interface IcalOptions {
  readonly window: DateWindow;
  readonly towns?: Towns | undefined;
  /** The time zone of events that name none, and whose place tells none. */
  readonly timeZone?: string | undefined;
}

type Component = InstanceType<typeof ICAL.Component>;
type Time = InstanceType<typeof ICAL.Time>;

/** Steps of a recurrence that are looked at: a daily event of fifty years. A rule that never comes true ends here. */
const MOST_STEPS = 20_000;
/** Steps of all recurrences of a calendar together. */
const MOST_STEPS_IN_ALL = 1_000_000;
/** Longer properties are attachments: nothing here reads them, and ical.js would take its time over them. */
const LONGEST_PROPERTY = 100_000;
/** Zones that a calendar names, at the most: each is kept, and no calendar of the community has more than a few. */
const MOST_ZONES = 100;
/** A longer interval brings nothing into four weeks, but ical.js would count every day of it. */
const LONGEST_INTERVAL = 1_000;

/** Reads a calendar. What it holds of one event, in whatever parts, becomes one event a day that it takes place. */
export function readIcal(text: string, options: IcalOptions): ReadEvents {
  const skipped: Skipped[] = [];
  const events: RawEvent[] = [];
  let outside = 0;
  let past = 0;
  const budget: Budget = { steps: MOST_STEPS_IN_ALL };
  for (const calendar of calendarsOf(text, skipped)) {
    const all = calendar.getAllSubcomponents('vevent');
    if (all.length > MOST_EVENTS) {
      const why = `only the first ${MOST_EVENTS} of ${all.length} events are read`;
      skipped.push({ origin: 'calendar', text: '', why });
    }
    const cancelledAll = textOf(calendar, 'method')?.toUpperCase() === 'CANCEL';
    for (const group of byUid(all.slice(0, MOST_EVENTS))) {
      const { origin } = group;
      const skip: Skip = (component, why, cancelled) => {
        const text = shorten(textOf(component, 'summary') ?? '');
        skipped.push({ origin, text, why, ...(cancelled ? { cancelled } : {}) });
      };
      const first = group.master ?? group.overrides[0];
      if (!first) continue;
      if (cancelledAll) {
        skip(first, 'it is cancelled', true);
        continue;
      }
      try {
        const held = occurrencesOf(group, options.window, budget, skip);
        const read = held.map((one) => toRaw(one, calendar, origin, options, skip));
        events.push(...read.filter((event) => typeof event === 'object'));
        if (read.length && read.every((event) => typeof event === 'string')) outside++;
        if (read.length && read.every((event) => event === 'past')) past++;
      } catch (error) {
        skip(first, `it cannot be read: ${reasonOf(error)}`);
      }
    }
  }
  return { events, skipped, outside, past };
}

function calendarsOf(text: string, skipped: Skipped[]): readonly Component[] {
  const lines: string[] = [];
  let length = 0;
  for (const [index, line] of lineTexts(text.replace(/^\uFEFF/, '')).entries()) {
    if (!line.trim()) continue;
    const goesOn = /^[ \t]/.test(line);
    if (goesOn || /^[A-Za-z][\w-]*(?:;|:)/.test(line)) {
      length = goesOn ? length + line.length : line.length;
      if (length <= LONGEST_PROPERTY) lines.push(line);
    } else {
      // A description whose line breaks were not escaped: ical.js would refuse the whole file for it.
      skipped.push({ origin: `line ${index + 1}`, text: shorten(line), why: 'this is no line of a calendar' });
    }
  }
  const zones = new Set([...text.matchAll(/;TZID=(?:"([^"\r\n]+)"|([^:;\r\n]+))/g)].map((m) => m[1] ?? m[2] ?? ''));
  for (const id of [...zones].slice(0, MOST_ZONES)) registerZone(id);
  let parsed: unknown;
  try {
    parsed = ICAL.parse(lines.join('\r\n'));
  } catch (error) {
    const why = `the calendar cannot be read: ${reasonOf(error)}`;
    skipped.push({ origin: 'calendar', text: '', why });
    return [];
  }
  // Several calendars in one file come as an array of what one alone comes as.
  const list = Array.isArray(parsed) && Array.isArray(parsed[0]) ? (parsed as unknown[]) : [parsed];
  return list
    .map((data) => new ICAL.Component(data as [string, unknown[], unknown[]]))
    .filter(({ name }) => name === 'vcalendar');
}

/** A zone of the platform's table, for files that name one and do not describe it. */
class PlatformZone extends ICAL.Timezone {
  override utcOffset(time: Time): number {
    const wall = wallOf(time);
    return wall ? offsetOfWallTime(this.tzid, wall) : 0;
  }
}

/** Makes a zone known to ical.js, which keeps such for all: it is the same for everyone, so nobody can tell. */
function registerZone(id: string): void {
  // `/mozilla.org/20070129_1/Europe/Berlin`.
  const name = /(?:^|\/)((?:[A-Z][A-Za-z_]+\/)+[A-Z][A-Za-z_+-]+)$/.exec(id)?.[1] ?? id;
  if (!ICAL.TimezoneService.has(id) && isZone(name))
    ICAL.TimezoneService.register(new PlatformZone({ tzid: name }), id);
}

interface Group {
  readonly origin: string;
  readonly master: Component | undefined;
  readonly overrides: readonly Component[];
}

/** The parts of each event: the one that recurs, and those that change one of its days. */
function byUid(components: readonly Component[]): readonly Group[] {
  const groups = new Map<string, { origin: string; master: Component | undefined; overrides: Component[] }>();
  components.forEach((component, index) => {
    const uid = textOf(component, 'uid');
    const isOverride = component.hasProperty('recurrence-id');
    let key = uid === undefined ? `\u0000${index}` : uid;
    // Two events that share an identifier by mistake are two events; of two versions of one, the later counts.
    const known = groups.get(key);
    if (known?.master && !isOverride) {
      const newer = numberOf(component, 'sequence') > numberOf(known.master, 'sequence');
      const same = timeOf(component, 'dtstart')?.toString() === timeOf(known.master, 'dtstart')?.toString();
      if (newer || same) {
        known.master = component;
        return;
      }
      key = `${key}\u0000${index}`;
    }
    const group = groups.get(key) ?? { origin: `event ${index + 1}`, master: undefined, overrides: [] };
    groups.set(key, group);
    if (isOverride) group.overrides.push(component);
    else group.master = component;
  });
  return [...groups.values()];
}

interface Occurrence {
  readonly component: Component;
  /** What the component does not say itself, its series does. */
  readonly series: Component | undefined;
  readonly start: Time;
  readonly end: Time;
}

type Skip = (component: Component, why: string, cancelled?: boolean) => void;

/** The days on which an event takes place, at least those within a window. */
function occurrencesOf(
  { master, overrides }: Group,
  window: DateWindow,
  budget: Budget,
  skip: Skip,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const changed = overrides.map((component) => {
    const id = timeOf(component, 'recurrence-id');
    return { component, id: id && instantOf(id), day: id && dayOf(id), isDate: id?.isDate ?? false };
  });
  for (const { component } of changed) {
    if (isCancelled(component)) {
      const start = timeOf(component, 'dtstart') ?? timeOf(component, 'recurrence-id');
      const day = start && dayOf(start);
      if (day && isWithin(loosely(window), day, undefined)) skip(component, `the one of ${day} is cancelled`, true);
      continue;
    }
    const one = occurrence(component, master);
    if (one) found.push(one);
    else skip(component, 'it has no date');
  }
  if (!master) return found;
  const start = timeOf(master, 'dtstart');
  if (isCancelled(master)) {
    skip(master, 'it is cancelled', true);
    return [];
  }
  const whole = occurrence(master, undefined);
  if (!start || !whole) {
    skip(master, 'it has no date');
    return found;
  }
  const isChanged = (time: Time): boolean =>
    changed.some(({ id, day, isDate }) => (isDate || time.isDate ? day === dayOf(time) : id === instantOf(time)));
  const length = whole.end.toUnixTime() - whole.start.toUnixTime();
  const isExcluded = exclusionsOf(master);
  const future = futureChanges(overrides);
  for (const time of datesOf(master, start, addDays(window.to, 2), budget, skip)) {
    if (isChanged(time) || isExcluded(time)) continue;
    const change = future.filter(({ from }) => from <= instantOf(time)).pop();
    if (change) {
      if (isCancelled(change.component)) continue;
      const moved = later(time, change.by);
      found.push({ component: change.component, series: master, start: moved, end: later(moved, change.length) });
    } else found.push({ component: master, series: undefined, start: time, end: later(time, length) });
  }
  return found;
}

/** Changes of a series from one of its days on: by how much they move it, and how long it takes then. */
function futureChanges(
  overrides: readonly Component[],
): readonly { readonly component: Component; readonly from: number; readonly by: number; readonly length: number }[] {
  return overrides
    .flatMap((component) => {
      const property = component.getFirstProperty('recurrence-id');
      if (property?.getFirstParameter('range')?.toUpperCase() !== 'THISANDFUTURE') return [];
      const id = timeOf(component, 'recurrence-id');
      const one = occurrence(component, undefined);
      if (!id || !one) return [];
      const length = one.end.toUnixTime() - one.start.toUnixTime();
      return [{ component, from: instantOf(id), by: one.start.toUnixTime() - id.toUnixTime(), length }];
    })
    .sort((a, b) => a.from - b.from);
}

function occurrence(component: Component, series: Component | undefined): Occurrence | undefined {
  const start = timeOf(component, 'dtstart');
  if (!start || !dayOf(start)) return undefined;
  const { endDate } = new ICAL.Event(component, { exceptions: [] });
  const end = endDate instanceof ICAL.Time && dayOf(endDate) ? endDate : start.clone();
  return { component, series, start, end: end.compare(start) < 0 ? start.clone() : end };
}

/** The days of a recurrence up to a day, its rules and its single dates; without either, the first alone. */
function datesOf(master: Component, start: Time, until: IsoDate, budget: Budget, skip: Skip): readonly Time[] {
  const startDay = dayOf(start);
  if (startDay === undefined || startDay > until) return [start];
  const times = new Map<string, Time>([[start.toString(), start]]);
  for (const property of master.getAllProperties('rdate')) {
    for (const value of property.getValues()) {
      const time = value instanceof ICAL.Period ? value.start : value;
      if (time instanceof ICAL.Time && times.size < MOST_STEPS) times.set(time.toString(), time);
    }
  }
  for (const property of master.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) continue;
    if (/SECONDLY|MINUTELY|HOURLY/.test(rule.freq)) {
      skip(master, 'it recurs several times a day; only its first day is read');
      continue;
    }
    if (budget.steps <= 0) {
      skip(master, 'the calendar recurs too often to be followed to its end; only its first day is read');
      continue;
    }
    for (const time of expand(rule, start, until, budget)) times.set(time.toString(), time);
  }
  return [...times.values()].sort((a, b) => a.compare(b));
}

/** What may still be spent on recurrences. */
interface Budget {
  steps: number;
}

class Endless extends Error {}

/** Expands a rule up to a day. One that never comes true again is left there, not waited for. */
function expand(rule: InstanceType<typeof ICAL.Recur>, start: Time, until: IsoDate, budget: Budget): readonly Time[] {
  if (rule.interval > LONGEST_INTERVAL) return [start];
  const bounded = rule.clone();
  const last = ICAL.Time.fromDateString(until);
  if (!bounded.until || bounded.until.compare(last) > 0) bounded.until = last;
  const found: Time[] = [];
  try {
    const iterator = bounded.iterator(start);
    // ical.js looks for the next day that fits in a loop of its own, which has no end when there is none; it asks this
    // of every day it tries.
    const asked = iterator as unknown as { check_contracting_rules(): boolean; last: Time };
    const check = asked.check_contracting_rules;
    let steps = 0;
    asked.check_contracting_rules = function contracting(this: typeof asked): boolean {
      if (++steps > MOST_STEPS || --budget.steps < 0 || this.last.year > last.year + 1) throw new Endless();
      return check.call(this);
    };
    for (let time = iterator.next(); time && found.length < MOST_STEPS; time = iterator.next())
      found.push(time.clone());
  } catch (error) {
    if (!(error instanceof Endless)) throw error;
  }
  return found;
}

function exclusionsOf(master: Component): (time: Time) => boolean {
  const instants = new Set<number>();
  const days = new Set<string>();
  for (const property of master.getAllProperties('exdate')) {
    for (const value of property.getValues()) {
      if (!(value instanceof ICAL.Time)) continue;
      const day = dayOf(value);
      if (value.isDate && day) days.add(day);
      else instants.add(instantOf(value));
    }
  }
  return (time) => instants.has(instantOf(time)) || days.has(dayOf(time) ?? '');
}

function toRaw(
  { component, series, start, end }: Occurrence,
  calendar: Component,
  origin: string,
  { window, towns = NO_TOWNS, timeZone }: IcalOptions,
  skip: Skip,
): RawEvent | 'past' | 'later' | undefined {
  const ask = (name: string): string | undefined => textOf(component, name) ?? (series && textOf(series, name));
  const description = ask('description') ?? '';
  const place = ask('location');
  const read = place === undefined ? undefined : readFreePlace(place, towns);
  const local = localTimes({
    start,
    end,
    calendar,
    place: read,
    geo: component.getFirstPropertyValue('geo'),
    timeZone,
  });
  if (!local) {
    skip(component, 'its date cannot be read');
    return undefined;
  }
  const { first, last, doubts } = local;
  if (!isWithin(window, first, last)) return sideOf(window, first, last);
  const url = webAddress(ask('url')) ?? pageIn(description, place);
  const organiser = organiserOf(component) ?? (series && organiserOf(series));
  const title = clean(ask('summary'));
  const hybrid = /\bhybrid\b/i.test(`${title ?? ''} ${place ?? ''}`);
  return {
    title,
    url,
    date: first,
    endDate: last === first ? undefined : last,
    kind: hybrid ? 'hybrid' : read?.kind,
    place: clean(place),
    organiser: organiser?.name ?? calendarName(calendar),
    organiserUrl: organiser?.url,
    origin,
    doubts,
    markdown: false,
  };
}

interface LocalTimes {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly doubts: readonly string[];
}

function localTimes(from: {
  readonly start: Time;
  readonly end: Time;
  readonly calendar: Component;
  readonly place: FreePlace | undefined;
  readonly geo: unknown;
  readonly timeZone: string | undefined;
}): LocalTimes | undefined {
  const { start, end } = from;
  const doubts: string[] = [];
  if (start.isDate) {
    const first = dayOf(start);
    // The end of an all-day event is the day after its last.
    const after = dayOf(end);
    if (!first) return undefined;
    const last = after && after > first ? addDays(after, -1) : first;
    return { first, last, doubts };
  }
  const shown = (time: Time): WallTime | undefined => {
    if (time.zone !== ICAL.Timezone.utcTimezone) return wallOf(time);
    const wall = wallOf(time);
    if (!wall) return undefined;
    const { zone, hours, sure } = localZone(from);
    const instant = secondsOf(wall);
    const local = zone ? wallTimeIn(zone, instant) : wallTimeOf(instant + (hours ?? 0) * 3600);
    // A zone that is off by a few hours does not matter in the middle of the day.
    if (!sure && local && (local.seconds < MORNING || local.seconds > 86_400 - 3 * 3600) && time === start)
      doubts.push('the calendar gives the time in UTC only; the day at the place may be the one before or after');
    return local;
  };
  const first = shown(start);
  const ends = shown(end);
  if (!first || !ends) return undefined;
  const last = ends.seconds < MORNING ? addDays(ends.date, -1) : ends.date;
  return { first: first.date, last: last > first.date ? last : first.date, doubts };
}

/** Where the clocks stand that an event in UTC goes by. */
function localZone({ calendar, place, geo, timeZone }: Parameters<typeof localTimes>[0]): {
  readonly zone?: string | undefined;
  readonly hours?: number;
  readonly sure: boolean;
} {
  const own = place && zoneOfPlace({ state: place.state, country: place.country });
  if (own) return { zone: own, sure: true };
  const longitude = Array.isArray(geo) ? Number(geo[1]) : Number.NaN;
  if (Number.isFinite(longitude) && Math.abs(longitude) <= 180)
    return { hours: Math.round(longitude / 15), sure: false };
  if (timeZone !== undefined && isZone(timeZone)) return { zone: timeZone, sure: true };
  const calendars = textOf(calendar, 'x-wr-timezone');
  if (calendars !== undefined && isZone(calendars)) return { zone: calendars, sure: calendars !== 'UTC' };
  return { sure: false };
}

/** A calendar's name as that of an organiser; none for names that say nothing. */
function calendarName(calendar: Component): string | undefined {
  const name = clean(textOf(calendar, 'x-wr-calname'))?.replace(
    /^(?:upcoming )?events\s*[-–:]\s*|\s*[-–:]?\s*(?:events|calendar)$/gi,
    '',
  );
  return name && !/^(?:calendar|events|my calendar|untitled.*|.*@.*)$/i.test(name) ? name : undefined;
}

function organiserOf(component: Component): { name: string | undefined; url: string | undefined } | undefined {
  const property = component.getFirstProperty('organizer');
  if (!property) return undefined;
  const name = clean(property.getFirstParameter('cn'));
  const value = property.getFirstValue();
  const url = webAddress(typeof value === 'string' ? value : undefined);
  const named = name && !/@|^(?:unknown|no name|luma|meetup|eventbrite|calendar)\b/i.test(name) ? name : undefined;
  return named || url ? { name: named, url } : undefined;
}

const PAGES_OF_EVENTS =
  /^(?:www\.)?(?:meetup\.com|lu\.ma|luma\.com|eventbrite\.[\w.]+|ti\.to|tito\.io|guild\.host|mobilizon\.[\w.]+|pretix\.[\w.]+|connpass\.com|[\w-]+\.connpass\.com)$/;

/** The page of an event among the addresses of its description: of a site that has such, else the first. */
function pageIn(description: string, place: string | undefined): string | undefined {
  const found = [...description.matchAll(/https?:\/\/[^\s<>"')\]}|\\]+/g)].map(([url]) =>
    url.replace(/(?<![.,;:!?])[.,;:!?]+$/, ''),
  );
  const placed = webAddress(place);
  if (placed) found.push(placed);
  const rooms = found.filter((url) => readFreePlace(url).kind !== 'virtual');
  return rooms.find((url) => PAGES_OF_EVENTS.test(splitAddress(url).host)) ?? rooms.find((url) => url !== placed);
}

function webAddress(text: string | undefined): string | undefined {
  const plain = text?.trim();
  return plain && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(plain) ? plain : undefined;
}

function textOf(component: Component, name: string): string | undefined {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() ? value : undefined;
}

function numberOf(component: Component, name: string): number {
  const value = Number(component.getFirstPropertyValue(name));
  return Number.isFinite(value) ? value : 0;
}

function timeOf(component: Component, name: string): Time | undefined {
  const value: unknown = component.getFirstPropertyValue(name);
  return value instanceof ICAL.Time ? value : undefined;
}

const isCancelled = (component: Component): boolean => textOf(component, 'status')?.toUpperCase() === 'CANCELLED';

/** The day as written. */
function dayOf(time: Time): IsoDate | undefined {
  return isoDate(time.year, time.month, time.day);
}

function wallOf(time: Time): WallTime | undefined {
  const date = dayOf(time);
  return date && { date, seconds: time.isDate ? 0 : time.hour * 3600 + time.minute * 60 + time.second };
}

/** A number that two times share when they are the same instant, whatever their zones. */
function instantOf(time: Time): number {
  const day = dayOf(time);
  return time.isDate && day ? dayNumber(day) * 86_400 : time.toUnixTime();
}

function later(time: Time, seconds: number): Time {
  const end = time.clone();
  // A day has no seconds to add to.
  if (time.isDate) end.adjust(Math.round(seconds / 86_400), 0, 0, 0);
  else end.adjust(0, 0, 0, seconds);
  return end;
}

/** A window in which nothing is lost to time zones. */
function loosely({ from, to }: DateWindow): DateWindow {
  return { from: addDays(from, -2), to: addDays(to, 2) };
}
