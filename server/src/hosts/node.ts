/** The server as a process: over the channel that its arguments name (`--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';

serve(createConnection(ProposedFeatures.all));
