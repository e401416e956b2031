/**
 * Lists, as the site reads them.
 *
 * A chunk whose first line has a marker after at most three spaces is a list, every line with a marker (indented by at most
 * three spaces) an item, and a line indented by four to seven spaces with a marker belongs to the item before it, where it is
 * parsed again. Everything else continues the item. A marker in the middle of a paragraph is text. After a blank line a list
 * goes on, and both the item before and the one behind the blank line get paragraphs.
 */
import {
  append,
  type Chunk,
  chunkOf,
  dropStart,
  firstText,
  isIndented,
  type Line,
  linesOf,
  makeNode,
  type Node,
  type Parser,
  type Reader,
  unindent,
} from './chunks.ts';
import { countLeading } from './source.ts';

const ORDERED = /^ {0,3}\p{Nd}+\. +/u;
const UNORDERED = /^ {0,3}[*+-] +/;
const ITEM = /^ {0,3}(?:\p{Nd}+\.|[*+-]) +/u;
const NESTED_ITEM = /^ {4,7}(?:\p{Nd}+\.|[*+-]) +/u;

/** The text that stands directly in an item, if there is some before its first element. */
function leadingText(item: Node): Node | undefined {
  const first = item.children.find((child) => child.kind !== 'definition' && child.kind !== 'abbreviation');
  return first?.kind === 'text' ? first : undefined;
}

/** Makes the item's leading text a paragraph. */
function loosen(item: Node): void {
  const text = leadingText(item);
  if (!text) return;
  text.kind = 'paragraph';
  item.lastElement ??= text;
}

/** Makes the text behind the item's last element a paragraph. */
function loosenTail(item: Node): void {
  const last = item.children[item.children.length - 1];
  if (last?.kind !== 'text') return;
  last.kind = 'paragraph';
  item.lastElement = last;
}

interface ItemLines {
  /** Where the item begins; undefined for lines that belong to the item before. */
  readonly marker: number | undefined;
  readonly lines: Line[];
}

function itemsOf(chunk: Chunk): ItemLines[] {
  const items: ItemLines[] = [];
  for (let i = chunk.from; i < chunk.to; i++) {
    const line = chunk.lines[i];
    if (!line) continue;
    const last = items[items.length - 1];
    const marker = ITEM.exec(line.text);
    if (marker) {
      items.push({ marker: line.from + countLeading(line.text, ' '), lines: [dropStart(line, marker[0].length)] });
    } else if (last && NESTED_ITEM.test(line.text)) {
      if (last.lines[0]?.text.startsWith('    ')) last.lines.push(line);
      else items.push({ marker: undefined, lines: [line] });
    } else {
      last?.lines.push(line);
    }
  }
  return items;
}

function listReader(pattern: RegExp, ordered: boolean): Reader {
  return (parser, parent, stack) => {
    const chunk = stack[stack.length - 1];
    if (!chunk || !pattern.test(firstText(chunk)) || parser.isTooDeep()) return false;
    stack.pop();
    const items = itemsOf(chunk);
    const sibling = parent.lastElement;
    let list: Node;
    if (sibling?.kind === 'list') {
      list = sibling;
      const last = list.lastElement;
      if (last) {
        loosen(last);
        loosenTail(last);
      }
      const first = items.shift();
      if (first) parser.parse(addItem(list, first), [chunkOf(first.lines)], 'looseList');
    } else if (parent.kind === 'list') {
      list = parent;
    } else {
      list = append(parent, makeNode('list'));
      list.ordered = ordered;
    }
    for (const item of items) {
      const target = list.lastElement;
      if (target && item.lines[0]?.text.startsWith('    ')) parser.parse(target, [chunkOf(item.lines)], 'list');
      else parser.parse(addItem(list, item), [chunkOf(item.lines)], 'list');
    }
    return true;
  };
}

function addItem(list: Node, item: ItemLines): Node {
  const node = append(list, makeNode('item'));
  const last = item.lines[item.lines.length - 1];
  node.from = item.marker ?? item.lines[0]?.from ?? -1;
  node.to = last ? last.from + last.text.length : node.from;
  return node;
}

export const readOrderedList: Reader = listReader(ORDERED, true);
export const readUnorderedList: Reader = listReader(UNORDERED, false);

/** The kinds an indented chunk can belong to. */
interface Family {
  readonly items: readonly Node['kind'][];
  readonly lists: readonly Node['kind'][];
  readonly newItem: 'item' | 'details';
}

const LISTS: Family = { items: ['item'], lists: ['list'], newItem: 'item' };
const DEFINITION_LISTS: Family = { items: ['details', 'item'], lists: ['definitionList', 'list'], newItem: 'details' };

/**
 * Reads a chunk indented by four spaces or more inside or behind a list: it belongs to an item. How deep it belongs is decided
 * by its first line and by the lists that are there.
 */
function indentReader(family: Family): Reader {
  const isItem = (node: Node | undefined): boolean => node !== undefined && family.items.includes(node.kind);
  const isList = (node: Node | undefined): boolean => node !== undefined && family.lists.includes(node.kind);
  return (parser, parent, stack) => {
    const chunk = stack[stack.length - 1];
    if (!chunk || !isIndented(firstText(chunk)) || parser.state() === 'detabbed' || parser.isTooDeep()) return false;
    if (!isItem(parent) && !isList(parent.lastElement)) return false;
    stack.pop();
    const [level, owner] = findOwner(parser, parent, firstText(chunk), isItem, isList);
    const lines = unindent(linesOf(chunk), level);
    const last = owner.lastElement;
    if (isItem(parent)) {
      const nested = parent.lastElement;
      parser.parse(nested && isList(nested) ? nested : parent, [chunkOf(lines)], 'detabbed');
    } else if (isItem(owner)) {
      parser.parse(owner, [chunkOf(lines)], 'detabbed');
    } else if (last && isItem(last)) {
      loosen(last);
      parser.parseLines(last, lines, 'detabbed');
    } else {
      const item = append(owner, makeNode(family.newItem, lines));
      item.lines = [];
      parser.parse(item, [chunkOf(lines)], 'detabbed');
    }
    return true;
  };
}

function findOwner(
  parser: Parser,
  parent: Node,
  first: string,
  isItem: (node: Node | undefined) => boolean,
  isList: (node: Node | undefined) => boolean,
): [level: number, owner: Node] {
  const wanted = Math.floor(countLeading(first, ' ') / 4);
  let level = parser.state() === 'list' ? 1 : 0;
  let owner = parent;
  while (wanted > level) {
    const child = owner.lastElement;
    if (!child) break;
    if (isList(child)) level++;
    else if (!isItem(child)) break;
    owner = child;
  }
  return [level, owner];
}

export const readIndented: Reader = indentReader(LISTS);
export const readIndentedDetails: Reader = indentReader(DEFINITION_LISTS);
