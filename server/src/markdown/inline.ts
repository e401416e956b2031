/**
 * The narrow door to unified + remark-parse: a block's text goes in, its inline nodes come out. Everything the project
 * knows of links, code and emphasis comes through {@link InlineParser}, so that another parser could stand behind it.
 */
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Span } from '../text/span.ts';
import { parseCanonical } from './canonical.ts';
import { type Inline, type InlineLink, normaliseLabel } from './nodes.ts';

/** Parses blocks' texts, remembering those that it saw: an edit pays for the block it touched. */
export interface InlineParser {
  /**
   * @param text One block's own text: without its list marker, with its line endings.
   * @param labels Labels of reference definitions that stand elsewhere in the draft, in lower case, with their addresses.
   * @returns Nodes in order, with UTF-16 offsets into `text`.
   */
  parse(text: string, labels?: ReadonlyMap<string, string>): readonly Inline[];
}

/** How many blocks' parses are kept: a few dozen drafts' worth. */
const CACHE_SIZE = 20_000;
/**
 * A longer block is no paragraph of a newsletter: the longest of 573 issues has 2,500 characters. remark-parse is not linear
 * on every input (this much of `* _` takes it a second), so it is left alone.
 */
const LONGEST_BLOCK = 5_000;

/**
 * Makes a parser with an empty cache.
 *
 * @param options.canonical Whether lines in canonical form take the short way; `false` sends all through remark.
 */
export function createInlineParser({ canonical: short = true }: { readonly canonical?: boolean } = {}): InlineParser {
  const processor = unified().use(remarkParse).freeze();
  const cache = new Map<string, readonly Inline[]>();

  const parseUncached = (source: string, length: number, labels?: ReadonlyMap<string, string>): readonly Inline[] => {
    const nodes: Inline[] = [];
    const urlOf = (label: string): string => labels?.get(normaliseLabel(label)) ?? '';
    collect(processor.parse(source), { source, length, urlOf }, nodes);
    return nodes;
  };

  return {
    parse(text, labels) {
      // Without one of these no inline construct can begin: the commonest blocks cost nothing.
      if (!/[[\]*_`<&\\!]/.test(text) || text.length > LONGEST_BLOCK) return plain(text);
      const canonical = short ? parseCanonical(text, labels) : undefined;
      if (canonical) return canonical;
      const source = labels?.size ? withDefinitions(text, labels) : text;
      const known = cache.get(source);
      if (known) {
        // Re-inserting makes the map's order the order of use, so that eviction drops what is no longer seen.
        cache.delete(source);
        cache.set(source, known);
        return known;
      }
      let nodes = parseUncached(source, text.length, labels);
      // A fence that nothing closes takes in what was put behind the text.
      if (nodes.some(({ end }) => end > text.length)) nodes = parseUncached(text, text.length, labels);
      if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value as string);
      cache.set(source, nodes);
      return nodes;
    },
  };
}

const plain = (text: string): readonly Inline[] =>
  text ? [{ type: 'text', start: 0, end: text.length, value: text }] : [];

/**
 * A reference resolves only where its definition is seen, and definitions stand in blocks of their own: those that the
 * text could name are put behind it, where they move no offset.
 */
function withDefinitions(text: string, labels: ReadonlyMap<string, string>): string {
  if (!text.includes('[')) return text;
  let source = text;
  const named = new Set([...text.matchAll(/\[([^[\]]+)\]/g)].map((match) => match[1] as string));
  for (const label of named) {
    const url = labels.get(normaliseLabel(label));
    if (url !== undefined) source += `\n\n[${label}]: <${url.replace(/[<>\s]/g, encodeURIComponent)}>`;
  }
  return source;
}

interface Parsed {
  readonly source: string;
  /** Of the block itself: what stands behind it in `source` was put there. */
  readonly length: number;
  urlOf(label: string): string;
}

function collect(node: Nodes, parsed: Parsed, out: Inline[]): void {
  const { source, length, urlOf } = parsed;
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (start >= length) return;
  switch (node.type) {
    case 'text':
      out.push({ type: 'text', start, end, value: node.value });
      return;
    case 'inlineCode':
      out.push({ type: 'code', start, end, value: node.value });
      return;
    case 'code':
      // An indented or fenced block within the block's own text: code to the reader all the same.
      out.push({ type: 'code', start, end, value: node.value });
      return;
    case 'html':
      out.push({ type: 'html', start, end, value: node.value });
      return;
    case 'break':
      out.push({ type: 'break', start, end, value: '\n' });
      return;
    case 'emphasis':
    case 'strong': {
      const children: Inline[] = [];
      for (const child of node.children) collect(child, parsed, children);
      out.push({ type: node.type, start, end, children });
      return;
    }
    case 'link':
    case 'linkReference': {
      const children: Inline[] = [];
      for (const child of node.children) collect(child, parsed, children);
      const last = node.children[node.children.length - 1];
      const closing = last?.position?.end.offset ?? start + 1;
      out.push(
        linkNode(
          'link',
          start,
          end,
          closing,
          source,
          node.type === 'link' ? node.url : urlOf(node.label ?? node.identifier),
          children,
        ),
      );
      return;
    }
    case 'image':
    case 'imageReference':
      out.push(
        linkNode(
          'image',
          start,
          end,
          start + 2 + (node.alt ?? '').length,
          source,
          node.type === 'image' ? node.url : urlOf(node.label ?? node.identifier),
          [],
        ),
      );
      return;
    default:
      // Block nodes: a block's own text may look like a list or a heading to CommonMark; what is inline in it still counts.
      if ('children' in node) for (const child of node.children) collect(child, parsed, out);
  }
}

function linkNode(
  type: 'link' | 'image',
  start: number,
  end: number,
  closing: number,
  source: string,
  url: string,
  children: readonly Inline[],
): InlineLink {
  if (source[start] === '<') {
    const address = { start: start + 1, end: end - 1 };
    return { type, form: 'autolink', start, end, url, urlSpan: address, textSpan: address, children };
  }
  const textStart = start + (type === 'image' ? 2 : 1);
  // From the last child on, the next `]` closes the text: nested brackets lie within the children.
  const bracket = source.indexOf(']', Math.min(closing, end));
  const textEnd = bracket < 0 || bracket >= end ? end - 1 : bracket;
  const textSpan = { start: textStart, end: Math.max(textStart, textEnd) };
  if (source[textEnd + 1] === '(' && textEnd + 1 < end) {
    return {
      type,
      form: 'inline',
      start,
      end,
      url,
      urlSpan: addressSpan(source, textEnd + 2, end - 1),
      textSpan,
      children,
    };
  }
  const label = source[textEnd + 1] === '[' && textEnd + 2 < end - 1 ? { start: textEnd + 2, end: end - 1 } : textSpan;
  return { type, form: 'reference', start, end, url, urlSpan: label, textSpan, children };
}

/** The address within a link's parentheses: without white space, angle brackets and title. */
function addressSpan(source: string, from: number, to: number): Span {
  let start = from;
  while (start < to && /\s/.test(source[start] as string)) start++;
  if (source[start] === '<') {
    const close = source.indexOf('>', start);
    return { start: start + 1, end: close < 0 || close > to ? to : close };
  }
  let end = start;
  while (end < to && !/\s/.test(source[end] as string)) end++;
  return { start, end };
}
