import type { FileHost } from './fileHost.ts';

/** How many folders above a document's own are looked into. */
const HEIGHT = 8;

/** The repositories that documents belong to. Workspace folders are of no account: there may be several, or none. */
export interface Roots {
  /** The folder that holds `draft/` and `content/`, without a final `/`, as far as it is known: {@link find} first. */
  of(uri: string): string | undefined;
  /** Looks for it, where the document's own path does not tell. Never rejects. */
  find(uri: string): Promise<string | undefined>;
}

/** Makes the finder of repositories; without a host it goes by the paths alone. */
export function createRoots(host: FileHost | undefined): Roots {
  /** By the folder of the document. */
  const found = new Map<string, string | undefined>();
  const looking = new Map<string, Promise<string | undefined>>();

  const walk = async (start: string): Promise<string | undefined> => {
    let folder = start;
    for (let height = 0; height <= HEIGHT && /:\/\/[^/]*\/./.test(folder); height++) {
      const names = await host?.readFolder(folder).catch(() => undefined);
      const has = (name: string): boolean => names?.some((one) => one === name || one === `${name}/`) === true;
      if (has('draft') && has('content')) return folder;
      folder = folderOf(folder);
    }
    return undefined;
  };

  return {
    of: (uri) => rootByName(uri) ?? found.get(folderOf(uri)),
    async find(uri) {
      const named = rootByName(uri);
      if (named !== undefined) return named;
      const folder = folderOf(uri);
      let search = looking.get(folder);
      if (!search) {
        search = walk(folder);
        looking.set(folder, search);
      }
      const root = await search;
      found.set(folder, root);
      return root;
    },
  };
}

/**
 * The root of a document that lies in a folder `draft` or `content`, however deep: what holds the nearest of them. So a
 * draft in its place costs no look into any folder.
 */
export function rootByName(uri: string): string | undefined {
  return /^(.*)\/(?:draft|content)\/./.exec(withoutQuery(uri))?.[1];
}

function folderOf(uri: string): string {
  return withoutQuery(uri).replace(/\/[^/]*$/, '');
}

function withoutQuery(uri: string): string {
  return uri.replace(/[?#].*$/, '');
}
