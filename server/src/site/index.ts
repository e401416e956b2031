/**
 * The site's Markdown.
 *
 * The newsletter's site renders drafts with Python-Markdown 3.7 and its extensions codehilite, extra, meta and toc (with
 * anchor links), not with CommonMark. This library says what the site makes of a draft: the blocks (`parseSite`), line by line
 * (`siteLines`), the inline structure of a text (`parseInlines`), and HTML (`renderSite`). Everything carries UTF-16 offsets
 * into the original text, byte order mark and `\r` included. It was written from documented and observed behaviour; the tests
 * compare it with what the site printed. No input makes it fail, and its time grows with the size of the input.
 *
 * Out of scope, because a newsletter has no use for it:
 * - the spans of syntax highlighting (and line numbers, `linenos`): code is printed as plain text;
 * - raw HTML with Markdown in it (`markdown="1"`) is read as the site reads it, but for this: a list or quote behind such a
 *   list or quote begins anew, headings within one that are raw HTML get no id, and what ends such a paragraph, or never ends
 *   in it, keeps its own tags;
 * - `[TOC]` and `///Footnotes Go Here///`: text like any other;
 * - containers nested deeper than 200: their markers are text.
 */
export {
  contentOf,
  type InlineNode,
  isEscapable,
  parseInlines,
} from './inlines.ts';
export { lineAt, lineStarts, type SiteLine, siteLines } from './lines.ts';
export type * from './model.ts';
export { parseSite } from './parse.ts';
export { isBlockTag } from './rawhtml.ts';
export { type PrintedTree, printedTree, type RenderOptions, renderDocument, renderSite } from './render.ts';
export { offsetAfter, offsetOf, type Piece, type SourceText } from './source.ts';
export { rawMarkIndex, type StashEntry } from './stash.ts';
export { type Element, makeElement } from './tree.ts';
