/**
 * Raw HTML with Markdown in it: `<div markdown="1">`.
 *
 * Such an element is no raw text but a container. Its mode says what is in it: `block` anything a draft may hold, `span` one
 * text, `off` nothing but HTML; `1` leaves the choice to the element's name. An element within it is off unless it has the
 * attribute, too, and what is within a span can only be a span. Elements are known by a block-level tag that begins its line;
 * other tags are text. A paragraph ends where another block begins, and the end of one element ends all that are open in it.
 */
import { decodeEntities } from './headings.ts';
import { offsetAfter, offsetOf, type SourceText, SourceTextBuilder, syntheticSource } from './source.ts';
import { escapeText, makeElement, startTag } from './tree.ts';

export type MarkdownMode = 'block' | 'span';
type Mode = MarkdownMode | 'off';

/** What an element holds, in order. `raw` is the mark of an element without Markdown. */
export type MarkdownPart =
  | { readonly kind: 'text' | 'raw'; readonly source: SourceText }
  | { readonly kind: 'element'; readonly element: MarkdownElement };

/** An element that holds Markdown. */
export interface MarkdownElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly mode: MarkdownMode;
  readonly parts: readonly MarkdownPart[];
  /** Places in the text that was scanned. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 offsets into the original text. */
  readonly start: number;
  readonly end: number;
}

const NEVER = new Set('canvas math option pre script style textarea'.split(' '));
const SPANS = new Set('address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th'.split(' '));

/** Elements in elements: beyond that their tags are text. */
const MAX_DEPTH = 200;

const ATTRIBUTE = /([^\s/>=][^\s/=>]*)(?:\s*=+\s*(?:'([^']*)'|"([^"]*)"|([^>\s]*)))?/g;

/** Does a start tag end in `/>`? A slash may also be the end of a value that has no quotes. */
export function closesItself(tag: string): boolean {
  if (!tag.endsWith('/>')) return false;
  const from = nameLength(tag);
  for (const match of tag.slice(from).matchAll(ATTRIBUTE)) {
    if (match[4] && from + match.index + match[0].length === tag.length - 1) return false;
  }
  return true;
}

/** How many units `<` and the name take. */
function nameLength(tag: string): number {
  return /^<[^\s/>]*/.exec(tag)?.[0].length ?? 0;
}

/** The attributes of a start tag; the last of a name counts. */
function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', single, double, bare] of tag.slice(nameLength(tag)).matchAll(ATTRIBUTE)) {
    const value = single ?? double ?? bare;
    attributes.set(name.toLowerCase(), value === undefined ? name.toLowerCase() : decodeEntities(value));
  }
  return attributes;
}

/** What the attribute asks for, if it does. */
function askedMode(name: string, attributes: ReadonlyMap<string, string>): MarkdownMode | undefined {
  if (NEVER.has(name)) return undefined;
  const value = attributes.get('markdown');
  if (value === 'block' || value === 'span') return value;
  if (value === '1' || value === 'markdown') return SPANS.has(name) ? 'span' : 'block';
  return undefined;
}

function withoutMode(attributes: Map<string, string>): Map<string, string> {
  attributes.delete('markdown');
  return attributes;
}

function printTag(name: string, attributes: ReadonlyMap<string, string>): string {
  const element = makeElement(name);
  for (const [key, value] of attributes) element.attributes.set(key, value);
  return startTag(element);
}

/** A tag without content, as it is printed: one that had the attribute is written anew. */
export function emptyTag(name: string, tag: string): string {
  if (!/markdown/i.test(tag)) return tag;
  const attributes = attributesOf(tag);
  return attributes.has('markdown') ? printTag(name, withoutMode(attributes)) : tag;
}

/** An element that is not closed yet. */
class OpenElement {
  readonly parts: MarkdownPart[] = [];
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly mode: Mode;
  readonly from: number;
  private text: SourceTextBuilder | undefined;

  constructor(name: string, attributes: ReadonlyMap<string, string>, mode: Mode, from: number) {
    this.name = name;
    this.attributes = attributes;
    this.mode = mode;
    this.from = from;
  }

  /** Where text goes that stands at `start`. */
  textAt(start: number): SourceTextBuilder {
    this.text ??= new SourceTextBuilder(start);
    return this.text;
  }

  add(part: MarkdownPart): void {
    this.endText();
    this.parts.push(part);
  }

  close(source: SourceText, to: number): MarkdownElement {
    this.endText();
    const { name: tag, attributes, parts, from } = this;
    const [start, end] = [offsetOf(source, from), offsetAfter(source, to)];
    return { tag, attributes, mode: this.mode === 'span' ? 'span' : 'block', parts, from, to, start, end };
  }

  private endText(): void {
    if (this.text) this.parts.push({ kind: 'text', source: this.text.build() });
    this.text = undefined;
  }
}

/** Sets raw output aside that stands for `[from, to)` of the scanned text, and returns its mark with its origin. */
export type SetAside = (html: string, from: number, to: number) => SourceText;

/** The elements with Markdown that are open while a text is scanned. */
export class MarkdownElements {
  private readonly source: SourceText;
  private readonly setAside: SetAside;
  private readonly open: OpenElement[] = [];
  /** The outermost element that is off: its HTML so far, and where it begins. */
  private html: string[] = [];
  private htmlFrom = 0;

  constructor(source: SourceText, setAside: SetAside) {
    this.source = source;
    this.setAside = setAside;
  }

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  get outermost(): string | undefined {
    return this.open[0]?.name;
  }

  /** Is the innermost element of that name? */
  isIn(name: string): boolean {
    return this.open[this.open.length - 1]?.name === name;
  }

  /**
   * The mode that a block-level tag which begins its line would have; undefined where it is raw HTML like any other, or, in an
   * element with Markdown, too deep to be more than text.
   */
  modeOf(name: string, tag: string): Mode | undefined {
    const around = this.open[this.open.length - 1]?.mode;
    if (this.open.length >= MAX_DEPTH) return undefined;
    if (around === 'off') return 'off';
    const asked = /markdown/i.test(tag) ? askedMode(name, attributesOf(tag)) : undefined;
    if (around === undefined) return asked;
    if (asked === undefined) return 'off';
    return around === 'span' ? 'span' : asked;
  }

  begin(name: string, mode: Mode, tag: string, from: number): void {
    const attributes = withoutMode(attributesOf(tag));
    if (mode === 'off') {
      if (this.around() !== 'off') {
        this.html = [];
        this.htmlFrom = from;
      }
      this.html.push(printTag(name, attributes));
    }
    this.open.push(new OpenElement(name, attributes, mode, from));
  }

  /**
   * Ends the innermost element of that name and all in it.
   *
   * @returns undefined if there is none; otherwise the outermost element if that was it
   */
  end(name: string, to: number): { readonly whole: MarkdownElement | undefined } | undefined {
    if (!this.open.some((element) => element.name === name)) return undefined;
    for (;;) {
      const element = this.open.pop();
      if (!element) return undefined;
      const parent = this.open[this.open.length - 1];
      if (element.mode === 'off') this.endOff(element, parent, to);
      else if (parent) parent.add({ kind: 'element', element: element.close(this.source, to) });
      if (element.name === name) return { whole: parent ? undefined : element.close(this.source, to) };
    }
  }

  /** Text: in an element that is off it is escaped, but for scripts and styles. */
  text(from: number, to: number): void {
    const element = this.open[this.open.length - 1];
    if (!element) return;
    if (element.mode !== 'off') {
      element.textAt(this.source.start).addSlice(this.source, from, to);
      return;
    }
    const text = this.source.text.slice(from, to);
    this.html.push(element.name === 'script' || element.name === 'style' ? text : escapeText(text));
  }

  /** A tag in the midst of text: there is a later look at it. */
  markup(html: string, from: number, to: number): void {
    const element = this.open[this.open.length - 1];
    if (!element) return;
    if (element.mode === 'off') this.html.push(html);
    else if (html === this.source.text.slice(from, to)) this.text(from, to);
    else this.put(element, syntheticSource(html, offsetOf(this.source, from), offsetAfter(this.source, to)));
  }

  /** A comment or an entity in the midst of text: it is set aside. */
  inline(html: string, from: number, to: number): void {
    const element = this.open[this.open.length - 1];
    if (!element) return;
    if (element.mode === 'off') this.html.push(html);
    else this.put(element, this.setAside(html, from, to));
  }

  /** Raw output that is a block of its own. */
  block(html: string, from: number, to: number): void {
    const element = this.open[this.open.length - 1];
    if (!element) return;
    if (element.mode === 'off') {
      this.html.push('\n', html, '\n\n');
      return;
    }
    const mark = this.setAside(html, from, to);
    this.put(element, syntheticSource(`\n${mark.text}\n\n`, mark.start, offsetAfter(mark, mark.text.length)));
  }

  private around(): Mode | undefined {
    return this.open[this.open.length - 1]?.mode;
  }

  private put(element: OpenElement, text: SourceText): void {
    element.textAt(text.start).addSlice(text, 0, text.text.length);
  }

  private endOff(element: OpenElement, parent: OpenElement | undefined, to: number): void {
    this.html.push(`</${element.name}>`);
    if (!parent || parent.mode === 'off') return;
    parent.add({ kind: 'raw', source: this.setAside(this.html.join(''), this.htmlFrom, to) });
  }
}

/** How an element is printed that stands in the midst of a text: as it is, with its mode. */
export function printInText({ tag, attributes, mode, parts }: MarkdownElement): string {
  const inside = parts
    .map((part) => (part.kind === 'element' ? printInText(part.element) : escapeText(part.source.text)))
    .join('');
  return `${printTag(tag, new Map([...attributes, ['markdown', mode]]))}${inside}</${tag}>`;
}

/** A text with the texts that elements hold behind it, so that blocks may be cut from one as from the other. */
export interface TextWithElements {
  readonly source: SourceText;
  /** Where the text itself ends. */
  readonly length: number;
  readonly hasElements: boolean;
  /** Where each part of an element stands. */
  readonly places: ReadonlyMap<SourceText, number>;
}

export function withElements(source: SourceText, elements: readonly MarkdownElement[]): TextWithElements {
  const length = source.text.length;
  const places = new Map<SourceText, number>();
  if (elements.length === 0) return { source, length, hasElements: false, places };
  const builder = new SourceTextBuilder(source.start);
  builder.addSlice(source, 0, length);
  let at = length;
  const put = ({ parts }: MarkdownElement): void => {
    for (const part of parts) {
      if (part.kind === 'element') {
        put(part.element);
        continue;
      }
      places.set(part.source, at);
      builder.addSlice(part.source, 0, part.source.text.length);
      at += part.source.text.length;
    }
  };
  for (const element of elements) put(element);
  return { source: builder.build(), length, hasElements: true, places };
}
