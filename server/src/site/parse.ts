/** From a text to its `SiteDocument`: what is set aside, the blocks, and the tree a caller sees. */
import { parseBlocks } from './blocks.ts';
import type { Line, Node } from './chunks.ts';
import { withElements } from './markdownhtml.ts';
import type {
  Block,
  DetailsBlock,
  FootnoteBlock,
  ItemBlock,
  SiteDocument,
  TableCell,
  TableRow,
  TermBlock,
} from './model.ts';
import { readMetadata, stashFences } from './preprocess.ts';
import { stashRawHtml } from './rawhtml.ts';
import { normalise, offsetAfter, offsetOf, type SourceText, SourceTextBuilder, trim } from './source.ts';
import { rawMarkIndex, type StashEntry } from './stash.ts';

/**
 * Parses a draft the way the site does. Never fails.
 *
 * @param text the whole draft; all offsets in the result are UTF-16 offsets into it
 */
export function parseSite(text: string): SiteDocument {
  const stash: StashEntry[] = [];
  const { block: metadata, rest } = readMetadata(normalise(text));
  const source = stashRawHtml(stashFences(rest, stash), stash);
  const elements = stash.flatMap(({ element }) => (element ? [element] : []));
  const extended = withElements(source, elements);
  const parsed = parseBlocks(extended, stash);
  const converter = new Converter(extended.source, stash);
  const children = converter.blocks(parsed.root, 0);
  const footnotes = new Map<string, FootnoteBlock>();
  for (const [label, node] of parsed.footnotes) {
    const block = converter.converted.get(node);
    if (block?.kind === 'footnote') footnotes.set(label, block);
  }
  return {
    text,
    children: metadata ? [metadata, ...children] : children,
    references: parsed.references,
    abbreviations: parsed.abbreviations,
    footnotes,
    stash,
  };
}

class Converter {
  readonly converted = new Map<Node, Block>();
  private readonly source: SourceText;
  private readonly stash: readonly StashEntry[];

  constructor(source: SourceText, stash: readonly StashEntry[]) {
    this.source = source;
    this.stash = stash;
  }

  blocks(parent: Node, depth: number): Block[] {
    return parent.children.map((child) => this.block(child, depth));
  }

  /** @param depth of the list the block stands in */
  private block(node: Node, depth: number): Block {
    const inner = node.kind === 'list' ? depth + 1 : depth;
    const children = this.blocks(node, inner);
    const first = children[0];
    const last = children[children.length - 1];
    const start = node.from >= 0 ? offsetOf(this.source, node.from) : (first?.start ?? 0);
    const own = node.to >= 0 ? offsetAfter(this.source, node.to) : start;
    const end = Math.max(own, last?.end ?? own, start);
    const span = node.span ?? { start, end };
    switch (node.kind) {
      case 'document':
        throw new Error('A document holds no document.');
      case 'heading': {
        const level = (node.level ?? 1) as 1 | 2 | 3 | 4 | 5 | 6;
        return { kind: 'heading', ...span, level, style: node.style ?? 'hash', content: this.content(node.lines) };
      }
      case 'paragraph':
        return this.stashed(node) ?? { kind: 'paragraph', ...span, content: this.content(node.lines) };
      case 'text':
        return { kind: 'text', ...span, content: this.content(node.lines) };
      case 'list': {
        const items = children as ItemBlock[];
        const tight = items.every((item) => item.children.every((child) => child.kind !== 'paragraph'));
        return { kind: 'list', ...span, ordered: node.ordered === true, tight, children: items };
      }
      case 'item':
        return { kind: 'item', ...span, depth, children };
      case 'quote':
        return { kind: 'quote', ...span, children };
      case 'code':
        return { kind: 'code', ...span, content: this.content(node.lines) };
      case 'rule':
        return { kind: 'rule', ...span };
      case 'table':
        return { kind: 'table', ...span, align: node.align ?? [], children: children as TableRow[] };
      case 'row':
        return { kind: 'row', ...span, children: children as TableCell[] };
      case 'cell':
        return { kind: 'cell', ...span, content: this.content(node.lines) };
      case 'definition':
        return { kind: 'definition', ...span, label: node.label ?? '', url: node.url ?? '', title: node.title };
      case 'abbreviation':
        return { kind: 'abbreviation', ...span, label: node.label ?? '', title: node.title ?? '' };
      case 'footnote': {
        const footnote: FootnoteBlock = { kind: 'footnote', ...span, label: node.label ?? '', children };
        this.converted.set(node, footnote);
        return footnote;
      }
      case 'definitionList':
        return { kind: 'definitionList', ...span, children: children as (TermBlock | DetailsBlock)[] };
      case 'term':
        return { kind: 'term', ...span, content: this.content(node.lines) };
      case 'details':
        return { kind: 'details', ...span, children };
      case 'element':
        return { kind: 'element', ...span, tag: node.tag ?? '', attributes: node.attributes ?? new Map(), children };
    }
  }

  /** A paragraph that is nothing but something set aside is that thing. */
  private stashed(node: Node): Block | undefined {
    const only = node.lines.length === 1 ? node.lines[0] : undefined;
    const index = only && rawMarkIndex(trim(only.text));
    const entry = index === undefined ? undefined : this.stash[index];
    if (!entry || index === undefined || entry.element) return undefined;
    const { start, end } = entry;
    if (entry.kind === 'fence' && entry.code) {
      return { kind: 'fence', start, end, language: entry.language ?? '', content: entry.code, stash: index };
    }
    return { kind: entry.kind === 'comment' ? 'comment' : 'html', start, end, html: entry.html, stash: index };
  }

  /** The lines as one text; each newline stands for the one in the original. */
  private content(lines: readonly Line[]): SourceText {
    const first = lines[0];
    const builder = new SourceTextBuilder(first ? offsetOf(this.source, first.from) : 0);
    lines.forEach((line, index) => {
      const to = line.from + line.text.length;
      if (line.text !== '') builder.addSlice(this.source, line.from, to);
      if (index === lines.length - 1) return;
      if (this.source.text[to] === '\n') builder.addSlice(this.source, to, to + 1);
      else builder.add('\n', offsetAfter(this.source, to), offsetAfter(this.source, to));
    });
    return builder.build();
  }
}
