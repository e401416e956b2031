/** The checklist as rows of a tree, apart from the editor that draws it. */
import type { Checklist, ChecklistItem, PlainRange } from '../protocol.ts';
import { plural } from '../summary.ts';

/** A row of the tree. */
export type Node =
  | { readonly kind: 'item'; readonly item: ChecklistItem }
  | { readonly kind: 'place'; readonly message: string; readonly range: PlainRange }
  /** Everything is done: the file can go where issues are. */
  | { readonly kind: 'move'; readonly from: string; readonly to: string };

/** How a row looks. */
export interface Look {
  readonly label: string;
  readonly description: string;
  /** A product icon, and the colour that it takes. */
  readonly icon: string;
  readonly colour?: string;
  /** What the row is to menus. */
  readonly context: string;
}

const order = ['open', 'warning', 'done'] as const;

/** The rows on top: what is open, what is to be judged, what is done; before them the move, once nothing is open. */
export function rowsOf({ items, ready, move }: Checklist): Node[] {
  const sorted = order.flatMap((state) => items.filter((item) => item.state === state));
  const rows = sorted.map((item): Node => ({ kind: 'item', item }));
  return ready && move ? [{ kind: 'move', ...move }, ...rows] : rows;
}

/** The rows below one. */
export function childrenOf(node: Node): Node[] {
  return node.kind === 'item' ? node.item.places.map((place): Node => ({ kind: 'place', ...place })) : [];
}

/** How a row looks. */
export function lookOf(node: Node): Look {
  switch (node.kind) {
    case 'item':
      return itemLook(node.item);
    case 'place':
      return {
        label: `${node.range.start.line + 1}`,
        description: node.message,
        icon: 'location',
        context: 'place',
      };
    case 'move':
      return {
        label: 'Move to content',
        description: 'nothing is open',
        icon: 'rocket',
        colour: 'charts.green',
        context: 'move',
      };
  }
}

const states = {
  done: { icon: 'pass', colour: 'testing.iconPassed' },
  open: { icon: 'circle-large-outline', colour: 'list.errorForeground' },
  warning: { icon: 'warning', colour: 'list.warningForeground' },
} as const;

function itemLook({ title, state, places, edits, action }: ChecklistItem): Look {
  return {
    label: title,
    description:
      places.length === 0 ? '' : state === 'open' ? `${places.length} to do` : plural(places.length, 'place'),
    ...states[state],
    context: edits ? 'mendable' : action === 'checkLinks' ? 'checkable' : 'item',
  };
}

/** How many items are open. */
export function openCount({ items }: Checklist): number {
  return items.filter(({ state }) => state === 'open').length;
}
