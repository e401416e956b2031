/** Organisers of a source as the earlier issues print them. */
import type { Archive, SeenOrganiser } from '../archive/index.ts';
import type { EventKind } from '../draft/model.ts';
import { splitAddress } from '../links/address.ts';
import { organiserUrlKey } from '../links/canonical.ts';
import { readMeetup } from '../links/meetup.ts';
import { nameKey } from '../places/names.ts';
import { oncePer } from '../text/remember.ts';
import { readRowLocation, type Town } from './place.ts';

/** So many of its last rows say what an organiser is usually called. */
const LAST_ROWS = 8;

/** The organiser that is meant: by any address that it has had, else by its name. */
export function knownOrganiser(
  archive: Archive,
  organiser: string | undefined,
  address: string | undefined,
): SeenOrganiser | undefined {
  const name = (address && usualNames(archive).get(organiserUrlKey(address))) ?? organiser;
  return name === undefined ? undefined : archive.organiser(name);
}

/** The address of the Meetup group that an event's page belongs to. */
export function groupAddress(url: string): string | undefined {
  const meetup = readMeetup(splitAddress(url));
  return meetup && `https://www.meetup.com/${meetup.group}`;
}

/**
 * What the organiser of an address is usually called. Groups have more than one address: under that of their rows, and under
 * those that the pages of their events have.
 */
const usualNames = oncePer((archive: Archive): ReadonlyMap<string, string> => {
  const own = new Map<string, string[]>();
  const ofPages = new Map<string, string[]>();
  // The last issue's first.
  for (const { organiser, organiserUrl, url } of archive.events()) {
    if (!nameKey(organiser)) continue;
    note(own, organiserUrlKey(organiserUrl), organiser);
    const group = groupAddress(url);
    if (group !== undefined) note(ofPages, organiserUrlKey(group), organiser);
  }
  return new Map([...ofPages, ...own].map(([key, names]) => [key, mostFrequent(names)]));
});

function note(lists: Map<string, string[]>, key: string, name: string): void {
  const names = lists.get(key);
  if (!names) lists.set(key, [name]);
  else if (names.length < LAST_ROWS) names.push(name);
}

/** The first of those that occur most often. */
function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** A town of the United States whose state is not told, with that of the organiser's own town of the name. */
export function withState(town: Town, { locations }: SeenOrganiser): Town {
  if (town.country !== 'US' || town.state || !town.city) return town;
  const key = nameKey(town.city);
  const same = locations
    .map(readRowLocation)
    .find(({ city, country }) => country === 'US' && nameKey(city ?? '') === key);
  return same ?? town;
}

/** Where an organiser's rows were, the last first: of a virtual event, those of its virtual ones before all others. */
export function likeliestPlaces({ locations }: SeenOrganiser, kind: EventKind | undefined): readonly string[] {
  if (kind !== 'virtual') return locations;
  const isVirtual = (location: string): boolean => readRowLocation(location).kind === 'virtual';
  return [...locations.filter(isVirtual), ...locations.filter((location) => !isVirtual(location))];
}
