/** Walks through the inline nodes of a draft. */
import type { Draft, Item } from '../draft/model.ts';
import type { Inline, InlineLink } from '../markdown/nodes.ts';
import type { Span } from '../text/span.ts';

/** All nodes, those within others after their holder. */
export function allNodes(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...allNodes(node.children)] : [node]));
}

const cache = new WeakMap<Draft, readonly Inline[]>();

/** All nodes of a draft: of its items, then of its running text. */
export function nodesOf(draft: Draft): readonly Inline[] {
  const known = cache.get(draft) ?? [
    ...draft.items.flatMap((item) => allNodes(item.inlines)),
    ...allNodes(draft.proseInlines),
  ];
  cache.set(draft, known);
  return known;
}

/** Every outermost link of a draft with the item that holds it. */
export function linksOf(draft: Draft): readonly { readonly link: InlineLink; readonly item: Item | undefined }[] {
  return [
    ...draft.items.flatMap((item) => item.links.map((link) => ({ link, item }))),
    ...draft.proseLinks.map((link) => ({ link, item: undefined })),
  ];
}

/** Finds out whether an offset lies within one of many spans; they may nest, and stand in any order. */
export function coverOf(spans: readonly Span[]): (offset: number) => boolean {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return (offset) => {
    let low = 0;
    let high = merged.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((merged[middle] as Span).start <= offset) low = middle;
      else high = middle - 1;
    }
    const at = merged[low];
    return at !== undefined && at.start <= offset && offset < at.end;
  };
}
