import { clientFiles } from '../lsp/files.ts';
import type { ServerHost } from '../lsp/server.ts';
import { systemClock } from './clock.ts';
import { diskFilesOr } from './files.ts';
import { nodePages } from './pages.node.ts';

/** What a process has for the server. */
export const nodeHost: ServerHost = {
  files: (connection) => diskFilesOr(clientFiles(connection)),
  pages: (permission) => nodePages({ permission }),
  clock: systemClock,
  rare: () => ({ elsewhere: () => import('../rare/elsewhere.ts'), github: () => import('./github.ts') }),
};
