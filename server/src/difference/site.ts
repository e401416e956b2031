/** The outline of what the site prints. */

import { decodeEntities } from '../github/entities.ts';
import {
  contentOf,
  type Element,
  type InlineNode,
  isBlockTag,
  lineAt,
  lineStarts,
  makeElement,
  printedTree,
  rawMarkIndex,
  type SiteDocument,
  type StashEntry,
} from '../site/index.ts';
import { canonicalSiteWords } from './canonical.ts';
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

/**
 * What a parsed draft is printed as; the metadata is not printed.
 *
 * @param shortWay whether texts in the usual form take the short way
 */
export function siteOutline(document: SiteDocument, shortWay = true): readonly OutlineBlock[] {
  const wordsOf = (text: string): readonly Word[] | undefined => canonicalSiteWords(text, document.references);
  const isPlain = (text: string, tag: string): boolean => !CELLS.has(tag) && wordsOf(text) !== undefined;
  const { root, raw } = printedTree(document, shortWay ? isPlain : undefined);
  const walker = new Walker(raw, lineStarts(document.text), wordsOf);
  walker.blocks(root.children, '');
  return walker.out.sort((a, b) => a.line - b.line);
}

/** The words of a row are put together from its cells: these are looked into. */
const CELLS = new Set(['td', 'th']);

const LEAVES: Readonly<Record<string, BlockKind>> = {
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  p: 'paragraph',
  dt: 'term',
};

class Walker {
  readonly out: OutlineBlock[] = [];
  private readonly raw: readonly StashEntry[];
  private readonly starts: readonly number[];

  /** The words of a text that was not looked into. */
  private readonly plainWords: (text: string) => readonly Word[] | undefined;

  constructor(
    raw: readonly StashEntry[],
    starts: readonly number[],
    plainWords: (text: string) => readonly Word[] | undefined,
  ) {
    this.raw = raw;
    this.starts = starts;
    this.plainWords = plainWords;
  }

  blocks(elements: readonly Element[], path: string): void {
    for (const element of elements) this.block(element, path);
  }

  private add(kind: BlockKind, path: string, { start, end }: Element, words: readonly Word[]): void {
    this.put(kind, path, start, end, words);
  }

  private put(kind: BlockKind, path: string, start: number, end: number, words: readonly Word[]): void {
    const line = lineAt(this.starts, start);
    this.out.push({
      kind,
      path,
      mark: '',
      line,
      lastLine: Math.max(line, lineAt(this.starts, Math.max(start, end - 1))),
      words,
    });
  }

  private block(element: Element, path: string): void {
    const { tag } = element;
    switch (tag) {
      case 'ul':
      case 'ol':
        for (const item of element.children) this.container(item, 'item', path + (tag === 'ol' ? '1' : '*'));
        return;
      case 'blockquote':
        this.add('quote', path, element, []);
        this.blocks(element.children, `${path}>`);
        return;
      case 'hr':
        this.add('rule', path, element, []);
        return;
      case 'table':
        for (const part of element.children)
          for (const row of part.children) if (row.end > row.start) this.add('row', path, row, this.cells(row));
        return;
      case 'dl':
        for (const part of element.children)
          if (part.tag === 'dd') this.container(part, 'details', path);
          else this.block(part, path);
        return;
      case 'div':
        if (element.attributes.get('class') !== 'footnote') {
          this.inside(element, path);
          return;
        }
        // The footnotes, which the site puts at the end.
        for (const list of element.children)
          for (const note of list.children) this.container(withoutBackLink(note), 'footnote', path);
        return;
      default: {
        const index = tag === 'p' && element.children.length === 0 ? rawMarkIndex(element.text?.text ?? '') : undefined;
        const entry = index === undefined ? undefined : this.raw[index];
        if (entry?.kind === 'fence') {
          this.add('code', path, element, codeWords(entry.html));
          return;
        }
        if (!(tag in LEAVES) || element.children.some((child) => isBlockTag(child.tag))) {
          this.inside(element, path);
          return;
        }
        const words = this.words(element);
        // Comments, and what is printed as nothing.
        if (words.length || tag !== 'p') this.add(LEAVES[tag] ?? 'paragraph', path, element, words);
      }
    }
  }

  /** Raw HTML with Markdown in it: of itself it shows nothing. */
  private inside(element: Element, path: string): void {
    const rest = element.children.findIndex(({ tag }) => isBlockTag(tag));
    const own = rest < 0 ? element.children : element.children.slice(0, rest);
    const words = this.words({ ...element, children: own });
    if (words.length) this.add('paragraph', path, element, words);
    if (rest >= 0) this.blocks(element.children.slice(rest), path);
  }

  /** An item: its own text, or its first paragraph; then what else is in it. */
  private container(element: Element, kind: BlockKind, path: string): void {
    const { children } = element;
    let at = children.findIndex(({ tag }) => isBlockTag(tag));
    if (at < 0) at = children.length;
    let words = this.words({ ...element, children: children.slice(0, at) });
    const first = children[at];
    if (!words.length && first?.tag === 'p' && rawMarkIndex(first.text?.text ?? '') === undefined) {
      words = this.words(first);
      this.add(kind, path, { ...element, end: first.end }, words);
      at++;
    } else this.add(kind, path, first ? { ...element, end: Math.max(element.start, first.start - 1) } : element, words);
    while (at < children.length) {
      const block = children[at++] as Element;
      if (isBlockTag(block.tag)) this.block(block, path);
      // Text behind a list stands in the item again.
      const from = at;
      while (at < children.length && !isBlockTag((children[at] as Element).tag)) at++;
      const rest = makeElement('p', 'block', block.tail?.start ?? block.end, element.end);
      rest.text = block.tail;
      rest.children = children.slice(from, at);
      const more = this.words(rest);
      if (more.length) this.put('paragraph', path, firstOffset(rest), rest.end, more);
    }
  }

  private cells(row: Element): readonly Word[] {
    const words = new WordBuilder();
    for (const cell of row.children) {
      words.text(' ', PLAIN);
      words.sign('|', PLAIN);
      words.text(' ', PLAIN);
      this.addNodes(words, contentOf(cell, this.raw), PLAIN);
    }
    return words.build();
  }

  private words(element: Element): readonly Word[] {
    const plain =
      element.atomic && element.children.length === 0 ? this.plainWords(element.text?.text ?? '') : undefined;
    if (plain) return plain;
    const words = new WordBuilder();
    this.addNodes(words, contentOf(element, this.raw), PLAIN);
    return words.build();
  }

  private addNodes(words: WordBuilder, nodes: readonly InlineNode[], look: Look): void {
    for (const node of nodes) {
      switch (node.kind) {
        case 'text':
        case 'escape':
          words.text(node.text, look);
          break;
        case 'html':
          addHtml(words, node.html, look, decodeEntities);
          break;
        case 'link':
          this.addNodes(words, node.children, { ...look, link: plainAddress(decodeEntities(node.url)) });
          break;
        case 'autolink':
          words.text(decodeEntities(node.text), { ...look, link: plainAddress(decodeEntities(node.url)) });
          break;
        case 'image':
          words.sign(`img ${plainAddress(decodeEntities(node.url))} ${decodeEntities(node.alt).trim()}`, look);
          break;
        case 'code':
          words.code(node.text, look);
          break;
        case 'em':
          this.addNodes(words, node.children, { ...look, italic: true });
          break;
        case 'strong':
          this.addNodes(words, node.children, { ...look, bold: true });
          break;
        case 'break':
          words.sign(LINE_BREAK, PLAIN);
          break;
        case 'footnoteReference':
          words.sign(`^${node.label.toLowerCase()}`, PLAIN);
          break;
      }
    }
  }
}

/** Code is compared as words: its indentation is the writer's, and differs with where it stands. */
export function codeWords(code: string): readonly Word[] {
  const words = new WordBuilder();
  words.text(code, { ...PLAIN, code: true });
  return words.build();
}

function firstOffset({ text, children, start }: Element): number {
  const lead = text ? text.text.length - text.text.trimStart().length : 0;
  const piece = text?.pieces[0];
  if (text && piece && text.text.trim()) return piece.start + lead;
  return children[0]?.start ?? start;
}

function withoutBackLink(note: Element): Element {
  const isBack = (element: Element): boolean => element.attributes.get('class') === 'footnote-backref';
  const children = note.children
    .map((child) => ({ ...child, children: child.children.filter((inner) => !isBack(inner)) }))
    .filter((child) => child.children.length || child.text?.text.trim());
  return { ...note, children };
}
