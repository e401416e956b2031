/** What is shown above headings, where somebody wants it: how much stands there. */
import type { Draft } from '../draft/model.ts';
import { counted } from '../text/counted.ts';
import { countsOf, countWords } from './counts.ts';

/** A line of words above a heading. */
export interface Lens {
  /** The heading's, zero-based. */
  readonly line: number;
  readonly title: string;
  /** What choosing it starts, where the client can do it. */
  readonly chore?: 'pruneEvents';
}

/** The counts of the sections, and the past events of those that hold any. */
export function lensesOf(draft: Draft): readonly Lens[] {
  const counts = countsOf(draft);
  return draft.sections.flatMap((section): readonly Lens[] => {
    const count = counts.get(section);
    if (!count) return [];
    const { line } = section.heading;
    const words = countWords({ ...count, past: 0 });
    const lenses: Lens[] = words ? [{ line, title: words }] : [];
    // Said once, above all regions: the command asks about all of them.
    if (count.past && section.id === 'events')
      lenses.push({ line, title: counted(count.past, 'past event'), chore: 'pruneEvents' });
    return lenses;
  });
}
