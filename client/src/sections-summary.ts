import type { SectionsResult } from './protocol.ts';
import { plural } from './summary.ts';

/** What came of putting sections in their place, in words. */
export interface Summary {
  /** Empty when there was no section at all. */
  readonly done: string;
  /** What somebody may want to look at, a line each. */
  readonly details: readonly string[];
}

/** An item without a link, or with several, has no address of its own. */
const labelOf = ({ title, url }: SectionsResult['sections'][number]['removed'][number]): string =>
  url ? `${title} (${url})` : title;

/** What would go from the draft, a line each. */
export function removedItems({ sections }: Pick<SectionsResult, 'sections'>): readonly string[] {
  return sections.flatMap(({ title, removed }) => removed.map((item) => `${title}: ${labelOf(item)}`));
}

/** Counts in one line, and item by item what stood in the last issue already or is gone. */
export function summariseSections({ sections }: Pick<SectionsResult, 'sections'>): Summary {
  const line = ({ title, change, items }: SectionsResult['sections'][number]): string =>
    change === 'absent' ? `${title}: no place for it` : `${title}: ${change}, ${plural(items, 'item')}`;
  return {
    done: sections.map(line).join('; '),
    details: sections.flatMap(({ title, again, removed }) => [
      ...again.map((item) => `${title}: in the last issue already: ${labelOf(item)}`),
      ...removed.map((item) => `${title}: gone: ${labelOf(item)}`),
    ]),
  };
}
