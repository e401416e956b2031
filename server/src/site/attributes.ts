/**
 * Attribute lists: `{.class #id key=value}` behind an element sets its attributes and vanishes.
 *
 * Behind links, code and emphasis it must follow directly; headings, cells and terms take it at the end of their text after a
 * space, other blocks on a last line of their own.
 */
import { isBlockTag } from './rawhtml.ts';
import { type SourceText, SourceTextBuilder, sliceSource, trimmedRange } from './source.ts';
import type { Element } from './tree.ts';

const INLINE_LIST = /^\{:? *([^}\n ][^\n]*)\}/;
const HEADING_LIST = /(?<! ) +\{:? *([^}\n ][^\n]*)\} *$/;
const BLOCK_LIST = /\n *\{:? *([^}\n ][^\n]*)\} *$/;

/** One step of reading a list: quoted value, value, word, or the space between. */
const TOKEN = /([^ =}]+)=(?:"(.*?)"|'(.*?)'|([^ =}]+))|([^ =}]+)| /y;

/** What an attribute's name may not hold: all but the characters of an XML name. */
const NOT_IN_NAME = new RegExp(
  '[^A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef' +
    '\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd:\\-.0-9\\u00b7\\u203f-\\u2040]+',
  'g',
);

type Attribute = readonly [name: string, value: string];

/** The attributes in a list, and what follows the brace that ends them before the list's own. */
function readList(list: string): { attributes: Attribute[]; remainder: string } {
  const attributes: Attribute[] = [];
  let at = 0;
  while (at < list.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(list);
    if (!match) break;
    at = TOKEN.lastIndex;
    const [, name, quoted, single, plain, word] = match;
    if (name !== undefined) attributes.push([name, quoted ?? single ?? plain ?? '']);
    else if (word?.startsWith('.')) attributes.push(['.', word.slice(1)]);
    else if (word?.startsWith('#')) attributes.push(['id', word.slice(1)]);
    else if (word !== undefined) attributes.push([word, word]);
  }
  const brace = list.indexOf('}', at);
  return { attributes, remainder: brace < 0 ? '' : list.slice(brace) };
}

function assign(element: Element, attributes: readonly Attribute[]): void {
  for (const [name, value] of attributes) {
    if (name === '.') {
      const before = element.attributes.get('class');
      element.attributes.set('class', before ? `${before} ${value}` : value);
    } else {
      element.attributes.set(name.replace(NOT_IN_NAME, '_'), value);
    }
  }
}

/** Applies the attribute lists in `root` and what is in it. */
export function applyAttributeLists(root: Element): void {
  const stack = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (isBlockTag(element.tag)) applyToBlock(element);
    else applyToInline(element);
    stack.push(...element.children);
  }
}

function applyToInline(element: Element): void {
  const tail = element.tail;
  if (!tail?.text.startsWith('{')) return;
  const match = INLINE_LIST.exec(tail.text);
  if (!match) return;
  const { attributes, remainder } = readList(match[1] ?? '');
  assign(element, attributes);
  const rest = sliceSource(tail, match[0].length, tail.text.length);
  if (remainder === '') {
    element.tail = rest;
    return;
  }
  // The site puts what was left of the list behind the rest of the text.
  const from = match[0].lastIndexOf(remainder);
  const builder = new SourceTextBuilder(rest.start);
  builder.addSlice(rest, 0, rest.text.length);
  if (from >= 0) builder.addSlice(tail, from, from + remainder.length);
  element.tail = builder.build();
}

const HEADING = /^h[1-6]$/;

function applyToBlock(element: Element): void {
  const heading = HEADING.test(element.tag);
  const pattern =
    heading || element.tag === 'dt' || element.tag === 'td' || element.tag === 'th' ? HEADING_LIST : BLOCK_LIST;
  const last = attributeText(element);
  if (!last) return;
  const source = last === element ? element.text : last.tail;
  if (!source?.text.includes('{') || !/\} *$/.test(source.text.slice(-200))) return;
  const match = pattern.exec(source.text);
  if (!match) return;
  const { attributes, remainder } = readList((match[1] ?? '').replace(/ +$/, ''));
  if (remainder !== '') return;
  assign(element, attributes);
  let rest = sliceSource(source, 0, match.index);
  if (heading) rest = withoutClosing(rest);
  if (last === element) element.text = rest;
  else last.tail = rest;
}

/** Whose text (the element's own) or tail (a child's) can end in the list. */
function attributeText(element: Element): Element | undefined {
  const last = element.children[element.children.length - 1];
  const own = element.text && element.text.text !== '' ? element : undefined;
  if (!last) return own;
  if (element.tag === 'li') {
    const list = element.children.findIndex((child) => child.tag === 'ul' || child.tag === 'ol');
    if (list < 0) return hasTail(last) ? last : own;
    const before = element.children[list - 1];
    return before && hasTail(before) ? before : own;
  }
  return hasTail(last) ? last : own;
}

/** Blocks always have one: the line end that is printed behind them. */
function hasTail(element: Element): boolean {
  return isBlockTag(element.tag) || (element.tail !== undefined && element.tail.text !== '');
}

/** A heading's text without the `#` that close it. */
function withoutClosing(source: SourceText): SourceText {
  const to = source.text.replace(/(?<!#)#+$/, '').length;
  return sliceSource(source, 0, trimmedRange(`.${source.text.slice(0, to)}`)[1] - 1);
}
