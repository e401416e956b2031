/** Walks through the inline nodes of a draft. */
import type { Draft, Item } from '../draft/model.ts';
import type { Inline, InlineLink } from '../markdown/nodes.ts';
import { oncePer } from '../text/remember.ts';
import type { Span } from '../text/span.ts';

/** All nodes, those within others after their holder. Worked out once: many rules walk through the same. */
export const allNodes = oncePer((nodes: readonly Inline[]): readonly Inline[] => {
  const all: Inline[] = [];
  addNodes(nodes, all);
  return all;
});

function addNodes(nodes: readonly Inline[], all: Inline[]): void {
  for (const node of nodes) {
    all.push(node);
    if ('children' in node) addNodes(node.children, all);
  }
}

/** All nodes of a draft: of its items, then of its running text. */
export const nodesOf = oncePer((draft: Draft): readonly Inline[] => [
  ...draft.items.flatMap((item) => allNodes(item.inlines)),
  ...allNodes(draft.proseInlines),
]);

/** Every outermost link of a draft with the item that holds it. */
export const linksOf = oncePer((draft: Draft): readonly HeldLink[] => [
  ...draft.items.flatMap((item) => item.links.map((link) => ({ link, item }))),
  ...draft.proseLinks.map((link) => ({ link, item: undefined })),
]);

interface HeldLink {
  readonly link: InlineLink;
  readonly item: Item | undefined;
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
