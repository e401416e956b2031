/** Titles and events of pages, from a server of this process: for the extension host of Node alone. */
import * as vscode from 'vscode';
import { type PageServer, servePages } from '../../support/pageServer.ts';
import { assert, assertEqual, extension, insertBefore, lineOf, openDraft, textWith, until } from './desk.ts';

const allow = (servers: readonly string[] | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('twir').update('fetchPrivateFrom', servers, vscode.ConfigurationTarget.Global);

const EVENT = {
  '@type': 'Event',
  name: 'Ferris on a page',
  startDate: '2026-09-15T19:00:00+01:00',
  location: { '@type': 'Place', address: { addressLocality: 'Lisbon', addressCountry: 'Portugal' } },
  organizer: { '@type': 'Organization', name: 'Rust Tagus', url: 'https://tagus.example.org/' },
};

suite('pages', () => {
  let server: PageServer;
  let answer: (() => void) | undefined;

  setup(async () => {
    answer = undefined;
    server = await servePages({
      '/slow': (_, response) => {
        answer = () =>
          void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Late &lt;T&gt;</title>');
      },
      '/ready': '<title>Ready</title>',
      '/event': `<script type="application/ld+json">${JSON.stringify(EVENT)}</script>`,
    });
    await allow([server.host]);
    await allowed(server);
  });
  teardown(async () => {
    await allow(undefined);
    await server.close();
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('a title is written where its link is by then; one undo takes it back', async () => {
    const editor = await openDraft();
    const { document } = editor;
    const asked = server.asked.length;
    await insertBefore(editor, '### Observations/Thoughts', `* [](${server.url}/slow)`);
    const done = vscode.commands.executeCommand('twir.fetchTitle');
    const go = await until('the question to the page', () => answer);
    assertEqual(server.asked.length, asked + 1, 'questions');
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(lineOf(document, '### '), 0), 'A line of somebody else\n\n'),
    );
    const before = document.getText();
    go();
    await done;
    await textWith(document, `* [Late &lt;T>](${server.url}/slow)`);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before, 'text after one undo');
  });

  test('the action is there where a link has no text, and asks nobody until it is taken', async () => {
    const editor = await openDraft();
    const { document } = editor;
    const at = await insertBefore(editor, '### Observations/Thoughts', `* [](${server.url}/ready)`);
    const asked = server.asked.length;
    const actions = await until('the action', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at),
      );
      const own = found.filter(({ command }) => command?.command === 'twir.fetchTitle');
      return own.length > 0 ? own : undefined;
    });
    assertEqual(server.asked.length, asked, 'questions before it is taken');
    const { command } = actions[0] as vscode.CodeAction;
    assert(command, 'the action has no command');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await textWith(document, `* [Ready](${server.url}/ready)`);
  });

  test('an event is shown before it is written', async () => {
    const { document } = await openDraft();
    const row = `* 2026-09-15 | Lisbon, PT | [Rust Tagus](https://tagus.example.org/)\n    * [**Ferris on a page**](${server.url}/event)`;
    const before = document.getText();
    const done = vscode.commands.executeCommand('twir.insertEventFromPage', `${server.url}/event`);
    await until('the page to be asked', () => server.asked.find(({ url }) => url === '/event'));
    // It takes a moment from the answer to the list; nothing is written before it is accepted.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assertEqual(document.getText(), before, 'text before anybody has accepted');
    await until('the row', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 200));
      return document.getText().includes(row) || undefined;
    });
    await done;
  });

  /** The setting takes its way to the server. */
  async function allowed({ url }: PageServer): Promise<void> {
    const editor = await openDraft();
    await extension().activate();
    await insertBefore(editor, '### Observations/Thoughts', `* [Allowed](${url}/ready)`);
    await until('the setting to arrive', async () => {
      await vscode.commands.executeCommand('twir.fetchTitle');
      return editor.document.getText().includes(`* [Ready](${url}/ready)`) || undefined;
    });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
});
