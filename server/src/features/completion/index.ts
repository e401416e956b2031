/** What can stand at a place of a draft: one file for each kind of thing, put together here. */
import type { Draft } from '../../draft/model.ts';
import { calls } from './calls.ts';
import type { CompletionList, Knowledge, Proposal } from './completion.ts';
import { dates } from './dates.ts';
import { eventRows } from './events.ts';
import { eventTitles } from './eventTitles.ts';
import { forms } from './forms.ts';
import { headings } from './headings.ts';
import { issues } from './issues.ts';
import { locations } from './locations.ts';
import { metadata } from './metadata.ts';
import { notices } from './notices.ts';
import { prefixes } from './prefixes.ts';
import { type Spot, spotAt } from './spot.ts';

export { readTemplate, type Template } from '../../draft/template.ts';
export type { Completion, CompletionKind, CompletionList, Knowledge } from './completion.ts';
export { missingSections } from './headings.ts';

/** One kind of proposals: the likeliest first, none where it has nothing to say. */
type Source = (spot: Spot) => readonly Proposal[];

/** In the order in which they are shown. */
const SOURCES: readonly Source[] = [
  metadata,
  dates,
  locations,
  eventTitles,
  eventRows,
  calls,
  notices,
  forms,
  prefixes,
  issues,
  headings,
];

/** Kinds whose order or number changes with each letter: the editor is to ask again. */
const RANKED: ReadonlySet<string> = new Set(['event', 'call', 'organiser', 'date', 'location']);

/**
 * What can stand at a place of a draft.
 *
 * @param offset The cursor.
 */
export function complete(draft: Draft, offset: number, knowledge: Knowledge = {}): CompletionList {
  const spot = spotAt(draft, offset, knowledge);
  const found = spot ? SOURCES.flatMap((source) => source(spot)) : [];
  return {
    items: found.map((proposal, index) => ({ ...proposal, sort: String(index).padStart(4, '0') })),
    incomplete: found.some(({ kind }) => RANKED.has(kind)),
  };
}
