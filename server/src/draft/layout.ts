/** What the site makes of each line of a text: which lines begin items, and which are swallowed by what stands above. */
import { siteLines } from '../site/index.ts';
import type { Lines } from '../text/lines.ts';
import { siteDocumentOf } from './siteDocument.ts';

/** What a line is to the site: the kinds of {@link ../site/model.ts}, folded to what drafts tell apart. */
export type LineKind =
  | 'blank'
  | 'metadata'
  | 'heading'
  | 'item'
  | 'text'
  | 'quote'
  | 'definitionList'
  | 'code'
  | 'html'
  | 'comment'
  | 'table'
  | 'definition'
  | 'rule';

/** What the site makes of a line. */
export interface LineLayout {
  readonly kind: LineKind;
  /** Nesting depth in lists: 1 for a top item and its continuation lines, 0 outside lists. */
  readonly depth: number;
  /** Whether the line begins a list item in the site's eyes. */
  readonly startsItem: boolean;
  /** Whether the line begins a block of its own: it is not a continuation of the line above. */
  readonly startsBlock: boolean;
}

type SiteKind = ReturnType<typeof siteLines>[number]['kind'];

const KINDS: Readonly<Partial<Record<SiteKind, LineKind>>> = {
  blank: 'blank',
  metadata: 'metadata',
  heading: 'heading',
  code: 'code',
  fence: 'code',
  html: 'html',
  comment: 'comment',
  table: 'table',
  row: 'table',
  cell: 'table',
  definition: 'definition',
  abbreviation: 'definition',
  definitionList: 'definitionList',
  term: 'definitionList',
  rule: 'rule',
};

/**
 * Lays out a text line by line as the site's renderer reads it.
 *
 * @returns One entry a line, an empty last one included.
 */
export function layoutLines(lines: Lines): readonly LineLayout[] {
  return siteLines(siteDocumentOf(lines)).map(({ kind, depth, startsItem, startsBlock }, number) => {
    const folded = KINDS[kind] ?? 'text';
    // What stands in a quote has a kind of its own to the site; that it is quoted, its sign says.
    const quoted = folded === 'text' && /^ {0,3}>/.test(lines.line(number).text);
    return { kind: startsItem ? 'item' : quoted ? 'quote' : folded, depth, startsItem, startsBlock };
  });
}
