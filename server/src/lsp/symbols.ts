import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { OutlineNode } from '../features/symbols.ts';
import type { Lines } from '../text/lines.ts';
import { cancelled } from './cancellation.ts';
import { toRange } from './convert.ts';
import type { Desk } from './desk.ts';

const KINDS: Readonly<Record<OutlineNode['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  entry: SymbolKind.Field,
  event: SymbolKind.Event,
};

/** The outline: sections, entries, events. */
export function registerSymbols(desk: Desk): void {
  desk.connection.onDocumentSymbol(({ textDocument }, token) => {
    if (token.isCancellationRequested) return cancelled();
    const source = desk.source(textDocument.uri);
    if (!source) return null;
    const { lines } = desk.service.draft(source);
    return desk.service.symbols(source).map((symbol) => toDocumentSymbol(lines, symbol));
  });
}

function toDocumentSymbol(
  lines: Lines,
  { kind, name, detail, span, selection, children }: OutlineNode,
): DocumentSymbol {
  return {
    name,
    detail,
    kind: KINDS[kind],
    range: toRange(lines, span),
    selectionRange: toRange(lines, selection),
    children: children.map((child) => toDocumentSymbol(lines, child)),
  };
}
