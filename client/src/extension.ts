import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { Desk, type DeskApi } from './desk.ts';

let desk: Desk | undefined;

/** Writes what goes wrong to the log and nowhere else: nobody editing a draft asked for a pop-up. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The desktop's entry: the server is a Node process of its own, spoken to over IPC. */
export async function activate(context: ExtensionContext): Promise<DeskApi> {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  desk = new Desk(context, (options) => new QuietClient('twir', 'TWiR Desk', { run, debug }, options));
  return desk.open();
}

export function deactivate(): Promise<void> | undefined {
  return desk?.stop();
}
