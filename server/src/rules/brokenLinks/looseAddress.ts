/** An address outside every link, and the questions asked of what stands around it. */
import type { Span } from '../../text/span.ts';

/** An address that no link holds, and what stands around it in its line. */
export interface LooseAddress {
  readonly start: number;
  /** Without punctuation that ends the sentence. */
  readonly end: number;
  /** From the line's start to the address. */
  readonly before: string;
  /** The end of `before`: patterns that end at the address need no more. */
  readonly near: string;
  /** From the address's start to the line's end. */
  readonly after: string;
  /** The address and what follows it without white space. */
  readonly run: string;
}

/** Longer lines are no one's writing, and quadratic to look around in. */
export const LONGEST_LINE = 4000;

/** As much stands near an address. */
const NEAR = 400;

/** @param run The address at `start`, with what follows it without white space. */
export function looseAddress(text: string, line: Span, start: number, run: string): LooseAddress {
  const before = text.slice(line.start, start);
  return {
    start,
    end: start + trimAddress(run).length,
    before,
    near: before.slice(-NEAR),
    after: text.slice(start, line.end),
    run,
  };
}

/** The length of an address up to the parenthesis that closes it, or -1: pairs within it are its own. */
export function matchingEnd(after: string): number {
  let depth = 0;
  for (let i = 0; i < after.length; i++) {
    const char = after[i];
    if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) return i;
  }
  return -1;
}

/** An address without the punctuation that ends the sentence around it. */
function trimAddress(run: string): string {
  let end = run.length;
  while (end > 0 && /[.,;:!?'"*_\])]/.test(run[end - 1] as string)) {
    const closer = run[end - 1];
    if (closer === ')' && count(run.slice(0, end), '(') >= count(run.slice(0, end), ')')) break;
    end--;
  }
  return run.slice(0, end);
}

/** How often a character stands in a text. */
export function count(text: string, char: string): number {
  let found = 0;
  for (let i = text.indexOf(char); i >= 0; i = text.indexOf(char, i + 1)) found++;
  return found;
}
