/**
 * What follows `[text]`: the parenthesis with address and title.
 *
 * The site's reader is generous: the address may hold spaces and balanced parentheses. A quote in it makes the site believe in
 * a title, so an apostrophe changes how parentheses are counted, and the address may end too early.
 */
import { isSpace, trim } from './source.ts';

/** Address and title as they stand in the text, and the index behind the closing parenthesis. */
export interface Destination {
  readonly url: string;
  readonly title: string | undefined;
  readonly end: number;
}

/** A limit for characters looked at in vain, so that thousands of unclosed links do not cost more than their number. */
export interface Budget {
  left: number;
}

/** `(<address> "title")`: only this form allows what the other cannot hold. */
const ANGLE = /\(\s*<([^<>]*)>\s*(?:('[^']*'|"[^"]*")\s*)?\)/y;

/**
 * Reads the parenthesis at `at`.
 *
 * @returns undefined if there is none or it does not close
 */
export function readDestination(text: string, at: number, budget: Budget): Destination | undefined {
  if (text[at] !== '(') return undefined;
  ANGLE.lastIndex = at;
  const angle = ANGLE.exec(text);
  if (angle) return { url: trim(angle[1] ?? ''), title: cleanTitle(angle[2]?.slice(1, -1)), end: ANGLE.lastIndex };
  let start = at + 1;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  if (budget.left <= 0) return undefined;
  const found = scanDestination(text, start);
  if (!found) budget.left -= text.length - start;
  return found;
}

/** A quoted part: where it began, and where its quote was last seen again. */
interface Quoted {
  readonly quote: string;
  readonly from: number;
  closed: number;
}

function scanDestination(text: string, start: number): Destination | undefined {
  // Open parentheses. In a title only the one around it all counts; the others are counted apart, for the case that the
  // title is none.
  let depth = 1;
  let spareDepth = 1;
  let spareEnd = -1;
  let first: Quoted | undefined;
  let second: Quoted | undefined;
  // The character before, spaces not counted: a title closes the link only if its quote comes right before `)`.
  let last = '';
  for (let i = start; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '(') {
      if (!first) depth++;
      else if (spareDepth > 0) spareDepth--;
    } else if (char === ')') {
      if (
        (first && first.closed >= 0 && first.quote === last) ||
        (second && second.closed >= 0 && second.quote === last)
      ) {
        depth = 0;
      } else if (!first) {
        depth--;
      } else if (spareDepth > 0) {
        spareDepth--;
        if (spareDepth === 0) spareEnd = i;
      }
    } else if (char === "'" || char === '"') {
      if (!first) {
        spareDepth = depth;
        depth = 1;
        first = { quote: char, from: i, closed: -1 };
      } else if (char !== first.quote && !second) {
        second = { quote: char, from: i, closed: -1 };
      } else if (char === first.quote) {
        first.closed = i;
      } else if (second) {
        second.closed = i;
      }
    }
    if (depth === 0) {
      for (const quoted of [first, second]) {
        if (!quoted || quoted.closed < 0 || quoted.quote !== last) continue;
        const title = cleanTitle(text.slice(quoted.from + 1, quoted.closed));
        return { url: trim(text.slice(start, quoted.from)), title, end: i + 1 };
      }
      return { url: trim(text.slice(start, i)), title: undefined, end: i + 1 };
    }
    if (char !== ' ') last = char;
  }
  if (spareDepth !== 0) return undefined;
  if (spareEnd < 0) {
    // A parenthesis behind an apostrophe was never closed in the site's eyes. It then cuts from the end of the text: the last
    // character stays, the one before is lost.
    const end = Math.max(start, characterBefore(text, text.length));
    return { url: trim(text.slice(start, Math.max(start, characterBefore(text, end)))), title: undefined, end };
  }
  return { url: trim(text.slice(start, spareEnd)), title: undefined, end: spareEnd + 1 };
}

function cleanTitle(title: string | undefined): string | undefined {
  return title === undefined ? undefined : trim(title);
}

/** A title loses quotes around it, and its white space becomes spaces. */
export function finishTitle(title: string): string {
  const first = title[0];
  const quoted = (first === '"' || first === "'") && title.endsWith(first);
  return (quoted ? title.slice(1, -1) : title).replace(/\s/g, ' ');
}

/** Index of the character before `at`, a pair of surrogates being one. */
function characterBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff ? at - 2 : at - 1;
}
