/**
 * What block parsing works on: lines in chunks, and the nodes they become.
 *
 * The site cuts the text at blank lines into chunks and hands each to a row of readers; a reader takes the chunk, or a part of
 * it and puts the rest back. Containers take the indentation or the `>` away and parse what is left in the same way.
 */
import type { MarkdownElement } from './markdownhtml.ts';
import type { SourceText } from './source.ts';

/** A line, or what containers left of it. `from` is its place in the text being parsed. */
export interface Line {
  readonly from: number;
  readonly text: string;
}

/** Readers that are known to find nothing in a chunk, nor in its parts: without this a long chunk is searched again and again. */
export const Absent = {
  heading: 1,
  rule: 2,
  quote: 4,
  footnote: 8,
  abbreviation: 16,
  reference: 32,
  details: 64,
} as const;

/** Lines `[from, to)` of an array that several chunks may share. The first may be empty, the others never are. */
export interface Chunk {
  readonly lines: readonly Line[];
  readonly from: number;
  readonly to: number;
  /** Bits of `Absent`. */
  absent: number;
}

export type NodeKind =
  | 'document'
  | 'heading'
  | 'paragraph'
  | 'text'
  | 'list'
  | 'item'
  | 'quote'
  | 'code'
  | 'rule'
  | 'table'
  | 'row'
  | 'cell'
  | 'definition'
  | 'abbreviation'
  | 'footnote'
  | 'definitionList'
  | 'term'
  | 'details'
  | 'element';

/** A block under construction. */
export interface Node {
  kind: NodeKind;
  /** Places in the text being parsed; -1 until known from the children. */
  from: number;
  to: number;
  lines: Line[];
  children: Node[];
  /** The last child that prints an element: no text, no definition. */
  lastElement: Node | undefined;
  level?: number;
  style?: 'hash' | 'setext';
  ordered?: boolean;
  align?: ('left' | 'right' | 'center' | '')[];
  label?: string;
  url?: string;
  title?: string | undefined;
  /** UTF-16 offsets into the original text, for what does not stand in the text that is parsed. */
  span?: { readonly start: number; readonly end: number };
  tag?: string;
  attributes?: ReadonlyMap<string, string>;
}

export function makeNode(kind: NodeKind, lines: Line[] = []): Node {
  const first = lines[0];
  const last = lines[lines.length - 1];
  return {
    kind,
    from: first ? first.from : -1,
    to: last ? last.from + last.text.length : -1,
    lines,
    children: [],
    lastElement: undefined,
  };
}

/** Appends an element to a container. */
export function append(parent: Node, child: Node): Node {
  parent.children.push(child);
  parent.lastElement = child;
  return child;
}

/** Appends what prints nothing where it stands. */
export function appendSilently(parent: Node, child: Node): void {
  parent.children.push(child);
}

/** Where block parsing stands in a list: it decides whether text becomes a paragraph and whether indentation is looked at. */
export type State = 'list' | 'looseList' | 'detabbed' | 'quote';

/** What a reader may ask of the parser. */
export interface Parser {
  /** The text being parsed, for definitions that keep pieces of it. */
  readonly source: SourceText;
  /** The innermost state, if any. */
  state(): State | undefined;
  /** Parses chunks into `parent`. */
  parse(parent: Node, chunks: Chunk[], state?: State): void;
  /** Cuts lines at the empty ones and parses them into `parent`. */
  parseLines(parent: Node, lines: readonly Line[], state?: State): void;
  /** No deeper container may be opened. */
  isTooDeep(): boolean;
  /** The element with Markdown in it whose mark `text` begins with. */
  elementAt(text: string): MarkdownElement | undefined;
  /** The lines of what an element holds. */
  linesOfPart(part: SourceText): Line[];
  define(label: string, url: string, title: string | undefined): void;
  abbreviate(label: string, title: string): void;
  /** Remembers a footnote; its lines are parsed after the document. */
  defineFootnote(node: Node, lines: Line[]): void;
}

/**
 * Reads the chunk on top of the stack.
 *
 * @returns false if it is nothing for this reader, which has then left the stack as it was
 */
export type Reader = (parser: Parser, parent: Node, stack: Chunk[]) => boolean;

export function chunkOf(lines: readonly Line[]): Chunk {
  return { lines, from: 0, to: lines.length, absent: 0 };
}

/** Lines `[from, to)` of the chunk, counted within its array. */
export function part(chunk: Chunk, from: number, to: number): Chunk {
  return { lines: chunk.lines, from, to, absent: chunk.absent };
}

export function linesOf(chunk: Chunk): Line[] {
  return chunk.lines.slice(chunk.from, chunk.to);
}

export function firstText(chunk: Chunk): string {
  return chunk.lines[chunk.from]?.text ?? '';
}

/** Index of the first line for which `test` holds, or -1; what it learns of the chunk is kept under `bit`. */
export function findLine(chunk: Chunk, bit: number, test: (text: string) => boolean): number {
  if (chunk.absent & bit) return -1;
  for (let i = chunk.from; i < chunk.to; i++) {
    if (test(chunk.lines[i]?.text ?? '')) return i;
  }
  chunk.absent |= bit;
  return -1;
}

/** The line without its first `count` units. */
export function dropStart(line: Line, count: number): Line {
  return count === 0 ? line : { from: line.from + count, text: line.text.slice(count) };
}

const INDENT = '    ';

export function isIndented(text: string, levels = 1): boolean {
  return levels === 1 ? text.startsWith(INDENT) : text.startsWith(INDENT.repeat(levels));
}

/** The lines with `levels` indentations taken off those that have them. */
export function unindent(lines: readonly Line[], levels = 1): Line[] {
  if (levels === 0) return lines.slice();
  return lines.map((line) => (isIndented(line.text, levels) ? dropStart(line, 4 * levels) : line));
}

/** Cuts lines where one is empty. Of several empty lines in a row every second one begins the next chunk. */
export function cutAtEmpty(lines: readonly Line[]): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  let i = 1;
  while (i < lines.length) {
    if (lines[i]?.text === '' && i + 1 < lines.length) {
      chunks.push({ lines, from, to: i, absent: 0 });
      from = i + 1;
      i += 2;
    } else {
      i++;
    }
  }
  if (lines.length > 0) chunks.push({ lines, from, to: lines.length, absent: 0 });
  return chunks;
}
