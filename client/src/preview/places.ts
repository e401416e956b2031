/** Between the lines of a draft and the places of a page: each known line has a distance from the page's top. */

/** A line, zero-based, and where its element begins. */
export interface Place {
  readonly line: number;
  readonly top: number;
}

/** The places in the order of both their lines and their tops; one that contradicts those before it is left out. */
export function inOrder(places: readonly Place[]): readonly Place[] {
  const sorted: Place[] = [];
  for (const place of places) {
    const last = sorted[sorted.length - 1];
    if (!last || (place.line > last.line && place.top >= last.top)) sorted.push(place);
  }
  return sorted;
}

/** How far down a line is; between two known lines, in proportion. */
export function topOf(places: readonly Place[], line: number): number {
  return between(places, line, 'line', 'top');
}

/** The line that is so far down; the inverse of {@link topOf}. */
export function lineAt(places: readonly Place[], top: number): number {
  return between(places, top, 'top', 'line');
}

function between(places: readonly Place[], value: number, from: keyof Place, to: keyof Place): number {
  const next = places.findIndex((place) => place[from] > value);
  const before = places[next < 0 ? places.length - 1 : next - 1];
  const after = places[next];
  if (!before) return after ? 0 : value;
  if (!after) return before[to];
  return before[to] + ((value - before[from]) / (after[from] - before[from])) * (after[to] - before[to]);
}

/** Something that begins on a line. */
export interface Lined {
  readonly line: number;
}

/**
 * What a range of lines is about, among things in the order of the page: all that begin within it, and where nothing begins
 * on its first line, also the last thing before it, which goes on into it.
 */
export function within<Thing extends Lined>(things: readonly Thing[], first: number, last: number): readonly Thing[] {
  const inside = things.filter(({ line }) => first <= line && line <= last);
  if (inside.some(({ line }) => line === first)) return inside;
  let around: Thing | undefined;
  for (const thing of things) if (thing.line < first && (!around || thing.line >= around.line)) around = thing;
  return around ? [around, ...inside] : inside;
}
