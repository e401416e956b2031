/** The outline of what GitHub shows. */
import type { List, ListItem, Nodes, Paragraph, Root, RootContent, TableRow } from 'mdast';
import { decodeEntities } from '../github/entities.ts';
import { parseGithub } from '../github/processor.ts';
import { normaliseLabel } from '../markdown/nodes.ts';
import type { Lines } from '../text/lines.ts';
import { canonicalBlocks } from './canonical.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import {
  addHtml,
  type BlockKind,
  LINE_BREAK,
  type Look,
  type OutlineBlock,
  PLAIN,
  plainAddress,
  type Word,
  WordBuilder,
} from './outline.ts';
import { codeWords } from './site.ts';

/** How many pieces are kept: those of a few dozen drafts. */
const MOST = 20_000;
/** Remark's time is not linear in everything; nobody writes a piece of this size without a blank line. */
const LONGEST = 8_000;

const known = new Map<string, readonly OutlineBlock[]>();

/**
 * What GitHub shows of a text. Pieces that were seen before cost nothing.
 *
 * @param from The first line that counts: the metadata are no text.
 * @param labels Definitions, by label, with their addresses.
 * @param unread Is told of the lines that are not looked at, because the piece that they stand in is too long.
 */
export function githubOutline(
  lines: Lines,
  from: number,
  labels: ReadonlyMap<string, string>,
  unread: (first: number, after: number) => void,
): readonly OutlineBlock[] {
  // Footnotes are found wherever they are defined: such a text is not cut.
  const whole = /\[\^[^\]\s]+\]/.test(lines.text);
  const chunks = whole ? [{ first: from, after: lines.all.length }] : chunksOf(lines, from);
  const out: OutlineBlock[] = [];
  for (let i = 0; i < chunks.length; i++) {
    let chunk = chunks[i] as Chunk;
    let blocks = readChunk(textOf(lines, chunk), labels);
    while (blocks === 'open' && i + 1 < chunks.length) {
      // Code or a comment goes on: the cut was none.
      i++;
      chunk = { first: chunk.first, after: (chunks[i] as Chunk).after };
      blocks = readChunk(textOf(lines, chunk), labels);
    }
    if (blocks === 'open') blocks = readChunk(textOf(lines, chunk), labels, true);
    if (typeof blocks === 'string') {
      unread(chunk.first, chunk.after);
      continue;
    }
    for (const block of blocks)
      out.push({ ...block, line: block.line + chunk.first, lastLine: block.lastLine + chunk.first });
  }
  return out;
}

/** The same from one parse of the whole: what {@link githubOutline} must equal. */
export function githubOutlineAtOnce(lines: Lines): readonly OutlineBlock[] {
  const text = textOf(lines, { first: 0, after: lines.all.length });
  return outlineOf(parseGithub(text), text.length);
}

/** The lines of a piece with one kind of line end, without blank ones at its end. */
function textOf(lines: Lines, { first, after }: Chunk): string {
  let last = after - 1;
  while (last > first && !/[^ \t]/.test(lines.line(last).text)) last--;
  let text = lines.line(first).text;
  for (let number = first + 1; number <= last; number++) text += `\n${lines.line(number).text}`;
  return first === 0 ? text.replace(/^\uFEFF/, '') : text;
}

type Read = readonly OutlineBlock[] | 'open' | 'long';

/** @returns `open` when it ends within code or a comment, `long` when it is too long, or nested deeper than anybody writes. */
function readChunk(text: string, labels: ReadonlyMap<string, string>, last = false): Read {
  try {
    return readShallow(text, labels, last);
  } catch (error) {
    // Thousands of quotes in quotes: no room on the stack.
    if (error instanceof RangeError) return 'long';
    throw error;
  }
}

function readShallow(text: string, labels: ReadonlyMap<string, string>, last: boolean): Read {
  const canonical = canonicalBlocks(text, labels);
  if (canonical) return canonical;
  const definitions = labels.size && text.includes('[') ? definitionsFor(text, labels) : '';
  const key = text + definitions;
  const found = known.get(key);
  if (found) return found;
  if (text.length > LONGEST) return 'long';
  // A byte order mark is one at the beginning of a text only: the parser must not take that of a piece away.
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  let root = parseGithub(mark + key);
  const own = root.children.filter(({ position }) => (position?.start.offset ?? 0) <= text.length);
  const final = own[own.length - 1];
  if (final && isOpen(final, text)) {
    if (!last) return 'open';
    // What was put behind the text is not part of what it leaves open.
    if (definitions) root = parseGithub(mark + text);
  }
  const blocks = outlineOf(root, text.length);
  if (last) return blocks;
  if (known.size >= MOST) known.clear();
  known.set(key, blocks);
  return blocks;
}

/** The definitions that a piece could name, to be put behind it. */
function definitionsFor(text: string, labels: ReadonlyMap<string, string>): string {
  const named = new Set([...text.matchAll(/\[([^[\]]+)\]/g)].map((match) => normaliseLabel(match[1] as string)));
  let out = '';
  for (const label of named) {
    const url = labels.get(label);
    if (url !== undefined) out += `\n\n[${label}]: <${url.replace(/[<>\s\\]/g, encodeURIComponent)}>`;
  }
  return out;
}

/** Whether code or raw HTML has no end within the piece. */
function isOpen(node: RootContent, text: string): boolean {
  const source = text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type === 'code') {
    const fence = /^(`{3,}|~{3,})/.exec(source)?.[1];
    if (fence === undefined) return false;
    const lastLine = source.slice(source.lastIndexOf('\n') + 1).trim();
    return !source.includes('\n') || !lastLine.startsWith(fence) || /[^`~]/.test(lastLine);
  }
  if (node.type !== 'html') return false;
  if (source.startsWith('<!--')) return !source.includes('-->', 2);
  if (source.startsWith('<?')) return !source.includes('?>');
  if (source.startsWith('<![CDATA[')) return !source.includes(']]>');
  if (/^<![a-zA-Z]/.test(source)) return !source.includes('>');
  return (
    /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i.test(source) && !/<\/(?:script|pre|style|textarea)>/i.test(source)
  );
}

/** @param length of the text itself; what stands behind it was put there */
function outlineOf(root: Root, length: number): readonly OutlineBlock[] {
  const reader = new OutlineReader(definitionsIn(root.children), length);
  reader.read(root.children, '');
  return reader.blocks;
}

/** Addresses by label: the first definition counts. */
function definitionsIn(
  nodes: readonly RootContent[],
  addresses = new Map<string, string>(),
): ReadonlyMap<string, string> {
  for (const node of nodes) {
    if (node.type === 'definition' && !addresses.has(node.identifier)) addresses.set(node.identifier, node.url);
    else if (node.type === 'blockquote' || node.type === 'listItem' || node.type === 'list')
      definitionsIn(node.children, addresses);
  }
  return addresses;
}

/** Makes blocks of nodes, in the order of the text. */
class OutlineReader {
  readonly blocks: OutlineBlock[] = [];
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #length: number;

  constructor(addresses: ReadonlyMap<string, string>, length: number) {
    this.#addresses = addresses;
    this.#length = length;
  }

  /** @param path The quotes and list levels that the nodes stand in. */
  read(nodes: readonly RootContent[], path: string): void {
    for (const node of nodes) if ((node.position?.start.offset ?? 0) <= this.#length) this.#block(node, path);
  }

  #block(node: RootContent, path: string): void {
    switch (node.type) {
      case 'heading':
        this.#add(`h${node.depth}`, path, node, this.#words(node.children));
        return;
      case 'paragraph':
        this.#text(node, node.children, path);
        return;
      case 'html':
        this.#text(node, [node], path);
        return;
      case 'list':
        for (const [index, item] of node.children.entries()) this.#item(node, item, index, path);
        return;
      case 'blockquote':
        this.#add('quote', path, node, []);
        this.read(node.children, `${path}>`);
        return;
      case 'code':
        this.#add('code', path, node, codeWords(node.value));
        return;
      case 'thematicBreak':
        this.#add('rule', path, node, []);
        return;
      case 'table':
        for (const row of node.children) this.#row(row, path);
        return;
      case 'footnoteDefinition': {
        const { own, rest } = firstParagraph(node.children);
        this.#add('footnote', path, node, own ? this.#words(own.children) : []);
        this.read(rest, path);
        return;
      }
      default:
        return;
    }
  }

  /** Running text; what shows nothing is no block. */
  #text(node: RootContent, content: readonly Nodes[], path: string): void {
    const words = this.#words(content);
    if (words.length) this.#add('paragraph', path, node, words);
  }

  #item(list: List, item: ListItem, index: number, path: string): void {
    const inner = path + (list.ordered ? '1' : '*');
    const { own, rest } = firstParagraph(item.children);
    const number = index === 0 && list.ordered && list.start !== 1 ? `${list.start}.` : '';
    const box = typeof item.checked === 'boolean' ? '[ ]' : '';
    const words = own ? this.#words(own.children) : [];
    this.#add('item', inner, own ? spanning(item, own) : item, words, number + box);
    this.read(rest, inner);
  }

  #row(row: TableRow, path: string): void {
    const words = new WordBuilder();
    for (const cell of row.children) {
      words.text(' ', PLAIN);
      words.sign('|', PLAIN);
      words.text(' ', PLAIN);
      addNodes(words, cell.children, PLAIN, this.#addresses);
    }
    this.#add('row', path, row, words.build());
  }

  #words(nodes: readonly Nodes[]): readonly Word[] {
    const words = new WordBuilder();
    addNodes(words, nodes, PLAIN, this.#addresses);
    return words.build();
  }

  #add(kind: BlockKind, path: string, node: Nodes, words: readonly Word[], mark = ''): void {
    const line = (node.position?.start.line ?? 1) - 1;
    const lastLine = Math.max(line, (node.position?.end.line ?? 1) - 1);
    this.blocks.push({ kind, path, mark, line, lastLine, words });
  }
}

/** The paragraph that something begins with, which is its own text, and what follows. */
function firstParagraph(nodes: readonly RootContent[]): {
  readonly own: Paragraph | undefined;
  readonly rest: readonly RootContent[];
} {
  const [first, ...rest] = nodes;
  return first?.type === 'paragraph' ? { own: first, rest } : { own: undefined, rest: nodes };
}

/** An item with its own text alone. */
function spanning(item: Nodes, first: Nodes): Nodes {
  if (!item.position || !first.position) return item;
  return { ...item, position: { start: item.position.start, end: first.position.end } };
}

function addNodes(
  words: WordBuilder,
  nodes: readonly Nodes[],
  look: Look,
  addresses: ReadonlyMap<string, string>,
): void {
  const inner = (children: readonly Nodes[], as: Look): void => addNodes(words, children, as, addresses);
  for (const node of nodes) {
    switch (node.type) {
      case 'text':
        words.text(node.value, look);
        break;
      case 'inlineCode':
        words.code(node.value, look);
        break;
      case 'emphasis':
        inner(node.children, { ...look, italic: true });
        break;
      case 'strong':
        inner(node.children, { ...look, bold: true });
        break;
      case 'delete':
        inner(node.children, { ...look, struck: true });
        break;
      case 'link':
        inner(node.children, { ...look, link: plainAddress(node.url) });
        break;
      case 'linkReference':
        inner(node.children, { ...look, link: plainAddress(addresses.get(node.identifier) ?? '') });
        break;
      case 'image':
        words.sign(`img ${plainAddress(node.url)} ${(node.alt ?? '').trim()}`, look);
        break;
      case 'imageReference':
        words.sign(`img ${plainAddress(addresses.get(node.identifier) ?? '')} ${(node.alt ?? '').trim()}`, look);
        break;
      case 'html':
        addHtml(words, node.value, look, decodeEntities);
        break;
      case 'break':
        words.sign(LINE_BREAK, PLAIN);
        break;
      case 'footnoteReference':
        words.sign(`^${node.identifier.toLowerCase()}`, PLAIN);
        break;
      default:
        break;
    }
  }
}
