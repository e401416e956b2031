/** What the rules about list items share. */
import type { Item } from '../draft/model.ts';
import { contentOf } from '../draft/parse.ts';

/** Whether the newsletter has a form for lists where the item stands: prose, such as a triage report, has none. */
export function hasListForm(item: Item): boolean {
  const content = contentOf(item.section);
  return content !== undefined && content !== 'prose';
}

/** An item of a list that has one level: entries, calls, and the rows of events. */
export function isTopItem({ role }: Item): boolean {
  return role === 'entry' || role === 'job' || role === 'event' || role === 'cfpProject' || role === 'cfpEvent';
}

/** An item of a list that a script writes from links: the project's updates, its RFCs. */
export function isProjectItem({ role, section, links }: Item): boolean {
  const content = contentOf(section);
  return role === 'other' && links.length === 1 && (content === 'updates' || content === 'rfcs');
}

/** Whether nothing but the marker stands on the item's first line: there is no text yet that it could be judged by. */
export function isMarkerAlone({ content, gap }: Item): boolean {
  // The gap ends where the text begins, unless that is in the next line.
  return content.start > gap.end;
}

/** Two markers where one belongs: `* *`, `+ *`, `**`. */
export function isDoubledMarker(marker: string): boolean {
  return marker.length > 1 && /^[*+\-\s]+$/.test(marker);
}

/** The columns that white space at a line's start fills, a tab up to the next multiple of four. */
export function columnsOf(indent: string): number {
  let columns = 0;
  for (const char of indent) columns += char === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
