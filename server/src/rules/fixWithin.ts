/** All that can be mended within a part of a text. */
import type { Span } from '../text/span.ts';
import type { Finding, Fix } from './define.ts';
import { type FixAllResult, fixAll } from './engine.ts';

/**
 * {@link fixAll} for findings that begin within a span, by fixes that stay within it.
 *
 * @param within Of the text as it is; behind it nothing changes, so that it ends as far from the text's end in every round.
 * @param check Findings of a text.
 * @param pick The fix to apply for a finding.
 */
export function fixWithin(
  text: string,
  within: Span,
  check: (text: string) => readonly Finding[],
  pick: (finding: Finding) => Fix | undefined,
): FixAllResult {
  const behind = text.length - within.end;
  let { length } = text;
  const isWithin = ({ start, end }: Span): boolean => start >= within.start && end <= length - behind;
  return fixAll(
    text,
    (now) => {
      length = now.length;
      return check(now);
    },
    (finding) => {
      const { start } = finding.span;
      const fix = isWithin({ start, end: start }) ? pick(finding) : undefined;
      return fix?.edits.every(isWithin) ? fix : undefined;
    },
  );
}
