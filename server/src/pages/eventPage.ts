/**
 * Events that a page tells of in JSON-LD (schema.org/Event), as the plain JSON that importing reads: what is missing, what is a
 * double, which region: all that is the same as for any other source.
 */
import { splitAddress } from '../links/address.ts';
import { findCountry, statesOfCode } from '../places/names.ts';
import { isThing, type Thing, textOf, typesOf } from './jsonLd.ts';
import { resolveAddress } from './resolve.ts';
import { cleanTitle, shortened } from './title.ts';

const EVENT = /Event$|^(?:EventSeries|Festival|Hackathon|CourseInstance)$/;
/** Events of another kind: somebody sends, delivers or sells something. */
const NO_EVENT = /^(?:Publication|Broadcast|OnDemand|Delivery|Sale)Event$/;

/** An event in the keys of the importer. */
export interface PlainEvent {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly startDate: string;
  readonly endDate?: string | undefined;
  readonly location?: string | undefined;
  readonly virtual?: boolean;
  readonly hybrid?: boolean;
  readonly organizerName?: string | undefined;
  readonly organizerUrl?: string | undefined;
  readonly status?: string;
}

/** The events of a page that have a date, without the parts that a larger one has. */
export function eventsOfPage(things: readonly Thing[], url: string): readonly PlainEvent[] {
  const parts = new Set<unknown>();
  const found: Thing[] = [];
  for (const thing of things) {
    const isEvent = typesOf(thing).some((type) => EVENT.test(type) && !NO_EVENT.test(type));
    if (!isEvent || !textOf(thing['startDate']) || parts.has(thing)) continue;
    found.push(thing);
    for (const part of listOf(thing['subEvent'])) parts.add(part);
  }
  const events = found.map((thing) => plainEvent(thing, url, found.length === 1));
  const keyOf = ({ name, startDate }: PlainEvent): string => `${startDate} ${name}`;
  return [...new Map(events.map((event) => [keyOf(event), event])).values()];
}

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

const clean = (value: unknown): string | undefined => shortened(cleanTitle(textOf(value) ?? '')) || undefined;

function plainEvent(thing: Thing, page: string, isAlone: boolean): PlainEvent {
  const places = listOf(thing['location']);
  const rooms = places.filter(isVirtual);
  const towns = places.filter((place) => !isVirtual(place));
  const organiser = organiserOf(thing);
  return {
    name: clean(thing['name']),
    url: addressOf(thing, page, isAlone),
    startDate: textOf(thing['startDate']) ?? '',
    endDate: textOf(thing['endDate']),
    location: towns.map(placeText).find(Boolean),
    ...attendanceOf(thing, rooms.length > 0, towns.length > 0),
    organizerName: clean(organiser),
    organizerUrl: isThing(organiser) ? webAddress(textOf(organiser['url']), page) : undefined,
    ...(/cancel/i.test(textOf(thing['eventStatus']) ?? '') ? { status: 'cancelled' } : {}),
  };
}

/** The event's own address, where it is of the page's site; else the page's, which is what somebody has asked for. */
function addressOf(thing: Thing, page: string, isAlone: boolean): string | undefined {
  const own = webAddress(textOf(thing['url']), page);
  if (!isAlone || !page) return own;
  const site = (url: string): string => splitAddress(url).host.replace(/^www\./, '');
  return own !== undefined && site(own) === site(page) && splitAddress(own).path.length > 1 ? own : page;
}

function webAddress(href: string | undefined, page: string): string | undefined {
  const url = href === undefined ? undefined : resolveAddress(href, page);
  return url !== undefined && /^https?:\/\/[^\s/]+/i.test(url) ? url : undefined;
}

/** The one that is named: an organisation before a person. */
function organiserOf(thing: Thing): unknown {
  const named = listOf(thing['organizer']).filter((one) => clean(one) !== undefined);
  const isGroup = (one: unknown): boolean => isThing(one) && !typesOf(one).includes('Person');
  return named.find(isGroup) ?? named[0];
}

const isVirtual = (place: unknown): boolean =>
  (isThing(place) && typesOf(place).includes('VirtualLocation')) ||
  (typeof place === 'string' && /^https?:\/\//i.test(place));

function attendanceOf(
  thing: Thing,
  hasRoom: boolean,
  hasTown: boolean,
): { readonly virtual?: boolean; readonly hybrid?: boolean } {
  const mode = /(Online|Offline|Mixed)EventAttendanceMode/.exec(textOf(thing['eventAttendanceMode']) ?? '')?.[1];
  if (mode === 'Mixed' || (!mode && hasRoom && hasTown)) return { hybrid: true };
  if (mode === 'Online' || (!mode && hasRoom)) return { virtual: true };
  return mode === 'Offline' ? { virtual: false } : {};
}

/** A place as people write it: `Berlin, Germany`; of one that names no town, all that it says. */
function placeText(place: unknown): string | undefined {
  if (!isThing(place)) return clean(place);
  const address = typesOf(place).includes('PostalAddress') ? place : place['address'];
  if (!isThing(address)) return clean(address) ?? clean(place['name']);
  const [town, state] = [clean(address['addressLocality']), clean(address['addressRegion'])];
  const country = countryText(clean(address['addressCountry']));
  const parts = [town ?? clean(address['streetAddress']), state === town ? undefined : state, country];
  return parts.filter((part) => part !== undefined).join(', ') || clean(place['name']);
}

/** A country's code in capitals; by its name where the code could be a state's: here it is a country's for sure. */
function countryText(text: string | undefined): string | undefined {
  if (text === undefined || !/^[a-z]{2}$/i.test(text)) return text;
  const code = text.toUpperCase();
  return statesOfCode(code).length ? (findCountry(code)?.place.name ?? code) : code;
}
