/** A country that stands behind a space where a comma should be. */
import type { Token } from '../../draft/model.ts';
import { countryOfCode } from '../../places/countries.ts';

/** `MN US`, `London UK`: what stands before the space, and the country behind it. */
export function gluedCountry(part: Token): { readonly before: Token; readonly country: Token } | undefined {
  const space = part.text.lastIndexOf(' ');
  const code = part.text.slice(space + 1);
  if (space <= 0 || !(countryOfCode(code) || code === 'GB')) return undefined;
  const before = part.text.slice(0, space).trimEnd();
  return {
    before: { start: part.start, end: part.start + before.length, text: before },
    country: { start: part.end - code.length, end: part.end, text: code },
  };
}
