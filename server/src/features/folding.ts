/** What of a draft can be folded away: sections, events, comments, the sides of conflicts. */
import type { Comment, Draft } from '../draft/model.ts';
import { blockOf } from '../rules/events/rows.ts';

/** Lines that fold into the first of them. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'section' | 'event' | 'comment' | 'conflict';
}

/**
 * The folds of a draft, whole lines, in the order of their first lines. Of two, either one lies within the other, or they
 * share no line.
 *
 * @param limit The most folds to give; the outermost are kept.
 */
export function foldsOf(draft: Draft, limit?: number): readonly Fold[] {
  const sideAt = conflictSides(draft);
  const folds = [
    ...sides(draft),
    ...sectionFolds(draft, sideAt),
    ...draft.comments.flatMap((comment) => commentFold(draft, comment)),
    ...draft.events.map((row): Fold => {
      const [startLine, endLine] = blockOf(draft, row);
      return { startLine, endLine, kind: 'event' };
    }),
  ];
  const nested = nest(folds);
  if (limit === undefined || nested.length <= limit) return nested.map(({ fold }) => fold);
  return [...nested]
    .sort((a, b) => a.depth - b.depth || a.fold.startLine - b.fold.startLine)
    .slice(0, Math.max(0, limit))
    .sort((a, b) => a.fold.startLine - b.fold.startLine)
    .map(({ fold }) => fold);
}

/** Each side of each conflict, from its marker to the line before the next. */
function sides({ conflicts }: Draft): readonly Fold[] {
  return conflicts.flatMap(({ complete, ours, base, theirs }) =>
    complete
      ? [ours, base, theirs].flatMap((side): readonly Fold[] =>
          side ? [{ startLine: side[0] - 1, endLine: side[1] - 1, kind: 'conflict' }] : [],
        )
      : [],
  );
}

/** For each line within a conflict, the first line of the innermost side that holds it. */
function conflictSides(draft: Draft): ReadonlyMap<number, number> {
  const sideAt = new Map<number, number>();
  // Outer conflicts come before those within them.
  for (const { startLine, endLine } of sides(draft))
    for (let line = startLine; line <= endLine; line++) sideAt.set(line, startLine);
  return sideAt;
}

function sectionFolds(draft: Draft, sideAt: ReadonlyMap<number, number>): readonly Fold[] {
  return draft.sections.map((section): Fold => {
    const startLine = section.heading.line;
    let endLine = section.endLine - 1;
    // A heading in one side of a conflict does not end the section halfway through it: the section ends before.
    for (let side = sideAt.get(endLine); side !== undefined && side > startLine; side = sideAt.get(endLine))
      endLine = side - 1;
    while (endLine > startLine && !draft.lines.line(endLine).text.trim()) endLine--;
    return { startLine, endLine, kind: 'section' };
  });
}

/** A comment; what stands behind it in its last line does not vanish with it. */
function commentFold(draft: Draft, { end, line, lastLine }: Comment): readonly Fold[] {
  const behind = draft.text.slice(end, draft.lines.line(lastLine).end).trim() !== '';
  return [{ startLine: line, endLine: behind ? lastLine - 1 : lastLine, kind: 'comment' }];
}

interface Nested {
  readonly fold: Fold;
  readonly depth: number;
}

/** Cuts folds to those that hold them. One that has no second line, or begins where another does, is none. */
function nest(folds: readonly Fold[]): readonly Nested[] {
  const inOrder = [...folds].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  const open: Fold[] = [];
  const nested: Nested[] = [];
  for (const fold of inOrder) {
    while (open.length && (open[open.length - 1] as Fold).endLine < fold.startLine) open.pop();
    const outer = open[open.length - 1];
    const kept = outer && outer.endLine < fold.endLine ? cut(fold, outer.endLine) : fold;
    if (kept.endLine <= kept.startLine || outer?.startLine === kept.startLine) continue;
    nested.push({ fold: kept, depth: open.length });
    open.push(kept);
  }
  return nested;
}

function cut({ startLine, kind }: Fold, endLine: number): Fold {
  return { startLine, endLine, kind };
}
