import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { createSearch, type SearchEntry } from '../features/search.ts';
import { cancelled } from './cancellation.ts';
import type { Desk } from './desk.ts';

const KINDS: Readonly<Record<SearchEntry['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  organiser: SymbolKind.Class,
  link: SymbolKind.Field,
};

/** How many entries are looked at before a cancellation is heard. */
const SLICE = 5_000;

/** What the earlier issues of the open drafts linked to, who meets, and the drafts' own sections. */
export function registerWorkspaceSymbols(desk: Desk): void {
  const { connection, documents, service } = desk;
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const search = createSearch(query);
    const archives = new Set<readonly SearchEntry[]>();
    for (const uri of documents.keys()) {
      const asked = desk.source(uri);
      if (!asked) continue;
      await desk.prepare(asked);
      if (token.isCancellationRequested) return cancelled();
      // As it is now: it may have changed, or been closed, while its earlier issues were read.
      const source = desk.source(uri);
      if (!source) continue;
      const { sections, earlier } = service.reading.searchable(source, desk.settings(uri));
      search.take(sections);
      archives.add(earlier);
    }
    // Nothing is asked for by an empty query: what all issues hold is no answer to it.
    for (const entries of query.trim() ? archives : []) {
      for (let at = 0; at < entries.length; at += SLICE) {
        if (at) await new Promise((resolve) => setTimeout(resolve));
        if (token.isCancellationRequested) return cancelled();
        search.take(entries.slice(at, at + SLICE));
      }
    }
    return search.best().map(toWorkspaceSymbol);
  });
}

function toWorkspaceSymbol({ kind, name, container, uri, line }: SearchEntry): WorkspaceSymbol {
  const at = { line, character: 0 };
  return {
    name,
    kind: KINDS[kind],
    location: { uri, range: { start: at, end: at } },
    ...(container ? { containerName: container } : {}),
  };
}
