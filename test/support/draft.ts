import type { SectionId } from '../../server/src/draft/headings.ts';
import type { Draft, Item } from '../../server/src/draft/model.ts';
import { type ParseOptions, parseDraft } from '../../server/src/draft/parse.ts';
import type { Span } from '../../server/src/text/span.ts';
import { exampleDraft } from './exampleDraft.ts';

/** A faultless draft with a text in one of its sections, parsed. */
export function draftWith(text: string, place: SectionId | 'document' = 'observations', options?: ParseOptions): Draft {
  return parseDraft(exampleDraft(text, place).text, options);
}

/** The items of a draft that stand in a text put into it. */
export function itemsOf(
  text: string,
  place: SectionId | 'document' = 'observations',
): { draft: Draft; items: readonly Item[] } {
  const { text: whole, offset } = exampleDraft(text, place);
  const draft = parseDraft(whole);
  return {
    draft,
    items: draft.items.filter(({ span }) => span.start >= offset && span.start < offset + Math.max(1, text.length)),
  };
}

export const slice = (draft: Draft, { start, end }: Span): string => draft.text.slice(start, end);
