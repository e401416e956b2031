import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { Desk, type DeskApi } from './desk.ts';
import { serveParts } from './files.ts';

let desk: Desk | undefined;
let worker: Worker | undefined;

/** Writes what goes wrong to the log and nowhere else: nobody editing a draft asked for a pop-up. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The browser's entry (github.dev, vscode.dev): the server is a web worker, made anew at every start. */
export async function activate(context: ExtensionContext): Promise<DeskApi> {
  const script = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
  desk = new Desk(context, (options) => {
    const client = new QuietClient('twir', 'TWiR Desk', () => serve(script), options);
    serveParts(client, context.extensionUri);
    return client;
  });
  return desk.open();
}

export async function deactivate(): Promise<void> {
  await desk?.stop();
  worker?.terminate();
}

// The client would take a worker too, but asks for an instance of `Worker`, and the workbench's extension host hands out
// its own kind.
async function serve(script: string): Promise<MessageTransports> {
  worker?.terminate();
  worker = new Worker(script);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
