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

/** The form of a label: how it begins, and what ends it, or, where it holds no colon, cannot be in it. */
interface LabelForm {
  readonly bit: number;
  readonly opener: RegExp;
  readonly stop: RegExp;
}

/** A label, which may go over several lines, with the colon behind it. */
interface Label {
  readonly text: string;
  /** The line it begins in, the line it ends in, and where the spaces behind its colon end. */
  readonly line: number;
  readonly last: number;
  readonly end: number;
}

/** Searches a chunk for labels, line by line; what it learns of the lines between is kept. */
class LabelSearch {
  private readonly chunk: Chunk;
  private readonly form: LabelForm;
  /** The first line at or behind it in which a label could end. */
  private stopLine = 0;

  constructor(chunk: Chunk, form: LabelForm) {
    this.chunk = chunk;
    this.form = form;
  }

  first(): Label | undefined {
    if (this.chunk.absent & this.form.bit) return undefined;
    for (let i = this.chunk.from; i < this.chunk.to; i++) {
      const label = this.at(i);
      if (label) return label;
    }
    this.chunk.absent |= this.form.bit;
    return undefined;
  }

  /** The label that begins in a line. */
  at(line: number): Label | undefined {
    const { chunk, form } = this;
    const begin = chunk.lines[line]?.text ?? '';
    const opener = form.opener.exec(begin)?.[0].length;
    if (opener === undefined) return undefined;
    let last = line;
    let at = this.stopIn(line, opener);
    if (at < 0) {
      last = Math.max(line + 1, this.stopLine);
      while (last < chunk.to && this.stopIn(last, 0) < 0) last++;
      this.stopLine = last;
      if (last >= chunk.to) return undefined;
      at = this.stopIn(last, 0);
    }
    const text = chunk.lines[last]?.text ?? '';
    const colon = /^\] ?:/.exec(text.slice(at, at + 3))?.[0];
    if (colon === undefined || (colon.length === 3 && form !== ABBREVIATION)) return undefined;
    const end = at + colon.length;
    return { text: this.between(line, opener, last, at), line, last, end: end + countLeading(text, ' ', end) };
  }

  private stopIn(line: number, from: number): number {
    const at = (this.chunk.lines[line]?.text ?? '').slice(from).search(this.form.stop);
    return at < 0 ? at : at + from;
  }

  private between(line: number, from: number, last: number, to: number): string {
    const lines = this.chunk.lines.slice(line, last + 1).map(({ text }) => text);
    lines[lines.length - 1] = (lines[lines.length - 1] ?? '').slice(0, to);
    lines[0] = (lines[0] ?? '').slice(from);
    return lines.join('\n');
  }
}

const FOOTNOTE: LabelForm = { bit: Absent.footnote, opener: /^ {0,3}\[\^/, stop: /\]/ };

export const readFootnote: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  const label = chunk && new LabelSearch(chunk, FOOTNOTE).first();
  const line = label && chunk.lines[label.line];
  const own = label && chunk.lines[label.last];
  if (!label || !line || !own) return false;
  stack.pop();
  const lines: Line[] = [dropStart(own, label.end)];
  const rest = part(chunk, label.last + 1, chunk.to);
  const next = new LabelSearch(rest, FOOTNOTE).first()?.line ?? -1;
  lines.push(...unindent(linesOf(next < 0 ? rest : part(rest, rest.from, next))));
  if (lines[0]?.text === '' && lines.length > 1) lines.shift();
  if (next >= 0) stack.push(part(rest, next, rest.to));
  else takeIndented(stack, lines);
  const node = makeNode('footnote', lines);
  node.from = line.from + countLeading(line.text, ' ');
  node.label = label.text;
  appendSilently(parent, node);
  parser.defineFootnote(node, lines);
  if (label.line > chunk.from) stack.push(part(chunk, chunk.from, label.line));
  return true;
};

/** Takes the indented chunks behind a footnote: they are its further blocks, up to the next footnote. */
function takeIndented(stack: Chunk[], lines: Line[]): void {
  for (;;) {
    const chunk = stack[stack.length - 1];
    if (!chunk || !isIndented(chunk.lines[chunk.from]?.text ?? '')) return;
    stack.pop();
    const next = new LabelSearch(chunk, FOOTNOTE).first()?.line ?? -1;
    const own = next < 0 ? chunk : part(chunk, chunk.from, next);
    lines.push({ from: own.lines[own.from]?.from ?? 0, text: '' }, ...unindent(linesOf(own)));
    if (next >= 0) {
      stack.push(part(chunk, next, chunk.to));
      return;
    }
  }
}

const ABBREVIATION: LabelForm = { bit: Absent.abbreviation, opener: /^\*\[/, stop: /\\|\] ?:/ };

export const readAbbreviation: Reader = (parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  const label = chunk && new LabelSearch(chunk, ABBREVIATION).first();
  const last = label && chunk.lines[label.last];
  if (!label || !last) return false;
  let title = dropStart(last, label.end);
  let end = label.last + 1;
  const next = chunk.lines[end];
  if (title.text === '' && next && end < chunk.to) {
    title = next;
    end++;
  }
  if (isBlank(title.text) || label.text === '') return false;
  stack.pop();
  const node = makeNode('abbreviation', chunk.lines.slice(label.line, end));
  node.label = trim(label.text);
  node.title = trim(title.text);
  appendSilently(parent, node);
  parser.abbreviate(node.label, node.title);
  putBack(stack, chunk, label.line, end);
  return true;
};

const REFERENCE: LabelForm = { bit: Absent.reference, opener: /^ {0,3}\[/, stop: /[[\]]/ };
/** A link and what may follow it on its line: a title in quotes or parentheses. */
const TITLE = /^(?:(["'])(.*)\1 *|\((.*)\) *)$/s;

interface ReferenceMatch {
  readonly label: string;
  readonly url: string;
  readonly title: string | undefined;
  /** Index of the line behind the definition. */
  readonly end: number;
}

function matchReference(chunk: Chunk, label: Label): ReferenceMatch | undefined {
  let line = label.last;
  let at = label.end;
  let rest = (chunk.lines[line]?.text ?? '').slice(at);
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
  const found = { label: cleanLabel(label.text), url: cleanUrl(url) };
  if (behind === '') {
    const next = line + 1 < chunk.to ? (chunk.lines[line + 1]?.text ?? '') : '';
    const title = TITLE.exec(next.slice(countLeading(next, ' ')));
    if (title) return { ...found, title: title[2] ?? title[3] ?? '', end: line + 2 };
    return { ...found, title: undefined, end: line + 1 };
  }
  const title = TITLE.exec(behind);
  if (title) return { ...found, title: title[2] ?? title[3] ?? '', end: line + 1 };
  return splitGlued(label.text, rest, url.length, line + 1);
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
  const labels = new LabelSearch(chunk, REFERENCE);
  for (let i = chunk.from; i < chunk.to; i++) {
    const label = labels.at(i);
    const match = label && matchReference(chunk, label);
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
