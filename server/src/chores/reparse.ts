/** Texts that a chore has changed, parsed anew. */
import type { Draft } from '../draft/model.ts';
import { parseDraft } from '../draft/parse.ts';

/** What a chore parses with that goes over a text more than once. */
export interface Reparsing {
  /** Parses a text under the draft's file name; a parser that remembers makes it fast. */
  readonly parse?: (text: string) => Draft;
}

/** Parses what becomes of a draft's text. */
export function reparserOf({ fileName }: Draft, { parse }: Reparsing): (text: string) => Draft {
  return parse ?? ((text) => parseDraft(text, { fileName }));
}
