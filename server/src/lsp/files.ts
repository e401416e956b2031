import type { Connection } from 'vscode-languageserver';
import type { FileHost } from '../archive/fileHost.ts';
import { readFileRequest, readFolderRequest } from './protocol.ts';

/**
 * Reads through the client: a web worker sees a folder of github.dev only through the editor. A client that does not know
 * the requests has no such files.
 */
export function clientFiles(connection: Connection): FileHost {
  return {
    readFile: async (uri) => (await connection.sendRequest(readFileRequest, { uri }).catch(() => null)) ?? undefined,
    readFolder: async (uri) =>
      (await connection.sendRequest(readFolderRequest, { uri }).catch(() => null)) ?? undefined,
  };
}
