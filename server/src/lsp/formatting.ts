import { DocumentFormattingRequest, type ServerCapabilities, type TextEdit } from 'vscode-languageserver';
import type { Desk } from './desk.ts';
import { edited } from './drafts.ts';

/**
 * Where drafts lie. A client that can be told so asks us to format nothing else, and does not name us among the
 * formatters of other Markdown.
 */
const DRAFTS = [{ language: 'markdown', pattern: '**/draft/*.md' }];

/**
 * Formats the events of a draft and nothing beside: format-on-save must be safe on a text that ten people edit. Rows are
 * put in order and in form; none is removed.
 */
export function registerFormatting(desk: Desk): void {
  const { connection, service } = desk;
  connection.onDocumentFormatting(async ({ textDocument: { uri } }): Promise<TextEdit[]> => {
    const before = desk.source(uri);
    if (!before || service.kindOf(before) !== 'draft') return [];
    await desk.configure(before);
    const source = desk.source(uri);
    if (!source || source.version !== before.version) return [];
    return [...edited(desk, source, service.chores.tidyEvents(source, desk.settings(source.uri)).edits).edits];
  });
}

/** What to say of it at the start to a client that cannot be told later for which documents. */
export function formattingCapability(desk: Desk): Pick<ServerCapabilities, 'documentFormattingProvider'> {
  return desk.abilities.dynamicFormatting ? {} : { documentFormattingProvider: true };
}

/** Tells a client for which documents, once it is ready to hear. */
export function offerFormatting({ abilities, connection }: Desk): void {
  if (abilities.dynamicFormatting)
    void connection.client.register(DocumentFormattingRequest.type, { documentSelector: DRAFTS });
}
