import type { IsoDate } from '../draft/date.ts';
import { dateOfFileName } from '../draft/parse.ts';
import { type Archive, createArchive } from './index.ts';
import { type IssueRecord, scanIssue } from './scan.ts';

/** What reading an archive needs of a host. Both answer `undefined` for what is not there. */
export interface FileHost {
  /** The text of a file. */
  readFile(uri: string): Promise<string | undefined>;
  /** Names in a folder; a folder's own name may end in `/`. */
  readFolder(uri: string): Promise<readonly string[] | undefined>;
}

/** How many issues are read before others get their turn. */
const SLICE = 20;

/** The archives of the repositories that documents belong to. */
export interface ArchiveStore {
  /** What is read already for a document; `undefined` until {@link load} has come to its end. */
  peek(uri: string, date: IsoDate, reach: number): Archive | undefined;
  /**
   * Reads the issues before a date, the newest first, in slices.
   *
   * @param reach How many issues at most.
   * @returns The archive; an empty one where there is no `content/` beside the document's folder.
   */
  load(uri: string, date: IsoDate, reach: number): Promise<Archive>;
  /** A file has changed: it is read again when it is next needed. @returns Whether it belongs to an archive. */
  invalidate(uri: string): boolean;
}

interface Shelf {
  names: Promise<readonly string[]> | undefined;
  readonly records: Map<string, IssueRecord>;
  /** Counts changes, so that an archive made before one is known to be old. */
  generation: number;
  readonly made: Map<string, { readonly generation: number; readonly archive: Archive }>;
}

/** Makes a store that reads through a host. */
export function createArchiveStore(host: FileHost): ArchiveStore {
  const shelves = new Map<string, Shelf>();

  const shelfOf = (folder: string): Shelf => {
    let shelf = shelves.get(folder);
    if (!shelf) {
      shelf = { names: undefined, records: new Map(), generation: 0, made: new Map() };
      shelves.set(folder, shelf);
    }
    return shelf;
  };
  const keyOf = (date: IsoDate, reach: number): string => `${date} ${reach}`;

  return {
    peek(uri, date, reach) {
      const folder = contentFolderOf(uri);
      const shelf = folder === undefined ? undefined : shelves.get(folder);
      const made = shelf?.made.get(keyOf(date, reach));
      return made && made.generation === shelf?.generation ? made.archive : undefined;
    },
    async load(uri, date, reach) {
      const folder = contentFolderOf(uri);
      if (folder === undefined || reach <= 0) return createArchive([]);
      const shelf = shelfOf(folder);
      const { generation } = shelf;
      shelf.names ??= host.readFolder(folder).then((names) => names ?? []);
      const names = await shelf.names;
      const wanted = names
        .filter((name) => name.endsWith('.md') && (dateOfFileName(name) ?? date) < date)
        .sort()
        .reverse()
        .slice(0, reach);
      for (let at = 0; at < wanted.length; at += SLICE) {
        await Promise.all(wanted.slice(at, at + SLICE).map((name) => readInto(shelf, folder, name, host)));
      }
      const archive = createArchive(
        wanted.flatMap((name) => shelf.records.get(name) ?? []),
        names.flatMap((name) => (name.endsWith('.md') ? (dateOfFileName(name) ?? []) : [])),
      );
      if (shelf.generation === generation) shelf.made.set(keyOf(date, reach), { generation, archive });
      return archive;
    },
    invalidate(uri) {
      const at = uri.lastIndexOf('/');
      const shelf = shelves.get(uri.slice(0, at));
      if (!shelf) return false;
      shelf.records.delete(decodeURIComponent(uri.slice(at + 1)));
      shelf.names = undefined;
      shelf.generation++;
      return true;
    },
  };
}

async function readInto(shelf: Shelf, folder: string, name: string, host: FileHost): Promise<void> {
  const date = dateOfFileName(name);
  if (!date || shelf.records.has(name)) return;
  const uri = `${folder}/${encodeURIComponent(name)}`;
  const text = await host.readFile(uri);
  if (text !== undefined) shelf.records.set(name, scanIssue(uri, date, text));
}

/**
 * The folder of the published issues that a document belongs to: `content/` beside its own `draft/`, or its own. A
 * document that lies in neither has no archive; workspace folders are of no account, so that any of several roots works.
 */
export function contentFolderOf(uri: string): string | undefined {
  const match = /^(.*)\/(draft|content)\/[^/]*$/.exec(uri.replace(/[?#].*$/, ''));
  return match ? `${match[1]}/content` : undefined;
}
