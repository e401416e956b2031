/** Inline nodes as the rest of the engine knows them: mdast's phrasing content, with spans. */
import type { Span } from '../text/span.ts';

/** Where a link's address comes from: `[t](u)`, `[t][label]`, or `<u>`. */
export type LinkForm = 'inline' | 'reference' | 'autolink';

/** A link or image. The spans lie within the parsed text. */
export interface InlineLink extends Span {
  readonly type: 'link' | 'image';
  readonly form: LinkForm;
  /** The address as a reader's browser gets it: escapes and character references decoded. Empty for an unresolved label. */
  readonly url: string;
  /** The address as it stands in the text, without angle brackets; for a reference its label. */
  readonly urlSpan: Span;
  /** What stands between the brackets; for an autolink the address. */
  readonly textSpan: Span;
  readonly children: readonly Inline[];
}

/** Emphasis, strong emphasis: nodes that hold others. */
export interface InlineContainer extends Span {
  readonly type: 'emphasis' | 'strong';
  readonly children: readonly Inline[];
}

/** Nodes that hold text only. */
export interface InlineLeaf extends Span {
  readonly type: 'text' | 'code' | 'html' | 'break';
  /** The text that a reader sees; for `html` the source. */
  readonly value: string;
}

/** An inline node (mdast phrasing content), with spans in place of line-and-column points. */
export type Inline = InlineLink | InlineContainer | InlineLeaf;

/** Reference labels match without regard to case and white space (CommonMark 0.31, "matches"). */
export function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
