/** A row of the events section that is being typed: which cell the cursor is in, and what stands around it. */
import type { Spot } from './spot.ts';

/** The cursor's line, cut into cells. */
export interface TypedRow {
  readonly indent: string;
  /** Whether a list marker is typed. */
  readonly marker: boolean;
  /** The cells before the cursor's, trimmed. */
  readonly cells: readonly string[];
  /** What is typed of the cursor's cell, without white space before it. */
  readonly query: string;
  /** Where {@link query} begins. */
  readonly start: number;
  /** Whether nothing of the row stands behind the cursor. */
  readonly open: boolean;
  /** The rest of the cursor's cell behind the cursor, without white space at its end. */
  readonly rest: string;
  /** The cells behind the cursor's, trimmed. */
  readonly following: readonly string[];
}

/** Reads the cursor's line as a row; `undefined` for a line that is none. */
export function typedRow({ content, before, after, offset, line }: Spot): TypedRow | undefined {
  if (content !== 'events') return undefined;
  const match = /^([ \t]*)([*+-](?:[ \t]+|$))?(.*)$/.exec(before);
  if (!match) return undefined;
  const [, indent = '', marker, typed = ''] = match;
  const parts = typed.split('|');
  const last = parts.pop() ?? '';
  const query = last.trimStart();
  const [rest = '', ...following] = after.split('|');
  return {
    indent,
    marker: marker !== undefined,
    cells: parts.map((cell) => cell.trim()),
    query,
    start: Math.max(line.start, offset - query.length),
    open: !after.replace(/^[\])]+/, '').trim(),
    rest: rest.trimEnd(),
    following: following.map((cell) => cell.trim()),
  };
}
