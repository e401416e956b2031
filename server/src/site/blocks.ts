/**
 * Blocks: cuts the text at blank lines and lets the readers have each chunk, in the site's order of precedence.
 *
 * Unlike CommonMark this is no line-by-line automaton: a chunk is one thing, decided mostly by its first line. That is why a
 * list behind a line of text is text to the site, and why a heading or a quote cuts a chunk in two wherever it stands in it.
 */
import {
  Absent,
  append,
  type Chunk,
  chunkOf,
  cutAtEmpty,
  dropStart,
  findLine,
  firstText,
  isIndented,
  type Line,
  linesOf,
  makeNode,
  type Node,
  type Parser,
  part,
  type Reader,
  type State,
  unindent,
} from './chunks.ts';
import { readAbbreviation, readDefinitionList, readFootnote, readReference } from './definitions.ts';
import { readIndented, readIndentedDetails, readOrderedList, readUnorderedList } from './lists.ts';
import type { MarkdownElement, TextWithElements } from './markdownhtml.ts';
import type { Reference } from './model.ts';
import { countLeading, isBlank, isSpace, type SourceText, trim, trimmedRange } from './source.ts';
import { leadingRawMark, type StashEntry } from './stash.ts';
import { readTable } from './tables.ts';

/** Containers in containers: beyond that their markers are text. The site's own limit is its stack, near 300 quotes. */
const MAX_DEPTH = 200;

/** Empty lines that begin a chunk; inside code they are part of it. */
const readEmpty: Reader = (_parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  const line = chunk?.lines[chunk.from];
  if (!chunk || !line || line.text !== '') return false;
  stack.pop();
  const alone = chunk.to - chunk.from === 1;
  if (!alone) stack.push(part(chunk, chunk.from + 1, chunk.to));
  const code = parent.lastElement;
  if (code?.kind === 'code') {
    code.lines.push(line);
    if (alone) code.lines.push(line);
  }
  return true;
};

/** Code indented by four spaces; several chunks in a row are one block. */
const readCode: Reader = (_parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk || !isIndented(firstText(chunk))) return false;
  stack.pop();
  const lines: Line[] = [];
  let end = chunk.from;
  for (; end < chunk.to; end++) {
    const line = chunk.lines[end];
    if (!line || !(isIndented(line.text) || isBlank(line.text))) break;
    lines.push(isIndented(line.text) ? dropStart(line, 4) : { from: line.from, text: '' });
  }
  if (end < chunk.to) stack.push(part(chunk, end, chunk.to));
  while (lines.length > 1 && isBlank(lines[lines.length - 1]?.text ?? '')) lines.pop();
  const last = lines.pop();
  if (last) lines.push({ from: last.from, text: trimEnd(last.text) });
  const previous = parent.lastElement;
  if (previous?.kind === 'code') {
    previous.lines.push({ from: (lines[0]?.from ?? 0) - 1, text: '' }, ...lines);
    previous.to = endOf(lines);
  } else {
    const code = append(parent, makeNode('code', lines));
    code.from = chunk.lines[chunk.from]?.from ?? code.from;
  }
  return true;
};

function trimEnd(text: string): string {
  let to = text.length;
  while (to > 0 && isSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(0, to);
}

function endOf(lines: readonly Line[]): number {
  const last = lines[lines.length - 1];
  return last ? last.from + last.text.length : -1;
}

/** The text of a heading, or undefined: a line that ends in an unpaired backslash is none. */
function headingRange(text: string): { level: number; from: number; to: number } | undefined {
  if (text[0] !== '#') return undefined;
  const level = Math.min(6, countLeading(text, '#'));
  let closing = level;
  for (let i = level; i < text.length; i++) {
    if (text[i] === '\\') {
      i++;
      if (i >= text.length) return undefined;
      closing = i + 1;
    } else if (text[i] !== '#') {
      closing = i + 1;
    }
  }
  const [from, to] = trimmedRange(text.slice(level, closing));
  return { level, from: level + from, to: level + to };
}

const readHashHeading: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk) return false;
  const found = findLine(chunk, Absent.heading, (text) => headingRange(text) !== undefined);
  const line = chunk.lines[found];
  const range = line && headingRange(line.text);
  if (found < 0 || !line || !range) return false;
  stack.pop();
  if (found > chunk.from) {
    const before = part(chunk, chunk.from, found);
    before.absent |= Absent.heading;
    parser.parse(parent, [before]);
  }
  const heading = append(parent, makeNode('heading', [line]));
  heading.lines = [{ from: line.from + range.from, text: line.text.slice(range.from, range.to) }];
  heading.level = range.level;
  heading.style = 'hash';
  const after = part(chunk, found + 1, chunk.to);
  if (after.from >= after.to) return true;
  // Behind a heading in a loose item the indentation is still there.
  if (parser.state() === 'looseList') stack.push({ ...chunkOf(unindent(linesOf(after))), absent: after.absent });
  else stack.push(after);
  return true;
};

const readSetextHeading: Reader = (_parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  const [line, rule] = [chunk?.lines[chunk.from], chunk?.lines[chunk.from + 1]];
  if (!chunk || !line || !rule || chunk.to - chunk.from < 2 || !/^[=-]+ *$/.test(rule.text)) return false;
  stack.pop();
  const heading = append(parent, makeNode('heading', [line, rule]));
  const [from, to] = trimmedRange(line.text);
  heading.lines = [{ from: line.from + from, text: line.text.slice(from, to) }];
  heading.level = rule.text.startsWith('=') ? 1 : 2;
  heading.style = 'setext';
  if (chunk.from + 2 < chunk.to) stack.push(part(chunk, chunk.from + 2, chunk.to));
  return true;
};

/** Three or more of `-`, `_` or `*`, with at most two spaces between them. */
function isRule(text: string): boolean {
  const indent = countLeading(text, ' ');
  const char = text[indent] ?? '';
  if (indent > 3 || !(char === '-' || char === '_' || char === '*')) return false;
  let count = 0;
  let spaces = 0;
  for (let i = indent; i < text.length; i++) {
    if (text[i] === char) {
      if (spaces > 2) return false;
      spaces = 0;
      count++;
    } else if (text[i] === ' ') {
      spaces++;
    } else {
      return false;
    }
  }
  return count >= 3;
}

const readRule: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk) return false;
  const found = findLine(chunk, Absent.rule, isRule);
  const line = chunk.lines[found];
  if (found < 0 || !line) return false;
  stack.pop();
  if (found > chunk.from) {
    const before = part(chunk, chunk.from, found);
    before.absent |= Absent.rule;
    parser.parse(parent, [before]);
  }
  append(parent, makeNode('rule', [line]));
  if (found + 1 < chunk.to) stack.push(part(chunk, found + 1, chunk.to));
  return true;
};

const QUOTE = /^ {0,3}> ?/;

/** A quote goes on to the end of its chunk, and the next one joins it. */
const readQuote: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk || parser.isTooDeep()) return false;
  const found = findLine(chunk, Absent.quote, (text) => QUOTE.test(text));
  if (found < 0) return false;
  stack.pop();
  if (found > chunk.from) {
    const before = part(chunk, chunk.from, found);
    before.absent |= Absent.quote;
    parser.parse(parent, [before]);
  }
  const lines: Line[] = [];
  for (let i = found; i < chunk.to; i++) {
    const line = chunk.lines[i];
    if (!line) continue;
    if (trim(line.text) === '>') lines.push({ from: line.from + line.text.length, text: '' });
    else lines.push(dropStart(line, QUOTE.exec(line.text)?.[0].length ?? 0));
  }
  let quote = parent.lastElement;
  if (quote?.kind !== 'quote') {
    const first = chunk.lines[found];
    quote = append(parent, makeNode('quote'));
    if (first) quote.from = first.from + countLeading(first.text, ' ');
  }
  quote.to = endOf(lines);
  parser.parseLines(quote, lines, 'quote');
  return true;
};

/** What no other reader wants. In a tight list it stands directly in its item. */
const readParagraph: Reader = (parser, parent, stack) => {
  const chunk = stack.pop();
  if (!chunk) return false;
  const lines = linesOf(chunk);
  while (lines.length > 0 && isBlank(lines[0]?.text ?? '')) lines.shift();
  if (lines.length === 0) return true;
  const first = lines[0];
  if (first) lines[0] = dropStart(first, trimmedRange(`${first.text}.`)[0]);
  if (parser.state() !== 'list') {
    append(parent, makeNode('paragraph', lines));
    return true;
  }
  const last = parent.children[parent.children.length - 1];
  if (last?.kind === 'text') {
    last.lines.push(...lines);
    last.to = endOf(lines);
  } else {
    parent.children.push(makeNode('text', lines));
  }
  return true;
};

/** An element with Markdown in it. */
const readElement: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  const element = chunk && parser.elementAt(firstText(chunk));
  if (!element) return false;
  stack.pop();
  addElement(parser, parent, element);
  return true;
};

function addElement(parser: Parser, parent: Node, element: MarkdownElement): void {
  const { tag, attributes, mode, parts, start, end } = element;
  const node = append(parent, makeNode('element'));
  node.span = { start, end };
  node.tag = tag;
  node.attributes = attributes;
  for (const part of parts) {
    if (part.kind === 'element') {
      addElement(parser, node, part.element);
      continue;
    }
    const lines = parser.linesOfPart(part.source);
    if (part.kind === 'raw') append(node, makeNode('paragraph', lines));
    else if (mode === 'block') parser.parseLines(node, withoutBlankEnd(lines));
    else node.children.push(makeNode('text', lines));
  }
}

function withoutBlankEnd(lines: Line[]): Line[] {
  while (lines.length > 0 && isBlank(lines[lines.length - 1]?.text ?? '')) lines.pop();
  return lines;
}

const READERS: readonly Reader[] = [
  readElement,
  readEmpty,
  readIndented,
  readIndentedDetails,
  readCode,
  readTable,
  readHashHeading,
  readSetextHeading,
  readRule,
  readOrderedList,
  readUnorderedList,
  readDefinitionList,
  readQuote,
  readFootnote,
  readAbbreviation,
  readReference,
  readParagraph,
];

/** The blocks of a text, as nodes, and what they define. */
export interface ParsedBlocks {
  readonly root: Node;
  readonly references: Map<string, Reference>;
  readonly abbreviations: Map<string, string>;
  readonly footnotes: Map<string, Node>;
}

class BlockParser implements Parser {
  readonly source: SourceText;
  readonly references = new Map<string, Reference>();
  readonly abbreviations = new Map<string, string>();
  readonly footnotes = new Map<string, { node: Node; lines: Line[] }>();
  private readonly states: State[] = [];
  private depth = 0;

  private readonly text: TextWithElements;
  private readonly stash: readonly StashEntry[];

  constructor(text: TextWithElements, stash: readonly StashEntry[]) {
    this.text = text;
    this.source = text.source;
    this.stash = stash;
  }

  elementAt(text: string): MarkdownElement | undefined {
    const index = this.text.hasElements ? leadingRawMark(text) : undefined;
    return index === undefined ? undefined : this.stash[index]?.element;
  }

  linesOfPart(part: SourceText): Line[] {
    return linesIn(part.text, this.text.places.get(part) ?? 0);
  }

  state(): State | undefined {
    return this.states[this.states.length - 1];
  }

  isTooDeep(): boolean {
    return this.depth >= MAX_DEPTH;
  }

  parse(parent: Node, chunks: Chunk[], state?: State): void {
    this.depth++;
    if (state) this.states.push(state);
    const stack = chunks.reverse();
    while (stack.length > 0) {
      for (const read of READERS) {
        if (read(this, parent, stack)) break;
      }
    }
    if (state) this.states.pop();
    this.depth--;
  }

  parseLines(parent: Node, lines: readonly Line[], state?: State): void {
    this.parse(parent, cutAtEmpty(lines), state);
  }

  define(label: string, url: string, title: string | undefined): void {
    this.references.set(label, { url, title });
  }

  abbreviate(label: string, title: string): void {
    // Empty quotes take a definition back.
    if (title === "''" || title === '""') this.abbreviations.delete(label);
    else this.abbreviations.set(label, title);
  }

  defineFootnote(node: Node, lines: Line[]): void {
    this.footnotes.set(node.label ?? '', { node, lines });
  }
}

/** Cuts a text into lines; it stands at `place`. */
function linesIn(text: string, place = 0): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    lines.push({ from: place + from, text: text.slice(from, end) });
    from = end + 1;
  }
  lines.push({ from: place + from, text: text.slice(from) });
  return lines;
}

/** Parses the blocks of a text from which metadata, fences and raw HTML have been taken. */
export function parseBlocks(text: TextWithElements, stash: readonly StashEntry[]): ParsedBlocks {
  const parser = new BlockParser(text, stash);
  const root = makeNode('document');
  parser.parseLines(root, linesIn(text.source.text.slice(0, text.length)));
  const footnotes = new Map<string, Node>();
  for (const [label, { node, lines }] of parser.footnotes) {
    parser.parseLines(node, lines);
    node.lines = [];
    footnotes.set(label, node);
  }
  return { root, references: parser.references, abbreviations: parser.abbreviations, footnotes };
}
