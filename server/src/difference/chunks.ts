/**
 * A text cut where GitHub's Markdown begins anew, so that an edit pays for the piece that it touched.
 *
 * A line in the first column, or the second, begins anew when it is a heading or an item, or when a blank line stands above:
 * what is in a list begins in the third. Code and raw HTML go on over such lines, so a piece that could be within one takes in what follows, up
 * to where it ends for certain. Pieces that are too large cost time; a cut in the wrong place would cost the truth.
 */
import type { Lines } from '../text/lines.ts';

/** Lines that GitHub reads by themselves as it reads them in the whole text. */
export interface Chunk {
  /** Line numbers, the last one not included. */
  readonly first: number;
  readonly after: number;
}

const BEGINS = /^ ?(?:#{1,6}(?:[ \t]|$)|[*+-][ \t]+[^\s])/;
const FENCE = /^[\s>*+\-\d.)]*(`{3,}|~{3,})/;
/** What raw HTML can begin with, behind the signs of quotes and items. */
const HTML = /^[\s>*+\-\d.)]*<[a-zA-Z/!?]/;
const LONG_HTML: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^[\s>*+\-\d.)]*<!--/, /-->/],
  [/^[\s>*+\-\d.)]*<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^[\s>*+\-\d.)]*<\?/, /\?>/],
  [/^[\s>*+\-\d.)]*<!\[CDATA\[/, /\]\]>/],
  [/^[\s>*+\-\d.)]*<![a-zA-Z]/, />/],
];
/** Numbered items number on over blank lines. */
const NUMBERED = /^ ?\d{1,9}[.)]/;

/** @param from the first line to take */
export function chunksOf(lines: Lines, from = 0): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let first = from;
  let blankAbove = true;
  let fence: string | undefined;
  let until: RegExp | undefined;
  let html = false;
  for (let number = from; number < lines.all.length; number++) {
    const text = lines.line(number).text;
    const blank = !/[^ \t]/.test(text);
    if (fence === undefined && until === undefined) {
      const anew = /^ ?[^ \t]/.test(text) && ((blankAbove && !NUMBERED.test(text)) || (!html && BEGINS.test(text)));
      if (anew && number > first) {
        chunks.push({ first, after: number });
        first = number;
      }
      if (blank || anew) html = false;
      const open = FENCE.exec(text)?.[1];
      if (open !== undefined) fence = open;
      else if (HTML.test(text)) {
        html = true;
        const long = LONG_HTML.find(([begin]) => begin.test(text));
        // A comment may end in the line that it begins in, but not before it begins.
        const rest = long && text.slice((long[0].exec(text) as RegExpExecArray)[0].length);
        if (long && rest !== undefined && !long[1].test(rest)) until = long[1];
      }
    } else if (fence !== undefined) {
      const close = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(text)?.[1];
      if (close?.startsWith(fence)) fence = undefined;
    } else if (until?.test(text)) {
      until = undefined;
      html = true;
    }
    blankAbove = blank;
  }
  if (first < lines.all.length) chunks.push({ first, after: lines.all.length });
  return chunks;
}
