/** The forms of a meetup.com address, and the one of them that the newsletter writes. */
import { type Address, segmentsOf, siteOf } from './address.ts';

/** A language put before the group's name: `/es-ES/rust-group/`; Latin America has the one without a country. */
const LOCALE = /^(?:[a-z]{2}-[A-Z]{2}|es)$/;

/** The parts of an address of Meetup's. */
export interface MeetupAddress {
  /** The language's segment, when there is one. */
  readonly locale: string | undefined;
  readonly group: string;
  /** The event's number or name, for the address of an event. */
  readonly event: string | undefined;
  /** What stands behind the group (or the event): `/`, `/events/`, `/events/calendar`; empty in the shortest form. */
  readonly rest: string;
}

/** Reads an address of meetup.com; `undefined` for another site, and for pages that belong to no group. */
export function readMeetup(address: Address): MeetupAddress | undefined {
  if (siteOf(address) !== 'meetup.com') return undefined;
  const segments = [...segmentsOf(address)];
  const locale = segments[0] !== undefined && LOCALE.test(segments[0]) ? segments.shift() : undefined;
  const [group, events, event] = segments;
  if (!group || GENERAL_PAGES.has(group)) return undefined;
  const isEvent = events === 'events' && event !== undefined && event !== 'calendar' && event !== 'past';
  const known = isEvent ? `/${group}/events/${event}` : `/${group}`;
  const start = address.path.indexOf(known);
  return {
    locale,
    group,
    event: isEvent ? event : undefined,
    rest: start < 0 ? '' : address.path.slice(start + known.length),
  };
}

/** First segments that are pages of the site itself. */
const GENERAL_PAGES: ReadonlySet<string> = new Set([
  'find',
  'topics',
  'pro',
  'cities',
  'apps',
  'about',
  'help',
  'login',
]);
