/** What a growing selection takes in, step by step: word, link text, link, entry, section. */
import type { Draft } from '../draft/model.ts';
import { contains, type Span, touches } from '../text/span.ts';
import { cursor, linkAt } from './pointed.ts';

/** The spans around a place, the smallest first; each is larger than the one before, and holds it. */
export function selectionsAt(draft: Draft, offset: number): readonly Span[] {
  const at = cursor(offset);
  const line = draft.lines.at(offset);
  const candidates: (Span | undefined)[] = [wordAt(draft, offset)];
  const link = linkAt(draft, offset)?.link;
  if (link) candidates.push(touches(link.urlSpan, at) ? link.urlSpan : link.textSpan, link);
  const item = draft.items.filter(({ span }) => touches(span, at)).pop();
  if (item) candidates.push(item.content, item.span);
  else candidates.push({ start: line.start, end: line.end });
  candidates.push(draft.events.find(({ span }) => touches(span, at))?.span);
  for (let section = draft.sectionAt(line.number); section; section = section.parent) candidates.push(section.span);
  candidates.push({ start: 0, end: draft.text.length });
  const chain: Span[] = [];
  for (const candidate of candidates) {
    if (!candidate || !touches(candidate, at)) continue;
    const last = chain[chain.length - 1];
    const grows = !last || (contains(candidate, last) && candidate.end - candidate.start > last.end - last.start);
    if (grows) chain.push({ start: candidate.start, end: candidate.end });
  }
  return chain;
}

/** Letters, digits and what joins them. */
const WORD = /[\p{L}\p{M}\p{N}_'’-]+/gu;

function wordAt(draft: Draft, offset: number): Span | undefined {
  const line = draft.lines.at(offset);
  const within = offset - line.start;
  // Words are short: what is far from the cursor need not be looked at.
  const from = Math.max(0, within - 200);
  for (const match of line.text.slice(from, within + 200).matchAll(WORD)) {
    const start = line.start + from + match.index;
    if (start <= offset && offset <= start + match[0].length) return { start, end: start + match[0].length };
  }
  return undefined;
}
