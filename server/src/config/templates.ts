/** The templates that drafts are made from, one a repository, each read once until it changes. */
import type { FileHost } from '../archive/store.ts';
import { parseDraft } from '../draft/parse.ts';
import { readTemplate, type Template } from '../features/completion/template.ts';

/** Where a template is, in a repository. */
export const TEMPLATE_PATH = 'draft/DRAFT_TEMPLATE';
const FILE_NAME = 'DRAFT_TEMPLATE';
/** A longer file is no template. */
const LONGEST = 400_000;

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
  /** By the address of the file; `undefined` for one that is not there. */
  const known = new Map<string, Template | undefined | Promise<Template | undefined>>();

  const read = async (uri: string): Promise<Template | undefined> => {
    try {
      const text = await files?.readFile(uri);
      if (text === undefined || text.length > LONGEST) return undefined;
      return readTemplate(parseDraft(text, { fileName: FILE_NAME, kind: 'template' }));
    } catch (error) {
      log(`${uri} could not be read: ${String(error)}`);
      return undefined;
    }
  };

  return {
    async load(root) {
      if (root === undefined || !files) return;
      const uri = `${root}/${TEMPLATE_PATH}`;
      if (!known.has(uri)) known.set(uri, read(uri));
      const reading = known.get(uri);
      const template = await reading;
      // Unless it changed while it was read.
      if (known.has(uri) && known.get(uri) === reading) known.set(uri, template);
    },
    peek(root) {
      const found = root === undefined ? undefined : known.get(`${root}/${TEMPLATE_PATH}`);
      return found instanceof Promise ? undefined : found;
    },
    invalidate(uri) {
      known.delete(uri);
    },
  };
}
