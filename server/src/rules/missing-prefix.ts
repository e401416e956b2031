/** Where a prefix is missing, and where it goes. */
import type { Draft, Item, Section } from '../draft/model.ts';
import { type LinkedEntry, linkedEntries } from '../draft/prefixForms.ts';
import { splitAddress } from '../links/address.ts';
import { type Medium, mediumOf } from '../links/media.ts';
import { insert } from '../text/edit.ts';
import { type Fix, safeFix } from './define.ts';

/** Entries whose address leads to a medium that no prefix tells of, neither theirs nor that of the entry they stand under. */
export function untoldMedia(draft: Draft, medium: Medium): readonly LinkedEntry[] {
  const told = /\b(?:videos?|audio|podcasts?|talks|recordings?)\b/i;
  let above: Item | undefined;
  const found: LinkedEntry[] = [];
  const entries = new Map(linkedEntries(draft).map((entry) => [entry.item, entry] as const));
  for (const item of draft.entries) {
    if (item.depth <= 1) above = item;
    const entry = entries.get(item);
    if (!entry || entry.words.includes('video') || entry.words.includes('audio')) continue;
    if (item.depth > 1 && above && above !== item && told.test(above.content.text)) continue;
    const text = draft.text.slice(entry.link.urlSpan.start, entry.link.urlSpan.end);
    if (
      mediumOf(splitAddress(text)) === medium &&
      !/\[(?:video|audio)[^\]]{0,12}\]|\((?:video|audio)\)/i.test(item.content.text)
    )
      found.push(entry);
  }
  return found;
}

/** As many entries make a collection. */
const COLLECTION = 3;

/**
 * Sections of the editors' own, "RustConf 2025", in which each entry leads to the medium: their headings tell, and editors
 * print them without a prefix.
 */
export function collectionsOf(draft: Draft, medium: Medium): ReadonlySet<Section> {
  const counts = new Map<Section, { all: number; ofMedium: number }>();
  for (const { item, link } of linkedEntries(draft)) {
    const { section } = item;
    if (!section || section.id) continue;
    const count = counts.get(section) ?? { all: 0, ofMedium: 0 };
    counts.set(section, count);
    count.all++;
    if (mediumOf(splitAddress(draft.text.slice(link.urlSpan.start, link.urlSpan.end))) === medium) count.ofMedium++;
  }
  return new Set(
    [...counts].filter(([, { all, ofMedium }]) => all >= COLLECTION && all === ofMedium).map(([of]) => of),
  );
}

/** Puts a prefix before an entry's link: behind the other prefixes. */
export function insertPrefix({ link }: LinkedEntry, word: string): Fix {
  return safeFix(`Insert \`[${word}]\``, insert(link.start, `[${word}] `));
}
