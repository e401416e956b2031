import type { IsoDate } from '../draft/date.ts';
import { dateOfFileName } from '../draft/parse.ts';
import type { FileHost } from './fileHost.ts';
import { type Archive, createArchive } from './index.ts';
import { rootByName } from './roots.ts';
import { type IssueRecord, scanIssue } from './scan.ts';

/** Of a document that belongs to no repository: all that can be known of it is known. */
const NONE = createArchive([]);

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

/** An issue by the name of its file. */
interface IssueFile {
  readonly name: string;
  readonly date: IsoDate;
}

interface Shelf {
  /** The last one first. */
  files: Promise<readonly IssueFile[]> | undefined;
  readonly records: Map<string, IssueRecord>;
  /** Files that are being read: whoever wants them meanwhile waits for the same. */
  readonly reading: Map<string, Promise<void>>;
  /** Counts changes, so that an archive made before one is known to be old. */
  generation: number;
  readonly made: Map<string, { readonly generation: number; readonly archive: Archive }>;
}

/**
 * Makes a store that reads through a host.
 *
 * @param rootOf The repository of a document.
 */
export function createArchiveStore(
  host: FileHost,
  rootOf: (uri: string) => string | undefined = rootByName,
): ArchiveStore {
  const shelves = new Map<string, Shelf>();
  const contentOf = (uri: string): string | undefined => {
    const root = rootOf(uri);
    return root === undefined ? undefined : `${root}/content`;
  };

  const shelfOf = (folder: string): Shelf => {
    let shelf = shelves.get(folder);
    if (!shelf) {
      shelf = { files: undefined, records: new Map(), reading: new Map(), generation: 0, made: new Map() };
      shelves.set(folder, shelf);
    }
    return shelf;
  };
  const keyOf = (date: IsoDate, reach: number): string => `${date} ${reach}`;

  return {
    peek(uri, date, reach) {
      const folder = contentOf(uri);
      if (folder === undefined) return NONE;
      const shelf = shelves.get(folder);
      const made = shelf?.made.get(keyOf(date, reach));
      return made && made.generation === shelf?.generation ? made.archive : undefined;
    },
    async load(uri, date, reach) {
      const folder = contentOf(uri);
      if (folder === undefined || reach <= 0) return NONE;
      const shelf = shelfOf(folder);
      const { generation } = shelf;
      shelf.files ??= host.readFolder(folder).then((names) => issuesAmong(names ?? []));
      const files = await shelf.files;
      const wanted = files.filter((file) => file.date < date).slice(0, reach);
      for (let at = 0; at < wanted.length; at += SLICE) {
        await Promise.all(wanted.slice(at, at + SLICE).map((file) => readInto(shelf, folder, file, host)));
      }
      const archive = createArchive(
        wanted.flatMap(({ name }) => shelf.records.get(name) ?? []),
        files.map((file) => file.date),
      );
      if (shelf.generation === generation) shelf.made.set(keyOf(date, reach), { generation, archive });
      return archive;
    },
    invalidate(uri) {
      const at = uri.lastIndexOf('/');
      const shelf = shelves.get(uri.slice(0, at));
      if (!shelf) return false;
      const name = decodeURIComponent(uri.slice(at + 1));
      shelf.records.delete(name);
      shelf.reading.delete(name);
      shelf.files = undefined;
      shelf.generation++;
      return true;
    },
  };
}

/** The issues of a folder, the last one first. */
function issuesAmong(names: readonly string[]): readonly IssueFile[] {
  return names
    .flatMap((name) => {
      const date = name.endsWith('.md') ? dateOfFileName(name) : undefined;
      return date ? [{ name, date }] : [];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
}

function readInto(shelf: Shelf, folder: string, { name, date }: IssueFile, host: FileHost): Promise<void> | undefined {
  if (shelf.records.has(name)) return undefined;
  const known = shelf.reading.get(name);
  if (known) return known;
  const uri = `${folder}/${encodeURIComponent(name)}`;
  const reading = host
    .readFile(uri)
    .then((text) => {
      // Unless the file has changed meanwhile.
      if (text !== undefined && shelf.reading.get(name) === reading)
        shelf.records.set(name, scanIssue(uri, date, text));
    })
    .finally(() => {
      if (shelf.reading.get(name) === reading) shelf.reading.delete(name);
    });
  shelf.reading.set(name, reading);
  return reading;
}

/**
 * The folder of the published issues that a document belongs to, by its path: `content/` beside its own `draft/`, or its
 * own. Workspace folders are of no account, so that any of several roots works.
 */
export function contentFolderOf(uri: string): string | undefined {
  const root = rootByName(uri);
  return root === undefined ? undefined : `${root}/content`;
}
