/** What the rules on addresses look at: every address of a draft, with what holds it. */

import { type Address, splitAddress } from '../links/address.ts';
import type { InlineLink } from '../markdown/nodes.ts';
import type { TextEdit } from '../text/edit.ts';
import { oncePer } from '../text/remember.ts';
import { token } from './location.ts';
import type { Draft, Item, Token } from './model.ts';

/** An address at its place in a draft. */
export interface PlacedAddress {
  /** As it stands in the text. */
  readonly token: Token;
  readonly address: Address;
  /** `undefined` for the address of a `[label]: address` line. */
  readonly link: InlineLink | undefined;
  /** `undefined` outside items. */
  readonly item: Item | undefined;
  /** Whether it is an organiser's in an event's row. */
  readonly organiser: boolean;
}

/** Every address that a link or a label of the draft leads to, in items first, then in running text. */
export const addressesOf = oncePer((draft: Draft): readonly PlacedAddress[] => {
  const organisers = new Set(draft.events.flatMap((event) => event.organisers));
  const found: PlacedAddress[] = [];
  const add = (link: InlineLink, item: Item | undefined): void => {
    if (link.form === 'reference' || link.urlSpan.end <= link.urlSpan.start) return;
    const written = token(draft.text, link.urlSpan);
    found.push({ token: written, address: splitAddress(written.text), link, item, organiser: organisers.has(link) });
  };
  for (const item of draft.items) for (const link of item.links) add(link, item);
  for (const link of draft.proseLinks) add(link, undefined);
  for (const { url } of draft.definitions) {
    found.push({ token: url, address: splitAddress(url.text), link: undefined, item: undefined, organiser: false });
  }
  return found;
});

/** Moves edits that were made for an address alone to its place in the draft. */
export function inPlace({ token: { start } }: PlacedAddress, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }));
}

/** A part of an address, at its place in the draft. */
export function partOf(
  { token: { start } }: PlacedAddress,
  part: { start: number; end: number },
): { start: number; end: number } {
  return { start: start + part.start, end: start + part.end };
}
