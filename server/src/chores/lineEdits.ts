/** From a text's lines to other lines, as few edits as possible. */
import { diffIndices } from 'node-diff3';
import type { Draft } from '../draft/model.ts';
import { minimiseEdits, type TextEdit } from '../text/edit.ts';

/**
 * What turns the lines of a draft into others. Lines that stay keep their own endings; new ones take the draft's.
 *
 * @param lines All lines of the text to come, the empty one behind a final line ending included.
 */
export function lineEdits({ lines: { all, eol }, text }: Draft, lines: readonly string[]): readonly TextEdit[] {
  const old = all.map((line) => line.text);
  let head = 0;
  while (head < old.length && head < lines.length && old[head] === lines[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < lines.length - head &&
    old[old.length - 1 - tail] === lines[lines.length - 1 - tail]
  )
    tail++;
  const chunks = diffIndices(old.slice(head, old.length - tail), lines.slice(head, lines.length - tail));
  const edits = chunks.map(({ buffer1: [at, count], buffer2Content }): TextEdit => {
    const first = head + at;
    const after = first + count;
    const start = all[first]?.start ?? text.length;
    if (after < all.length) {
      const end = all[after]?.start ?? text.length;
      return { start, end, newText: buffer2Content.map((line) => `${line}${eol}`).join('') };
    }
    // At the text's very end: its last line has no ending of its own, the one before it gives or takes one.
    const above = all[first - 1];
    if (!above) return { start: 0, end: text.length, newText: buffer2Content.join(eol) };
    return { start: above.end, end: text.length, newText: buffer2Content.map((line) => `${eol}${line}`).join('') };
  });
  return minimiseEdits(text, edits);
}
