import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { diskFiles } from '../hosts/files.ts';
import { createService, type Service, type Source } from '../service.ts';
import { reasonOf } from '../text/reason.ts';
import { insideOf } from './report/paths.ts';

/** The exit codes of all subcommands; `merge` and `links` have one more each. */
export const EXIT = { clean: 0, findings: 1, usage: 2 } as const;

/** Says on standard error what is wrong with a file. @returns The exit code for it. */
export function complain(file: string, { message }: { readonly message: string }, io: Io): number {
  io.err(`twir: ${file}: ${message}\n`);
  return EXIT.usage;
}

/** A mistake in how the command was called; its message goes before the usage. */
export class UsageError extends Error {}

/** The command's world, so that tests can stand in for it. */
export interface Io {
  readonly cwd: string;
  /** Whether to colour. */
  readonly colour: boolean;
  /** How many columns the terminal has; `undefined` where there is none. */
  readonly columns?: number | undefined;
  out(text: string): void;
  err(text: string): void;
}

/** The world of a process. */
export function nodeIo(): Io {
  // Whoever reads us may stop (`twir check | head`): then there is nobody to say anything to.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  return {
    cwd: process.cwd(),
    // https://no-color.org: present, and not empty.
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}

/** A repository of the newsletter. */
export interface Repository {
  readonly folder: string;
  /** Full paths of its drafts and issues. */
  readonly texts: readonly string[];
}

/** The repository that a folder lies in: it has `draft/` and `content/`. @throws UsageError where there is none. */
export function findRepository(folder: string): Repository {
  const isFolder = (at: string): boolean => statSync(at, { throwIfNoEntry: false })?.isDirectory() === true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const folders = ['draft', 'content'].map((name) => path.join(at, name));
    if (folders.every(isFolder)) {
      const texts = folders.flatMap((one) =>
        readdirSync(one)
          .filter((name) => name.endsWith('.md'))
          .map((name) => path.join(one, name)),
      );
      return { folder: at, texts };
    }
    if (at === path.dirname(at))
      throw new UsageError(
        `there is no repository of the newsletter here: no draft/ and content/ from ${folder} upwards`,
      );
  }
}

/** The drafts of the newest repository from a folder upwards. */
export function draftsFrom(folder: string): readonly string[] {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const drafts = path.join(at, 'draft');
    if (statSync(drafts, { throwIfNoEntry: false })?.isDirectory()) {
      const found = readdirSync(drafts)
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => path.join(drafts, name));
      if (found.length) return found;
    }
    if (at === path.dirname(at))
      throw new UsageError('no FILES were given, and there is no draft/ with a draft in it here');
  }
}

/** Reads a file as UTF-8. @returns The text, its byte order mark included, or an error with a message for people. */
export function readText(file: string): string | Error {
  try {
    return utf8(readFileSync(file));
  } catch (error) {
    return new Error(messageOf(error));
  }
}

/** What stands for standard input among the names of files. */
export const STDIN = '-';

/** Reads standard input to its end, as {@link readText} does a file. */
export async function readStdin(): Promise<string | Error> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return utf8(Buffer.concat(chunks));
  } catch (error) {
    return new Error(messageOf(error));
  }
}

/** Bytes as text, the byte order mark included. @throws TypeError for what is no UTF-8. */
function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Why a text could not be read, for people. */
export function messageOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM') return 'this may not be read';
  if (error instanceof TypeError) return 'this file is not UTF-8 text';
  return reasonOf(error);
}

/** Writes a file. @returns An error with a message for people, if it failed. */
export function writeText(file: string, text: string, { mustBeNew = false } = {}): Error | undefined {
  try {
    writeFileSync(file, text, { flag: mustBeNew ? 'wx' : 'w' });
    return undefined;
  } catch (error) {
    return new Error(unwritableOf(error));
  }
}

/** Why a file could not be written, for people. */
function unwritableOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return 'this file is there already';
  if (code === 'ENOENT') return 'the folder that it would be in is not there';
  if (code === 'ENOTDIR') return 'what it would be in is no folder';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'this may not be written';
  if (code === 'ENOSPC') return 'there is no room left on the disk';
  return reasonOf(error);
}

/** How a file is named: by its path from the working folder where it lies in it, else by its full path. */
export function shownPath(file: string, { cwd }: Io): string {
  const full = path.resolve(cwd, file);
  return insideOf(cwd, full) || full;
}

/** A service that logs to standard error. */
export function cliService(io: Io): Service {
  return createService({ log: (message) => io.err(`twir: ${message}\n`), files: diskFiles });
}

/** A file as a source. */
export function sourceOf(file: string, text: string): Source {
  return { uri: pathToFileURL(file).href, version: 1, text };
}
