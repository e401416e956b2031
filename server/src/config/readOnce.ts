/** Files of the repositories that are read once, until they change. */

/** What was made of files, by their addresses. */
export interface ReadOnce<T> {
  /** What is made of a file: read now, unless it was before or is being read. Rejects as the reader does. */
  load(uri: string): Promise<T>;
  /** What was made of a file; `undefined` before {@link load} has come to its end. */
  peek(uri: string): T | undefined;
  /** A file has changed: it is read again when it is next needed. @returns Whether it had been read, or was being read. */
  invalidate(uri: string): boolean;
}

/** @param read Makes something of a file; asked once for each. */
export function createReadOnce<T>(read: (uri: string) => Promise<T>): ReadOnce<T> {
  const reading = new Map<string, Promise<T>>();
  const known = new Map<string, { readonly value: T }>();
  return {
    async load(uri) {
      let begun = reading.get(uri);
      if (!begun) {
        begun = read(uri);
        reading.set(uri, begun);
      }
      const value = await begun;
      // Unless it changed while it was read.
      if (reading.get(uri) === begun) known.set(uri, { value });
      return value;
    },
    peek: (uri) => known.get(uri)?.value,
    invalidate(uri) {
      known.delete(uri);
      return reading.delete(uri);
    },
  };
}
