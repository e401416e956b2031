import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { diskFilesOr } from '../hosts/files.ts';
import { fetchActivity } from '../hosts/github.ts';
import { clientFiles } from '../lsp/files.ts';
import { serve } from '../lsp/server.ts';
import { UsageError } from './common.ts';

/** `twir lsp --stdio`: the language server on standard input and output. */
export function lsp(args: readonly string[]): undefined {
  if (args.length !== 1 || args[0] !== '--stdio')
    throw new UsageError('lsp speaks over standard input and output: `twir lsp --stdio`');
  const streams = [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)] as const;
  const connection = createConnection(ProposedFeatures.all, ...streams);
  serve(connection, () => diskFilesOr(clientFiles(connection)), fetchActivity);
  return undefined;
}
