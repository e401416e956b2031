import * as vscode from 'vscode';
import { assert, extension, insertBefore, labelOf, openDraft } from './desk.ts';

/** What is typed before an anchor of the fixture, and what must then be offered. */
const rows = [
  {
    what: 'a heading that the draft lacks',
    before: '## Crate of the Week',
    typed: '### ',
    trigger: '#',
    offers: 'Research',
  },
  {
    what: 'an organiser that the draft has',
    before: '## Jobs',
    typed: '* 2026-09-20 | Lisbon, PT | [',
    trigger: '[',
    offers: 'Rust Harbour',
  },
  { what: 'the two lines of an event', before: '## Jobs', typed: '* ', trigger: '*', offers: '    * [**' },
];

suite('completion', () => {
  for (const { what, before, typed, trigger, offers } of rows) {
    test(what, async () => {
      const editor = await openDraft();
      const position = await insertBefore(editor, before, typed);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        position,
        trigger,
      );
      const seen = list.items.map((item) => `${labelOf(item)} ${textOf(item)}`);
      assert(
        seen.some((text) => text.includes(offers)),
        `nothing with “${offers}” among: ${seen.slice(0, 20).join('; ')}`,
      );
    });
  }
});

suite('snippets', () => {
  test('every contributed snippet can be inserted and leaves no variable behind', async () => {
    const editor = await openDraft();
    for (const name of await snippetNames()) {
      await insertBefore(editor, '## Jobs', '');
      const before = editor.document.getText();
      await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name });
      await vscode.commands.executeCommand('leaveSnippet');
      const after = editor.document.getText();
      assert(after.length > before.length, `${name}: nothing was inserted`);
      assert(!/\$\{?\d/.test(after), `${name}: a tab stop stands in the text`);
    }
  });
});

function textOf({ insertText }: vscode.CompletionItem): string {
  return typeof insertText === 'string' ? insertText : (insertText?.value ?? '');
}

async function snippetNames(): Promise<string[]> {
  const { extensionUri, packageJSON } = extension();
  const { snippets = [] } = (packageJSON as { contributes: { snippets?: { path: string }[] } }).contributes;
  assert(snippets.length > 0, 'the manifest contributes no snippets');
  const texts = await Promise.all(
    snippets.map(({ path }) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path))),
  );
  return texts.flatMap((bytes) => Object.keys(JSON.parse(new TextDecoder().decode(bytes)) as object));
}
