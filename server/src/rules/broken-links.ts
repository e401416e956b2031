/**
 * Links that are none: an address that stands outside every link, and what around it shows that a link was meant. One
 * reading of the draft serves all rules on the form of links, so that no two of them speak of the same place.
 */

import { conflictIn } from '../draft/conflicts.ts';
import type { Draft } from '../draft/model.ts';
import type { InlineLink } from '../markdown/nodes.ts';
import { insert, remove, replace, type TextEdit } from '../text/edit.ts';
import { oncePer } from '../text/remember.ts';
import { type Span, span } from '../text/span.ts';
import type { BrokenKind, BrokenLink } from './broken-link.ts';
import { type Fix, safeFix, unsafeFix } from './define.ts';
import { halfLink, titleBefore } from './half-links.ts';
import { allNodes, coverOf, nodesOf } from './inline-nodes.ts';

/** All broken links of a draft, in the order of the text. */
export const brokenLinks = oncePer((draft: Draft): readonly BrokenLink[] =>
  [...scanAddresses(draft), ...scanEdges(draft)].sort((a, b) => a.span.start - b.span.start),
);

/** The broken links of some kinds. */
export function brokenLinksOf(draft: Draft, ...kinds: readonly BrokenKind[]): readonly BrokenLink[] {
  return brokenLinks(draft).filter(({ kind }) => kinds.includes(kind));
}

const ADDRESS = /https?:\/\/[^\s<>]+|(?<=\()www\.[^\s<>]+/gi;
/** Longer lines are no one's writing, and quadratic to look around in. */
const LONGEST_LINE = 4000;

function scanAddresses(draft: Draft): readonly BrokenLink[] {
  const { text, lines } = draft;
  const nodes = nodesOf(draft);
  const covered = coverOf([
    ...nodes.filter(({ type }) => type === 'link' || type === 'image' || type === 'code' || type === 'html'),
    ...draft.comments,
    ...draft.definitions,
    draft.metadata.span,
  ]);
  const found: BrokenLink[] = [];
  for (const line of lines.all) {
    if (line.text.length > LONGEST_LINE || draft.isVerbatim(line.number) || !/https?:|www\./i.test(line.text)) continue;
    if (draft.layout[line.number]?.kind === 'definition') continue;
    if (/^[<>|=]{7}/.test(line.text) && conflictIn(draft, line.number)) continue;
    let done = -1;
    for (const match of line.text.matchAll(ADDRESS)) {
      const start = line.start + match.index;
      if (match.index < done) continue;
      const crossing = codeCrossing(text, line.start, start);
      if (crossing) {
        found.push(crossing);
        continue;
      }
      if (covered(start)) continue;
      const broken = judge(text, line, start, match[0]);
      if (!broken) continue;
      found.push(broken);
      // What stands behind in the same run of characters belongs to the link just judged.
      done = match.index + match[0].length;
    }
  }
  return found;
}

function judge(text: string, line: Span, start: number, run: string): BrokenLink | undefined {
  const before = text.slice(line.start, start);
  const after = text.slice(start, line.end);
  // What stands right before: patterns that end at the address need no more.
  const near = before.slice(-400);
  const broken = (kind: BrokenKind, at: Span, what: string, ...fixes: readonly Fix[]): BrokenLink => ({
    kind,
    span: at,
    what,
    fixes,
  });
  const trimmedEnd = start + trimAddress(run).length;

  // `[x](u` and its kin: the parenthesis is there.
  const doubled = /\](\(+)$/.exec(near);
  if (doubled) {
    const parens = (doubled[1] as string).length;
    const open = start - parens;
    if (parens > 1) {
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
    const closing = matchingEnd(after);
    const bracket = /^[^\s()[\]]*\]/.exec(after);
    if (closing < 0 || closing >= run.length) {
      if (bracket) {
        const at = span(start + bracket[0].length - 1, start + bracket[0].length);
        return broken('wrong', at, 'its address ends in `]`', safeFix('Change `]` to `)`', replace(at, ')')));
      }
      if (closing > 0 && /^[^()[\]]*$/.test(after.slice(0, closing))) return spaced(start, after.slice(0, closing));
      return broken(
        'unclosed',
        span(open, trimmedEnd),
        'its address is never closed',
        safeFix('Close the address with `)`', insert(trimmedEnd, ')')),
      );
    }
    // Closed, and no link all the same: its text has a bracket too many.
    const surplus =
      /\]\]\($/.test(before) && count(before, '[') < count(before, ']') ? span(open - 2, open - 1) : undefined;
    if (surplus)
      return broken(
        'extra',
        surplus,
        'a bracket too many closes its text',
        safeFix('Remove the surplus `]`', remove(surplus)),
      );
    return halfLink({ start, end: trimmedEnd, before, after });
  }

  // `[x] (u)`
  const space = /\]([ \t\u00a0]+)\($/.exec(near);
  if (space && before.lastIndexOf('[') >= 0) {
    const gap = span(start - 1 - (space[1] as string).length, start - 1);
    return broken('space', gap, 'a space parts its text from its address', safeFix('Remove the space', remove(gap)));
  }

  // `[x][u]`, `[x] [u]`
  const square = /\]([ \t\u00a0]*)\[$/.exec(near);
  if (square && before.indexOf('[') < before.length - 1) {
    const close = /^[^\s[\]]*([\])])/.exec(after);
    if (close) {
      const closeAt = start + close[0].length - 1;
      const opening = span(start - 1 - (square[1] as string).length, start);
      return broken(
        'wrong',
        span(opening.start, closeAt + 1),
        'its address stands in square brackets',
        safeFix(
          'Put the address in parentheses',
          replace(opening, '('),
          ...(close[1] === ']' ? [replace(span(closeAt, closeAt + 1), ')')] : []),
        ),
      );
    }
  }

  // `[x]u)`
  if (/\[[^[\]]*\]$/.test(before.slice(-300)) && matchingEnd(after) >= 0) {
    return broken(
      'missing',
      span(start - 1, start),
      '`(` is missing before its address',
      safeFix('Insert `(`', insert(start, '(')),
    );
  }

  // `(x)[u]`
  const reversed = /\(([^()[\]]+)\)\[$/.exec(near);
  const reversedEnd = /^[^\s[\]()]*\]/.exec(after);
  if (reversed && reversedEnd && count(before.slice(0, -1), '[') === count(before, ']')) {
    const from = start - 1 - (reversed[1] as string).length - 2;
    const to = start + reversedEnd[0].length;
    return broken(
      'reversed',
      span(from, to),
      'brackets and parentheses are swapped',
      safeFix(
        'Swap brackets and parentheses',
        replace(span(from, from + 1), '['),
        replace(span(start - 2, start), ']('),
        replace(span(to - 1, to), ')'),
      ),
    );
  }

  // `[x(u)`, `[x[u)`, `[x (u)`, with nothing that closes the text.
  const opened = /([ \t\u00a0]*)([([])$/.exec(near);
  if (opened && unclosedBrackets(before.slice(0, before.length - 1)) > 0) {
    const closing = opened[2] === '[' ? /^[^\s()[\]]*\)/.exec(after)?.[0].length : matchingEnd(after) + 1;
    if (closing) {
      const text = before.slice(0, -opened[0].length);
      // `[x}(u)`, `[x)(u)`: another sign stands in its place, and closes nothing.
      const other = CLOSERS[text.slice(-1)];
      const instead = other !== undefined && count(text, text.slice(-1)) > count(text, other) ? 1 : 0;
      const joint = span(start - opened[0].length - instead, start);
      return broken(
        'missing',
        span(joint.start, start),
        '`]` is missing before its address',
        safeFix('Close the text with `]`', replace(joint, '](')),
      );
    }
  }

  // `* [x]: u`
  const colon = /^\s*(?:[*+-][ \t]+)?(?:\\?\[[^\]]{1,20}\][ \t]*)*\[[^\]]+\](:[ \t]*)$/.exec(before);
  if (colon) {
    const joint = span(start - (colon[1] as string).length, start);
    return broken(
      'wrong',
      joint,
      'a colon stands before its address, which makes the line a label that no one sees',
      safeFix('Put the address in parentheses', replace(joint, '('), insert(trimmedEnd, ')')),
    );
  }

  const loose = { start, end: trimmedEnd, before, after };
  const half = halfLink(loose);
  if (half) return half;
  const titled = titleBefore(loose);
  return broken(
    'bare',
    span(start, trimmedEnd),
    'the site prints an address as plain text',
    ...(titled ? [{ ...titled, preferred: true }] : []),
  );

  function spaced(from: number, inner: string): BrokenLink {
    const whole = span(from, from + inner.length);
    const gaps = [...inner.matchAll(/\s+/g)].map((match) =>
      span(from + match.index, from + match.index + match[0].length),
    );
    return broken(
      'address-space',
      whole,
      'white space stands in its address',
      unsafeFix('Remove the white space', ...gaps.map(remove)),
      unsafeFix('Write `%20` for each space', ...gaps.map((gap) => replace(gap, '%20'.repeat(gap.end - gap.start)))),
      unsafeFix('Close the address before the white space', insert((gaps[0] as Span).start, ')')),
    );
  }
}

/** What is typed for `]`, with its own opener. */
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', '}': '{', '>': '<' };

/** A code span closed after the bracket that it swallows, ``[`x]`(https://…)``, or after the whole link, ``[`x](https://…)` ``. */
function codeCrossing(text: string, lineStart: number, address: number): BrokenLink | undefined {
  if (text.startsWith('](', address - 2)) return codeToTheEnd(text, lineStart, address);
  if (text.slice(address - 3, address) !== ']`(') return undefined;
  const before = text.slice(lineStart, address - 3);
  if (count(before, '`') % 2 === 0) return undefined;
  const at = span(address - 3, address);
  return {
    kind: 'code',
    span: at,
    what: 'its code ends behind the bracket',
    fixes: [safeFix('Swap the backtick and the bracket', replace(span(at.start, at.end - 1), '`]'))],
  };
}

function codeToTheEnd(text: string, lineStart: number, address: number): BrokenLink | undefined {
  const before = text.slice(lineStart, address - 2);
  const opening = before.lastIndexOf('`');
  // `[a](https://…)` in code is what the code is about.
  if (count(before, '`') % 2 === 0 || before.includes('[', opening) || !before.slice(0, opening).includes('['))
    return undefined;
  const closing = /^[^\s()`]*\)`/.exec(text.slice(address, address + LONGEST_LINE));
  if (!closing) return undefined;
  const at = address + closing[0].length - 1;
  return {
    kind: 'code',
    span: span(at, at + 1),
    what: 'its code ends behind it',
    fixes: [safeFix('Close the code before the bracket', insert(address - 2, '`'), remove(span(at, at + 1)))],
  };
}

/** What stands at the edges of links that are links: a bracket too many before or behind. */
function scanEdges(draft: Draft): readonly BrokenLink[] {
  const { text } = draft;
  const found: BrokenLink[] = [];
  const nodes = [...draft.items.map(({ inlines, content }) => ({ inlines, start: content.start, end: content.end }))];
  const all = [...nodes.flatMap(({ inlines, start, end }) => allNodes(inlines).map((node) => ({ node, start, end })))];
  for (const node of allNodes(draft.proseInlines)) {
    const line = draft.lines.at(node.start);
    all.push({ node, start: line.start, end: line.end });
  }
  for (const { node, start, end } of all) {
    if (node.type !== 'link' || node.form !== 'inline' || end - start > LONGEST_LINE) continue;
    const address = text.slice(node.urlSpan.start, node.urlSpan.end);
    if (/^\(+(?:https?:|www\.)/i.test(address) && address.endsWith(')')) {
      const first = span(node.urlSpan.start, node.urlSpan.start + 1);
      const last = span(node.urlSpan.end - 1, node.urlSpan.end);
      const fix = safeFix('Remove the doubled parentheses', remove(first), remove(last));
      found.push({
        kind: 'extra',
        span: node.urlSpan,
        what: 'its address stands in doubled parentheses',
        fixes: [fix],
      });
      continue;
    }
    const swallowed = node.children.find((child) => child.type === 'code' && /^[^[\]]+\]$/.test(child.value));
    if (swallowed) {
      const at = text.lastIndexOf(']', swallowed.end - 1);
      found.push({
        kind: 'code',
        span: span(at, at + 1),
        what: 'its code swallowed a bracket that was to close the text',
        fixes: [unsafeFix('Remove the bracket', remove(span(at, at + 1)))],
      });
    }
    const next = text[node.end];
    const previous = node.start > start ? text[node.start - 1] : '';
    const opensBefore = previous === '[' && text[node.start - 2] !== '\\';
    const held = whollyHeld(text, node, start, end);
    if (held) {
      found.push(held);
      continue;
    }
    const repeated =
      next === ']'
        ? /^\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)/.exec(text.slice(node.end, Math.min(end, node.end + 2000)))
        : null;
    if (repeated) {
      const behind = span(node.end, node.end + repeated[0].length);
      const inner = text.slice(node.urlSpan.start, node.urlSpan.end);
      const before = opensBefore ? [remove(span(node.start - 1, node.start))] : [];
      const keepInner: readonly TextEdit[] = [...before, remove(behind)];
      const same = inner === repeated[1];
      found.push({
        kind: 'nested',
        span: opensBefore ? span(node.start - 1, behind.end) : behind,
        what: same ? 'its address is repeated behind it' : 'it stands within another, and only the inner one is a link',
        fixes: same
          ? [safeFix('Remove the repeated address', ...keepInner)]
          : [
              unsafeFix('Keep the inner address', ...keepInner),
              ...(repeated[1]
                ? [unsafeFix('Keep the outer address', ...before, replace(node.urlSpan, repeated[1]), remove(behind))]
                : []),
            ],
      });
      continue;
    }
    if (next !== ')' && next !== ']') {
      if (
        opensBefore &&
        !text.slice(node.end, end).includes(']') &&
        text.slice(node.start - 1, node.start + 1) === '[['
      ) {
        const at = span(node.start - 1, node.start);
        found.push({
          kind: 'extra',
          span: at,
          what: 'a bracket too many opens it',
          fixes: [safeFix('Remove the surplus `[`', remove(at))],
        });
      }
      continue;
    }
    const opener = next === ')' ? '(' : '[';
    const before = text.slice(start, node.start);
    const behind = text.slice(node.end, end);
    if (count(before, opener) > count(before, next)) continue;
    // `:)` and `a) b)` are not our concern: a closer right behind a link that nothing opened is.
    const at = span(node.end, node.end + 1);
    if (/^[)\]]\(/.test(behind)) continue;
    found.push({
      kind: 'extra',
      span: at,
      what: `a \`${next}\` that nothing opens stands behind it`,
      fixes: [safeFix(`Remove the stray \`${next}\``, remove(at))],
    });
  }
  return found;
}

/** A link in the place of another's address, `[x]([u](v))`, or one with a second pair of brackets, `[[x]](u)`, `[[x](u)]`. */
function whollyHeld(text: string, node: InlineLink, start: number, end: number): BrokenLink | undefined {
  const before = text.slice(start, node.start);
  // Without a space within, GitHub takes the whole inner link for an address.
  const inAddress = /^\[[^\s[\]]+\]\((?=\S+\)$)/.exec(text.slice(node.urlSpan.start, node.urlSpan.end));
  const { urlSpan } = node;
  const around = inAddress
    ? [span(urlSpan.start, urlSpan.start + inAddress[0].length), span(urlSpan.end - 1, urlSpan.end)]
    : text[node.end] === ')' && /\[[^[\]]+\]\($/.test(before)
      ? [span(node.start, urlSpan.start), span(node.end, node.end + 1)]
      : undefined;
  if (around) {
    return {
      kind: 'nested',
      span: span((around[0] as Span).start, (around[1] as Span).end),
      what: 'a link stands in the place of its address',
      fixes: [unsafeFix('Keep the address alone', ...around.map(remove))],
    };
  }
  // Prefixes at most stand before it, and nothing behind: brackets within a sentence are the sentence's own.
  if (!/^(?:\\?\[[^[\]]{1,20}\\?\][ \t]+)*\[?$/.test(before)) return undefined;
  const inner = text.slice(node.textSpan.start, node.textSpan.end);
  const outer = before.endsWith('[') && text[node.end] === ']' && !text.slice(node.end + 1, end).trim();
  const within = /^\[[^[\]]+\]$/.test(inner);
  const pair = outer
    ? [span(node.start - 1, node.start), span(node.end, node.end + 1)]
    : within
      ? [span(node.textSpan.start, node.textSpan.start + 1), span(node.textSpan.end - 1, node.textSpan.end)]
      : undefined;
  if (!pair) return undefined;
  return {
    kind: 'extra',
    span: span((pair[0] as Span).start, (pair[1] as Span).end),
    what: 'a second pair of brackets stands around it, and is printed',
    fixes: [safeFix('Remove the second pair of brackets', ...pair.map(remove))],
  };
}

/** The length of an address up to the parenthesis that closes it, or -1: pairs within it are its own. */
function matchingEnd(after: string): number {
  let depth = 0;
  for (let i = 0; i < after.length; i++) {
    const char = after[i];
    if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) return i;
  }
  return -1;
}

/** An address without the punctuation that ends the sentence around it. */
function trimAddress(run: string): string {
  let end = run.length;
  while (end > 0 && /[.,;:!?'"*_\])]/.test(run[end - 1] as string)) {
    const closer = run[end - 1];
    if (closer === ')' && count(run.slice(0, end), '(') >= count(run.slice(0, end), ')')) break;
    end--;
  }
  return run.slice(0, end);
}

function unclosedBrackets(text: string): number {
  let depth = 0;
  for (const char of text) {
    if (char === '[') depth++;
    else if (char === ']' && depth) depth--;
  }
  return depth;
}

function count(text: string, char: string): number {
  let found = 0;
  for (let i = text.indexOf(char); i >= 0; i = text.indexOf(char, i + 1)) found++;
  return found;
}
