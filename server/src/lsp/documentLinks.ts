import type { DocumentLink } from 'vscode-languageserver';
import { answerFor } from './answer.ts';
import { toRange } from './convert.ts';
import type { Desk } from './desk.ts';

/** The addresses of a draft, as the site reads them. */
export function registerDocumentLinks(desk: Desk): void {
  const { connection, service } = desk;
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    answerFor(desk, uri, token, 'settings', (source): DocumentLink[] => {
      const { lines } = service.draft(source);
      return service.reading
        .links(source, desk.settings(uri))
        .filter(({ bare }) => !bare || !desk.abilities.findsAddresses)
        .map(({ span, url, tooltip }) => ({
          range: toRange(lines, span),
          // Some addresses hold spaces, which the site prints.
          target: url.replace(/\s/g, '%20'),
          ...(tooltip === undefined ? {} : { tooltip }),
        }));
    }),
  );
}
