/** What the site makes of each line: the question a linter asks. */
import type { Block, BlockKind, SiteDocument } from './model.ts';

/** What the site makes of one line of the original. */
export interface SiteLine {
  /**
   * The kind of the innermost block the line belongs to, except that the leading text of an item counts as `item`, cells as
   * `table`, and terms and details of a definition list as `definitionList`. `blank` where there is no block.
   */
  readonly kind: BlockKind | 'blank';
  /** How many lists the line stands in; 0 outside lists. */
  readonly depth: number;
  /** Does a list item begin in this line? */
  readonly startsItem: boolean;
  /** Does a block (of any kind, innermost or not) begin in this line? */
  readonly startsBlock: boolean;
}

/** Offsets at which the lines of `text` begin; `\n`, `\r\n` and `\r` end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

const BLANK: SiteLine = { kind: 'blank', depth: 0, startsItem: false, startsBlock: false };

/**
 * One entry for each line of the original text, an empty last one included.
 */
export function siteLines(document: SiteDocument): SiteLine[] {
  const starts = lineStarts(document.text);
  const lines: SiteLine[] = starts.map(() => BLANK);
  const mark = (block: Block, kind: BlockKind, depth: number, startsItem: boolean): void => {
    const first = lineAt(starts, block.start);
    const last = lineAt(starts, Math.max(block.start, block.end - 1));
    for (let i = first; i <= last; i++) {
      const begins = i === first;
      const before = lines[i] ?? BLANK;
      lines[i] = {
        kind,
        depth,
        startsItem: begins ? startsItem || before.startsItem : before.startsItem,
        startsBlock: begins || before.startsBlock,
      };
    }
  };
  for (const block of document.children) visit(block, 0, mark);
  return lines.map((line, i) => {
    const blank = isEmpty(document.text, starts[i] ?? 0, starts[i + 1] ?? document.text.length);
    const kept = line.kind === 'fence' || line.kind === 'html' || line.kind === 'comment' || line.kind === 'code';
    return blank && !kept ? BLANK : line;
  });
}

function isEmpty(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 0xfeff) return false;
  }
  return true;
}

/** Index of the line that holds the offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

type Mark = (block: Block, kind: BlockKind, depth: number, startsItem: boolean) => void;

function visit(block: Block, depth: number, mark: Mark): void {
  switch (block.kind) {
    case 'list':
      for (const item of block.children) visit(item, depth + 1, mark);
      return;
    case 'item': {
      const first = block.children[0];
      mark({ ...block, end: first ? block.start : block.end }, 'item', depth, true);
      block.children.forEach((child, index) => {
        if (index === 0 && (child.kind === 'text' || child.kind === 'paragraph')) mark(child, 'item', depth, false);
        else visit(child, depth, mark);
      });
      return;
    }
    case 'quote':
    case 'footnote':
      mark(block, block.kind, depth, false);
      for (const child of block.children) visit(child, depth, mark);
      return;
    case 'element':
      mark(block, 'html', depth, false);
      for (const child of block.children) if (child.kind !== 'text') visit(child, depth, mark);
      return;
    case 'definitionList':
      for (const child of block.children) visit(child, depth, mark);
      return;
    case 'details':
      mark(block, 'definitionList', depth, false);
      for (const child of block.children) {
        if (child.kind !== 'text') visit(child, depth, mark);
      }
      return;
    case 'term':
      mark(block, 'definitionList', depth, false);
      return;
    case 'text':
      mark(block, 'item', depth, false);
      return;
    default:
      mark(block, block.kind, depth, false);
  }
}
