/** Help for those who read a draft. */
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { registerCodeLenses } from './codeLenses.ts';
import type { Desk } from './desk.ts';
import { registerDocumentLinks } from './documentLinks.ts';
import { registerFolding } from './folding.ts';
import { registerHighlights } from './highlights.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlayHints.ts';
import { registerNavigation } from './navigation.ts';
import { registerSelectionRanges } from './selectionRanges.ts';
import { registerWorkspaceSymbols } from './workspaceSymbols.ts';

/** What of it a client can use: nothing is offered to one that has not said that it knows it. */
export function readingCapabilities({ textDocument, workspace }: ClientCapabilities): ServerCapabilities {
  return {
    hoverProvider: true,
    definitionProvider: true,
    ...(textDocument?.references ? { referencesProvider: true } : {}),
    ...(textDocument?.documentHighlight ? { documentHighlightProvider: true } : {}),
    ...(textDocument?.documentLink ? { documentLinkProvider: {} } : {}),
    ...(textDocument?.foldingRange ? { foldingRangeProvider: true } : {}),
    ...(textDocument?.selectionRange ? { selectionRangeProvider: true } : {}),
    ...(textDocument?.codeLens ? { codeLensProvider: {} } : {}),
    ...(textDocument?.inlayHint ? { inlayHintProvider: true } : {}),
    ...(workspace?.symbol ? { workspaceSymbolProvider: true } : {}),
  };
}

/** Puts the handlers in place. */
export function registerReading(desk: Desk): void {
  registerHover(desk);
  registerNavigation(desk);
  registerHighlights(desk);
  registerDocumentLinks(desk);
  registerFolding(desk);
  registerSelectionRanges(desk);
  registerCodeLenses(desk);
  registerInlayHints(desk);
  registerWorkspaceSymbols(desk);
}
