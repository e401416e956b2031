/**
 * What the site makes of a draft: the tree of blocks.
 *
 * Offsets (`start`, `end`) are UTF-16 offsets into the text that was parsed. A block begins at its first visible character
 * (its list marker, its `#`, its `>`), except for code, whose indentation belongs to it, and ends where its last line's text
 * ends. A leaf's `content` is its text as the site reads it (markers and indentation taken away, lines joined by `\n`) with
 * the pieces of the original it consists of; `offsetOf` and `offsetAfter` lead back.
 */
import type { SourceText } from './source.ts';
import type { StashEntry } from './stash.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lines `Key: value` at the very top, which the site keeps for itself. */
export interface MetadataBlock extends Span {
  readonly kind: 'metadata';
  readonly entries: readonly MetadataEntry[];
}

export interface MetadataEntry {
  /** Lower case, as the site looks it up. */
  readonly key: string;
  /** One entry a line: a value may go on in lines indented by four spaces. */
  readonly values: readonly SourceText[];
  readonly keyStart: number;
  readonly keyEnd: number;
}

export interface HeadingBlock extends Span {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** `hash`: `## x`. `setext`: `x` over `===` or `---`. */
  readonly style: 'hash' | 'setext';
  readonly content: SourceText;
}

/** `text` is a paragraph that stands directly in its item (a tight list), without `<p>`. */
export interface ParagraphBlock extends Span {
  readonly kind: 'paragraph' | 'text';
  readonly content: SourceText;
}

export interface ListBlock extends Span {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** No item of it holds a paragraph. */
  readonly tight: boolean;
  readonly children: readonly ItemBlock[];
}

export interface ItemBlock extends Span {
  readonly kind: 'item';
  /** 1 for the items of an outermost list. */
  readonly depth: number;
  readonly children: readonly Block[];
}

export interface QuoteBlock extends Span {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}

/** Code indented by four spaces. */
export interface CodeBlock extends Span {
  readonly kind: 'code';
  readonly content: SourceText;
}

/** Code between fences; `start` and `end` include them. */
export interface FenceBlock extends Span {
  readonly kind: 'fence';
  readonly language: string;
  readonly content: SourceText;
  /** Index into `SiteDocument.stash`. */
  readonly stash: number;
}

/** Raw HTML that begins a line, or a comment that does. */
export interface HtmlBlock extends Span {
  readonly kind: 'html' | 'comment';
  readonly html: string;
  /** Index into `SiteDocument.stash`. */
  readonly stash: number;
}

export interface RuleBlock extends Span {
  readonly kind: 'rule';
}

export interface TableBlock extends Span {
  readonly kind: 'table';
  readonly align: readonly ('left' | 'right' | 'center' | '')[];
  readonly children: readonly TableRow[];
}

/** The first row of a table is its head. */
export interface TableRow extends Span {
  readonly kind: 'row';
  readonly children: readonly TableCell[];
}

export interface TableCell extends Span {
  readonly kind: 'cell';
  readonly content: SourceText;
}

/** `[label]: url "title"`: prints nothing. */
export interface DefinitionBlock extends Span {
  readonly kind: 'definition';
  /** Lower case, as references look it up. */
  readonly label: string;
  readonly url: string;
  readonly title: string | undefined;
}

/** `*[label]: title`: prints nothing. */
export interface AbbreviationBlock extends Span {
  readonly kind: 'abbreviation';
  readonly label: string;
  readonly title: string;
}

/** `[^label]: …`: printed at the end of the document. */
export interface FootnoteBlock extends Span {
  readonly kind: 'footnote';
  readonly label: string;
  readonly children: readonly Block[];
}

export interface DefinitionListBlock extends Span {
  readonly kind: 'definitionList';
  readonly children: readonly (TermBlock | DetailsBlock)[];
}

export interface TermBlock extends Span {
  readonly kind: 'term';
  readonly content: SourceText;
}

export interface DetailsBlock extends Span {
  readonly kind: 'details';
  readonly children: readonly Block[];
}

/** Raw HTML with Markdown in it: `<div markdown="1">`. A `text` in it is printed without `<p>`. */
export interface ElementBlock extends Span {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Block[];
}

export type Block =
  | MetadataBlock
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | ItemBlock
  | QuoteBlock
  | CodeBlock
  | FenceBlock
  | HtmlBlock
  | RuleBlock
  | TableBlock
  | TableRow
  | TableCell
  | DefinitionBlock
  | AbbreviationBlock
  | FootnoteBlock
  | DefinitionListBlock
  | TermBlock
  | DetailsBlock
  | ElementBlock;

export type BlockKind = Block['kind'];

/** Where a reference leads. */
export interface Reference {
  readonly url: string;
  readonly title: string | undefined;
}

/** A parsed draft. */
export interface SiteDocument {
  /** What was parsed: all offsets point into it. */
  readonly text: string;
  readonly children: readonly Block[];
  /** By lower-case label; the last definition of a label counts. */
  readonly references: ReadonlyMap<string, Reference>;
  /** In the order of their first definition. */
  readonly abbreviations: ReadonlyMap<string, string>;
  /** In the order of their first definition, which is the order in which they are printed and numbered. */
  readonly footnotes: ReadonlyMap<string, FootnoteBlock>;
  /** Raw output that was set aside before the blocks were looked at. */
  readonly stash: readonly StashEntry[];
}
