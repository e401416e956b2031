import { type CompletionItem, CompletionItemKind, InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import type { Completion, CompletionKind } from '../features/completion.ts';
import { cancelled } from './cancellation.ts';
import { toRange } from './convert.ts';
import type { Desk } from './desk.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  heading: CompletionItemKind.Module,
  form: CompletionItemKind.Snippet,
  prefix: CompletionItemKind.Keyword,
  organiser: CompletionItemKind.Reference,
};

/** Headings, forms, prefixes, organisers. */
export function registerCompletion(desk: Desk): void {
  desk.connection.onCompletion(({ textDocument, position }, token) => {
    if (token.isCancellationRequested) return cancelled();
    const source = desk.source(textDocument.uri);
    if (!source) return null;
    const { lines } = desk.service.draft(source);
    const item = (completion: Completion): CompletionItem => ({
      label: completion.label,
      kind: KINDS[completion.kind],
      detail: completion.detail,
      filterText: completion.filter,
      sortText: completion.sort,
      insertTextFormat: completion.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // The four spaces under an event row are meant, whatever the row's own indentation.
      insertTextMode: InsertTextMode.asIs,
      textEdit: { range: toRange(lines, completion.replace), newText: completion.insert },
    });
    return desk.service
      .complete(source, lines.offsetAt(position))
      .filter((completion) => desk.abilities.snippets || !completion.snippet)
      .map(item);
  });
}
