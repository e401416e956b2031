/** Where the site shows a draft otherwise than GitHub does, with the rule that says why. */
import { differencesOf } from '../difference/index.ts';
import type { Draft } from '../draft/model.ts';
import { causesOf } from '../rules/causes.ts';

/** Lines that the site shows otherwise than GitHub. */
export interface ShownDifference {
  /** Zero-based; the last one included. */
  readonly startLine: number;
  readonly endLine: number;
  /** What readers see. */
  readonly message: string;
  /** The rule that says why. */
  readonly rule: string;
}

/** The differences of a draft, in the order of the text. */
export function shownDifferences(draft: Draft): readonly ShownDifference[] {
  const found = differencesOf(draft);
  if (!found.length) return [];
  const causeOf = causesOf(draft);
  return found.map(({ line, lastLine, message }) => ({
    startLine: line,
    endLine: lastLine,
    message,
    rule: causeOf(line, lastLine) ?? 'site-differs',
  }));
}
