/**
 * Lines that define something: footnotes, abbreviations, link references and definition lists.
 *
 * The first three are found anywhere in a chunk, also in the middle of a paragraph, and take their lines out of it; what stood
 * before and behind becomes two chunks.
 */
import {
  Absent,
  append,
  appendSilently,
  type Chunk,
  chunkOf,
  dropStart,
  findLine,
  isIndented,
  type Line,
  linesOf,
  makeNode,
  type Node,
  type Parser,
  part,
  type Reader,
  unindent,
} from './chunks.ts';
import { countLeading, isBlank, trim, trimmedRange } from './source.ts';

/** Puts the lines of the chunk before and behind `[from, to)` back on the stack. */
function putBack(stack: Chunk[], chunk: Chunk, from: number, to: number): void {
  if (to < chunk.to) stack.push(part(chunk, to, chunk.to));
  if (from > chunk.from) stack.push(part(chunk, chunk.from, from));
}

const FOOTNOTE = /^ {0,3}\[\^([^\]]*)\]: */;

export const readFootnote: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk) return false;
  const found = findLine(chunk, Absent.footnote, (text) => FOOTNOTE.test(text));
  const line = chunk.lines[found];
  const match = line && FOOTNOTE.exec(line.text);
  if (found < 0 || !line || !match) return false;
  stack.pop();
  const lines: Line[] = [dropStart(line, match[0].length)];
  const rest = part(chunk, found + 1, chunk.to);
  const next = findLine(rest, Absent.footnote, (text) => FOOTNOTE.test(text));
  lines.push(...unindent(linesOf(next < 0 ? rest : part(rest, rest.from, next))));
  if (lines[0]?.text === '' && lines.length > 1) lines.shift();
  if (next >= 0) stack.push(part(rest, next, rest.to));
  else takeIndented(stack, lines);
  const node = makeNode('footnote', lines);
  node.from = line.from + countLeading(line.text, ' ');
  node.label = match[1] ?? '';
  appendSilently(parent, node);
  parser.defineFootnote(node, lines);
  if (found > chunk.from) stack.push(part(chunk, chunk.from, found));
  return true;
};

/** Takes the indented chunks behind a footnote: they are its further blocks, up to the next footnote. */
function takeIndented(stack: Chunk[], lines: Line[]): void {
  for (;;) {
    const chunk = stack[stack.length - 1];
    if (!chunk || !isIndented(chunk.lines[chunk.from]?.text ?? '')) return;
    stack.pop();
    const next = findLine(chunk, Absent.footnote, (text) => FOOTNOTE.test(text));
    const own = next < 0 ? chunk : part(chunk, chunk.from, next);
    lines.push({ from: own.lines[own.from]?.from ?? 0, text: '' }, ...unindent(linesOf(own)));
    if (next >= 0) {
      stack.push(part(chunk, next, chunk.to));
      return;
    }
  }
}

const ABBREVIATION = /^\*\[([^\\]*?)\] ?: */;

export const readAbbreviation: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk) return false;
  const found = findLine(chunk, Absent.abbreviation, (text) => text.startsWith('*[') && ABBREVIATION.test(text));
  const line = chunk.lines[found];
  const match = line && ABBREVIATION.exec(line.text);
  if (found < 0 || !line || !match) return false;
  stack.pop();
  let title = dropStart(line, match[0].length);
  let end = found + 1;
  const next = chunk.lines[end];
  if (title.text === '' && next && end < chunk.to) {
    title = next;
    end++;
  }
  const node = makeNode('abbreviation', chunk.lines.slice(found, end));
  node.label = trim(match[1] ?? '');
  node.title = trim(title.text);
  appendSilently(parent, node);
  parser.abbreviate(node.label, node.title);
  putBack(stack, chunk, found, end);
  return true;
};

const REFERENCE = /^ {0,3}\[([^[\]]*)\]: */;
/** A link and what may follow it on its line: a title in quotes or parentheses. */
const TITLE = /^(?:(["'])(.*)\1 *|\((.*)\) *)$/s;

interface ReferenceMatch {
  readonly label: string;
  readonly url: string;
  readonly title: string | undefined;
  /** Index of the line behind the definition. */
  readonly end: number;
}

function matchReference(chunk: Chunk, index: number): ReferenceMatch | undefined {
  const text = chunk.lines[index]?.text ?? '';
  const label = REFERENCE.exec(text);
  if (!label) return undefined;
  let at = label[0].length;
  let line = index;
  let rest = text.slice(at);
  if (rest === '') {
    line++;
    if (line >= chunk.to) return undefined;
    rest = chunk.lines[line]?.text ?? '';
    at = countLeading(rest, ' ');
    rest = rest.slice(at);
  }
  const url = /^\S+/.exec(rest)?.[0];
  if (url === undefined) return undefined;
  const after = rest.slice(url.length);
  const behind = after.slice(countLeading(after, ' '));
  const found = { label: cleanLabel(label[1] ?? ''), url: cleanUrl(url) };
  if (behind === '') {
    const next = line + 1 < chunk.to ? (chunk.lines[line + 1]?.text ?? '') : '';
    const title = TITLE.exec(next.slice(countLeading(next, ' ')));
    if (title) return { ...found, title: title[2] ?? title[3] ?? '', end: line + 2 };
    return { ...found, title: undefined, end: line + 1 };
  }
  const title = TITLE.exec(behind);
  if (title) return { ...found, title: title[2] ?? title[3] ?? '', end: line + 1 };
  return splitGlued(label[1] ?? '', rest, url.length, line + 1);
}

const TITLE_OPENERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", ')': '(' };

/** The title needs no space before it: `[a]: url"the title"`. */
function splitGlued(label: string, rest: string, urlLength: number, end: number): ReferenceMatch | undefined {
  const closed = rest.replace(/ +$/, '');
  const opener = TITLE_OPENERS[closed[closed.length - 1] ?? ''];
  const at = opener === undefined ? -1 : rest.lastIndexOf(opener, urlLength - 1);
  if (at < 1 || at >= closed.length - 1) return undefined;
  return { label: cleanLabel(label), url: cleanUrl(rest.slice(0, at)), title: closed.slice(at + 1, -1), end };
}

function cleanLabel(label: string): string {
  return trim(label).toLowerCase();
}

function cleanUrl(url: string): string {
  return url.replace(/^<+/, '').replace(/>+$/, '');
}

export const readReference: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk || chunk.absent & Absent.reference) return false;
  for (let i = chunk.from; i < chunk.to; i++) {
    const match = matchReference(chunk, i);
    if (!match) continue;
    stack.pop();
    const node = makeNode('definition', chunk.lines.slice(i, match.end));
    node.from += countLeading(chunk.lines[i]?.text ?? '', ' ');
    node.label = match.label;
    node.url = match.url;
    node.title = match.title;
    appendSilently(parent, node);
    parser.define(match.label, match.url, match.title);
    putBack(stack, chunk, i, match.end);
    return true;
  }
  chunk.absent |= Absent.reference;
  return false;
};

const DETAILS = /^ {0,3}: {1,3}/;

/** `Term` over `: details`; the term may be the paragraph before. */
export const readDefinitionList: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  if (!chunk || parser.isTooDeep()) return false;
  const found = findLine(chunk, Absent.details, (text) => DETAILS.test(text));
  const line = chunk.lines[found];
  const match = line && DETAILS.exec(line.text);
  if (found < 0 || !line || !match) return false;
  let terms = chunk.lines
    .slice(chunk.from, found)
    .filter((term) => !isBlank(term.text))
    .map(trimLine);
  let sibling = parent.lastElement;
  if (terms.length === 0 && !sibling) return false;
  stack.pop();
  const lines: Line[] = [dropStart(line, match[0].length)];
  let behind = found + 1;
  const next = chunk.lines[behind];
  if (behind < chunk.to && next) {
    const lazy = /^ {0,3}[^ :]/.test(next.text);
    for (; behind < chunk.to; behind++) {
      const own = chunk.lines[behind];
      if (!own || (!lazy && !isIndented(own.text))) break;
      lines.push(lazy ? own : dropStart(own, 4));
    }
  }
  let state: 'list' | 'looseList' = 'list';
  const fromParagraph = terms.length === 0 && sibling?.kind === 'paragraph';
  if (fromParagraph && sibling) {
    state = 'looseList';
    terms = sibling.lines;
    removeLast(parent, sibling);
    sibling = parent.lastElement;
  }
  let list: Node;
  if (sibling?.kind === 'definitionList') {
    list = sibling;
    const last = list.lastElement;
    if (terms.length === 0 && last?.kind === 'details' && last.lastElement) state = 'looseList';
  } else {
    list = append(parent, makeNode('definitionList'));
  }
  for (const term of terms) append(list, makeNode('term', [term]));
  parseDetails(parser, list, line, lines, state);
  if (behind < chunk.to) stack.push(part(chunk, behind, chunk.to));
  return true;
};

function trimLine(line: Line): Line {
  const [from, to] = trimmedRange(line.text);
  return { from: line.from + from, text: line.text.slice(from, to) };
}

function parseDetails(parser: Parser, list: Node, first: Line, lines: Line[], state: 'list' | 'looseList'): void {
  const details = append(list, makeNode('details', lines));
  details.lines = [];
  details.from = first.from + countLeading(first.text, ' ');
  parser.parse(details, [chunkOf(lines)], state);
}

function removeLast(parent: Node, child: Node): void {
  const index = parent.children.lastIndexOf(child);
  if (index >= 0) parent.children.splice(index, 1);
  parent.lastElement = undefined;
  for (let i = parent.children.length - 1; i >= 0; i--) {
    const kind = parent.children[i]?.kind;
    if (kind === 'text' || kind === 'definition' || kind === 'abbreviation' || kind === 'footnote') continue;
    parent.lastElement = parent.children[i];
    break;
  }
}
