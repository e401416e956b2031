import type { InlineParser } from '../markdown/inline.ts';
import type { Inline, InlineLink } from '../markdown/nodes.ts';
import type { Lines } from '../text/lines.ts';
import { type Span, span, trimSpan } from '../text/span.ts';
import type { LineLayout } from './layout.ts';
import { token } from './location.ts';
import type { Comment, Item, ItemRole, Prefix, Section, Token } from './model.ts';

/** A line that begins with a list marker, a doubled or a strange one included. */
const MARKED =
  /^(?<indent>[ \t\u00a0]*)(?<marker>(?:[*+-](?=[ \t\u00a0]+[*+-]+[ \t\u00a0]+\S)[ \t\u00a0]+)*(?:[*+-]|[•·∙‣⁃◦●○▪▫■□►▸➤‐–—−＊]|\\[*+-](?=[ \t]+(?:\\?\[|\d{4}-))|\d{1,3}[.)])(?=[ \t\u00a0]|$)|[+-](?=[*+-][ \t\u00a0]+\[)[*+-]|\*{2}(?=\s*\d{4}-|\s*\[)|[*+-](?=\[|\d{4}-))(?<gap>[ \t\u00a0]*)/u;

/** A bare line that can only be an entry whose marker is missing: a link, with or without prefixes, from its first character. */
const BARE_LINK = /^[ \t\u00a0]*(?:\\?\[[^\]\n]{1,20}\\?\][ \t]*){0,6}\[[^\n]*?\]\s*\((?:https?:|www\.)/i;
/** A bare line that is nothing but a link. */
const WHOLE_LINK = /^[ \t]*\[[^\n]{1,500}\]\(https?:[^\s]{1,1000}\)[ \t]*$/i;
/** A bare line that can only be an event row. */
const BARE_EVENT = /^[ \t\u00a0]*\d{4}-\d{2}-\d{2}\b[^|\n]*\|/;

/** What begins a list item: its parts as they stand, up to its content. */
export interface ItemLine {
  readonly line: number;
  readonly indent: string;
  readonly marker: string | undefined;
  readonly gap: string;
}

/**
 * Which bare lines can be items whose marker is missing: none; a line that is one link and nothing else; any that begins
 * with a link; event rows, too.
 */
export type BareLines = 'no' | 'wholeLinks' | 'links' | 'events';

/** Reads a line as the first of an item. */
export function readItemLine(text: string, line: number, bareAllowed: BareLines): ItemLine | undefined {
  const match = MARKED.exec(text);
  if (match?.groups) {
    const { indent = '', marker = '', gap = '' } = match.groups;
    // `---`, `* * *`: a rule. `**Bold** text`: emphasis.
    if (/^\s*([*_-])(\s*\1){2,}\s*$/.test(text)) return undefined;
    return { line, indent, marker: marker.trimEnd(), gap: marker.slice(marker.trimEnd().length) + gap };
  }
  if (bareAllowed === 'no' || (bareAllowed === 'wholeLinks' && !WHOLE_LINK.test(text))) return undefined;
  if (BARE_LINK.test(text) || (bareAllowed === 'events' && BARE_EVENT.test(text))) {
    const indent = /^[ \t\u00a0]*/.exec(text)?.[0] ?? '';
    return { line, indent, marker: undefined, gap: '' };
  }
  return undefined;
}

/** What an item is made from, found by the caller. */
export interface ItemParts {
  readonly lines: Lines;
  readonly layout: readonly LineLayout[];
  readonly head: ItemLine;
  readonly lastLine: number;
  readonly section: Section | undefined;
  readonly role: ItemRole;
  readonly comments: readonly Comment[];
  readonly labels: ReadonlyMap<string, string>;
  readonly parser: InlineParser;
}

/** Builds an item from its first line and its extent. */
export function buildItem({ lines, layout, head, lastLine, section, role, comments, labels, parser }: ItemParts): Item {
  const { text } = lines;
  const first = lines.line(head.line);
  const last = lines.line(lastLine);
  const start = first.start;
  const indentEnd = start + head.indent.length;
  const markerEnd = indentEnd + (head.marker?.length ?? 0);
  const gapEnd = Math.min(first.end, markerEnd + head.gap.length);
  const content = trimSpan(text, span(gapEnd, last.end));
  const inlines = shift(parser.parse(text.slice(content.start, content.end), labels), content.start);
  const links = outermostLinks(inlines);
  const own = commentsWithin(comments, content);
  return {
    role,
    line: head.line,
    lastLine,
    span: span(start, last.end),
    indent: token(text, span(start, indentEnd)),
    marker: head.marker === undefined ? undefined : token(text, span(indentEnd, markerEnd)),
    gap: token(text, span(markerEnd, gapEnd)),
    content: token(text, content),
    depth: layout[head.line]?.startsItem ? (layout[head.line]?.depth ?? 0) : 0,
    section,
    inlines,
    links,
    prefixes: readPrefixes(text, content, links[0]),
    trailing: readTrailing(text, content, links[0], own),
    comments: own,
  };
}

/** The comments that lie within a span, found by halving: a draft may have one behind every item. */
function commentsWithin(comments: readonly Comment[], whole: Span): readonly Comment[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Comment).start < whole.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < comments.length && (comments[end] as Comment).end <= whole.end) end++;
  return comments.slice(low, end);
}

/** Moves parsed nodes to their place in the whole text. */
export function shift(nodes: readonly Inline[], by: number): readonly Inline[] {
  if (!by) return nodes;
  const moveSpan = (at: Span): Span => ({ start: at.start + by, end: at.end + by });
  return nodes.map((node): Inline => {
    switch (node.type) {
      case 'link':
      case 'image':
        return {
          ...node,
          ...moveSpan(node),
          urlSpan: moveSpan(node.urlSpan),
          textSpan: moveSpan(node.textSpan),
          children: shift(node.children, by),
        };
      case 'emphasis':
      case 'strong':
        return { ...node, ...moveSpan(node), children: shift(node.children, by) };
      default:
        return { ...node, ...moveSpan(node) };
    }
  });
}

/** All links of inline nodes, those within emphasis too, in order. */
export function outermostLinks(nodes: readonly Inline[]): readonly InlineLink[] {
  const links: InlineLink[] = [];
  for (const node of nodes) {
    if (node.type === 'link') links.push(node);
    else if (node.type === 'emphasis' || node.type === 'strong') links.push(...outermostLinks(node.children));
  }
  return links;
}

/** Bracketed words from the content's start to its first link: `[video] [ES] [Title](…)`. */
function readPrefixes(text: string, content: Span, link: InlineLink | undefined): readonly Prefix[] {
  const prefixes: Prefix[] = [];
  const end = link?.start ?? content.end;
  const pattern = /\s*\\?\[([^[\]\n]{1,24}?)\\?\]/y;
  const area = text.slice(content.start, end);
  for (let match = pattern.exec(area); match; match = pattern.exec(area)) {
    const whole = match[0];
    const start = content.start + match.index + (whole.length - whole.trimStart().length);
    const wordStart = content.start + match.index + whole.indexOf('[') + 1;
    prefixes.push({
      start,
      end: content.start + match.index + whole.length,
      word: token(text, span(wordStart, wordStart + (match[1] as string).length)),
    });
  }
  return prefixes;
}

function readTrailing(
  text: string,
  content: Span,
  link: InlineLink | undefined,
  comments: readonly Comment[],
): Token | undefined {
  if (!link) return undefined;
  let end = content.end;
  for (const comment of [...comments].reverse()) {
    if (
      trimSpan(text, span(comment.end, end)).start >= trimSpan(text, span(comment.end, end)).end &&
      comment.mergeMarker
    ) {
      end = comment.start;
    }
  }
  // Emphasis around the whole link closes behind it: `*[a](u)*`.
  const rest = trimSpan(text, span(Math.min(link.end, end), end));
  return rest.end > rest.start ? token(text, rest) : undefined;
}
