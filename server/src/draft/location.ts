import { editDistance } from '../text/distance.ts';
import { type Span, span, trimSpan } from '../text/span.ts';
import { parseIsoDate } from './date.ts';
import type { DateToken, EventDate, Location, LocationKind, Place, Token } from './model.ts';

/** Words that name how one takes part, alone or several together, as published at one time or another. */
const WAY = '(?:virtual|online|remote|in[- ]?person|on[- ]?site)';
const WAYS = `${WAY}(?:\\s*(?:\\+|and|&|/)\\s*${WAY})*`;
/** What some put behind the word: `Virtual Event (…)`. */
const EVENT = '(?:\\s+(?:event|meetup|meeting)\\b)?';
/** `Hybrid`, `Hybrid: Virtual and In-Person`, `Hybrid (Virtual + In-person)`, `Virtual + In Person`, `Online`. */
const LEADING = new RegExp(
  `^(?:hybrid\\b(?:\\s*[-–:]\\s*${WAYS}\\b|\\s*\\(\\s*${WAYS}\\s*\\))?|${WAYS}\\b)${EVENT}`,
  'i',
);
/** One word alone, or before what may stand behind the words above. */
const LONE_WORD = /^\p{L}{5,9}(?=\s*(?:[([（,:–-]|$))/u;
/** `Berlin, DE + Virtual`, `Berlin, DE - Virtual + In-person`, `Berlin, DE (Hybrid)`. */
const TRAILING = new RegExp(`(?:[-–+&/,]|\\band\\b)\\s*(?:hybrid|${WAYS})$|\\((?:hybrid|${WAYS})\\)$`, 'i');
/** A place in parentheses or in bold. */
const WRAPPED = /^(\(|\*{1,2}|_{1,2})[^()*_]+(?:\)|\1)$/;
/** No such words are longer. */
const LONGEST_TRAILING = 60;

/** Whether a word is another but for a slip or two: `Vitual`, `Hybird`. No town is so near to these. */
const nearly = (written: string, word: string): boolean => editDistance(written.toLowerCase(), word, 2) <= 2;

/** The words at the beginning that say how one takes part, misspelt ones included. */
function leadingWords(raw: string): string | undefined {
  const words = LEADING.exec(raw)?.[0];
  if (words !== undefined) return words;
  const lone = LONE_WORD.exec(raw)?.[0];
  return lone !== undefined && (nearly(lone, 'virtual') || nearly(lone, 'hybrid')) ? lone : undefined;
}

function kindOf(words: string): LocationKind {
  if (/hybrid/i.test(words) || nearly(words, 'hybrid')) return 'hybrid';
  if (!/person|site/i.test(words)) return 'virtual';
  return /virtual|online|remote/i.test(words) ? 'hybrid' : 'inPerson';
}

/** Reads the second cell of an event row. Never fails: what is not understood is a plain place with odd parts. */
export function readLocation(text: string, cell: Span): Location {
  const raw = text.slice(cell.start, cell.end);
  const leading = leadingWords(raw);
  if (leading !== undefined) {
    const kind = kindOf(leading);
    const word = token(text, span(cell.start, cell.start + leading.length));
    const rest = trimSpan(text, span(word.end, cell.end));
    const restText = text.slice(rest.start, rest.end);
    if (/^[\s.,:;!-]*$/.test(restText)) return { ...cell, text: raw, kind, word, places: [], parenthesised: false };
    // Brackets of any kind are meant as parentheses, and doubled ones as one pair.
    const opening = /^[([（]+/.exec(restText)?.[0].length ?? 0;
    if (opening) {
      const closers = /[)\]）]{0,3}$/.exec(restText)?.[0].length ?? 0;
      const closing = Math.min(opening, closers, restText.length - opening);
      const places = readPlaces(text, span(rest.start + opening, rest.end - closing));
      return { ...cell, text: raw, kind, word, places, parenthesised: true };
    }
    const plus = /^(?:\+|and\b|&|\/|-|–|,|:|in\b)\s*/i.exec(restText);
    const places = readPlaces(text, span(rest.start + (plus?.[0].length ?? 0), rest.end));
    // `Virtual + Dallas, TX, US` and `Virtual and Dallas, …`: the town is where it is held, too.
    return {
      ...cell,
      text: raw,
      kind: plus && /^(\+|and|&)/i.test(plus[0]) ? 'hybrid' : kind,
      word,
      places,
      parenthesised: false,
    };
  }
  const behind = TRAILING.exec(raw.slice(-LONGEST_TRAILING));
  if (behind) {
    const word = token(text, span(cell.end - behind[0].length, cell.end));
    const places = readPlaces(text, trimSpan(text, span(cell.start, word.start)));
    // `Berlin, DE + Virtual` is held there, too; `Berlin, DE (Virtual)` and `Berlin, DE, Virtual` are not.
    const kind = /^[(,]/.test(word.text) ? kindOf(word.text) : 'hybrid';
    return { ...cell, text: raw, kind, word, places, parenthesised: false };
  }
  // `(Berlin, DE)` and `**Berlin, DE**`: the place alone.
  const dressed = WRAPPED.exec(raw)?.[1]?.length ?? 0;
  return {
    ...cell,
    text: raw,
    kind: raw ? 'inPerson' : 'none',
    word: undefined,
    places: raw ? readPlaces(text, span(cell.start + dressed, cell.end - dressed)) : [],
    parenthesised: false,
  };
}

/** Places between ` / ` or ` + `, each split at its commas. */
function readPlaces(text: string, whole: Span): readonly Place[] {
  const places: Place[] = [];
  for (const part of splitSpan(text, whole, / [/+] |;/g)) {
    const parts = splitSpan(text, part, /,/g).map((piece) => token(text, trimSpan(text, piece)));
    const named = parts.filter((piece) => piece.text);
    if (!named.length) continue;
    places.push({
      ...trimSpan(text, part),
      parts: named,
      city: named.length > 1 ? named[0] : undefined,
      state: named.length > 2 ? named[1] : undefined,
      country: named[named.length - 1],
    });
  }
  return places;
}

/** Longer cells hold no date, and would take long to match. */
const LONGEST_DATE = 100;

/** Reads the first cell of an event row, or of a CFP row's last: one date or a range of two. */
export function readEventDate(text: string, cell: Span): EventDate {
  const raw = text.slice(cell.start, cell.end);
  const range =
    raw.length > LONGEST_DATE
      ? null
      : /^(\d{4}-\d{2}-\d{2}|\S+?)(\s*(?:-{1,3}>?|–|—|→|~|\.{2,3}|…|to|\*|\/|&|and|till?|until|thru|through)\s*)(\d\S*\d)$/.exec(
          raw,
        );
  const isRange =
    range &&
    /\d$/.test(range[1] as string) &&
    /\d{3,}-\d/.test(range[1] as string) &&
    /\d{1,4}[-/.]\d/.test(range[3] as string);
  const firstSpan = isRange ? span(cell.start, cell.start + (range[1] as string).length) : cell;
  const lastSpan = isRange ? span(cell.end - (range[3] as string).length, cell.end) : undefined;
  const first = dateToken(text, firstSpan);
  const last = lastSpan ? dateToken(text, lastSpan) : undefined;
  return {
    ...cell,
    text: raw,
    first,
    last,
    lastDay: last?.date ?? first.date,
    separator: lastSpan ? token(text, span(firstSpan.end, lastSpan.start)) : undefined,
  };
}

/** A date as written, with the day it names when its form is the published one. */
export function dateToken(text: string, at: Span): DateToken {
  const raw = text.slice(at.start, at.end);
  return { ...at, text: raw, date: parseIsoDate(raw) };
}

/** A span with its text. */
export function token(text: string, at: Span): Token {
  return { start: at.start, end: at.end, text: text.slice(at.start, at.end) };
}

/** Cuts a span at every match of a global pattern. */
function splitSpan(text: string, whole: Span, separator: RegExp): readonly Span[] {
  const raw = text.slice(whole.start, whole.end);
  const parts: Span[] = [];
  let from = 0;
  for (const match of raw.matchAll(separator)) {
    parts.push(span(whole.start + from, whole.start + match.index));
    from = match.index + match[0].length;
  }
  parts.push(span(whole.start + from, whole.end));
  return parts;
}
