/** Where an event belongs. */

import { knownSection } from '../../draft/headings.ts';
import type { Draft, EventRow } from '../../draft/model.ts';
import { continentsOf } from './place.ts';
import { locationOf, type Region, regionOf, sectionIdOf } from './rows.ts';

/** The regions that an event may stand under, the likeliest first; empty when its place cannot be read. */
export function regionsFor(row: EventRow): readonly Region[] {
  switch (locationOf(row)?.kind) {
    case 'virtual':
      return ['virtual'];
    case 'hybrid': {
      const continents = continentsOf(row);
      return continents.length ? [...continents, 'virtual'] : [];
    }
    case 'inPerson':
      return continentsOf(row);
    default:
      return [];
  }
}

/** The regions where a row belongs when it stands elsewhere; `undefined` when it is in place, or nobody can tell. */
export function misplaced(draft: Draft, row: EventRow): readonly Region[] | undefined {
  if (row.form !== 'row' || !row.section) return undefined;
  const here = regionOf(row.section);
  if (!here) {
    // Right under "Upcoming Events", while other events have their regions.
    if (row.section.id !== 'events' || !draft.sections.some((section) => regionOf(section))) return undefined;
  }
  const regions = regionsFor(row);
  return !regions.length || (here && regions.includes(here)) ? undefined : regions;
}

/** The heading of a region as a reader sees it. */
export function regionTitle(region: Region): string {
  return knownSection(sectionIdOf(region)).title;
}
