/** How many answers are kept: those of a few dozen drafts' addresses. */
const MOST = 10_000;
/** Longer texts are no one's addresses; keeping them would only hold memory. */
const LONGEST = 500;

/**
 * A pure function of a text that remembers its answers: from one key to the next nearly all of a draft stays the same.
 *
 * @param answer Must not return `undefined`, nor anything that a caller might change.
 */
export function remember<T extends string | object>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = answer(text);
    if (text.length <= LONGEST) {
      if (known.size >= MOST) known.clear();
      known.set(text, fresh);
    }
    return fresh;
  };
}
