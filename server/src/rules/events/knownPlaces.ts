/** What earlier issues printed behind a town and its state: the only witness where a code is a state's and a country's. */
import type { Archive } from '../../archive/index.ts';
import { nameKey } from '../../places/names.ts';

interface KnownPlaces {
  /** Countries behind `town, state`. */
  readonly countries: ReadonlyMap<string, ReadonlySet<string>>;
  /** Towns that were printed with two parts alone. */
  readonly complete: ReadonlySet<string>;
}

const tables = new WeakMap<Archive, KnownPlaces>();

const keyOf = (town: string, code: string): string => `${nameKey(town)}, ${nameKey(code)}`;

/**
 * The country of a town and a state as earlier issues have them: `San Francisco`, `CA` → `US`. `undefined` where they differ,
 * never had the town so, or also print it with nothing behind `CA`.
 */
export function countryBehind(archive: Archive, town: string, state: string): string | undefined {
  const { countries, complete } = tableOf(archive);
  const key = keyOf(town, state);
  const [country, another] = countries.get(key) ?? [];
  return another || complete.has(key) ? undefined : country;
}

function tableOf(archive: Archive): KnownPlaces {
  let table = tables.get(archive);
  if (!table) {
    const countries = new Map<string, Set<string>>();
    const complete = new Set<string>();
    for (const { location } of archive.events()) {
      const place = /\(([^()]*)\)\s*$/.exec(location)?.[1] ?? location;
      const [town, code, country, more] = place.split(',').map((part) => part.trim());
      if (!town || !code || more) continue;
      if (country) countries.set(keyOf(town, code), (countries.get(keyOf(town, code)) ?? new Set()).add(country));
      else complete.add(keyOf(town, code));
    }
    table = { countries, complete };
    tables.set(archive, table);
  }
  return table;
}
