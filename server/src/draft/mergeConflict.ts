import { type Merged, mergeSides } from './merge.ts';
import type { Conflict, Draft } from './model.ts';
import { contentOf } from './parse.ts';

/** What stands above and below the lines that come out; `undefined` at the text's edges. */
export interface Surroundings {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Lines of one side of a conflict, without their endings. */
export function sideOf(draft: Draft, [first, after]: readonly [number, number]): readonly string[] {
  return draft.lines.all.slice(first, after).map(({ text }) => text);
}

/** Merges the two sides of a conflict of a draft, by what stands in its section. */
export function mergeConflict(draft: Draft, conflict: Conflict, around: Surroundings): Merged {
  const content = contentOf(draft.sectionAt(conflict.line));
  const label = /^<{7} (.*)$/.exec(draft.lines.line(conflict.line).text)?.[1] ?? '';
  return mergeSides(sideOf(draft, conflict.ours), sideOf(draft, conflict.theirs), {
    ...around,
    base: conflict.base && sideOf(draft, conflict.base),
    // Of two spellings that are equally good, what is published already is kept.
    prefer: /^(?:origin\/|upstream\/)?(?:main|master)$/.test(label.trim()) ? 'ours' : 'theirs',
    listForm: content !== undefined && content !== 'prose',
  });
}
