import type { Span } from './span.ts';

/**
 * Where a part of a text is after the text has changed in one place.
 *
 * @returns Its place, or `undefined` when the change was in it. What was inserted right before or behind it is not in it.
 */
export function followSpan({ start, end }: Span, before: string, after: string): Span | undefined {
  const most = Math.min(before.length, after.length);
  // What both texts begin with, and what they end with, each as long as can be: together they may be longer than the text.
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (end <= head) return { start, end };
  let tail = 0;
  while (tail < most && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail))
    tail++;
  const shift = after.length - before.length;
  return start >= before.length - tail ? { start: start + shift, end: end + shift } : undefined;
}
