/** Takes back what a formatter did to a draft: markers, indentation, emphasis, wrapped lines. Nothing is reworded. */
import type { Draft } from '../draft/model.ts';
import { type CheckOptions, checkDraft, fixAll } from '../rules/engine.ts';
import { FORMATTER_TRACES } from '../rules/formatting.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Reparsing, reparserOf } from './reparse.ts';

/** What a repair does. */
export interface FormattingRepair {
  /** Sorted, disjoint, minimal; for the text that was given. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** What was taken back, by what it is called among people, with how often. */
  readonly repaired: ReadonlyMap<string, number>;
}

/** What findings depend on, and what parses. */
export interface RepairOptions extends CheckOptions, Reparsing {}

/**
 * Repairs all traces of a formatter, to a fixed point, whether there are many or few. A rule that somebody switched off
 * has no part in it.
 */
export function repairFormatting(draft: Draft, options: RepairOptions = {}): FormattingRepair {
  const parse = reparserOf(draft, options);
  const rules = FORMATTER_TRACES.map(([rule]) => rule);
  const { edits, text, fixed } = fixAll(draft.text, (now) =>
    checkDraft(now === draft.text ? draft : parse(now), rules, options),
  );
  const repaired = new Map(
    FORMATTER_TRACES.flatMap(([{ id }, what]) => {
      const count = fixed.get(id);
      return count ? [[what, count] as const] : [];
    }),
  );
  return { edits, text, repaired };
}
