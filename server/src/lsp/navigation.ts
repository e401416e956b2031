import { type LocationLink, MarkupKind, type ResponseError } from 'vscode-languageserver';
import { cancelled } from './cancellation.ts';
import { toRange } from './convert.ts';
import type { Desk } from './desk.ts';

/** What earlier issues know of a link or an organiser: said on hover, gone to on request. */
export function registerNavigation(desk: Desk): void {
  const { connection, service } = desk;

  connection.onHover(async ({ textDocument, position }, token) => {
    const source = desk.source(textDocument.uri);
    if (!source) return null;
    await service.prepare(source, desk.settings());
    if (token.isCancellationRequested) return cancelled();
    const { lines } = service.draft(source);
    const known = service.provenance(source, desk.settings(), lines.offsetAt(position));
    return known
      ? { contents: { kind: MarkupKind.Markdown, value: known.text }, range: toRange(lines, known.span) }
      : null;
  });

  connection.onDefinition(
    async ({ textDocument, position }, token): Promise<LocationLink[] | ResponseError<void> | null> => {
      const source = desk.source(textDocument.uri);
      if (!source) return null;
      await service.prepare(source, desk.settings());
      if (token.isCancellationRequested) return cancelled();
      const { lines } = service.draft(source);
      const target = service.definition(source, desk.settings(), lines.offsetAt(position));
      if (!target) return null;
      const at = { start: { line: target.line, character: 0 }, end: { line: target.line, character: 0 } };
      return [
        {
          originSelectionRange: toRange(lines, target.origin),
          targetUri: target.uri ?? source.uri,
          targetRange: at,
          targetSelectionRange: at,
        },
      ];
    },
  );
}
