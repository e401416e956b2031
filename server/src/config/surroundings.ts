/** What lies beside a document: its repository's settings and template, and the earlier issues. */
import type { FileHost } from '../archive/fileHost.ts';
import type { Archive } from '../archive/index.ts';
import { createRoots } from '../archive/roots.ts';
import { createArchiveStore } from '../archive/store.ts';
import type { IsoDate } from '../draft/date.ts';
import type { Draft } from '../draft/model.ts';
import { dateOfFileName } from '../draft/parse.ts';
import type { Template } from '../draft/template.ts';
import type { Settings } from '../settings.ts';
import { reasonOf } from '../text/reason.ts';
import type { RepositoryFile } from './repositoryFile.ts';
import { createRepositoryFileStore } from './repositoryFiles.ts';
import { createTemplateStore } from './templates.ts';

/** What is known of it by now: {@link Surroundings.configure} and {@link Surroundings.loadArchive} first, and that is all. */
export interface Surroundings {
  /** `twir.json` of a document's repository. */
  repositoryFile(uri: string): RepositoryFile;
  /** The settings in force for a document: its repository's over the user's. */
  settings(uri: string, user: Settings): Settings;
  template(uri: string): Template | undefined;
  /** The issues before a draft; `undefined` for a draft without a date, and while they are not read. */
  archive(uri: string, draft: Draft, settings: Settings): Archive | undefined;
  /** Whether {@link loadArchive} would find nothing more. */
  hasArchive(uri: string, draft: Draft, settings: Settings): boolean;
  /** Reads `twir.json` and the template, if that is not done yet. Never rejects. */
  configure(uri: string): Promise<RepositoryFile>;
  /** Reads the issues before a draft, if that is not done yet. Never rejects. */
  loadArchive(uri: string, draft: Draft, settings: Settings): Promise<void>;
  /** The text of a file that was read here: `twir.json`. */
  textOf(uri: string): string | undefined;
  /** A file on disk has changed. @returns Whether findings may change with it. */
  fileChanged(uri: string): boolean;
}

/** Reads through a host; without one, nothing lies beside any document. */
export function createSurroundings(
  files: FileHost | undefined,
  knownRules: ReadonlySet<string>,
  log: (message: string) => void,
): Surroundings {
  const roots = createRoots(files);
  const archives = files && createArchiveStore(files, roots.of);
  const repositoryFiles = createRepositoryFileStore(files, knownRules, log);
  const templates = createTemplateStore(files, log);
  const repositoryFile = (uri: string): RepositoryFile => repositoryFiles.peek(roots.of(uri));
  const archive: Surroundings['archive'] = (uri, draft, { archiveIssues }) => {
    const date = archiveDate(draft);
    return date && archives?.peek(uri, date, archiveIssues);
  };
  return {
    repositoryFile,
    settings: (uri, user) => repositoryFile(uri).over(user),
    template: (uri) => templates.peek(roots.of(uri)),
    archive,
    hasArchive: (uri, draft, settings) =>
      !archives ||
      settings.archiveIssues <= 0 ||
      draft.date === undefined ||
      archive(uri, draft, settings) !== undefined,
    async configure(uri) {
      const root = await roots.find(uri);
      const [file] = await Promise.all([repositoryFiles.load(root), templates.load(root)]);
      return file;
    },
    async loadArchive(uri, draft, { archiveIssues }) {
      const date = archiveDate(draft);
      try {
        if (date) await archives?.load(uri, date, archiveIssues);
      } catch (error) {
        log(`the earlier issues could not be read: ${reasonOf(error)}`);
      }
    },
    textOf: (uri) => repositoryFiles.textOf(uri),
    fileChanged(uri) {
      const isSettings = repositoryFiles.invalidate(uri);
      templates.invalidate(uri);
      return (archives?.invalidate(uri) ?? false) || isSettings;
    },
  };
}

/** Up to which date the archive of a document goes: an issue whose own date is wrong must not meet itself there. */
function archiveDate({ date, fileName }: Draft): IsoDate | undefined {
  const named = dateOfFileName(fileName);
  return date && named && named < date ? named : date;
}
