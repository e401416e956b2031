/** The `twir.json` of each repository, read once until it changes. */
import type { FileHost } from '../archive/fileHost.ts';
import { SETTINGS_FILE } from '../settings.ts';
import { createReadOnce } from './readOnce.ts';
import { NO_REPOSITORY_FILE, type RepositoryFile, readRepositoryFile } from './repositoryFile.ts';

/** The files of all repositories that documents belong to. */
export interface RepositoryFileStore {
  /** Reads a repository's file, if that is not done yet. Never rejects. */
  load(root: string | undefined): Promise<RepositoryFile>;
  /** A repository's file, as far as it is read. */
  peek(root: string | undefined): RepositoryFile;
  /** The text of a file that was read, by its address. */
  textOf(uri: string): string | undefined;
  /** A file has changed: if it is one of these, it is read again when it is next needed. @returns Whether it is. */
  invalidate(uri: string): boolean;
}

/** Makes a store that reads through a host; without one, everybody's own settings hold. */
export function createRepositoryFileStore(
  files: FileHost | undefined,
  knownRules: ReadonlySet<string>,
  log: (message: string) => void,
): RepositoryFileStore {
  const read = createReadOnce(async (uri) => {
    try {
      return readRepositoryFile(uri, await files?.readFile(uri), knownRules);
    } catch (error) {
      log(`${uri} could not be read: ${String(error)}`);
      return NO_REPOSITORY_FILE;
    }
  });
  const uriIn = (root: string): string => `${root}/${SETTINGS_FILE}`;

  return {
    load: async (root) => (root === undefined || !files ? NO_REPOSITORY_FILE : read.load(uriIn(root))),
    peek: (root) => (root === undefined ? undefined : read.peek(uriIn(root))) ?? NO_REPOSITORY_FILE,
    textOf: (uri) => read.peek(uri)?.text,
    invalidate: (uri) => read.invalidate(uri),
  };
}
