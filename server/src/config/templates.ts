/** The templates that drafts are made from, one a repository, each read once until it changes. */
import type { FileHost } from '../archive/fileHost.ts';
import { parseDraft } from '../draft/parse.ts';
import { readTemplate, type Template } from '../draft/template.ts';
import { createReadOnce } from './readOnce.ts';

/** Where a template is, in a repository. */
export const TEMPLATE_PATH = 'draft/DRAFT_TEMPLATE';
const FILE_NAME = 'DRAFT_TEMPLATE';
/** A longer file is no template. */
const LONGEST = 400_000;

/** The templates of all repositories that documents belong to. */
export interface TemplateStore {
  /** Reads a repository's template, if that is not done yet. Never rejects. */
  load(root: string | undefined): Promise<void>;
  /** A repository's template, as far as it is read. */
  peek(root: string | undefined): Template | undefined;
  /** A file has changed: if it is a template, it is read again when it is next needed. */
  invalidate(uri: string): void;
}

/** Makes a store that reads through a host; without one, there is no template. */
export function createTemplateStore(files: FileHost | undefined, log: (message: string) => void): TemplateStore {
  const templates = createReadOnce(async (uri): Promise<Template | undefined> => {
    try {
      const text = await files?.readFile(uri);
      if (text === undefined || text.length > LONGEST) return undefined;
      return readTemplate(parseDraft(text, { fileName: FILE_NAME, kind: 'template' }));
    } catch (error) {
      log(`${uri} could not be read: ${String(error)}`);
      return undefined;
    }
  });
  const uriIn = (root: string): string => `${root}/${TEMPLATE_PATH}`;

  return {
    async load(root) {
      if (root !== undefined && files) await templates.load(uriIn(root));
    },
    peek: (root) => (root === undefined ? undefined : templates.peek(uriIn(root))),
    invalidate: (uri) => void templates.invalidate(uri),
  };
}
