/** Places as people and calendars write them: postal addresses, `Berlin, Germany`, `Online event`. */
import type { Archive } from '../archive/index.ts';
import { readLocation } from '../draft/location.ts';
import type { EventKind, LocationKind } from '../draft/model.ts';
import { fullSpelling } from '../places/cities.ts';
import { findCountry, findState, LONGEST_NAME, nameKey, statesOfCode, statesOfName } from '../places/names.ts';
import { hasStates, stateOfCode } from '../places/states.ts';
import { oncePer } from '../text/remember.ts';

/** A town with the codes that rows write. */
export interface Town {
  readonly city: string | undefined;
  readonly state: string | undefined;
  readonly country: string | undefined;
}

/** A place as it was read, and what it says of how to take part. */
export interface FreePlace extends Town {
  readonly kind: EventKind | undefined;
  /** Whether a code may mean two things, and the country's was taken: `San Jose, CA`. */
  readonly doubtful: boolean;
}

/** The towns of the earlier issues, as they were printed there. */
export interface Towns {
  /** A town by its name, of a country when that is known; `undefined` when there are several. */
  find(city: string, country: string | undefined): Town | undefined;
}

/** Where no earlier issue is known. */
export const NO_TOWNS: Towns = { find: () => undefined };

/** The towns of an archive, the form that was printed last of each. */
export const townsOf = oncePer((archive: Archive): Towns => {
  const byName = new Map<string, Town[]>();
  for (const { locations } of archive.organisers()) {
    for (const location of locations) {
      for (const town of townsIn(location)) {
        const key = nameKey(town.city);
        const list = byName.get(key) ?? [];
        byName.set(key, list);
        if (!list.some(({ state, country }) => country === town.country && (state ?? town.state) === town.state))
          list.push(town);
      }
    }
  }
  return {
    find(city, country) {
      if (city.length > LONGEST_NAME) return undefined;
      const found = (byName.get(nameKey(city)) ?? []).filter(
        (town) => country === undefined || town.country === country,
      );
      return found.length === 1 ? found[0] : undefined;
    },
  };
});

/** A row's location: how one takes part, and the first of its towns. */
export function readRowLocation(location: string): Town & { readonly kind: LocationKind } {
  const { kind } = readLocation(location, { start: 0, end: location.length });
  return { kind, ...(townsIn(location)[0] ?? { city: undefined, state: undefined, country: undefined }) };
}

function townsIn(location: string): readonly (Town & { readonly city: string })[] {
  return readLocation(location, { start: 0, end: location.length }).places.flatMap(({ city, state, country }) =>
    city && country && findCountry(country.text)?.by === 'code'
      ? [{ city: city.text, state: state?.text, country: country.text }]
      : [],
  );
}

/** Longer texts are descriptions; only their end can name a town. */
const LONGEST_PLACE = 400;
const MEETING_ROOM =
  /^(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|meet\.jit\.si|jitsi\.[\w.]+|discord\.gg|discord\.com|twitch\.tv|youtube\.com|youtu\.be|whereby\.com|bigbluebutton\.[\w.]+|gather\.town|webex\.com|riverside\.fm|streamyard\.com)(?:[/?#]|$)/i;
const VIRTUAL_WORDS =
  /^(?:an? )?(?:online|virtual|remote|zoom|google meet|microsoft teams|ms teams|jitsi|discord|webinar|livestream|youtube)(?: (?:event|meeting|meetup|call|only|stream|live|link|via [\w ]+))*\.?$/i;

/** What is in no town's name, and would be Markdown or HTML in a row, where a place stands as it is. */
const MARKUP = /[<>[\]\\`*_{}]|:\/\//;

/** Reads a place. What is not understood is left out; a text without a town gives a place without one. */
export function readFreePlace(text: string, towns: Towns = NO_TOWNS): FreePlace {
  const place = readAny(text, towns);
  return place.city !== undefined && MARKUP.test(place.city) ? { ...place, city: undefined, state: undefined } : place;
}

function readAny(text: string, towns: Towns): FreePlace {
  const whole = text.trim().slice(-LONGEST_PLACE);
  const none: FreePlace = { kind: undefined, city: undefined, state: undefined, country: undefined, doubtful: false };
  if (!whole) return none;
  if (/^https?:\/\/\S+$/i.test(whole)) {
    const host = whole.replace(/^https?:\/\//i, '');
    return MEETING_ROOM.test(host) ? { ...none, kind: 'virtual' } : none;
  }
  if (VIRTUAL_WORDS.test(whole)) return { ...none, kind: 'virtual' };
  const worded = readLocation(whole, { start: 0, end: whole.length });
  if (worded.word) {
    const inner = worded.places.map(({ parts }) => parts.map((part) => part.text).join(', '));
    const kind = worded.kind === 'none' ? undefined : worded.kind;
    return { ...readTown(inner[inner.length - 1] ?? '', towns), kind };
  }
  // `c-base e.V. (Rungestraße 20, Berlin, Germany)`: what stands in parentheses at the end is the address.
  const address = /\(([^()]*,[^()]*)\)$/.exec(whole)?.[1];
  const town = (address && readTown(address, towns)) || none;
  const found = town.city ? town : readTown(whole, towns);
  const hybrid = /\bhybrid\b/i.test(whole);
  return { ...found, kind: hybrid ? 'hybrid' : found.city ? 'inPerson' : undefined };
}

/** Parts of countries that stand between the town and the country, and name no town. */
const PARTS_OF_COUNTRIES =
  /^(?:england|scotland|wales|northern ireland|greater london|bavaria|bayern|hessen|hesse|saxony|sachsen|baden-württemberg|nordrhein-westfalen|north rhine-westphalia|catalonia|cataluña|catalunya|île-de-france|ile-de-france|lombardy|lombardia|lazio|karnataka|maharashtra|telangana|tamil nadu|kerala|mazowieckie|małopolskie|noord-holland|zuid-holland|north holland|south holland|comunidad de madrid|community of madrid)$/i;

function readTown(text: string, towns: Towns): FreePlace {
  const parts = text
    .split(/[,\n;·|]|\s[-–]\s/)
    .map((part) => part.replace(/^[\s.]+|[\s.]+$/g, ''))
    .filter(Boolean)
    .slice(-8);
  const last = parts[parts.length - 1];
  const none: FreePlace = { kind: undefined, city: undefined, state: undefined, country: undefined, doubtful: false };
  if (last === undefined) return none;
  const before = parts.slice(0, -1);
  const asState = stateAtEnd(last, before, towns);
  if (asState) return asState;
  const named = last.length <= LONGEST_NAME ? findCountry(last) : undefined;
  if (named && named.by !== 'near') {
    const place = inCountry(before, named.place.code, towns);
    const isStateToo = named.by === 'code' && statesOfCode(last).some((state) => state.country === 'US');
    const isKnown = place.city !== undefined && towns.find(place.city, place.country) !== undefined;
    return { ...place, doubtful: isStateToo && before.length === 1 && !isKnown };
  }
  // No country: a town that the earlier issues know, or the one town of that name that they know.
  for (const part of [...parts].reverse()) {
    const known = towns.find(withoutPostcode(part), undefined);
    if (known) return { ...none, ...known };
  }
  return none;
}

/** `Austin, TX`, `Austin, Texas 78701`: a state of the United States in the place of a country. */
function stateAtEnd(last: string, before: readonly string[], towns: Towns): FreePlace | undefined {
  const bare = last.replace(/\s*\b\d{5}(?:-\d{4})?$/, '');
  const state =
    statesOfCode(bare).find(({ country }) => country === 'US') ??
    statesOfName(bare).find(({ country }) => country === 'US');
  if (!state || !before.length) return undefined;
  const isCountryToo = findCountry(bare)?.by === 'code' || findCountry(bare)?.by === 'name';
  const city = before[before.length - 1] as string;
  const known = towns.find(city, 'US');
  const elsewhere = towns.find(city, findCountry(bare)?.place.code);
  const sure = bare !== last || !isCountryToo || (known?.state === state.code && !elsewhere);
  if (!sure) return undefined;
  return { ...spelled(city, state.code, 'US', towns), kind: undefined, doubtful: false };
}

const POSTCODES =
  /\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|[A-Z]{0,3}-?\d{2,3} \d{2,3}|(?:[A-Z]{1,2}-)?\d{3,}(?:-\d{2,})?)(?=$|\s)/g;

function withoutPostcode(part: string): string {
  return part.replace(POSTCODES, ' ').replace(/\s+/g, ' ').trim();
}

function inCountry(before: readonly string[], country: string, towns: Towns): FreePlace {
  const parts = before.map(withoutPostcode).filter((part) => part && part.length <= LONGEST_NAME);
  const none: FreePlace = { kind: undefined, city: undefined, state: undefined, country, doubtful: false };
  if (hasStates(country)) {
    const last = parts[parts.length - 1];
    if (last === undefined) return none;
    const above = parts[parts.length - 2];
    const state = stateNamed(last, country);
    if (state && above !== undefined)
      return { ...spelled(above, state, country, towns), kind: undefined, doubtful: false };
    // `Melbourne VIC`.
    const glued = /^(.+\S)\s+([A-Za-z]{2,3})$/.exec(last);
    const coded = glued && stateOfCode((glued[2] as string).toUpperCase(), country);
    if (coded) return { ...spelled(glued[1] as string, coded.code, country, towns), kind: undefined, doubtful: false };
    const known = towns.find(last, country);
    // New York is a town, too; and in a country with states, what stands before it is a town.
    const city = known?.city ?? last;
    return { ...spelled(city, known?.state ?? state, country, towns), kind: undefined, doubtful: false };
  }
  const candidates = [...parts].reverse();
  const known = candidates.map((part) => towns.find(part, country)).find(Boolean);
  const plain = candidates.filter(
    (part) => !PARTS_OF_COUNTRIES.test(part) && !/^[A-Z]{2,3}$/.test(part) && !/\d/.test(part),
  );
  const city = known?.city ?? plain[0];
  return city === undefined ? none : { ...spelled(city, undefined, country, towns), kind: undefined, doubtful: false };
}

function stateNamed(text: string, country: string): string | undefined {
  const found = findState(text, country);
  return found && found.by !== 'near' ? found.place.code : undefined;
}

/** A town as rows spell it: as it was printed last, else with all its letters, else in the usual case. */
function spelled(city: string, state: string | undefined, country: string, towns: Towns): Town {
  const known = towns.find(city, country);
  if (known && (known.state === undefined || state === undefined || known.state === state))
    return { city: known.city, state: known.state ?? (country === 'US' ? state : undefined), country };
  const written = city.replace(/[\s.]+$/, '');
  const cased =
    written === written.toLowerCase() || (written === written.toUpperCase() && written.length > 3)
      ? written
          .toLowerCase()
          .replace(/(^|[\s'-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())
      : written;
  return { city: fullSpelling(cased, country) ?? cased, state, country };
}
