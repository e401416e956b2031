/** From a text's lines to other lines, as few edits as possible. */
import { diffIndices } from 'node-diff3';
import { minimiseEdits, type TextEdit } from './edit.ts';
import type { Lines } from './lines.ts';

/**
 * What turns the lines of a text into others. Lines that stay keep their own endings; new ones take the text's.
 *
 * @param before The text as it is.
 * @param after All lines of the text to come, the empty one behind a final line ending included.
 */
export function lineEdits(before: Lines, after: readonly string[]): readonly TextEdit[] {
  const { all, eol, text } = before;
  const old = all.map((line) => line.text);
  const { head, tail } = sharedEnds(old, after);
  const chunks = diffIndices(old.slice(head, old.length - tail), after.slice(head, after.length - tail));
  const edits = chunks.map(({ buffer1: [at, count], buffer2Content }): TextEdit => {
    const first = head + at;
    const next = first + count;
    const start = all[first]?.start ?? text.length;
    if (next < all.length) {
      const end = all[next]?.start ?? text.length;
      return { start, end, newText: buffer2Content.map((line) => `${line}${eol}`).join('') };
    }
    // At the text's very end: its last line has no ending of its own, the one before it gives or takes one.
    const above = all[first - 1];
    if (!above) return { start: 0, end: text.length, newText: buffer2Content.join(eol) };
    return { start: above.end, end: text.length, newText: buffer2Content.map((line) => `${eol}${line}`).join('') };
  });
  return minimiseEdits(text, edits);
}

/** How many lines two texts begin with alike, and, of the rest, how many they end with alike. */
export function sharedEnds(
  a: readonly string[],
  b: readonly string[],
): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}
