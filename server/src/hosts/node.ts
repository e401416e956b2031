/** The server as a process: over the channel that its arguments name (`--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles } from '../lsp/files.ts';
import { serve } from '../lsp/server.ts';
import { diskFilesOr } from './files.ts';
import { fetchActivity } from './github.ts';

serve(createConnection(ProposedFeatures.all), (connection) => diskFilesOr(clientFiles(connection)), fetchActivity);
