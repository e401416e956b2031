/** Answers that are kept, so that nothing is worked out twice. */

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

/** A value that is worked out when it is first asked for, and kept. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A pure function of an object, worked out once for each and forgotten with it: of a draft in one version, of an archive.
 *
 * @param answer May return `undefined`; nobody may change what it returns.
 */
export function oncePer<Key extends object, T>(answer: (key: Key) => T): (key: Key) => T {
  const known = new WeakMap<Key, { readonly value: T }>();
  return (key) => {
    let found = known.get(key);
    if (!found) {
      found = { value: answer(key) };
      known.set(key, found);
    }
    return found.value;
  };
}
