/** The server as a web worker: messages to and from the page. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { clientFiles } from '../lsp/files.ts';
import { serve } from '../lsp/server.ts';
import { systemClock } from './clock.ts';
import { browserPages } from './pages.browser.ts';
import { workerParts } from './parts.ts';

/** What a dedicated worker is to its own script; the DOM types know it as `DedicatedWorkerGlobalScope`. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

serve(
  ({ writer, options }) =>
    createConnection(
      ProposedFeatures.all,
      new BrowserMessageReader(self),
      writer(new BrowserMessageWriter(self)),
      options,
    ),
  {
    files: clientFiles,
    pages: (permission) => browserPages({ permission }),
    clock: systemClock,
    rare: workerParts,
  },
);
