import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { answerFor } from './answer.ts';
import { toRange } from './convert.ts';
import type { Desk } from './desk.ts';

/** The places of the draft where the same link, organiser or label stands. One alone is no reason to light it up. */
export function registerHighlights(desk: Desk): void {
  const { connection, service } = desk;
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    answerFor(desk, uri, token, 'nothing', (source): DocumentHighlight[] | null => {
      const { lines } = service.draft(source);
      const found = service.reading.references(source, desk.settings(uri), lines.offsetAt(position));
      const here = found?.targets.flatMap(({ span }) => span ?? []) ?? [];
      if (here.length < 2) return null;
      return here.map((span) => ({ range: toRange(lines, span), kind: DocumentHighlightKind.Text }));
    }),
  );
}
