/** Chosen events, put into a draft in one set of edits. */

import { compareEvents, type EventInput, insertEvent } from '../chores/insertEvent.ts';
import type { Draft } from '../draft/model.ts';
import { parseDraft } from '../draft/parse.ts';
import { createInlineParser, type InlineParser } from '../markdown/inline.ts';
import { EditTrail, insert, type TextEdit } from '../text/edit.ts';

/**
 * Puts events in order into the sections of their regions, with new headings where a region has none.
 *
 * @param events Those that a person chose: {@link EventCandidate.event} of candidates that are `insertable`.
 * @returns Edits of the draft's own text, sorted, disjoint and minimal; none when the draft has no section for events.
 */
export function insertEvents(draft: Draft, events: readonly EventInput[], parser?: InlineParser): readonly TextEdit[] {
  const trail = new EditTrail(draft.text);
  const shared = parser ?? createInlineParser();
  let now = draft;
  for (const event of [...events].sort(compareEvents)) {
    const edits = insertEvent(now, event).map(({ offset, text }) => insert(offset, text));
    if (!edits.length) return [];
    trail.apply(edits);
    now = parseDraft(trail.text, { fileName: draft.fileName, kind: draft.kind, parser: shared });
  }
  return trail.edits();
}
