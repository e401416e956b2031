import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Lens } from '../features/lenses.ts';
import { answerFor } from './answer.ts';
import type { Desk } from './desk.ts';

/** The client's command behind a lens. */
const COMMANDS: Readonly<Record<NonNullable<Lens['chore']>, string>> = { pruneEvents: 'twir.pruneEvents' };

/** How much stands in each section, where the settings want it. */
export function registerCodeLenses(desk: Desk): void {
  const { connection, documents, service } = desk;
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answerFor(desk, uri, token, 'settings', (source): CodeLens[] =>
      service.reading.lenses(source, desk.settings(uri)).map(({ line, title, chore }) => {
        const id = chore && COMMANDS[chore];
        // Without a command that the client has, a lens only says something.
        const command = id !== undefined && desk.abilities.commands.has(id) ? id : '';
        const at = { line, character: 0 };
        return { range: { start: at, end: at }, command: { title, command } };
      }),
    ),
  );
  desk.onStale(() => {
    if (desk.abilities.refreshCodeLenses && documents.keys().length)
      void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  });
}
