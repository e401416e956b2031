import type { Archive } from '../../archive/index.ts';
import { PREFIXES } from '../../draft/prefixes.ts';
import { span } from '../../text/span.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import type { Spot } from './spot.ts';

/** Words in brackets on the left of an entry's link. */
export function prefixes({ content, before, after, offset, archive }: Spot): readonly Proposal[] {
  if (content !== 'entries') return [];
  const typed = /^\s*[*+-]\s+(?:\[[^\]]*\]\s*)*\[(\p{L}*)$/u.exec(before)?.[1];
  if (typed === undefined) return [];
  // A bracket that the editor closed by itself is replaced, too.
  const replace = span(offset - typed.length - 1, after.startsWith(']') ? offset + 1 : offset);
  const counts = archive && countsOf(archive);
  const known = counts ? [...PREFIXES].sort(([a], [b]) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)) : PREFIXES;
  return known.map(([word, meaning]): Proposal => {
    const count = counts?.get(word);
    return {
      kind: 'prefix',
      label: `[${word}]`,
      detail: meaning,
      documentation: () => [
        paragraph(
          `For a link to ${meaning}${/^[A-Z]+$/.test(word) ? ' text' : ''}. It stands on the left of the link.`,
        ),
        ...(count ? [paragraph(`In the earlier issues ${count} time${count === 1 ? '' : 's'}.`)] : []),
      ],
      replace,
      text: `[${word}] [`,
      filter: `[${word}`,
    };
  });
}

const counted = new WeakMap<Archive, ReadonlyMap<string, number>>();

/** How often each word stands in the earlier issues. */
function countsOf(archive: Archive): ReadonlyMap<string, number> {
  let counts = counted.get(archive);
  if (!counts) {
    const made = new Map<string, number>();
    for (const { links } of archive.records)
      for (const { prefixes: words, content } of links)
        if (content === 'entries') for (const word of words) made.set(word, (made.get(word) ?? 0) + 1);
    counts = made;
    counted.set(archive, counts);
  }
  return counts;
}
