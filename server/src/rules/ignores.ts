/**
 * Findings that a person has looked at and lets be: by a comment in the draft, which the site hides, or by an entry in
 * the repository's `twir.json`.
 */
import type { Comment, Draft } from '../draft/model.ts';
import { remove } from '../text/edit.ts';
import { type Span, span } from '../text/span.ts';
import type { Finding, UnusedIgnore } from './define.ts';

/** An entry of `ignore` in `twir.json`. */
export interface IgnoreEntry {
  readonly rule: string;
  /** The issue's date; without it the entry is for every issue. */
  readonly issue?: string | undefined;
  /** The line on which the finding begins, without white space around it. */
  readonly line: string;
  /** Why, for the next reader. */
  readonly reason?: string | undefined;
}

/** `<!-- twir-ignore: rule, rule -->`: behind what it is about, or on a line of its own above it. */
const COMMENT = /^(\s*twir-ignore:?\s+)([a-z-]+(?:\s*,\s*[a-z-]+)*)\s*$/;

interface Ignore {
  readonly comment: Comment;
  readonly rule: string;
  readonly span: Span;
  /** The lines that it speaks of. */
  readonly lines: readonly [first: number, last: number];
  used: boolean;
}

/** How a draft's findings are sifted. */
export interface Sieve {
  /** Whether a finding is ignored; what ignored it is then known to be of use. */
  ignores(finding: Pick<Finding, 'rule' | 'span'>): boolean;
  unused(isKnown: (rule: string) => boolean): readonly UnusedIgnore[];
  /** Entries of `twir.json` for this issue that ignored nothing. */
  unusedEntries(): readonly IgnoreEntry[];
}

/** Makes the sieve of a draft. */
export function createSieve(draft: Draft, entries: readonly IgnoreEntry[]): Sieve {
  const comments = draft.comments.flatMap((comment) => ignoresOf(draft, comment));
  const own = entries.filter(({ issue }) => issue === undefined || issue === draft.date);
  const usedEntries = new Set<IgnoreEntry>();
  return {
    ignores({ rule, span: at }) {
      const first = draft.lines.at(at.start);
      const last = draft.lines.at(at.end).number;
      const comment = comments.find(
        (ignore) => ignore.rule === rule && ignore.lines[0] <= last && first.number <= ignore.lines[1],
      );
      if (comment) comment.used = true;
      const text = first.text.trim();
      const entry = own.find((candidate) => candidate.rule === rule && candidate.line.trim() === text);
      if (entry) usedEntries.add(entry);
      return comment !== undefined || entry !== undefined;
    },
    unused: (isKnown) =>
      comments
        .filter(({ used }) => !used)
        .map(
          (ignore): UnusedIgnore => ({
            rule: ignore.rule,
            span: ignore.span,
            removal: remove(removalOf(draft, ignore, comments)),
            known: isKnown(ignore.rule),
          }),
        ),
    unusedEntries: () => own.filter((entry) => entry.issue !== undefined && !usedEntries.has(entry)),
  };
}

/** The names of rules that comments of a draft ignore, with their places. */
export function ignoredRules(draft: Draft): readonly Pick<Ignore, 'rule' | 'span'>[] {
  return draft.comments.flatMap((comment) => ignoresOf(draft, comment));
}

/** What ignores a rule when it is put behind a line. */
export function ignoreComment(rule: string): string {
  return ` <!-- twir-ignore: ${rule} -->`;
}

function ignoresOf(draft: Draft, comment: Comment): readonly Ignore[] {
  const match = COMMENT.exec(comment.text);
  if (!match || !comment.closed) return [];
  const line = draft.lines.line(comment.line);
  const alone = !draft.text.slice(line.start, comment.start).trim() && !draft.text.slice(comment.end, line.end).trim();
  const first = alone ? comment.line + 1 : comment.line;
  let at = comment.start + '<!--'.length + (match[1] as string).length;
  return (match[2] as string).split(',').map((part): Ignore => {
    const start = at + (part.length - part.trimStart().length);
    at += part.length + 1;
    const rule = part.trim();
    return { comment, rule, span: span(start, start + rule.length), lines: [first, first], used: false };
  });
}

/** The whole comment when nothing in it was of use, with its line or the white space before it; else the one name. */
function removalOf(draft: Draft, ignore: Ignore, all: readonly Ignore[]): Span {
  const { comment } = ignore;
  const siblings = all.filter((other) => other.comment === comment);
  if (siblings.some(({ used }) => used)) {
    const index = siblings.indexOf(ignore);
    const next = siblings[index + 1];
    const before = siblings[index - 1];
    if (next) return span(ignore.span.start, next.span.start);
    return before ? span(before.span.end, ignore.span.end) : ignore.span;
  }
  const line = draft.lines.line(comment.line);
  const head = draft.text.slice(line.start, comment.start);
  if (!head.trim()) return span(line.start, draft.lines.line(comment.lastLine).next);
  return span(comment.start - (head.length - head.trimEnd().length), comment.end);
}
