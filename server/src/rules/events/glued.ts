/** A country or a state that stands behind a space, a dash or in parentheses, where a comma should be. */
import type { Place, Token } from '../../draft/model.ts';
import { countryOfCode } from '../../places/countries.ts';
import { hasStates, stateOfCode } from '../../places/states.ts';

export interface Glued {
  readonly before: Token;
  readonly code: Token;
}

/** Signs, or a space, that part the two, and the code in capitals. */
const GLUED = /^(.*?[^\s–—/.(,-])(?:\s*[-–—/.]\s*|\s*\(\s*|\s+)([A-Z]{2,3})\s*\)?$/u;
/** No place is longer. */
const LONGEST = 100;

/** `MN US`, `London UK`, `Berlin - DE`, `Paris (FR)`: what stands before, and the country behind it. */
export function gluedCountry(part: Token): Glued | undefined {
  const glued = split(part);
  if (!glued || !(countryOfCode(glued.code.text) || glued.code.text === 'GB')) return undefined;
  // `UK/EU`, `US - CA`: codes of an area, no town.
  return /^[A-Z]{2,3}$/.test(glued.before.text) && /[/–—-]/.test(part.text) ? undefined : glued;
}

/** `Boston MA` of `Boston MA, US`: the town, and the state behind it. */
export function gluedState({ parts }: Place): Glued | undefined {
  const [town, country, more] = parts;
  if (!town || !country || more || !hasStates(country.text)) return undefined;
  const glued = split(town);
  return glued && stateOfCode(glued.code.text, country.text) ? glued : undefined;
}

function split(part: Token): Glued | undefined {
  const match = part.text.length > LONGEST ? null : GLUED.exec(part.text);
  if (!match) return undefined;
  const [, before = '', code = ''] = match;
  const at = part.start + part.text.lastIndexOf(code);
  return {
    before: { start: part.start, end: part.start + before.length, text: before },
    code: { start: at, end: at + code.length, text: code },
  };
}
