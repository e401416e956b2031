/** One file that a subcommand is about: read, or refused with a sentence on standard error. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { IsoDate } from '../draft/date.ts';
import type { Draft } from '../draft/model.ts';
import type { Service, Source } from '../service.ts';
import { complain, type Io, readStdin, readText, STDIN, sourceOf, UsageError } from './common.ts';

/** Reads a file as it was named. @returns `undefined` for one that cannot be read, which is then said. */
export function readNamed(file: string, io: Io): string | undefined {
  const full = path.resolve(io.cwd, file);
  if (file === STDIN && !existsSync(full)) throw new UsageError('standard input (`-`) is not taken here: name a file');
  return readOrSaid(file, readText(full), io);
}

/** {@link readNamed}, where `-` is standard input: for what is read only, and not written back. */
export async function readNamedOrPiped(file: string, io: Io): Promise<string | undefined> {
  return file === STDIN ? readOrSaid(pipedName(file), await readStdin(), io) : readNamed(file, io);
}

/** What messages call what {@link readNamedOrPiped} reads. */
export function pipedName(file: string): string {
  return file === STDIN ? 'standard input' : file;
}

function readOrSaid(file: string, text: string | Error, io: Io): string | undefined {
  if (!(text instanceof Error)) return text;
  complain(file, text, io);
  return undefined;
}

/** {@link readNamed}, as a source. */
export function readSource(file: string, io: Io): Source | undefined {
  const text = readNamed(file, io);
  return text === undefined ? undefined : sourceOf(path.resolve(io.cwd, file), text);
}

/** Whether a source is a draft or an issue; for any other text, that is said. */
export function isDraft(file: string, source: Source, service: Service, io: Io): boolean {
  if (service.kindOf(source)) return true;
  complain(file, { message: 'this is neither a draft nor an issue of This Week in Rust' }, io);
  return false;
}

/** A draft that says of which day its issue is. */
export interface DatedDraft {
  readonly draft: Draft;
  readonly date: IsoDate;
}

/** A source as a draft of a day; `undefined` for one that is none, or has no date, which is then said. */
export function datedDraft(file: string, source: Source, service: Service, io: Io): DatedDraft | undefined {
  const draft = service.draft(source);
  if (service.kindOf(source) && draft.date) return { draft, date: draft.date };
  complain(file, { message: 'this is no draft of This Week in Rust, or it has no date' }, io);
  return undefined;
}
