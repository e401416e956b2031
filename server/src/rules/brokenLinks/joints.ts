/** Links of which the joint between text and address is not `](`, and those that it opens and nothing closes well. */
import { insert, remove, replace } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { safeFix, unsafeFix } from '../define.ts';
import { count, type LooseAddress, matchingEnd } from './looseAddress.ts';
import { type BrokenLink, broken } from './model.ts';

/** Whether the joint is there: `[x](u`, or doubled. */
export function isOpened({ near }: LooseAddress): boolean {
  return OPENED.test(near);
}

const OPENED = /\](\(+)$/;

/** `[x]((u`, `[x](u`, `[x](u]`, `[x](u v)`, `[x]](u)`: the joint is there. */
export function openedLink(address: LooseAddress): BrokenLink | undefined {
  const parens = OPENED.exec(address.near)?.[1]?.length ?? 0;
  if (parens === 0) return undefined;
  if (parens > 1) return doublyOpened(address, parens);
  const closing = matchingEnd(address.after);
  return closing < 0 || closing >= address.run.length ? notClosed(address, closing) : bracketTooMany(address);
}

function doublyOpened({ start, after }: LooseAddress, parens: number): BrokenLink {
  const open = start - parens;
  const closing = matchingEnd(after);
  const extraClose =
    closing >= 0 && after.startsWith(')', closing + 1) ? [span(start + closing + 1, start + closing + parens)] : [];
  const extra = [span(open, start - 1), ...extraClose];
  return broken(
    'extra',
    span(open, start),
    'two parentheses open its address',
    safeFix('Remove the doubled parenthesis', ...extra.map(remove)),
  );
}

/** @param closing Where a parenthesis behind white space closes it, from the address's start; -1 where none does. */
function notClosed({ start, end, after }: LooseAddress, closing: number): BrokenLink {
  const bracket = /^[^\s()[\]]*\]/.exec(after);
  if (bracket) {
    const at = span(start + bracket[0].length - 1, start + bracket[0].length);
    return broken('wrong', at, 'its address ends in `]`', safeFix('Change `]` to `)`', replace(at, ')')));
  }
  const inner = after.slice(0, Math.max(closing, 0));
  if (inner && /^[^()[\]]*$/.test(inner)) return spaced(start, inner);
  return broken(
    'unclosed',
    span(start - 1, end),
    'its address is never closed',
    safeFix('Close the address with `)`', insert(end, ')')),
  );
}

function spaced(start: number, inner: string): BrokenLink {
  const gaps = [...inner.matchAll(/\s+/g)].map((match) =>
    span(start + match.index, start + match.index + match[0].length),
  );
  return broken(
    'address-space',
    span(start, start + inner.length),
    'white space stands in its address',
    unsafeFix('Remove the white space', ...gaps.map(remove)),
    unsafeFix('Write `%20` for each space', ...gaps.map((gap) => replace(gap, '%20'.repeat(gap.end - gap.start)))),
    unsafeFix('Close the address before the white space', insert((gaps[0] as Span).start, ')')),
  );
}

function bracketTooMany({ start, before }: LooseAddress): BrokenLink | undefined {
  if (!before.endsWith(']](') || count(before, '[') >= count(before, ']')) return undefined;
  const surplus = span(start - 3, start - 2);
  return broken(
    'extra',
    surplus,
    'a bracket too many closes its text',
    safeFix('Remove the surplus `]`', remove(surplus)),
  );
}

/** `[x] (u)`, `[x][u]`, `[x]u)`, `(x)[u]`, `[x(u)`, `[x]: u`: something else stands in the joint's place. */
export function wrongJoint(address: LooseAddress): BrokenLink | undefined {
  return (
    spaceBetween(address) ??
    squareBrackets(address) ??
    withoutParenthesis(address) ??
    swappedBrackets(address) ??
    withoutBracket(address) ??
    colonBetween(address)
  );
}

/** `[x] (u)` */
function spaceBetween({ start, before, near }: LooseAddress): BrokenLink | undefined {
  const space = /\]([ \t\u00a0]+)\($/.exec(near)?.[1];
  if (!space || !before.includes('[')) return undefined;
  const gap = span(start - 1 - space.length, start - 1);
  return broken('space', gap, 'a space parts its text from its address', safeFix('Remove the space', remove(gap)));
}

/** `[x][u]`, `[x] [u]` */
function squareBrackets({ start, before, near, after }: LooseAddress): BrokenLink | undefined {
  const gap = /\]([ \t\u00a0]*)\[$/.exec(near)?.[1];
  if (gap === undefined || before.indexOf('[') === before.length - 1) return undefined;
  const close = /^[^\s[\]]*([\])])/.exec(after);
  if (!close) return undefined;
  const closer = span(start + close[0].length - 1, start + close[0].length);
  const opening = span(start - 1 - gap.length, start);
  return broken(
    'wrong',
    span(opening.start, closer.end),
    'its address stands in square brackets',
    safeFix(
      'Put the address in parentheses',
      replace(opening, '('),
      ...(close[1] === ']' ? [replace(closer, ')')] : []),
    ),
  );
}

/** `[x]u)` */
function withoutParenthesis({ start, near, after }: LooseAddress): BrokenLink | undefined {
  if (!/\[[^[\]]*\]$/.test(near.slice(-300)) || matchingEnd(after) < 0) return undefined;
  return broken(
    'missing',
    span(start - 1, start),
    '`(` is missing before its address',
    safeFix('Insert `(`', insert(start, '(')),
  );
}

/** `(x)[u]` */
function swappedBrackets({ start, before, near, after }: LooseAddress): BrokenLink | undefined {
  const text = /\(([^()[\]]+)\)\[$/.exec(near)?.[1];
  const end = /^[^\s[\]()]*\]/.exec(after)?.[0].length;
  if (!text || !end || count(before.slice(0, -1), '[') !== count(before, ']')) return undefined;
  const whole = span(start - 3 - text.length, start + end);
  return broken(
    'reversed',
    whole,
    'brackets and parentheses are swapped',
    safeFix(
      'Swap brackets and parentheses',
      replace(span(whole.start, whole.start + 1), '['),
      replace(span(start - 2, start), ']('),
      replace(span(whole.end - 1, whole.end), ')'),
    ),
  );
}

/** What is typed for `]`, with its own opener. */
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', '}': '{', '>': '<' };

/** `[x(u)`, `[x[u)`, `[x (u)`, with nothing that closes the text. */
function withoutBracket({ start, before, near, after }: LooseAddress): BrokenLink | undefined {
  const opened = /([ \t\u00a0]*)([([])$/.exec(near);
  if (!opened || unclosedBrackets(before.slice(0, -1)) === 0) return undefined;
  const closes = opened[2] === '[' ? /^[^\s()[\]]*\)/.test(after) : matchingEnd(after) >= 0;
  if (!closes) return undefined;
  const text = before.slice(0, -opened[0].length);
  // `[x}(u)`, `[x)(u)`: another sign stands in its place, and closes nothing.
  const opener = CLOSERS[text.slice(-1)];
  const instead = opener !== undefined && count(text, text.slice(-1)) > count(text, opener) ? 1 : 0;
  const joint = span(start - opened[0].length - instead, start);
  return broken(
    'missing',
    joint,
    '`]` is missing before its address',
    safeFix('Close the text with `]`', replace(joint, '](')),
  );
}

/** `* [x]: u` */
function colonBetween({ start, end, before }: LooseAddress): BrokenLink | undefined {
  const colon = /^\s*(?:[*+-][ \t]+)?(?:\\?\[[^\]]{1,20}\][ \t]*)*\[[^\]]+\](:[ \t]*)$/.exec(before)?.[1];
  if (!colon) return undefined;
  const joint = span(start - colon.length, start);
  return broken(
    'wrong',
    joint,
    'a colon stands before its address, which makes the line a label that no one sees',
    safeFix('Put the address in parentheses', replace(joint, '('), insert(end, ')')),
  );
}

function unclosedBrackets(text: string): number {
  let depth = 0;
  for (const char of text) {
    if (char === '[') depth++;
    else if (char === ']' && depth) depth--;
  }
  return depth;
}
