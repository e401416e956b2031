import { nearest } from '../text/distance.ts';
import { COUNTRIES, type Country, countryOfCode } from './countries.ts';
import { STATES, type State, stateOfCode } from './states.ts';

/**
 * How a text names a country or a state: `code` as published, `case` the code in other letters (`Dk`), `name` by a name or
 * a code of others' (`Germany`, `GB`), `near` by something close to a name, which is a guess.
 */
export type NamedBy = 'code' | 'case' | 'name' | 'near';

/** A place that was found by a name, and how sure that is. */
export interface Named<T> {
  readonly place: T;
  readonly by: NamedBy;
}

/** Nothing longer names a place; to compare it would only take long. */
export const LONGEST_NAME = 60;

/** What names are compared by: letters and digits in lower case, without accents. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const countryNames = new Map<string, Country>();
for (const country of COUNTRIES) {
  for (const name of [country.name, ...country.aliases]) countryNames.set(nameKey(name), country);
}
const stateKeys = new Map<State, string>(STATES.map((state) => [state, nameKey(state.name)]));
const stateKey = (state: State): string => stateKeys.get(state) ?? '';
const spelledOut = [...countryNames.keys()].filter((key) => key.length >= 5);

/** The country that a text names, in whatever way. A name but slightly misspelt counts as `near`. */
export function findCountry(text: string): Named<Country> | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const exact = countryOfCode(text);
  if (exact) return { place: exact, by: 'code' };
  const key = nameKey(text);
  const named = countryNames.get(key);
  if (named) return { place: named, by: 'name' };
  const cased = text.length === 2 ? countryOfCode(text.toUpperCase()) : undefined;
  if (cased) return { place: cased, by: 'case' };
  const dotted = text.includes('.') ? countryOfCode(text.replace(/\./g, '')) : undefined;
  if (dotted) return { place: dotted, by: 'name' };
  const near = nearest(key, spelledOut);
  return near === undefined ? undefined : { place: countryNames.get(near) as Country, by: 'near' };
}

/** The state of a country that a text names. */
export function findState(text: string, country: string): Named<State> | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const exact = stateOfCode(text, country);
  if (exact) return { place: exact, by: 'code' };
  const cased = stateOfCode(text.toUpperCase(), country);
  if (cased) return { place: cased, by: 'case' };
  const dotted = text.includes('.') ? stateOfCode(text.replace(/\./g, '').toUpperCase(), country) : undefined;
  if (dotted) return { place: dotted, by: 'name' };
  const own = STATES.filter((state) => state.country === country);
  const key = nameKey(text);
  const named = own.find((state) => stateKey(state) === key);
  if (named) return { place: named, by: 'name' };
  const near = nearest(key, own.map(stateKey));
  const place = own.find((state) => stateKey(state) === near);
  return place && { place, by: 'near' };
}

/** The states, of any country, that a code in capitals names: `WA` is Washington, and Western Australia. */
export function statesOfCode(code: string): readonly State[] {
  return STATES.filter((state) => state.code === code);
}

/** The states, of any country, that bear a name. */
export function statesOfName(name: string): readonly State[] {
  const key = name.length > LONGEST_NAME ? '' : nameKey(name);
  return key ? STATES.filter((state) => stateKey(state) === key) : [];
}

/** Words for a wide area, or for none, which rows of online events name in place of a town. */
const WIDE =
  /^(?:the )?(?:world|worldwide|world-wide|global|international|various|multiple|anywhere|everywhere|online|virtual|remote|tba|tbd|eu|emea|apac|latam|americas?|africa|asia|europe|oceania|(?:north|south|latin|central) america|middle east|nordics?|scandinavia|dach|benelux)$/i;

/** Whether a text names a wide area, or says that there is no one place. */
export function isWideArea(text: string): boolean {
  return text.length <= LONGEST_NAME && WIDE.test(text.trim());
}
