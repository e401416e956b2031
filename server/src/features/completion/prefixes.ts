import type { Archive } from '../../archive/index.ts';
import { PREFIXES } from '../../draft/prefixes.ts';
import { counted } from '../../text/counted.ts';
import { oncePer } from '../../text/remember.ts';
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
        ...(count ? [paragraph(`In the earlier issues ${counted(count, 'time')}.`)] : []),
      ],
      replace,
      text: `[${word}] [`,
      filter: `[${word}`,
    };
  });
}

/** How often each word stands in the earlier issues. */
const countsOf = oncePer((archive: Archive): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { links } of archive.records)
    for (const { prefixes: words, content } of links)
      if (content === 'entries') for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
});
