/** Which addresses of a draft can be looked at, and where they stand. */

import { addressesOf, type PlacedAddress } from '../draft/addresses.ts';
import type { Draft } from '../draft/model.ts';
import { linkedEntries } from '../draft/prefixForms.ts';
import { splitAddress } from '../links/address.ts';
import type { Span } from '../text/span.ts';
import { askedAddress } from './model.ts';

/** A place at which an address stands. */
export interface LinkPlace extends Span {
  /** Zero-based. */
  readonly line: number;
}

/** An address to look at: once, wherever it stands. */
export interface LinkToCheck {
  /** Without fragment. */
  readonly url: string;
  /** In the order of the text. */
  readonly places: readonly LinkPlace[];
  /** Whether an entry leads there, so that the page's title matters. */
  readonly entry: boolean;
}

/** An address of a page, with what a browser gets for it. */
export interface WebAddress {
  readonly placed: PlacedAddress;
  /** Decoded, with its fragment. */
  readonly url: string;
}

/** The addresses of a draft that lead into the web. Mail addresses, anchors and paths are left alone, like comments. */
export function webAddresses(draft: Draft): readonly WebAddress[] {
  return addressesOf(draft).flatMap((placed): WebAddress[] => {
    const url = placed.link?.url || placed.token.text;
    const { scheme, host } = splitAddress(url);
    return (scheme === 'http' || scheme === 'https') && host ? [{ placed, url }] : [];
  });
}

/** The links of a draft, in the order in which they stand first. */
export function linksToCheck(draft: Draft): readonly LinkToCheck[] {
  const entries = new Set(linkedEntries(draft).map(({ link }) => link));
  const found = new Map<string, { readonly places: LinkPlace[]; entry: boolean }>();
  for (const { placed, url } of webAddresses(draft)) {
    const asked = askedAddress(url);
    const known = found.get(asked) ?? { places: [], entry: false };
    const { start, end } = placed.token;
    known.places.push({ start, end, line: draft.lines.positionAt(start).line });
    known.entry ||= placed.link !== undefined && entries.has(placed.link);
    found.set(asked, known);
  }
  return [...found]
    .map(([url, { places, entry }]) => ({ url, entry, places: places.sort((a, b) => a.start - b.start) }))
    .sort((a, b) => (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0));
}

/** The links of several drafts, each address once. Places are those of the draft that has it first. */
export function mergeLinks(lists: readonly (readonly LinkToCheck[])[]): readonly LinkToCheck[] {
  const merged = new Map<string, LinkToCheck>();
  for (const link of lists.flat()) {
    const known = merged.get(link.url);
    if (!known) merged.set(link.url, link);
    else if (link.entry && !known.entry) merged.set(link.url, { ...known, entry: true });
  }
  return [...merged.values()];
}
