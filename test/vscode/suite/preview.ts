import * as vscode from 'vscode';
import { assert, assertEqual, extension, files, insertBefore, open, openDraft, until } from './desk.ts';

const previews = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('twir.preview'));

suite('preview', () => {
  test('opens beside the draft, leaves it the focus, and follows what is typed', async () => {
    const editor = await openDraft();
    const { document } = editor;
    const api = await extension().activate();
    try {
      await vscode.commands.executeCommand('twir.preview');
      await until('the preview', () => api.previewed(document.uri) === document.version || undefined);
      assertEqual(previews().length, 1, 'previews');
      assertEqual(vscode.window.activeTextEditor?.document.uri.path, document.uri.path, 'editor with the focus');
      const before = document.version;
      await insertBefore(editor, '### Observations/Thoughts', '* [Tides](https://tide.example.org/)');
      assert(document.version > before, 'the same version');
      await until('the preview to follow', () => api.previewed(document.uri) === document.version || undefined);
      await vscode.commands.executeCommand('twir.preview');
      assertEqual(previews().length, 1, 'previews after asking twice');
    } finally {
      await vscode.window.tabGroups.close(previews());
    }
    assertEqual(api.previewed(document.uri), undefined, 'version in a closed preview');
  });

  test('is that of the editor in whose title it is asked for, whichever has the focus', async () => {
    const { document } = await openDraft();
    const api = await extension().activate();
    await open(files.notes);
    try {
      await vscode.commands.executeCommand('twir.preview', document.uri);
      await until('the preview', () => api.previewed(document.uri));
    } finally {
      await vscode.window.tabGroups.close(previews());
    }
  });
});
