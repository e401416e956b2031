import { type LineRange, linesNewSince } from '../hosts/git.ts';
import type { Finding } from '../rules/define.ts';
import type { Span } from '../text/span.ts';

/** Which findings of a file touch a line that is new. */
export type Newness = (file: string, text: string, findings: readonly Finding[]) => Promise<readonly Finding[]>;

/** Asks git what is new since a revision; without one, everything is. */
export function newnessSince(revision: string | undefined): Newness {
  if (revision === undefined) return async (_, __, findings) => findings;
  const newLines = linesNewSince(revision);
  return async (file, text, findings) => {
    const ranges = await newLines(file);
    if (ranges === 'all') return findings;
    const spans = spansOf(text, ranges);
    return findings.filter(({ span }) => spans.some((added) => touches(span, added)));
  };
}

/** From the first character of each range to the last, without the ending of its last line. */
function spansOf(text: string, ranges: readonly LineRange[]): readonly Span[] {
  // Git knows line feeds alone; a carriage return by itself is a character to it.
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const startOf = (line: number): number => starts[line] ?? text.length;
  return ranges.map(({ first, last }) => ({
    start: startOf(first),
    end: Math.max(startOf(first), (starts[last + 1] ?? text.length + 1) - 1),
  }));
}

/** What ends where a line begins does not touch it, unless there is nothing more to it. */
function touches(span: Span, added: Span): boolean {
  if (span.start > added.end) return false;
  return span.end > added.start || span.start === added.start;
}
