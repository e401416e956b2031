/** What the place in an event row means, and what it lacks. */
import type { EventRow, Place } from '../../draft/model.ts';
import type { Continent, Country } from '../../places/countries.ts';
import { findCountry, isWideArea, type Named, statesOfCode, statesOfName } from '../../places/names.ts';
import type { State } from '../../places/states.ts';
import { oncePer } from '../../text/remember.ts';
import { locationOf, type Region, regionOf } from './rows.ts';

/** What a place means. */
export interface PlaceReading {
  /** The country that the last part names. */
  readonly named: Named<Country> | undefined;
  /** The state that stands where the country should: `Austin, TX`. */
  readonly bareState: State | undefined;
  /** The place is a wide area (`Europe`), or one of several towns before the one that names the country. */
  readonly vague: boolean;
}

interface ReadPlace {
  readonly place: Place;
  readonly reading: PlaceReading;
}

/** Reads the places of a row, with the region it stands in to tell `Boulder, CO` from Colombia. */
export const readPlaces = oncePer((row: EventRow): readonly ReadPlace[] => {
  const places = locationOf(row)?.places ?? [];
  const region = regionOf(row.section);
  return places.map((place) => ({ place, reading: readPlace(place, places.length > 1, region) }));
});

function readPlace({ parts }: Place, several: boolean, region: Region | undefined): PlaceReading {
  const last = parts[parts.length - 1]?.text ?? '';
  // `Praha / Prague, CZ`, `Joint Meetup, Europe + Israel`: one word of several places names what it likes.
  if (parts.length === 1 ? several || last.split('/').every(isWideOrCountry) : isWideArea(last))
    return { named: undefined, bareState: undefined, vague: true };
  const bareState = parts.length === 2 ? stateInPlaceOfCountry(last, region) : undefined;
  return { named: bareState ? undefined : findCountry(last), bareState, vague: false };
}

/** `Europe`, and what stands by it in `EU/UK`. */
function isWideOrCountry(word: string, index: number, words: readonly string[]): boolean {
  return isWideArea(word) || (words.length > 1 && index >= 0 && findCountry(word.trim()) !== undefined);
}

/** `Austin, TX`: a state and no country. What names a country, too, counts only where that country cannot be meant. */
function stateInPlaceOfCountry(last: string, region: Region | undefined): State | undefined {
  const coded = statesOfCode(last);
  const states = coded.length ? coded : statesOfName(last);
  if (!states.length) return undefined;
  const state = states.find(({ country }) => (country === 'AU') === (region === 'oceania')) ?? states[0];
  const country = findCountry(last);
  // Nobody meets in the Vatican; Virginia has a group.
  if (!country || country.by === 'near' || last === 'VA') return state;
  const elsewhere = region !== undefined && region !== 'virtual' && !country.place.continents.includes(region);
  return elsewhere && state && continentOf(state) === region ? state : undefined;
}

function continentOf(state: State): Continent {
  return state.country === 'AU' ? 'oceania' : 'north-america';
}

/** The continents under which a row's places are published; empty when none is sure. */
export function continentsOf(row: EventRow): readonly Continent[] {
  const found = new Set<Continent>();
  for (const { reading } of readPlaces(row)) {
    if (reading.bareState) found.add(continentOf(reading.bareState));
    else if (reading.named && reading.named.by !== 'near')
      for (const one of reading.named.place.continents) found.add(one);
  }
  return [...found];
}
