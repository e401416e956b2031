/** One change of a text: the lines that it replaced, and how many line breaks it put in. */
export interface LineChange {
  readonly first: number;
  readonly last: number;
  readonly breaks: number;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * The lines of one document that somebody is typing on: changed where a cursor stands, and not left since. Line numbers
 * are zero-based, and follow the changes.
 */
export class TypedLines {
  /** By line, the codes of the findings that were to be seen there before the typing: they stay while they are true. */
  #known: ReadonlyMap<number, ReadonlySet<string>> = new Map();

  /**
   * Takes in changes that were made at once.
   *
   * @param changes The lines are those before all of the changes.
   * @param cursors The lines of the cursors before the changes: what is changed elsewhere is nobody's typing.
   * @param shown The codes of the findings that are to be seen on a line before the changes.
   */
  change(changes: readonly LineChange[], cursors: readonly number[], shown: (line: number) => Iterable<string>): void {
    const known = new Map<number, ReadonlySet<string>>();
    for (const [line, codes] of this.#known) {
      if (!changes.some(({ first, last }) => first <= line && line <= last)) known.set(shifted(line, changes), codes);
    }
    for (const { first, last, breaks } of changes) {
      const lines = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      if (!lines.some((line) => cursors.includes(line))) continue;
      const before = lines.flatMap((line) => [...(this.#known.get(line) ?? shown(line))]);
      // A line break begins a new line, of which nothing is known; the one above it is left.
      known.set(shifted(first, changes) + breaks, breaks > 0 ? nothing : new Set(before));
    }
    this.#known = known;
  }

  /**
   * The cursors stand on these lines now.
   *
   * @returns Whether a line was left.
   */
  move(cursors: readonly number[]): boolean {
    const before = this.#known.size;
    this.#known = new Map([...this.#known].filter(([line]) => cursors.includes(line)));
    return this.#known.size < before;
  }

  /**
   * All lines are left: the text was saved, or its editor has lost the focus.
   *
   * @returns Whether there were any.
   */
  leave(): boolean {
    return this.move([]);
  }

  /** Whether a finding that begins on a line has to wait. */
  holds(line: number, code: string): boolean {
    const known = this.#known.get(line);
    return known !== undefined && !known.has(code);
  }
}

/** Where a line is after the changes that lie above it. */
function shifted(line: number, changes: readonly LineChange[]): number {
  return changes
    .filter(({ first, last }) => last < line && first < line)
    .reduce((sum, { first, last, breaks }) => sum + breaks - (last - first), line);
}
