/**
 * HTML, as the site prints it.
 *
 * The tree of blocks becomes a tree of elements; then come, in the site's order, footnotes, inline structure, attribute lists,
 * abbreviations and headings; then it is printed and what was set aside is put back. Code is printed without the spans of a
 * syntax highlighter, which are out of scope here: compare its text only.
 */
import { applyAbbreviations } from './abbreviations.ts';
import { applyAttributeLists } from './attributes.ts';
import { IdPool, linkHeading, slugify } from './headings.ts';
import { AMPERSAND_MARK, InlineParser } from './inline.ts';
import { lineAt, lineStarts } from './lines.ts';
import type { Block, FootnoteBlock, SiteDocument, TableBlock } from './model.ts';
import { parseSite } from './parse.ts';
import { isBlockHtml, isBlockTag } from './rawhtml.ts';
import { type SourceText, SourceTextBuilder, syntheticSource, trim } from './source.ts';
import { rawMark, rawMarkIndex, restoreEscapes, type StashEntry } from './stash.ts';
import { type Element, escapeCode, escapeText, makeElement, serialiseContent, startTag } from './tree.ts';

export interface RenderOptions {
  /** Gives every block the number of the line that it begins in, from zero, as `data-line`: for scrolling in step. */
  readonly lines?: boolean;
}

/**
 * Renders a draft the way the site does, without syntax highlighting.
 *
 * @param text the whole draft
 */
export function renderSite(text: string, options?: RenderOptions): string {
  return renderDocument(parseSite(text), options);
}

/** Renders a parsed draft. */
export function renderDocument(document: SiteDocument, options: RenderOptions = {}): string {
  return new Renderer(document, options).render();
}

/** What is printed, as a tree, before headings get their links: for those who compare it with another. */
export interface PrintedTree {
  readonly root: Element;
  /** What the marks in its texts stand for. */
  readonly raw: readonly StashEntry[];
}

/**
 * The elements that a parsed draft is printed as.
 *
 * @param isPlain texts of blocks that need not be looked into: they are left as they are, in elements that are `atomic`
 */
export function printedTree(document: SiteDocument, isPlain?: (text: string, tag: string) => boolean): PrintedTree {
  return new Renderer(document, {}).tree(isPlain);
}

class Renderer {
  private readonly document: SiteDocument;
  private readonly stash: StashEntry[];
  private readonly inline: InlineParser;
  /** Where lines begin, when blocks are to say theirs. */
  private readonly starts: readonly number[] | undefined;

  constructor(document: SiteDocument, { lines = false }: RenderOptions) {
    this.document = document;
    this.stash = [...document.stash];
    this.inline = new InlineParser(document, this.stash);
    this.starts = lines ? lineStarts(document.text) : undefined;
  }

  render(): string {
    const { root } = this.tree();
    this.nameHeadings(root);
    const parts: string[] = [];
    for (const child of root.children) this.print(parts, child);
    return trim(parts.join(''));
  }

  tree(isPlain?: (text: string, tag: string) => boolean): PrintedTree {
    const root = makeElement('div');
    this.addBlocks(root, this.document.children);
    if (isPlain && this.document.abbreviations.size === 0) {
      for (const element of elementsIn(root, ({ tag, text }) => text !== undefined && isPlain(text.text, tag)))
        element.atomic = true;
    }
    const footnotes = this.addFootnotes(root);
    this.inline.run(root);
    this.addFurtherBackLinks(footnotes);
    for (const line of elementsIn(root, (element) => element.tag === 'br')) breakLine(line);
    applyAttributeLists(root);
    applyAbbreviations(root, this.document.abbreviations);
    return { root, raw: this.stash };
  }

  private addBlocks(parent: Element, blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'text') addText(parent, block.content);
      else this.addBlock(parent, block);
    }
  }

  private addBlock(parent: Element, block: Block): void {
    const add = (tag: string, content?: SourceText): Element => {
      const element = makeElement(tag, 'block', block.start, block.end);
      element.text = content;
      parent.children.push(element);
      return element;
    };
    switch (block.kind) {
      case 'metadata':
      case 'definition':
      case 'abbreviation':
      case 'footnote':
        return;
      case 'heading':
        add(`h${block.level}`, block.content);
        return;
      case 'paragraph':
      case 'text':
        add('p', block.content);
        return;
      case 'list':
        this.addBlocks(add(block.ordered ? 'ol' : 'ul'), block.children);
        return;
      case 'item':
        this.addBlocks(add('li'), block.children);
        return;
      case 'quote':
        this.addBlocks(add('blockquote'), block.children);
        return;
      case 'code': {
        const { start, end } = block;
        this.stash.push({ kind: 'fence', html: withoutDirective(block.content.text), start, end });
        add('p', syntheticSource(rawMark(this.stash.length - 1), start, end));
        return;
      }
      case 'fence':
      case 'html':
      case 'comment':
        add('p', syntheticSource(rawMark(block.stash), block.start, block.end));
        return;
      case 'rule':
        add('hr');
        return;
      case 'table':
        addTable(add('table'), block);
        return;
      case 'definitionList':
        this.addBlocks(add('dl'), block.children);
        return;
      case 'term':
        add('dt', block.content);
        return;
      case 'details':
        this.addBlocks(add('dd'), block.children);
        return;
      case 'element': {
        const element = add(block.tag);
        for (const [name, value] of block.attributes) element.attributes.set(name, value);
        this.addBlocks(element, block.children);
        return;
      }
      case 'row':
      case 'cell':
        return;
    }
  }

  /** The list at the end, in the order of the definitions. */
  private addFootnotes(root: Element): { label: string; item: Element }[] {
    const items: { label: string; item: Element }[] = [];
    if (this.document.footnotes.size === 0) return items;
    const division = makeElement('div');
    division.attributes.set('class', 'footnote');
    division.children.push(makeElement('hr'));
    const list = makeElement('ol');
    division.children.push(list);
    for (const [label, footnote] of this.document.footnotes) {
      const item = makeElement('li', 'block', footnote.start, footnote.end);
      item.attributes.set('id', `fn:${label}`);
      this.addBlocks(item, footnote.children);
      this.addBackLink(item, label, items.length + 1, footnote);
      list.children.push(item);
      items.push({ label, item });
    }
    root.children.push(division);
    return items;
  }

  private addBackLink(item: Element, label: string, number: number, footnote: FootnoteBlock): void {
    let last = item.children[item.children.length - 1];
    if (!last) return;
    const link = makeElement('a', 'footnote', footnote.start, footnote.end);
    link.attributes.set('class', 'footnote-backref');
    link.attributes.set('href', `#fnref:${label}`);
    link.attributes.set('title', `Jump back to footnote ${number} in the text`);
    link.text = this.raw('&#8617;', footnote.end);
    if (last.tag === 'p') {
      const builder = new SourceTextBuilder(footnote.start);
      for (const text of [last.text, this.raw('&#160;', footnote.end)]) {
        if (text) builder.addSlice(text, 0, text.text.length);
      }
      last.text = builder.build();
    } else {
      last = makeElement('p', 'block', footnote.start, footnote.end);
      item.children.push(last);
    }
    last.children.push(link);
  }

  private raw(html: string, at: number): SourceText {
    return syntheticSource(this.inline.stashRaw(html, at, at), at, at);
  }

  /** A footnote with several references gets a link back to each. */
  private addFurtherBackLinks(footnotes: readonly { label: string; item: Element }[]): void {
    for (const { label, item } of footnotes) {
      const uses = this.inline.footnoteUseCount(label);
      const last = item.children[item.children.length - 1];
      const link = last?.children.find((child) => child.attributes.get('class') === 'footnote-backref');
      if (!last || !link) continue;
      for (let use = 2; use <= uses; use++) {
        last.children.push({
          ...link,
          attributes: new Map(link.attributes).set('href', `#fnref${use}:${label}`),
          children: [],
        });
      }
    }
  }

  private nameHeadings(root: Element): void {
    const headings: Element[] = [];
    const used: string[] = [];
    for (const element of elementsIn(root, () => true)) {
      const id = element.attributes.get('id');
      if (id !== undefined) used.push(id);
      if (/^h[1-6]$/.test(element.tag)) headings.push(element);
    }
    const pool = new IdPool(used);
    for (const heading of headings) {
      const id = heading.attributes.get('id') ?? pool.take(slugify(this.innerHtml(heading)));
      heading.attributes.set('id', id);
      linkHeading(heading, id);
    }
  }

  /** A heading's printed content, footnote references left out. */
  private innerHtml(element: Element): string {
    const parts: string[] = [];
    serialiseContent(parts, withoutFootnoteReferences(element));
    return restoreEscapes(this.restoreRaw(parts.join(''), 0));
  }

  /** Prints an element and its tail; blocks get line ends. */
  private print(parts: string[], element: Element, inCode = false): void {
    const block = isBlockTag(element.tag);
    if (!this.printSetAside(parts, element)) {
      if (block) this.markLine(element);
      parts.push(this.restoreRaw(startTag(withoutEscapes(element)), 0));
      if (element.tag !== 'br' && element.tag !== 'hr' && element.tag !== 'img') {
        this.printContent(parts, element, block);
        parts.push(`</${element.tag}>`);
      }
    }
    const tail = element.tail?.text ?? '';
    if (block && trim(tail) === '') parts.push('\n');
    else if (tail !== '') parts.push(inCode ? this.printCode(tail) : this.printText(tail));
  }

  private printContent(parts: string[], element: Element, block: boolean): void {
    const text = element.text?.text ?? '';
    const first = element.children[0];
    if (block && first && isBlockTag(first.tag) && trim(text) === '') parts.push('\n');
    else if (text !== '') parts.push(element.tag === 'code' ? this.printCode(text) : this.printText(text));
    for (const child of element.children) this.print(parts, child, element.tag === 'code');
  }

  /** A paragraph that is nothing but a mark is replaced by what the mark stands for, if that is a block. */
  private printSetAside(parts: string[], element: Element): boolean {
    if (element.tag !== 'p' || element.attributes.size > 0 || element.children.length > 0) return false;
    const index = rawMarkIndex(element.text?.text ?? '');
    const entry = index === undefined ? undefined : this.stash[index];
    if (!entry || !(entry.kind === 'fence' || isBlockHtml(entry.html))) return false;
    const html = this.entryHtml(entry, 0);
    const line = entry.kind === 'fence' ? this.lineOf(element) : undefined;
    parts.push(line === undefined ? html : html.replace(/^<div/, `<div data-line="${line}"`));
    if (entry.kind !== 'fence') parts.push('\n');
    return true;
  }

  private markLine(element: Element): void {
    const line = this.lineOf(element);
    if (line !== undefined) element.attributes.set('data-line', String(line));
  }

  /** The line of what stands in the text; what the site adds has none. */
  private lineOf({ origin, start, end }: Element): number | undefined {
    return this.starts && origin === 'block' && end > start ? lineAt(this.starts, start) : undefined;
  }

  private printText(text: string): string {
    return this.restoreRaw(escapeText(restoreEscapes(text)), 0);
  }

  private printCode(text: string): string {
    return this.restoreRaw(escapeCode(text), 0);
  }

  /** @param depth of marks within what marks stand for; the site has no more than a few */
  private restoreRaw(html: string, depth: number): string {
    if (depth > 20 || !html.includes('\x02')) return html;
    return html.replaceAll(AMPERSAND_MARK, '&').replace(/\x02wzxhzdk:(\d+)\x03/g, (mark, index: string) => {
      const entry = this.stash[Number(index)];
      return entry ? this.entryHtml(entry, depth) : mark;
    });
  }

  private entryHtml(entry: StashEntry, depth: number): string {
    if (entry.kind === 'fence') {
      const code = entry.html.replace(/^\n+|(?<!\n)\n+$/g, '');
      return `<div class="highlight"><pre><span></span><code>${escapeCode(code)}\n</code></pre></div>\n`;
    }
    return this.restoreRaw(entry.html, depth + 1);
  }
}

/** Text directly in a list item: before its first element, or behind its last. */
function addText(parent: Element, content: SourceText): void {
  const last = parent.children[parent.children.length - 1];
  if (!last) {
    parent.text = content;
    return;
  }
  const builder = new SourceTextBuilder(content.start);
  builder.add('\n', content.start, content.start);
  builder.addSlice(content, 0, content.text.length);
  last.tail = builder.build();
}

function withoutEscapes(element: Element): Element {
  for (const [name, value] of element.attributes) {
    if (value.includes('\x02')) element.attributes.set(name, restoreEscapes(value));
  }
  return element;
}

/** The first line of indented code may name its language: `:::rust`, or `#!rust` without a path. It is not printed. */
function withoutDirective(code: string): string {
  const text = code.replace(/^\n+/, '');
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  if (!/^(?:::+|#!)[\w#.+-]+\s*(?:hl_lines=(?:"[^"]*"|'[^']*'))?$/.test(first)) return code;
  return end < 0 ? '' : text.slice(end + 1);
}

function addTable(element: Element, table: TableBlock): void {
  const head = makeElement('thead');
  const body = makeElement('tbody');
  element.children.push(head, body);
  table.children.forEach((row, index) => {
    const line = makeElement('tr', 'block', row.start, row.end);
    (index === 0 ? head : body).children.push(line);
    row.children.forEach((cell, column) => {
      const item = makeElement(index === 0 ? 'th' : 'td', 'block', cell.start, cell.end);
      item.text = cell.content;
      align(item, table, column);
      line.children.push(item);
    });
  });
  if (table.children.length > 1) return;
  const line = makeElement('tr');
  table.align.forEach(() => {
    line.children.push(makeElement('td'));
  });
  body.children.push(line);
}

function align(cell: Element, table: TableBlock, column: number): void {
  const side = table.align[column];
  if (side) cell.attributes.set('style', `text-align: ${side};`);
}

/** Behind a hard break the text goes on in a new line. */
function breakLine(element: Element): void {
  const tail = element.tail?.text ?? '';
  const builder = new SourceTextBuilder(element.end);
  builder.add('\n', element.end, element.end);
  if (element.tail && trim(tail) !== '') builder.addSlice(element.tail, 0, tail.length);
  element.tail = builder.build();
}

function withoutFootnoteReferences(element: Element): Element {
  if (element.children.length === 0) return element;
  const copy: Element = { ...element, children: [] };
  for (const child of element.children) {
    if (child.origin !== 'footnote') {
      copy.children.push({ ...withoutFootnoteReferences(child) });
      continue;
    }
    const last = copy.children[copy.children.length - 1];
    if (last) last.tail = joined(last.tail, child.tail);
    else copy.text = joined(copy.text, child.tail);
  }
  return copy;
}

function joined(first: SourceText | undefined, second: SourceText | undefined): SourceText | undefined {
  if (!first || !second) return first ?? second;
  const builder = new SourceTextBuilder(first.start);
  builder.addSlice(first, 0, first.text.length);
  builder.addSlice(second, 0, second.text.length);
  return builder.build();
}

/** The elements in `root` for which `test` holds, in the order of the document. */
function elementsIn(root: Element, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const stack = [...root.children].reverse();
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (test(element)) found.push(element);
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (child) stack.push(child);
    }
  }
  return found;
}
