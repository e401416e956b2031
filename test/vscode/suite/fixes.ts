import * as vscode from 'vscode';
import { assert, assertEqual, findingOn, openDraft, textWith } from './desk.ts';

/** A fault of the fixture, and its line once the preferred fix is applied. */
const rows = [
  { at: 'Notes on a small allocator', fixed: '* [Notes on a small allocator](https://notes.example.org/allocator)' },
  { at: 'utm_source=feed', fixed: '* [What a borrow teaches](https://borrow.example.org/lesson)' },
];

suite('quick fixes', () => {
  for (const { at, fixed } of rows) {
    test(`“${at}” is repaired, and undone in one step`, async () => {
      const { document } = await openDraft();
      const before = document.getText();
      const { range } = await findingOn(document, at);
      const kind = vscode.CodeActionKind.QuickFix.value;
      let actions: vscode.CodeAction[] = [];
      // As a person would: what is asked for while the findings are renewed is asked for again.
      for (let tries = 0; tries < 20 && actions.length === 0; tries++) {
        if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 200));
        actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          range,
          kind,
          10,
        );
      }
      const action = actions.find(({ isPreferred, edit }) => isPreferred && edit);
      assert(action?.edit, `no preferred fix among: ${actions.map(({ title }) => title).join('; ')}`);
      assert(await vscode.workspace.applyEdit(action.edit), 'edit refused');
      assertEqual(document.lineAt(range.start.line).text, fixed, 'line');
      await vscode.commands.executeCommand('undo');
      await textWith(document, before);
    });
  }
});

suite('fix all', () => {
  test('repairs every safe fault, and one undo brings all of them back', async () => {
    const { document } = await openDraft();
    const before = document.getText();
    await findingOn(document, 'utm_source=feed');
    await vscode.commands.executeCommand('twir.fixAll');
    for (const { fixed } of rows) await textWith(document, fixed);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before, 'text after one undo');
  });

  test('a second run has nothing to do', async () => {
    const { document } = await openDraft();
    await vscode.commands.executeCommand('twir.fixAll');
    await textWith(document, rows[0]?.fixed ?? '');
    const { version } = document;
    await vscode.commands.executeCommand('twir.fixAll');
    assertEqual(document.version, version, 'version');
  });
});
