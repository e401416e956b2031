/**
 * A longest run of things that are in order as they stand, equals among them: what is not in it has to move. Of two neighbours
 * that have changed places, the lower one is in it.
 *
 * @param compare As `Array.prototype.sort` wants it.
 */
export function longestRun<T>(things: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  // Patience sorting: `ends[n]` is the smallest thing that ends a run of n + 1, with the run before it.
  const ends: Link<T>[] = [];
  for (const thing of things) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = ends[middle];
      if (end && compare(end.thing, thing) <= 0) low = middle + 1;
      else high = middle;
    }
    ends[low] = { thing, before: ends[low - 1] };
  }
  const run: T[] = [];
  for (let link = ends.at(-1); link; link = link.before) run.push(link.thing);
  return run.reverse();
}

/** The last thing of a run, and what stands before it there. */
interface Link<T> {
  readonly thing: T;
  readonly before: Link<T> | undefined;
}
