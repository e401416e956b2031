/** Tables over the earlier issues that reading help asks, made when first asked for and kept for as long as the archive. */
import type { Archive, Seen } from '../archive/index.ts';
import type { SeenEvent, SeenLink } from '../archive/scan.ts';
import { readLocation } from '../draft/location.ts';
import { canonicalKey, organiserUrlKey } from '../links/canonical.ts';
import { cityKeys } from '../places/cities.ts';
import { findCountry, nameKey } from '../places/names.ts';
import { nearest } from '../text/distance.ts';
import { lazy, oncePer } from '../text/remember.ts';

/** A town as the rows of earlier issues spelled it. */
export interface SeenCity {
  readonly spelling: string;
  readonly rows: number;
}

/** What the tables tell. */
export interface ArchiveIndex {
  /** Everywhere that an address was printed, the last issue first. */
  appearances(url: string): readonly Seen<SeenLink>[];
  /** The rows of an organiser, by its name or its address, the last issue first. */
  rowsOf(name: string, url: string): readonly Seen<SeenEvent>[];
  /** The spellings of a town of a country, the most frequent first. */
  spellings(city: string, country: string): readonly SeenCity[];
  /** The spelling of the one town of a country that a name is close to. */
  nearCity(city: string, country: string): string | undefined;
}

/** The tables of an archive. */
export const indexOf = oncePer((archive: Archive): ArchiveIndex => {
  const links = lazy(() => linkTable(archive));
  const rows = lazy(() => rowTables(archive));
  const cities = lazy(() => cityTable(archive));
  return {
    appearances: (url) => links().get(canonicalKey(url)) ?? [],
    rowsOf(name, url) {
      const { byName, byUrl } = rows();
      return byName.get(nameKey(name)) ?? byUrl.get(organiserUrlKey(url)) ?? [];
    },
    spellings(city, country) {
      const known = cities().get(country);
      const counts = known && cityKeys(city).flatMap((key) => [...(known.get(key) ?? [])]);
      return [...new Map(counts)]
        .map(([spelling, count]) => ({ spelling, rows: count }))
        .sort((a, b) => b.rows - a.rows || (a.spelling < b.spelling ? -1 : 1));
    },
    nearCity(city, country) {
      const known = cities().get(country);
      const near = known && cityKeys(city).flatMap((key) => nearest(key, [...known.keys()]) ?? [])[0];
      const best = near && [...(known?.get(near) ?? [])].sort(([, a], [, b]) => b - a)[0];
      return best?.[0];
    },
  };
});

function linkTable({ records }: Archive): ReadonlyMap<string, readonly Seen<SeenLink>[]> {
  const table = new Map<string, Seen<SeenLink>[]>();
  for (const { date, uri, links } of records) {
    for (const link of links) append(table, link.key, { ...link, issue: date, uri });
  }
  return table;
}

function rowTables({ records }: Archive): {
  readonly byName: ReadonlyMap<string, readonly Seen<SeenEvent>[]>;
  readonly byUrl: ReadonlyMap<string, readonly Seen<SeenEvent>[]>;
} {
  const byName = new Map<string, Seen<SeenEvent>[]>();
  const byUrl = new Map<string, Seen<SeenEvent>[]>();
  for (const { date, uri, events } of records) {
    for (const event of events) {
      const seen = { ...event, issue: date, uri };
      append(byName, nameKey(event.organiser), seen);
      append(byUrl, organiserUrlKey(event.organiserUrl), seen);
    }
  }
  return { byName, byUrl };
}

/** By country, by the keys of the town's name: its spellings, with the number of rows that use each. */
type CityTable = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;

function cityTable({ records }: Archive): CityTable {
  const table = new Map<string, Map<string, Map<string, number>>>();
  for (const { events } of records) {
    for (const { location } of events) {
      for (const { city, country } of readLocation(location, { start: 0, end: location.length }).places) {
        const code = country && findCountry(country.text);
        if (!city || !code || code.by === 'near') continue;
        const towns = table.get(code.place.code) ?? new Map<string, Map<string, number>>();
        table.set(code.place.code, towns);
        for (const key of cityKeys(city.text)) {
          const spellings = towns.get(key) ?? new Map<string, number>();
          towns.set(key, spellings.set(city.text, (spellings.get(city.text) ?? 0) + 1));
        }
      }
    }
  }
  return table;
}

/** Adds to a table; what has no key, such as a name without a letter, can be found by none. */
function append<T>(table: Map<string, T[]>, key: string, value: T): void {
  if (!key) return;
  const known = table.get(key);
  if (known) known.push(value);
  else table.set(key, [value]);
}
