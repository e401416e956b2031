import type { Connection } from 'vscode-languageserver';
import { readPartRequest } from '../lsp/protocol.ts';
import type { PartName, RareParts } from '../lsp/rare.ts';

/** What a worker is to its own script, and what the script of each part leaves there. */
interface WorkerScope {
  importScripts(url: string): void;
  readonly twirParts?: { readonly [Name in PartName]?: Awaited<ReturnType<RareParts[Name]>> };
}
declare const self: WorkerScope;

/**
 * The rare parts of a worker. It cannot know where its own script came from, for editors start workers by way of another;
 * so it asks the client for a part's script, which reads it beside the server's.
 */
export function workerParts(connection: Connection): RareParts {
  const loading = new Map<PartName, Promise<void>>();
  const load = async (name: PartName): Promise<void> => {
    const script = await connection.sendRequest(readPartRequest, { name });
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    try {
      self.importScripts(url);
    } finally {
      URL.revokeObjectURL(url);
    }
  };
  const part = async <Name extends PartName>(name: Name): Promise<Awaited<ReturnType<RareParts[Name]>>> => {
    const known = loading.get(name) ?? load(name);
    loading.set(name, known);
    try {
      await known;
    } catch (error) {
      // The next one who wants it tries again.
      loading.delete(name);
      throw error;
    }
    return self.twirParts?.[name] as Awaited<ReturnType<RareParts[Name]>>;
  };
  return { elsewhere: () => part('elsewhere'), github: () => part('github') };
}
