import type { Span } from './span.ts';

/** Replaces one span of a text. An empty span inserts, an empty `newText` deletes. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** Replaces a span by a text. */
export function replace({ start, end }: Span, newText: string): TextEdit {
  return { start, end, newText };
}

/** Inserts a text before the character at `offset`. */
export function insert(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText };
}

/** Deletes a span. */
export function remove({ start, end }: Span): TextEdit {
  return { start, end, newText: '' };
}

/**
 * Puts edits in the order of the text.
 *
 * @returns The edits sorted by place, or `undefined` when two of them overlap: one of them would then be lost or garbled.
 *   Two insertions at one place keep their order; an insertion may touch the edge of a replacement.
 */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] | undefined {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map(({ edit }) => edit);
  for (let i = 1; i < sorted.length; i++) {
    if ((sorted[i - 1] as TextEdit).end > (sorted[i] as TextEdit).start) return undefined;
  }
  return sorted;
}

/**
 * Applies edits to the text that they were made for.
 *
 * @throws RangeError when edits overlap or lie outside the text: a programming error, never bad input.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = sortEdits(edits);
  if (!sorted) throw new RangeError('edits overlap');
  let result = '';
  let done = 0;
  for (const { start, end, newText } of sorted) {
    if (start < 0 || end > text.length) throw new RangeError('an edit lies outside the text');
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}

/**
 * Takes off an edit's two ends what it would write back unchanged, so that cursors and marks there stay where they are.
 * Surrogate pairs, and the two characters of a `\r\n`, stay together: no editor has a position between them.
 */
export function minimiseEdit(text: string, { start, end, newText }: TextEdit): TextEdit {
  const old = text.slice(start, end);
  const most = Math.min(old.length, newText.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === newText.charCodeAt(head)) head++;
  if (isPair(old, head) || isPair(newText, head)) head--;
  let tail = 0;
  while (
    tail < most - head &&
    old.charCodeAt(old.length - 1 - tail) === newText.charCodeAt(newText.length - 1 - tail)
  ) {
    tail++;
  }
  if (isPair(old, old.length - tail) || isPair(newText, newText.length - tail)) tail--;
  return { start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail) };
}

/** Whether the edit changes nothing. */
export function isNoop(text: string, { start, end, newText }: TextEdit): boolean {
  return text.slice(start, end) === newText;
}

/** Edits as minimal ones, in order, without those that change nothing. */
export function minimiseEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const sorted = sortEdits(edits);
  if (!sorted) throw new RangeError('edits overlap');
  return sorted.filter((edit) => !isNoop(text, edit)).map((edit) => minimiseEdit(text, edit));
}

/** Edits of one text that neither overlap nor touch each other, so that their order does not matter. */
export class EditSet {
  /** In the order of the text. */
  readonly #edits: TextEdit[] = [];

  get edits(): readonly TextEdit[] {
    return this.#edits;
  }

  /** Adds edits that belong together, all or none. @returns Whether they keep clear of those that are in the set. */
  add(edits: readonly TextEdit[]): boolean {
    const sorted = sortEdits(edits);
    if (!sorted?.every((edit) => this.#isClear(edit))) return false;
    for (const edit of sorted) this.#edits.splice(this.#indexBehind(edit.start), 0, edit);
    return true;
  }

  #isClear({ start, end }: TextEdit): boolean {
    const next = this.#indexBehind(start);
    const before = this.#edits[next - 1];
    const behind = this.#edits[next];
    return (!before || before.end < start) && (!behind || end < behind.start);
  }

  /** The place of the first edit that begins behind an offset. */
  #indexBehind(offset: number): number {
    let low = 0;
    let high = this.#edits.length;
    if (high && (this.#edits[high - 1] as TextEdit).start <= offset) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edits[middle] as TextEdit).start <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Follows a text through several rounds of edits and says, at the end, what became of the first text, as one set of
 * minimal edits. What no round touched is never replaced, so cursors, marks and comments there keep their place.
 */
export class EditTrail {
  readonly #original: string;
  /** The text as it stands: pieces of the original, and what the rounds wrote. */
  #pieces: readonly Piece[];
  #text: string;

  constructor(text: string) {
    this.#original = text;
    this.#text = text;
    this.#pieces = [{ start: 0, end: text.length, newText: undefined }];
  }

  /** The text after all rounds so far. */
  get text(): string {
    return this.#text;
  }

  /** Applies one round of edits, made for {@link text}. @throws RangeError as {@link applyEdits} does. */
  apply(edits: readonly TextEdit[]): void {
    const sorted = sortEdits(edits);
    if (!sorted) throw new RangeError('edits overlap');
    this.#text = applyEdits(this.#text, sorted);
    const next: Piece[] = [];
    const queue = [...this.#pieces];
    let offset = 0;
    let at = 0;
    const take = (until: number, keep: boolean): void => {
      while (offset < until && at < queue.length) {
        const piece = queue[at] as Piece;
        const length = piece.newText === undefined ? piece.end - piece.start : piece.newText.length;
        const used = Math.min(length, until - offset);
        if (keep) next.push(slicePiece(piece, 0, used));
        if (used === length) at++;
        else queue[at] = slicePiece(piece, used, length);
        offset += used;
      }
    };
    for (const { start, end, newText } of sorted) {
      take(start, true);
      take(end, false);
      if (newText) next.push({ start: 0, end: 0, newText });
    }
    take(Number.POSITIVE_INFINITY, true);
    this.#pieces = next;
  }

  /** What turns the original into {@link text}: sorted, disjoint, minimal. */
  edits(): TextEdit[] {
    const result: TextEdit[] = [];
    let done = 0;
    let written = '';
    const flush = (until: number): void => {
      if (until > done || written) result.push({ start: done, end: until, newText: written });
      written = '';
    };
    for (const piece of this.#pieces) {
      if (piece.newText !== undefined) {
        written += piece.newText;
        continue;
      }
      if (piece.end === piece.start) continue;
      flush(piece.start);
      done = piece.end;
    }
    flush(this.#original.length);
    return minimiseEdits(this.#original, result);
  }
}

interface Piece extends Span {
  /** What a round wrote; `undefined` for a piece of the original. */
  readonly newText: string | undefined;
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  return piece.newText === undefined
    ? { start: piece.start + from, end: piece.start + to, newText: undefined }
    : { start: 0, end: 0, newText: piece.newText.slice(from, to) };
}

/** Whether a text must not be cut at a place: between the halves of a surrogate pair, or within `\r\n`. */
function isPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (
    (before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff) || (before === 0x0d && after === 0x0a)
  );
}
