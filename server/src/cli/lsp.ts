import { nodeHost } from '../hosts/nodeHost.ts';
import { connectOver } from '../hosts/transport.ts';
import { serve } from '../lsp/server.ts';
import { UsageError } from './common.ts';

/** `twir lsp --stdio`: the language server on standard input and output. */
export function lsp(args: readonly string[]): undefined {
  if (args.length !== 1 || args[0] !== '--stdio')
    throw new UsageError('lsp speaks over standard input and output: `twir lsp --stdio`');
  serve(connectOver(args), nodeHost);
  return undefined;
}
