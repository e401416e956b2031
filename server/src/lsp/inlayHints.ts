import { type InlayHint, InlayHintRefreshRequest } from 'vscode-languageserver';
import { answerFor } from './answer.ts';
import { toSpan } from './convert.ts';
import type { Desk } from './desk.ts';

/** Weekdays and distances beside dates, where the settings want them. */
export function registerInlayHints(desk: Desk): void {
  const { connection, documents, service } = desk;
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answerFor(desk, uri, token, 'settings', (source): InlayHint[] => {
      const { lines } = service.draft(source);
      return service.reading
        .inlayHints(source, desk.settings(uri), toSpan(lines, range))
        .map(({ offset, label, tooltip }) => ({
          position: lines.positionAt(offset),
          label,
          tooltip,
          paddingLeft: true,
        }));
    }),
  );
  desk.onStale(() => {
    if (desk.abilities.refreshInlayHints && documents.keys().length)
      void connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
  });
}
