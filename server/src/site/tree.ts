/** The tree of elements that is printed: each has text, then children, and behind it a tail. */
import type { SourceText } from './source.ts';

export interface Element {
  readonly tag: string;
  readonly attributes: Map<string, string>;
  /** Text before the first child. */
  text: SourceText | undefined;
  /** The text is final: a code span, an address. */
  atomic: boolean;
  children: Element[];
  /** Text behind the element, up to its next sibling. */
  tail: SourceText | undefined;
  /** UTF-16 offsets into the original text. */
  start: number;
  end: number;
  /** What made it: tells links from references, for those who want to know. */
  readonly origin: ElementOrigin;
}

export type ElementOrigin =
  | 'block'
  | 'code'
  | 'link'
  | 'reference'
  | 'image'
  | 'imageReference'
  | 'autolink'
  | 'mail'
  | 'emphasis'
  | 'break'
  | 'footnote'
  | 'abbreviation';

export function makeElement(tag: string, origin: ElementOrigin = 'block', start = 0, end = start): Element {
  return {
    tag,
    attributes: new Map(),
    text: undefined,
    atomic: false,
    children: [],
    tail: undefined,
    start,
    end,
    origin,
  };
}

/** The text of the element and all it holds, marks left as they are. Code is escaped as soon as it is found. */
export function textOf(element: Element): string {
  let text = element.text?.text ?? '';
  if (element.tag === 'code') text = escapeCode(text);
  for (const child of element.children) text += textOf(child) + (child.tail?.text ?? '');
  return text;
}

const LOOSE_AMPERSAND = /&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)/gi;

/** Escapes text for print; what looks like an entity stays one. */
export function escapeText(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(LOOSE_AMPERSAND, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function escapeAttribute(value: string): string {
  if (!/[&<>"]/.test(value)) return value;
  return escapeText(value).replace(/"/g, '&quot;');
}

/** Code is printed with every `&` escaped. */
export function escapeCode(code: string): string {
  return code.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const VOID_TAGS = new Set(['br', 'hr', 'img']);

/** The start tag: an attribute whose value is its name is printed without a value. */
export function startTag(element: Element): string {
  let html = `<${element.tag}`;
  for (const [name, value] of element.attributes) {
    const escaped = escapeAttribute(value);
    html += name === escaped ? ` ${name}` : ` ${name}="${escaped}"`;
  }
  return `${html}>`;
}

/** Prints an element, not its tail. Marks are left in. */
export function serialise(element: Element): string {
  const parts: string[] = [];
  serialiseInto(parts, element);
  return parts.join('');
}

function serialiseInto(parts: string[], element: Element): void {
  parts.push(startTag(element));
  if (VOID_TAGS.has(element.tag)) return;
  serialiseContent(parts, element);
  parts.push(`</${element.tag}>`);
}

/** Prints what is between the tags. */
export function serialiseContent(parts: string[], element: Element): void {
  if (element.text) {
    parts.push(element.tag === 'code' ? escapeCode(element.text.text) : escapeText(element.text.text));
  }
  for (const child of element.children) {
    serialiseInto(parts, child);
    if (child.tail) parts.push(escapeText(child.tail.text));
  }
}
