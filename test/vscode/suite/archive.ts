import * as vscode from 'vscode';
import { lineOf, openDraft, until } from './desk.ts';

suite('earlier issues', () => {
  // On the web the server has no disk: it reads the folder of issues through the editor.
  test('the hover over an organiser tells where it stood last', async () => {
    const { document } = await openDraft();
    const line = lineOf(document, 'Berlin, DE');
    const at = new vscode.Position(line, document.lineAt(line).text.indexOf('Rust Lighthouse') + 2);
    const command = 'vscode.executeHoverProvider';
    await until('a hover that names the issue of 2026-08-26', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, document.uri, at);
      const said = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (typeof part === 'string' ? part : part.value));
      return /2026-08-26|\b666\b/.exec(said.join()) ?? undefined;
    });
  });
});
