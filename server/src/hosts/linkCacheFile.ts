import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type LinkResult, readLinkCache, writeLinkCache } from '../linkCheck/index.ts';

/** Where results of link checks are kept from one run to the next: in the user's own folder for such things. */
export function defaultLinkCache(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  const folder =
    process.platform === 'win32'
      ? local
      : process.platform === 'darwin'
        ? path.join(homedir(), 'Library', 'Caches')
        : xdg && path.isAbsolute(xdg)
          ? xdg
          : undefined;
  return path.join(folder || path.join(homedir(), '.cache'), 'twir', 'links.json');
}

/** Reads the file. @returns Nothing for one that is not there; an error for one that is something else. */
export function loadLinkCache(file: string): readonly LinkResult[] | Error {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : (error as Error);
  }
  return readLinkCache(text) ?? new Error('this is no cache of links');
}

/** Writes the file in one step, so that nobody reads a half of it. @returns An error, if that failed. */
export function saveLinkCache(file: string, results: Iterable<LinkResult>, now: number): Error | undefined {
  const fresh = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(fresh, writeLinkCache(results, now));
    renameSync(fresh, file);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
