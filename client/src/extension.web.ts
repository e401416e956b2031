import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { Desk, type DeskApi } from './desk.ts';

let desk: Desk | undefined;

/** Writes what goes wrong to the log and nowhere else: nobody editing a draft asked for a pop-up. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The browser's entry (github.dev, vscode.dev): the server is a web worker, made anew at every start. */
export async function activate(context: ExtensionContext): Promise<DeskApi> {
  const script = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
  const serve = async (): Promise<Worker> => new Worker(script);
  desk = new Desk(context, (options) => new QuietClient('twir', 'TWiR Desk', serve, options));
  return desk.open();
}

export function deactivate(): Promise<void> | undefined {
  return desk?.stop();
}
