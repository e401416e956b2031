/** A check of links against a server of this process: for the extension host of Node alone. */
import * as vscode from 'vscode';
import { answer, type LocalWeb, localWeb } from '../../linkCheck/web.ts';
import { assert, assertEqual, extension, findings, lineOf, openDraft, until } from './desk.ts';

const setting = 'fetchPrivateFrom';
const allow = (servers: readonly string[] | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('twir').update(setting, servers, vscode.ConfigurationTarget.Global);

/** A draft that links to nothing outside. */
const draftOn = (web: LocalWeb): string =>
  `Title: This Week in Rust 667\nNumber: 667\nDate: 2026-09-02\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n\n* [A page](${web.url('127.0.0.1', '/there')})\n* [Gone](${web.url('127.0.0.1', '/gone')})\n* [Old](${web.url('127.0.0.1', '/old')})\n`;

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert(await vscode.workspace.applyEdit(edit), 'edit refused');
}

suite('check links', () => {
  test('what is broken or moved is among the problems, and in the checklist, until it is changed', async () => {
    const web = await localWeb({
      '/there': answer(200, { 'content-type': 'text/html' }, '<title>A page</title>'),
      '/gone': answer(404),
      '/old': answer(301, { location: '/new' }),
    });
    const { document } = await openDraft();
    const before = document.getText();
    try {
      await replaceAll(document, draftOn(web));
      const api = await extension().activate();
      await vscode.commands.executeCommand('twir.preparePublish');
      await until('the checklist', () => (api.checklist()['links'] === 'warning' ? true : undefined));
      assertEqual(web.asked.length, 0, 'questions before anybody asked');

      await allow([web.server('127.0.0.1')]);
      const found = (code: string): vscode.Diagnostic | undefined =>
        findings(document).find(
          (one) => one.code === code || (typeof one.code === 'object' && one.code.value === code),
        );
      // The setting takes its way to the server.
      const broken = await until('the broken link', async () => {
        if (web.asked.length === 0) await vscode.commands.executeCommand('twir.checkLinks');
        return found('link-broken');
      });
      assertEqual(broken.range.start.line, lineOf(document, '/gone'), 'line of the broken link');
      assert(found('link-moved'), 'nothing moved');
      await until('the checklist', () => (api.checklist()['links'] === 'open' ? true : undefined));
      assertEqual(web.most.perHost, 1, 'questions at once');

      await replaceAll(document, draftOn(web).replace('/gone)', '/there)'));
      await until('the finding to go', () => (found('link-broken') ? undefined : true));
      await until('the checklist', () => (api.checklist()['links'] === 'done' ? true : undefined));
    } finally {
      await allow(undefined);
      // Some workbenches save by themselves.
      await replaceAll(document, before);
      await document.save();
      await web.close();
    }
  });
});
