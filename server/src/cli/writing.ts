import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { complain, EXIT, type Io, writeText } from './common.ts';

/** What becomes of a text that a chore has changed. */
export interface Writing {
  readonly dryRun: boolean;
  /** What the text is called that would come of it: `tidy`. */
  readonly label: string;
}

/** Writes a changed text to its file, or prints the difference. @returns The exit code. */
export function writeChanged(file: string, before: string, after: string, { dryRun, label }: Writing, io: Io): number {
  if (before === after) return EXIT.clean;
  if (dryRun) {
    io.out(createTwoFilesPatch(file, file, before, after, 'as it is', label));
    return EXIT.clean;
  }
  const error = writeText(path.resolve(io.cwd, file), after);
  return error ? complain(file, error, io) : EXIT.clean;
}
