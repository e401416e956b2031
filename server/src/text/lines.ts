import type { Span } from './span.ts';

/** One line of a text: its content, without the line ending that closes it. */
export interface Line extends Span {
  /** Zero-based, as in the Language Server Protocol. */
  readonly number: number;
  /** The content, without its line ending. */
  readonly text: string;
  /** Offset of the next line's first character: after this line's ending, or the text's length. */
  readonly next: number;
}

/** A place as an editor counts it: zero-based line, zero-based UTF-16 character within it (LSP `Position`). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The line endings that a text can use. LSP counts a lone carriage return as one, too. */
export type Eol = '\n' | '\r\n' | '\r';

/** A text cut into lines, with the ways back and forth between offsets and positions. */
export interface Lines {
  readonly text: string;
  readonly all: readonly Line[];
  /** The ending that most lines use; what inserted lines end with. */
  readonly eol: Eol;
  /** The line that holds an offset; offsets outside the text give the first or last line. */
  at(offset: number): Line;
  /** A line by number; numbers outside the text give the first or last line. */
  line(number: number): Line;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

/**
 * Cuts a text into lines.
 *
 * @param text The whole text, as the editor holds it.
 * @returns At least one line, even for an empty text.
 */
export function splitLines(text: string): Lines {
  const all: Line[] = [];
  const counts = { '\n': 0, '\r\n': 0, '\r': 0 };
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
    counts[match[0] as Eol]++;
    const next = match.index + match[0].length;
    all.push({ number: all.length, start, end: match.index, next, text: text.slice(start, match.index) });
    start = next;
  }
  all.push({ number: all.length, start, end: text.length, next: text.length, text: text.slice(start) });

  const first = all[0] as Line;
  const last = all[all.length - 1] as Line;
  const line = (number: number): Line => all[number] ?? (number < 0 ? first : last);
  const at = (offset: number): Line => {
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((all[middle] as Line).start <= offset) low = middle;
      else high = middle - 1;
    }
    return line(low);
  };
  return {
    text,
    all,
    eol: counts['\r\n'] > counts['\n'] ? '\r\n' : counts['\r'] > counts['\n'] ? '\r' : '\n',
    at,
    line,
    positionAt(offset) {
      const holder = at(offset);
      return { line: holder.number, character: Math.max(0, Math.min(offset, holder.end) - holder.start) };
    },
    offsetAt(position) {
      if (position.line >= all.length) return text.length;
      const holder = line(position.line);
      return Math.min(holder.end, holder.start + Math.max(0, position.character));
    },
  };
}

/** The lines of a text without their endings, for those who do not ask where they stand. */
export function lineTexts(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** `text` with every line ending replaced by `eol`: what a fix wrote with `\n` becomes the document's own. */
export function withEol(text: string, eol: Eol): string {
  return eol === '\n' && !text.includes('\r') ? text : text.replace(/\r\n|\n|\r/g, eol);
}
