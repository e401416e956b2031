/** Links that are links, with a bracket too many at their edges, or with another around them. */
import type { Draft } from '../../draft/model.ts';
import type { Inline, InlineLink } from '../../markdown/nodes.ts';
import { remove, replace, type TextEdit } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { safeFix, unsafeFix } from '../define.ts';
import { allNodes } from '../inline-nodes.ts';
import { count, LONGEST_LINE } from './looseAddress.ts';
import { type BrokenLink, broken } from './model.ts';

/** A link, and how far the item or the line goes that holds it. */
interface LinkInText {
  readonly text: string;
  readonly node: InlineLink;
  readonly start: number;
  readonly end: number;
}

/** What is wrong at the edges of a draft's links. */
export function brokenEdges(draft: Draft): readonly BrokenLink[] {
  return linksIn(draft).flatMap((link) => {
    const whole = doubledParentheses(link);
    if (whole) return [whole];
    const around = held(link) ?? repeatedAddress(link) ?? strayBracket(link);
    return [swallowedBracket(link), around].filter((found) => found !== undefined);
  });
}

function linksIn(draft: Draft): readonly LinkInText[] {
  const { text } = draft;
  const found: LinkInText[] = [];
  const take = (nodes: readonly Inline[], boundsOf: (node: Inline) => Span): void => {
    for (const node of allNodes(nodes)) {
      if (node.type !== 'link' || node.form !== 'inline') continue;
      const { start, end } = boundsOf(node);
      if (end - start <= LONGEST_LINE) found.push({ text, node, start, end });
    }
  };
  for (const { inlines, content } of draft.items) take(inlines, () => content);
  take(draft.proseInlines, ({ start }) => draft.lines.at(start));
  return found;
}

/** `[x]((u))` */
function doubledParentheses({ text, node: { urlSpan } }: LinkInText): BrokenLink | undefined {
  const address = text.slice(urlSpan.start, urlSpan.end);
  if (!/^\(+(?:https?:|www\.)/i.test(address) || !address.endsWith(')')) return undefined;
  const first = span(urlSpan.start, urlSpan.start + 1);
  const last = span(urlSpan.end - 1, urlSpan.end);
  return broken(
    'extra',
    urlSpan,
    'its address stands in doubled parentheses',
    safeFix('Remove the doubled parentheses', remove(first), remove(last)),
  );
}

/** ``[`x]`](u)`` */
function swallowedBracket({ text, node }: LinkInText): BrokenLink | undefined {
  const swallowed = node.children.find((child) => child.type === 'code' && /^[^[\]]+\]$/.test(child.value));
  if (!swallowed) return undefined;
  const at = text.lastIndexOf(']', swallowed.end - 1);
  return broken(
    'code',
    span(at, at + 1),
    'its code swallowed a bracket that was to close the text',
    unsafeFix('Remove the bracket', remove(span(at, at + 1))),
  );
}

const opensBefore = ({ text, node, start }: LinkInText): boolean =>
  node.start > start && text[node.start - 1] === '[' && text[node.start - 2] !== '\\';

/** `[x](u)](u)`, `[[x](u)](v)` */
function repeatedAddress(link: LinkInText): BrokenLink | undefined {
  const { text, node, end } = link;
  if (text[node.end] !== ']') return undefined;
  const repeated = /^\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)/.exec(
    text.slice(node.end, Math.min(end, node.end + 2000)),
  );
  if (!repeated) return undefined;
  const [whole, outer = ''] = repeated;
  const behind = span(node.end, node.end + whole.length);
  const opener = opensBefore(link) ? span(node.start - 1, node.start) : undefined;
  const unopened: readonly TextEdit[] = opener ? [remove(opener)] : [];
  const at = span(opener ? opener.start : behind.start, behind.end);
  const keepInner: readonly TextEdit[] = [...unopened, remove(behind)];
  if (outer === text.slice(node.urlSpan.start, node.urlSpan.end))
    return broken(
      'nested',
      at,
      'its address is repeated behind it',
      safeFix('Remove the repeated address', ...keepInner),
    );
  return broken(
    'nested',
    at,
    'it stands within another, and only the inner one is a link',
    unsafeFix('Keep the inner address', ...keepInner),
    ...(outer ? [unsafeFix('Keep the outer address', ...unopened, replace(node.urlSpan, outer), remove(behind))] : []),
  );
}

/** `[[x](u)`, `[x](u))`, `[x](u)]`: what nothing closes, or nothing opens. */
function strayBracket(link: LinkInText): BrokenLink | undefined {
  const { text, node, start, end } = link;
  const next = text[node.end];
  const behind = text.slice(node.end, end);
  if (next !== ')' && next !== ']') {
    if (!opensBefore(link) || behind.includes(']') || text[node.start] !== '[') return undefined;
    const at = span(node.start - 1, node.start);
    return broken('extra', at, 'a bracket too many opens it', safeFix('Remove the surplus `[`', remove(at)));
  }
  const opener = next === ')' ? '(' : '[';
  const before = text.slice(start, node.start);
  // `:)` and `a) b)` are not our concern: a closer right behind a link that nothing opened is.
  if (count(before, opener) > count(before, next) || /^[)\]]\(/.test(behind)) return undefined;
  const at = span(node.end, node.end + 1);
  return broken(
    'extra',
    at,
    `a \`${next}\` that nothing opens stands behind it`,
    safeFix(`Remove the stray \`${next}\``, remove(at)),
  );
}

/** A link in the place of another's address, `[x]([u](v))`, or one with a second pair of brackets, `[[x]](u)`, `[[x](u)]`. */
function held({ text, node, start, end }: LinkInText): BrokenLink | undefined {
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
    return broken(
      'nested',
      span((around[0] as Span).start, (around[1] as Span).end),
      'a link stands in the place of its address',
      unsafeFix('Keep the address alone', ...around.map(remove)),
    );
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
  return broken(
    'extra',
    span((pair[0] as Span).start, (pair[1] as Span).end),
    'a second pair of brackets stands around it, and is printed',
    safeFix('Remove the second pair of brackets', ...pair.map(remove)),
  );
}
