/** The server as a web worker: messages to and from the page. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { clientFiles } from '../lsp/files.ts';
import { serve } from '../lsp/server.ts';
import { fetchActivity } from './github.ts';

/** What a dedicated worker is to its own script; the DOM types know it as `DedicatedWorkerGlobalScope`. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

serve(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  clientFiles,
  fetchActivity,
);
