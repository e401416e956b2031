/** Links of which the brackets are missing, wholly or by half: the text and the address are there, and one line holds both. */

import { prefixFor } from '../../draft/prefixForms.ts';
import { insert, replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { type Fix, safeFix, unsafeFix } from '../define.ts';
import type { LooseAddress } from './looseAddress.ts';
import { type BrokenLink, broken } from './model.ts';

/** Longer texts are no titles. */
const LONGEST_TITLE = 300;
const MARKER_AND_PREFIXES = /^\s*[*+-][ \t]+(?:\\?\[[^\][]{1,20}\\?\][ \t]+)*/;

/** `[x]u`, `[x] u`, `[x]{u}`, `[x]（u）`, `x](u)`, `[u](x y)`, `(u)[x]`: what is missing or wrong, and how to mend it. */
export function halfLink(address: LooseAddress): BrokenLink | undefined {
  return (
    boldBetween(address) ??
    withoutParentheses(address) ??
    inBraces(address) ??
    withoutOpening(address) ??
    swapped(address) ??
    turned(address)
  );
}

/** `**[x]**(u)`: asterisks between the text and its address. */
function boldBetween({ start, before, after }: LooseAddress): BrokenLink | undefined {
  const match = /(\*\*|__)\[([^[\]]+)\]\1\($/.exec(before.slice(-LONGEST_TITLE));
  if (!match || !/^[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)/.test(after)) return undefined;
  const [whole, mark = ''] = match;
  const from = start - whole.length;
  return broken(
    'wrong',
    span(from, start),
    'asterisks part its text from its address',
    safeFix(
      'Put the asterisks into the brackets',
      replace(span(from, from + 3), `[${mark}`),
      replace(span(start - 4, start - 1), `${mark}]`),
    ),
  );
}

/** `[x] u`, with nothing behind it. */
function withoutParentheses({ start, end, before, after }: LooseAddress): BrokenLink | undefined {
  const text = /\[([^[\]]{4,300})\]([ \t]*)$/.exec(before.slice(-LONGEST_TITLE - 20));
  if (!text || prefixFor(text[1] as string) || after.slice(end - start).trim()) return undefined;
  const gap = span(start - (text[2] as string).length, start);
  return broken(
    'missing',
    gap.end > gap.start ? gap : span(start - 1, start),
    'the parentheses around its address are missing',
    safeFix('Put the address in parentheses', replace(gap, '('), insert(end, ')')),
  );
}

/** `[x]{u}`, `[x]（u）` */
function inBraces({ start, before, after }: LooseAddress): BrokenLink | undefined {
  const closing = /^[^\s{}（）]+(?=[}）])/.exec(after)?.[0].length;
  if (!closing || !/\[[^[\]]+\][{（]$/.test(before.slice(-LONGEST_TITLE))) return undefined;
  const [opener, closer] = [span(start - 1, start), span(start + closing, start + closing + 1)];
  return broken(
    'wrong',
    span(opener.start, closer.end),
    'its address stands in brackets that are no parentheses',
    safeFix('Put the address in parentheses', replace(opener, '('), replace(closer, ')')),
  );
}

/** `* x](u)`: the title of an item, or the last cell of a row. */
function withoutOpening({ start, before, after }: LooseAddress): BrokenLink | undefined {
  const marker = MARKER_AND_PREFIXES.exec(before)?.[0];
  if (marker === undefined || !before.endsWith('](') || !/^[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)/.test(after))
    return undefined;
  const from = Math.max(marker.length, before.lastIndexOf(' | ') + 3);
  const text = before.slice(from, -2);
  if (!text.trim() || /[[\]]/.test(text) || text.length > LONGEST_TITLE) return undefined;
  const at = start - before.length + from;
  return broken('missing', span(at, at + 1), '`[` is missing before its text', safeFix('Insert `[`', insert(at, '[')));
}

/** `[u](x y)`: text and address have changed places. */
function swapped({ start, before, after }: LooseAddress): BrokenLink | undefined {
  const match = /^([^\s[\]]+)\]\(((?:[^()\n]|\([^()\n]*\)){1,300})\)/.exec(after);
  if (!match || !before.endsWith('[') || /^(?:https?:|www\.|\/|#)/i.test(match[2] as string)) return undefined;
  const [whole, address, text] = match as unknown as readonly [string, string, string];
  return broken(
    'reversed',
    span(start - 1, start + whole.length),
    'its text and its address have changed places',
    safeFix('Swap text and address', replace(span(start, start + whole.length - 1), `${text}](${address}`)),
  );
}

/** `(u)[x]`: changed places, each in its own brackets. */
function turned({ start, before, after }: LooseAddress): BrokenLink | undefined {
  const match = /^([^\s()[\]]+)\)\[([^[\]\n]{1,300})\](?![[(])/.exec(after);
  if (!match || !before.endsWith('(')) return undefined;
  const [whole, address, text] = match as unknown as readonly [string, string, string];
  const at = span(start - 1, start + whole.length);
  return broken(
    'reversed',
    at,
    'its text and its address have changed places',
    safeFix('Swap text and address', replace(at, `[${text}](${address})`)),
  );
}

/** `* x - u`, `* x: u`, `* x (u)`: the entry as a link, when nothing else stands in its line. */
export function titleBefore({ start, end, before, after }: LooseAddress): Fix | undefined {
  const marker = MARKER_AND_PREFIXES.exec(before)?.[0];
  if (marker === undefined) return undefined;
  const joint = /(?:\s*[-–—:|]+\s*|\s+)?(\(?)$/.exec(before.slice(-12));
  const paren = joint?.[1] === '(';
  const text = before.slice(marker.length, before.length - (joint?.[0].length ?? 0));
  if (!joint?.[0] || text.trim().length < 2 || text.length > LONGEST_TITLE || /[[\]<>|]|\]\(/.test(text))
    return undefined;
  const last = end + (paren && after[end - start] === ')' ? 1 : 0);
  if (after.slice(last - start).trim() || (paren && last === end)) return undefined;
  const from = start - before.length + marker.length;
  // `(x)(u)`, `"x" - u`: what encloses the text gives way to the brackets.
  const enclosed = /^[({"“「【](?=[^(){}"“”「」【】]+[)}"”」】]$)/u.test(text) ? 1 : 0;
  return unsafeFix(
    'Make the text before it its title',
    replace(span(from, from + enclosed), '['),
    replace(span(start - joint[0].length - enclosed, start), ']('),
    ...(paren ? [] : [insert(end, ')')]),
  );
}
