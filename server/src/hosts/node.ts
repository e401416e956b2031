/** The server as a process: over the channel that its arguments name (`--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`). */
import process from 'node:process';
import { serve } from '../lsp/server.ts';
import { nodeHost } from './nodeHost.ts';
import { connectOver } from './transport.ts';

serve(connectOver(process.argv.slice(2)), nodeHost);
