/** What earlier issues printed behind a town, and behind a town and its state: the only witness where a code is a state's and a country's. */
import type { Archive } from '../../archive/index.ts';
import type { IssueRecord } from '../../archive/scan.ts';
import { findCountry, nameKey, statesOfCode } from '../../places/names.ts';
import { oncePer, remember } from '../../text/remember.ts';

/** Of one issue: what stands behind `town, code`; `''` where nothing does. */
type Behind = ReadonlyMap<string, string>;

const keyOf = (town: string, code: string): string => `${nameKey(town)}, ${nameKey(code)}`;

/**
 * The country of a town and a state as earlier issues have them: `San Francisco`, `CA` → `US`. `undefined` where they differ,
 * never had the town so, or also print it with nothing behind `CA`; and for what is no state's code.
 */
export function countryBehind(archive: Archive, town: string, state: string): string | undefined {
  if (!statesOfCode(state).length) return undefined;
  return answersOf(archive)(keyOf(town, state)).country;
}

/**
 * The place of a town with all its parts as earlier issues have it: `Basel` → `Basel, CH`, and for a country `Austin`, `US` →
 * `Austin, TX, US`. `undefined` where they differ, or never had the town with a country.
 */
export function placeOfTown(archive: Archive, town: string, country?: string): string | undefined {
  const seen = new Set(archive.records.flatMap((record) => townsOf(record).get(nameKey(town)) ?? []));
  const places = [...seen].filter((place) => !country || place.endsWith(`, ${country}`));
  // `Austin, TX, US` is the whole of `Austin, US`.
  const most = Math.max(...places.map((place) => place.split(',').length));
  const whole = places.filter((place) => place.split(',').length === most);
  return whole.length === 1 ? whole[0] : undefined;
}

/** The places of an issue that name a country by its code, by their town. */
const townsOf = oncePer((record: IssueRecord): ReadonlyMap<string, readonly string[]> => {
  const towns = new Map<string, string[]>();
  for (const { location } of record.events) {
    const parts = partsOf(location);
    const [town, last] = [parts[0], parts[parts.length - 1]];
    if (!town || !last || parts.length < 2 || parts.length > 3 || findCountry(last)?.by !== 'code') continue;
    towns.set(nameKey(town), [...(towns.get(nameKey(town)) ?? []), parts.join(', ')]);
  }
  return towns;
});

/** The parts of the place in a location: of what stands in parentheses, or of all of it. */
function partsOf(location: string): readonly string[] {
  const place = /\(([^()]*)\)\s*$/.exec(location)?.[1] ?? location;
  return place.split(',').map((part) => part.trim());
}

/** Made once for an issue, whatever archives it is part of: each draft's archive is another selection. */
const behindIn = oncePer((record: IssueRecord): Behind => {
  const behind = new Map<string, string>();
  for (const { location } of record.events) {
    const [town, code, country = '', more] = partsOf(location);
    if (town && code && !more && statesOfCode(code).length) behind.set(keyOf(town, code), country);
  }
  return behind;
});

/** Answers by town and state, kept with the archive: a draft asks for the same ones at every key. */
const answersOf = oncePer((archive: Archive) =>
  remember((key) => {
    const seen = new Set(archive.records.flatMap((record) => behindIn(record).get(key) ?? []));
    const [country] = seen;
    return { country: seen.size === 1 && country ? country : undefined };
  }),
);
