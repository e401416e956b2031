import type { Draft, EventRow, Item, Section } from '../draft/model.ts';
import { withoutBold } from '../text/bold.ts';
import { type Span, sliceOf, span } from '../text/span.ts';
import { countsOf, countWords } from './counts.ts';

/** A node of the outline. */
export interface OutlineNode {
  readonly kind: 'section' | 'entry' | 'event';
  readonly name: string;
  /** Of a section how much stands there, of an entry its prefixes, of an event its place; may be empty. */
  readonly detail: string;
  readonly span: Span;
  /** Within {@link span}: what is shown when the symbol is chosen. */
  readonly selection: Span;
  readonly children: readonly OutlineNode[];
}

/** The outline of a draft: sections, with their entries and events, and how many there are. */
export function outline(draft: Draft): readonly OutlineNode[] {
  const counts = countsOf(draft);
  const titles = new Set(draft.events.flatMap((event) => event.titles));
  const eventOf = new Map(draft.events.map((event) => [event.item, event] as const));
  const byHolder = new Map<Section, OutlineNode[]>();
  for (const item of draft.items) {
    if (!item.section || titles.has(item)) continue;
    const event = eventOf.get(item);
    const symbol = event ? eventSymbol(draft, event) : itemSymbol(draft, item);
    if (!symbol) continue;
    const known = byHolder.get(item.section);
    if (known) known.push(symbol);
    else byHolder.set(item.section, [symbol]);
  }
  const build = (section: Section): OutlineNode => ({
    kind: 'section',
    name: section.heading.title || '(untitled)',
    detail: countWords(counts.get(section) ?? NOTHING),
    span: section.span,
    selection: section.heading.content,
    children: [...(byHolder.get(section) ?? []), ...section.children.map(build)],
  });
  return draft.sections.filter((section) => !section.parent).map(build);
}

const NOTHING = { entries: 0, events: 0, past: 0 };

function itemSymbol(draft: Draft, item: Item): OutlineNode | undefined {
  const link = item.links[0];
  if (!link) return undefined;
  const name = sliceOf(draft.text, link.textSpan).replace(/\s+/g, ' ').trim();
  return {
    kind: 'entry',
    name: name || '(untitled)',
    detail: item.prefixes.map(({ word }) => word.text).join(' '),
    span: item.span,
    selection: span(link.start, link.end),
    children: [],
  };
}

function eventSymbol(draft: Draft, { item, titles, date, location, span: whole }: EventRow): OutlineNode {
  const title = titles[0]?.links[0] ?? item.links[0];
  const name = title ? withoutBold(sliceOf(draft.text, title.textSpan)) : item.content.text;
  return {
    kind: 'event',
    name: `${date?.text ?? ''} ${name}`.trim() || '(untitled)',
    detail: location?.text ?? '',
    span: whole,
    selection: item.content,
    children: [],
  };
}
