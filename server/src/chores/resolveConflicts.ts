/** All merge conflicts of a draft at once: both sides are kept, what stands in both is taken once. */
import { conflictsWithin } from '../draft/conflicts.ts';
import type { Merged } from '../draft/merge.ts';
import { mergeConflict, type Surroundings } from '../draft/mergeConflict.ts';
import type { Conflict, Draft, EventRow } from '../draft/model.ts';
import { moveWithin, rowsInOrder, rowsOf } from '../rules/events/order.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { lineEdits } from '../text/lineEdits.ts';
import { lineTexts, withEol } from '../text/lines.ts';
import { type Reparsing, reparserOf } from './reparse.ts';
import type { LeftAlone } from './tidyEvents.ts';

/** What is left of a draft's conflicts. */
export interface Resolution {
  /** Sorted, disjoint, minimal; for the text that was given. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** How many conflicts are gone. */
  readonly resolved: number;
  /** What is left for a person, with its line in the text that came out. */
  readonly left: readonly LeftAlone[];
}

/** Conflicts within conflicts come to light one after another; nobody has more than these. */
const MOST_ROUNDS = 8;

/**
 * Resolves all conflicts that a machine can resolve: lists of entries and of events. Events that come from a conflict
 * are put in order among those around them; all else stays as it stands.
 */
export function resolveConflicts(draft: Draft, options: Reparsing = {}): Resolution {
  const parse = reparserOf(draft, options);
  let resolved = 0;
  let round = resolveRound(draft, parse);
  for (let rounds = 1; round.resolved; rounds++) {
    resolved += round.resolved;
    if (!round.left.length || rounds === MOST_ROUNDS) break;
    round = resolveRound(parse(round.text), parse);
  }
  const edits = lineEdits(draft.lines, lineTexts(round.text));
  return { edits, text: applyEdits(draft.text, edits), resolved, left: round.left };
}

function resolveRound(draft: Draft, parse: (text: string) => Draft): Pick<Resolution, 'text' | 'resolved' | 'left'> {
  const out: string[] = [];
  const left: LeftAlone[] = [];
  /** Lines of the new text, first and behind the last, that come from conflicts. */
  const merged: (readonly [number, number])[] = [];
  let done = 0;
  const copy = (until: number): void => {
    for (; done < until; done++) out.push(draft.lines.line(done).text);
  };
  for (const conflict of draft.conflicts) {
    // A marker that was left over within another conflict.
    if (conflict.line < done) continue;
    copy(conflict.line);
    if (conflictsWithin(draft.conflicts, conflict).some(({ complete }) => complete)) {
      // The inner one first; this one is then an ordinary conflict of the next round.
      left.push({ line: out.length, reason: 'A conflict stands within this one, and could not be resolved.' });
      continue;
    }
    const result = conflict.complete
      ? mergeConflict(draft, conflict, around(draft, conflict, out[out.length - 1]))
      : undefined;
    const reason = result ? reasonToLeave(result) : 'A marker stands here without those that belong to it.';
    if (result && !reason) {
      merged.push([out.length, out.length + result.lines.length]);
      out.push(...result.lines);
      done = conflict.lastLine + 1;
    } else if (reason) left.push({ line: out.length, reason });
  }
  copy(draft.lines.all.length);
  const resolved = merged.length;
  if (!resolved) return { text: draft.text, resolved, left };
  const text = applyEdits(draft.text, lineEdits(draft.lines, out));
  const sorted = sortMerged(parse(text), merged);
  return { text: applyEdits(text, sorted), resolved, left };
}

/** What stands around a conflict when the one right behind it is resolved, too. */
function around(draft: Draft, { lastLine }: Conflict, above: string | undefined): Surroundings {
  const next = draft.conflicts.find(({ line }) => line === lastLine + 1);
  return { before: above, after: draft.lines.all[next ? next.line + 1 : lastLine + 1]?.text };
}

function reasonToLeave({ dropped, retitled, rivals, twoTexts }: Merged): string | undefined {
  if (dropped) return 'Both sides have a line of their own where only one can stand.';
  if (rivals) return 'Both sides changed the same line, each in its own way.';
  if (retitled) return 'Both sides have one address here, each with a title of its own.';
  if (twoTexts) return 'Both sides have a text of their own here; perhaps only one is meant to stay.';
  return undefined;
}

/** Puts events that come from conflicts in order among their neighbours. */
function sortMerged(draft: Draft, merged: readonly (readonly [number, number])[]): readonly TextEdit[] {
  const isMerged = ({ item: { line } }: EventRow): boolean =>
    merged.some(([first, after]) => line >= first && line < after);
  return draft.sections
    .flatMap((section) => {
      const rows = rowsOf(draft, section);
      if (!rows.some(isMerged)) return [];
      const run = rowsInOrder(rows);
      const kept = new Set(run);
      return moveWithin(
        draft,
        rows.filter((row) => isMerged(row) && !kept.has(row)),
        run,
      );
    })
    .map((edit) => ({ ...edit, newText: withEol(edit.newText, draft.lines.eol) }));
}
