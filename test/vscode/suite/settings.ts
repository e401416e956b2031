import * as vscode from 'vscode';
import { assert, findingOn, findings, openDraft, until } from './desk.ts';

const faulty = 'Notes on a small allocator';

/** The finding's rule, and a promise that it goes. */
async function known(): Promise<{ document: vscode.TextDocument; rule: string; gone(): Promise<unknown> }> {
  const { document } = await openDraft();
  const { code } = await findingOn(document, faulty);
  const rule = String(typeof code === 'object' ? code.value : code);
  const there = (): boolean =>
    findings(document).some(({ range }) => document.lineAt(range.start.line).text.includes(faulty));
  return { document, rule, gone: () => until(`the finding of ${rule} to go`, () => (there() ? undefined : true)) };
}

suite('settings', () => {
  test('a rule that `twir.json` turns off is silent while the file says so', async () => {
    const { document, rule, gone } = await known();
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    assert(folder, 'no folder');
    const file = vscode.Uri.joinPath(folder.uri, 'twir.json');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ rules: { [rule]: 'off' } })));
    try {
      await gone();
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await findingOn(document, faulty);
  });

  test('the settings of a folder hold for the drafts in it', async () => {
    const { document, rule, gone } = await known();
    const set = (rules: object | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('twir', document.uri)
        .update('rules', rules, vscode.ConfigurationTarget.WorkspaceFolder);
    await set({ [rule]: 'off' });
    try {
      await gone();
    } finally {
      await set(undefined);
    }
    await findingOn(document, faulty);
  });
});
