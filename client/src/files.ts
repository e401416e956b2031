import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods } from './protocol.ts';

/**
 * Reads files for a server that has no file system: a web worker sees a folder of github.dev only through the editor.
 * What cannot be read is `null`, never an error: an archive that is not there is a normal case.
 */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(methods.readFile, async ({ uri }: { uri: string }): Promise<string | null> => {
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true)));
    } catch {
      return null;
    }
  });
  client.onRequest(methods.readFolder, async ({ uri }: { uri: string }): Promise<string[] | null> => {
    try {
      const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
      return entries.map(([name, type]) => (type & FileType.Directory ? `${name}/` : name));
    } catch {
      return null;
    }
  });
}
