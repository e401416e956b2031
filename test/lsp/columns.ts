/** Columns in the units of other editors, told by Node's own encoders: nothing of the server's own arithmetic is in here. */
import { Buffer } from 'node:buffer';
import type { Position } from 'vscode-languageserver-protocol';

export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const SIZES: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text, 'utf8'),
  'utf-16': (text) => text.length,
  'utf-32': (text) => [...text].length,
};

/** A position that counts UTF-16 units, in another unit. */
export function encodePosition(encoding: Encoding, text: string, { line, character }: Position): Position {
  const before = lineOf(text, line).slice(0, character);
  return { line, character: SIZES[encoding](before) };
}

/** The other way: the shortest beginning of the line that is as long. */
export function decodePosition(encoding: Encoding, text: string, { line, character }: Position): Position {
  let before = '';
  for (const point of lineOf(text, line)) {
    if (SIZES[encoding](before) >= character) break;
    before += point;
  }
  return { line, character: before.length };
}

function lineOf(text: string, line: number): string {
  return text.split(/\r\n|\n|\r/)[line] ?? '';
}

/** A copy of a value with all positions in it converted; for values that speak of one document. */
export function mapPositions<T>(value: T, convert: (position: Position) => Position): T {
  if (Array.isArray(value)) return value.map((part) => mapPositions(part, convert)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  if (typeof fields['line'] === 'number' && typeof fields['character'] === 'number')
    return { ...fields, ...convert(fields as unknown as Position) } as T;
  // What the client only hands back is not its business.
  return Object.fromEntries(
    Object.entries(fields).map(([key, part]) => [key, key === 'data' ? part : mapPositions(part, convert)]),
  ) as T;
}
