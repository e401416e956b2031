import path from 'node:path';
import { mergeDrafts } from '../chores/mergeDrafts.ts';
import { counted } from '../text/counted.ts';
import { readArguments } from './arguments.ts';
import { complain, EXIT, type Io, UsageError, writeText } from './common.ts';
import { readNamed } from './reading.ts';

/** What git takes for a driver that failed, as against one that left conflicts. */
const FAILED = 129;

/**
 * `twir merge BASE OURS THEIRS`: a merge driver for git. The result goes where ours stood.
 *
 * @returns 0 when no editor is needed, 1 when conflicts are left, above 128 when nothing could be merged.
 */
export async function merge(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('merge', args);
  const [base, ours, theirs, more] = positionals;
  if (base === undefined || ours === undefined || theirs === undefined || more !== undefined)
    throw new UsageError('merge takes three files: `twir merge BASE OURS THEIRS`');
  const texts: string[] = [];
  for (const file of [base, ours, theirs]) {
    const text = readNamed(file, io);
    if (text === undefined) return FAILED;
    texts.push(text);
  }
  // An older git does not know the names, and leaves their placeholders.
  const labels = values.label.map((label) => (/^%[SXY]$/.test(label) ? undefined : label));
  const shown = values.path ?? ours;
  const [a = '', b = '', c = ''] = texts;
  const { text, resolved, left } = mergeDrafts(a, b, c, {
    path: shown,
    labels: { ours: labels[0], base: labels[1], theirs: labels[2] },
  });
  const error = writeText(path.resolve(io.cwd, ours), text);
  if (error) {
    complain(ours, error, io);
    return FAILED;
  }
  for (const { line, reason } of left) io.err(`${shown}:${line + 1}: ${reason}\n`);
  if (resolved) io.err(`${shown}: both sides of ${counted(resolved, 'place')} kept\n`);
  return left.length ? EXIT.findings : EXIT.clean;
}
