import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods } from './protocol.ts';

/** The parts of the worker's script that are loaded when they are wanted. */
const PARTS: readonly string[] = ['elsewhere', 'github'];

/** Reads a part of the server's script for it: a worker does not know where it came from. */
export function serveParts(client: BaseLanguageClient, extension: Uri): void {
  client.onRequest(methods.readPart, async ({ name }: { name: string }): Promise<string> => {
    if (!PARTS.includes(name)) throw new Error(`there is no part \`${name}\``);
    const script = Uri.joinPath(extension, 'dist/browser', `${name}.js`);
    return new TextDecoder().decode(await workspace.fs.readFile(script));
  });
}

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
