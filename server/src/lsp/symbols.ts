import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
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
    const outline = desk.service.symbols(source);
    return desk.abilities.symbolTrees
      ? outline.map((symbol) => toDocumentSymbol(lines, symbol))
      : outline.flatMap((symbol) => toFlatSymbols(source.uri, lines, symbol));
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

/** A symbol and all within it, one after another: for clients that know no trees. */
function toFlatSymbols(
  uri: string,
  lines: Lines,
  { kind, name, span, children }: OutlineNode,
  containerName?: string,
): SymbolInformation[] {
  const own = { name, kind: KINDS[kind], location: { uri, range: toRange(lines, span) } };
  return [
    containerName === undefined ? own : { ...own, containerName },
    ...children.flatMap((child) => toFlatSymbols(uri, lines, child, name)),
  ];
}
