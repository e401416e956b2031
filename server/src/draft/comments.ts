import type { Line, Lines } from '../text/lines.ts';
import type { LineLayout } from './layout.ts';
import type { Comment } from './model.ts';

/** What the editors' merge tool writes behind an item: `<!-- url=… submerge-pr=N sha=… author=… title=… -->`. */
const MERGE_MARKER = /\bsubmerge-pr=|^\s*url=\S+\s+\S*pr=/;

/**
 * Finds the comments of a text, in order. A `<!--` in code is text. An unclosed comment ends with its line: the site
 * prints it, and what follows is not lost to it.
 */
export function findComments(lines: Lines, layout: readonly LineLayout[]): readonly Comment[] {
  const { text } = lines;
  const comments: Comment[] = [];
  const inCodeSpan = codeSpans();
  const lastClose = text.lastIndexOf('-->');
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    if (start < 0) return comments;
    const first = lines.at(start);
    if (layout[first.number]?.kind === 'code' || inCodeSpan(first, start - first.start)) {
      from = start + 4;
      continue;
    }
    const close = lastClose < start + 4 ? -1 : text.indexOf('-->', start + 4);
    const end = close < 0 ? first.end : close + 3;
    const inner = text.slice(start + 4, close < 0 ? end : close);
    comments.push({
      start,
      end,
      line: first.number,
      lastLine: lines.at(end).number,
      text: inner,
      closed: close >= 0,
      mergeMarker: MERGE_MARKER.test(inner),
    });
    from = Math.max(end, start + 4);
  }
}

/**
 * Whether a character stands within a one-line code span: behind an odd number of backticks that a later one closes. Asked
 * for places in the order of the text, each line is counted once.
 */
function codeSpans(): (line: Line, character: number) => boolean {
  let at: Line | undefined;
  let counted = 0;
  let odd = false;
  let last = -1;
  return (line, character) => {
    if (line !== at) {
      at = line;
      counted = 0;
      odd = false;
      last = line.text.lastIndexOf('`');
    }
    for (; counted < character; counted++) if (line.text.charCodeAt(counted) === 0x60) odd = !odd;
    return odd && last >= character;
  };
}
