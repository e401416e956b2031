import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FileHost } from '../archive/fileHost.ts';

/** Reads from the disk. */
export const diskFiles: FileHost = {
  readFile: (uri) => orNothing(() => readFile(fileURLToPath(uri), 'utf8')),
  readFolder: (uri) => orNothing(() => readdir(fileURLToPath(uri))),
};

/** From the disk what has a `file:` address; all else through another host. */
export function diskFilesOr(other: FileHost): FileHost {
  const hostOf = (uri: string): FileHost => (uri.startsWith('file:') ? diskFiles : other);
  return { readFile: (uri) => hostOf(uri).readFile(uri), readFolder: (uri) => hostOf(uri).readFolder(uri) };
}

/** What cannot be read is not there: an archive that is missing is a normal case. */
async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
