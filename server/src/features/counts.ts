/** How much stands in the sections of a draft. */
import { pastDayOf } from '../chores/pruneEvents.ts';
import type { Draft, Section } from '../draft/model.ts';
import { judgedRows } from '../rules/events/rows.ts';
import { counted } from '../text/counted.ts';
import { oncePer } from '../text/remember.ts';

/** What stands in a section, its subsections included. */
export interface SectionCount {
  /** Top items that hold a link, events left out. */
  readonly entries: number;
  readonly events: number;
  /** Events that are over before the issue appears. */
  readonly past: number;
}

/** What stands in each section: counted once for each draft. */
export const countsOf = oncePer((draft: Draft): ReadonlyMap<Section, SectionCount> => {
  const counts = new Map<Section, { -readonly [Key in keyof SectionCount]: number }>();
  for (const section of draft.sections) counts.set(section, { entries: 0, events: 0, past: 0 });
  const add = (from: Section | undefined, what: keyof SectionCount): void => {
    for (let section = from; section; section = section.parent) {
      const count = counts.get(section);
      if (count) count[what]++;
    }
  };
  const inEvents = new Set(draft.events.flatMap(({ item, titles }) => [item, ...titles]));
  for (const item of draft.items)
    if (item.links.length && item.depth <= 1 && !inEvents.has(item)) add(item.section, 'entries');
  for (const { section } of draft.events) add(section, 'events');
  for (const row of judgedRows(draft)) if (pastDayOf(draft, row)) add(row.section, 'past');
  return counts;
});

/** A count in words: `12 entries`, `3 events, 1 past`; empty for none. */
export function countWords({ entries, events, past }: SectionCount): string {
  const parts = [
    events ? counted(events, 'event') : '',
    past ? `${past} past` : '',
    entries ? counted(entries, 'entry', 'entries') : '',
  ];
  return parts.filter(Boolean).join(', ');
}
