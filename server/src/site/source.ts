/**
 * Text that knows where it came from.
 *
 * The site changes the text before it parses it (tabs become spaces, line endings become `\n`, quotes and lists take their
 * indentation away, code is set aside), and a linter has to point into what the user wrote. So every text in here is a
 * `SourceText`: a string plus the pieces of the original it was made of. Offsets are UTF-16 offsets into the original text,
 * byte order mark and `\r` included.
 */

/**
 * A stretch of a `SourceText`: `length` units of its text from `at` on stand for `[start, end)` of the original. When both
 * have the same length they correspond unit by unit; otherwise (a tab, a `\r\n`, something set aside) only the ends do.
 */
export interface Piece {
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

/** A text and its origin. The pieces are in order and cover the text without gaps. */
export interface SourceText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Offset in the original where the text begins: the only thing an empty text knows. */
  readonly start: number;
}

/** Replaces `[from, to)` of a `SourceText` by `text`, which then stands for what was replaced as a whole. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Collects text and pieces; neighbours that continue each other in the original become one piece. */
export class SourceTextBuilder {
  private readonly parts: string[] = [];
  private readonly pieces: { at: number; length: number; start: number; end: number }[] = [];
  private length = 0;
  private readonly start: number;

  constructor(start: number) {
    this.start = start;
  }

  /** Appends `text`, which stands for `[start, end)` of the original. */
  add(text: string, start: number, end: number): void {
    if (text === '') return;
    this.parts.push(text);
    const last = this.pieces[this.pieces.length - 1];
    if (last && last.end === start && last.length === last.end - last.start && text.length === end - start) {
      last.length += text.length;
      last.end = end;
    } else {
      this.pieces.push({ at: this.length, length: text.length, start, end });
    }
    this.length += text.length;
  }

  /** Appends `[from, to)` of another text, origin and all. */
  addSlice(source: SourceText, from: number, to: number): void {
    if (to <= from) return;
    for (let i = pieceAt(source.pieces, from); i < source.pieces.length; i++) {
      const piece = source.pieces[i];
      if (!piece || piece.at >= to) break;
      const first = Math.max(from, piece.at);
      const last = Math.min(to, piece.at + piece.length);
      this.add(source.text.slice(first, last), startWithin(piece, first), endWithin(piece, last));
    }
  }

  build(): SourceText {
    return { text: this.parts.join(''), pieces: this.pieces, start: this.pieces[0]?.start ?? this.start };
  }
}

/** Index of the piece that holds unit `index` of the text (the last one when it is the text's end). */
function pieceAt(pieces: readonly Piece[], index: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

function startWithin(piece: Piece, index: number): number {
  if (piece.length === piece.end - piece.start) return piece.start + (index - piece.at);
  return index >= piece.at + piece.length ? piece.end : piece.start;
}

function endWithin(piece: Piece, index: number): number {
  if (piece.length === piece.end - piece.start) return piece.start + (index - piece.at);
  return index <= piece.at ? piece.start : piece.end;
}

/** Offset in the original at which unit `index` of the text begins. */
export function offsetOf(source: SourceText, index: number): number {
  const piece = source.pieces[pieceAt(source.pieces, index)];
  return piece ? startWithin(piece, index) : source.start;
}

/** Offset in the original at which the unit before `index` ends: where a span that ends at `index` ends. */
export function offsetAfter(source: SourceText, index: number): number {
  if (index <= 0) return offsetOf(source, 0);
  const piece = source.pieces[pieceAt(source.pieces, index - 1)];
  return piece ? endWithin(piece, index) : source.start;
}

/** `[from, to)` of a text as a text of its own. */
export function sliceSource(source: SourceText, from: number, to: number): SourceText {
  if (from <= 0 && to >= source.text.length) return source;
  const only = source.pieces.length === 1 ? source.pieces[0] : undefined;
  if (only && only.length === only.end - only.start) {
    const text = source.text.slice(from, to);
    const start = only.start + from;
    const pieces = text === '' ? [] : [{ at: 0, length: text.length, start, end: start + text.length }];
    return { text, pieces, start };
  }
  const builder = new SourceTextBuilder(offsetOf(source, from));
  builder.addSlice(source, from, to);
  return builder.build();
}

/** The text with some ranges replaced; `replacements` are in order and do not overlap. */
export function replaceInSource(source: SourceText, replacements: readonly Replacement[]): SourceText {
  if (replacements.length === 0) return source;
  const builder = new SourceTextBuilder(source.start);
  let from = 0;
  for (const edit of replacements) {
    builder.addSlice(source, from, edit.from);
    builder.add(edit.text, offsetOf(source, edit.from), offsetAfter(source, edit.to));
    from = edit.to;
  }
  builder.addSlice(source, from, source.text.length);
  return builder.build();
}

/** A text that has no origin of its own and stands for `[start, end)`. */
export function syntheticSource(text: string, start: number, end: number): SourceText {
  return { text, pieces: text === '' ? [] : [{ at: 0, length: text.length, start, end }], start };
}

// White space as the site's renderer understands it: it differs from JavaScript's in U+001C..U+001F and U+0085 (white space
// there) and U+FEFF (none there).
export const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** Is this UTF-16 unit white space to the site? */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return (code >= 0x09 && code <= 0x0d) || code >= 0x1c;
  if (code < 0xa0) return code === 0x85;
  if (code === 0xa0 || code === 0x1680) return true;
  if (code < 0x2000) return false;
  if (code <= 0x200a) return true;
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** The range of `text` that is left when white space is taken off both ends. */
export function trimmedRange(text: string): [from: number, to: number] {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

/** `text` without the site's white space at its ends. */
export function trim(text: string): string {
  const [from, to] = trimmedRange(text);
  return text.slice(from, to);
}

/** Is there nothing but white space? */
export function isBlank(text: string): boolean {
  const [from, to] = trimmedRange(text);
  return from >= to;
}

/**
 * How many spaces, or other given characters, `text` begins with.
 *
 * @param from where to begin to count
 */
export function countLeading(text: string, char: string, from = 0): number {
  let index = from;
  while (index < text.length && text[index] === char) index++;
  return index - from;
}

const TAB_SIZE = 4;
/** Two control characters mark what was set aside (see `stash.ts`): the site drops them from the text for that reason. */
const NEEDS_NORMALISING = /[\t\r\x02\x03]|\n +\n/;

/**
 * The text as the site begins with it: no byte order mark, `\n` for every line ending, tabs expanded to columns of four,
 * lines of spaces emptied (but not the first one), and two newlines at the end.
 */
export function normalise(original: string): SourceText {
  const begin = original.charCodeAt(0) === 0xfeff ? 1 : 0;
  const builder = new SourceTextBuilder(begin);
  if (!NEEDS_NORMALISING.test(original) && !/\n +$/.test(original.slice(-1000))) {
    builder.add(original.slice(begin), begin, original.length);
  } else {
    let start = begin;
    while (start <= original.length) {
      let end = start;
      while (end < original.length && original.charCodeAt(end) !== 10 && original.charCodeAt(end) !== 13) end++;
      const next = original.startsWith('\r\n', end) ? end + 2 : end + 1;
      addNormalisedLine(builder, original, start, end, start > begin);
      if (end < original.length) builder.add('\n', end, next);
      start = next;
    }
  }
  builder.add('\n\n', original.length, original.length);
  return builder.build();
}

function addNormalisedLine(
  builder: SourceTextBuilder,
  original: string,
  start: number,
  end: number,
  mayEmpty: boolean,
): void {
  const line = original.slice(start, end);
  if (mayEmpty && /^[ \t\x02\x03]*$/.test(line)) return;
  if (!/[\t\x02\x03]/.test(line)) {
    builder.add(line, start, end);
    return;
  }
  let column = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 2 || code === 3) continue;
    if (code === 9) {
      const width = TAB_SIZE - (column % TAB_SIZE);
      builder.add(' '.repeat(width), start + i, start + i + 1);
      column += width;
    } else {
      builder.add(line[i] ?? '', start + i, start + i + 1);
      // A pair of surrogates is one column.
      if (code < 0xdc00 || code > 0xdfff) column++;
    }
  }
}
