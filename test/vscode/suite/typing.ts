import * as vscode from 'vscode';
import { assert, findingOn, findings, insertBefore, lineOf, openDraft, until } from './desk.ts';

const anchor = '### Observations/Thoughts';
const entry = '* [Tides](https://tide.example.org/?utm_source=feed)';
const elsewhere = 'Notes on a small allocator';

/** Types an entry with a fault, as keys do, and waits until the server has judged it. */
async function type(): Promise<{ readonly editor: vscode.TextEditor; readonly line: number }> {
  const editor = await openDraft();
  const { document } = editor;
  await findingOn(document, elsewhere);
  const { line } = await insertBefore(editor, anchor, '');
  await vscode.commands.executeCommand('type', { text: entry });
  assert(document.lineAt(line).text === entry, `typed: ${document.lineAt(line).text}`);
  const marker = lineOf(document, elsewhere);
  // Another fault, put in afterwards and elsewhere: once it is seen, the line has been judged too.
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(marker).range.end, '\n- [Judged](https://judged.example.org/)');
  assert(await vscode.workspace.applyEdit(edit), 'edit refused');
  await findingOn(document, '[Judged]');
  return { editor, line: lineOf(document, '[Tides]') };
}

const on = (document: vscode.TextDocument, line: number): vscode.Diagnostic[] =>
  findings(document).filter(({ range }) => range.start.line === line);

const shows = (document: vscode.TextDocument, line: number): Promise<true> =>
  until('the finding that waited', () => on(document, line).length > 0 || undefined);

suite('the line that is typed on', () => {
  test('keeps its findings back until the cursor leaves it; other lines show theirs', async () => {
    const { editor, line } = await type();
    assert(on(editor.document, line).length === 0, 'shown while it was typed');
    assert(on(editor.document, lineOf(editor.document, elsewhere)).length > 0, 'those of another line are gone');
    await vscode.commands.executeCommand('cursorMove', { to: 'up' });
    await shows(editor.document, line);
  });

  test('shows them when another editor takes the focus', async () => {
    const { editor, line } = await type();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '' }));
    await openSame(editor.document);
    await shows(editor.document, line);
  });

  test('shows them at once when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('twir');
    await settings.update('showWhileTyping', true, vscode.ConfigurationTarget.Global);
    try {
      const { editor, line } = await type();
      await shows(editor.document, line);
    } finally {
      await settings.update('showWhileTyping', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('shows them on save', async () => {
    const { editor, line } = await type();
    const before = await vscode.workspace.fs.readFile(editor.document.uri);
    try {
      assert(await editor.document.save(), 'not saved');
      await shows(editor.document, line);
    } finally {
      await vscode.workspace.fs.writeFile(editor.document.uri, before);
      const text = new TextDecoder().decode(before);
      await until('the draft as it was', () => editor.document.getText() === text || undefined);
    }
  });

  test('keeps them back when the editor saves by itself, as the browser does', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    const before = ['autoSave', 'autoSaveDelay'].map((name) => [name, settings.inspect(name)?.globalValue] as const);
    await settings.update('autoSaveDelay', 100, vscode.ConfigurationTarget.Global);
    await settings.update('autoSave', 'afterDelay', vscode.ConfigurationTarget.Global);
    try {
      const { document } = (await type()).editor;
      await until('the draft to be saved', () => !document.isDirty || undefined);
      // Another fault, after the save: once it is seen, the line has been judged again.
      const edit = new vscode.WorkspaceEdit();
      edit.insert(
        document.uri,
        document.lineAt(lineOf(document, '[Judged]')).range.end,
        '\n- [Again](https://a.example.org/)',
      );
      assert(await vscode.workspace.applyEdit(edit), 'edit refused');
      await findingOn(document, '[Again]');
      assert(on(document, lineOf(document, '[Tides]')).length === 0, 'shown while it was typed');
    } finally {
      for (const [name, value] of before) await settings.update(name, value, vscode.ConfigurationTarget.Global);
      // On disk, too, the draft is what it was.
      await openDraft();
    }
  });
});

/** Back to the draft, without reverting it. */
async function openSame(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
}
