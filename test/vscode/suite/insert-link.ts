import * as vscode from 'vscode';
import { assertEqual, extension, files, insertBefore, lineOf, open, openDraft, until } from './desk.ts';

const video = 'https://youtu.be/AbCdEfG?si=x';
/** Not before 1.97: there, nothing of ours is ever pasted. */
const canPaste = 'registerDocumentPasteEditProvider' in vscode.languages;

/** Answers each question of a command with what it proposes, until the command is through. */
async function acceptAll(command: string): Promise<void> {
  let over = false;
  const run = vscode.commands.executeCommand(command).then(() => {
    over = true;
  });
  await until(`${command} to be through`, async () => {
    if (over) return true;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((done) => setTimeout(done, 100));
    return undefined;
  });
  await run;
}

/** What was inserted must not be there for whoever comes next. */
const takeBack = async (): Promise<void> => {
  await openDraft();
};

suite('insert link, in steps', () => {
  teardown(takeBack);
  test('with what is proposed, a clipboard’s address goes where the cursor waits; one undo takes it back', async () => {
    const editor = await openDraft();
    const at = await insertBefore(editor, '### Rust Walkthroughs', '* \n');
    editor.selection = new vscode.Selection(at.line - 1, 2, at.line - 1, 2);
    const before = editor.document.getText();
    await vscode.env.clipboard.writeText('https://tide.example.org/posts/tides-and-traits?utm_source=x');
    await acceptAll('twir.insertLink');
    assertEqual(
      editor.document.lineAt(at.line - 1).text,
      '* [Tides and traits](https://tide.example.org/posts/tides-and-traits)',
      'line',
    );
    await vscode.commands.executeCommand('undo');
    assertEqual(editor.document.getText(), before, 'text after one undo');
  });

  test('given a section that is missing, its heading is made', async () => {
    const { document } = await openDraft();
    await vscode.commands.executeCommand('twir.insertLink', {
      url: video,
      title: 'A <T>',
      section: 'research',
      prefixes: [],
    });
    const line = lineOf(document, '### Research');
    assertEqual(document.lineAt(line + 1).text, '* [A &lt;T>](https://www.youtube.com/watch?v=AbCdEfG)', 'entry');
    assertEqual(document.lineAt(line + 3).text, '## Crate of the Week', 'what follows');
  });
});

suite('pasting an address', () => {
  teardown(takeBack);
  const setting = 'pasteEntries';
  const set = (value: boolean | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('twir').update(setting, value, vscode.ConfigurationTarget.Global);
  /** The line that comes of pasting behind what is typed on it, and to how many ways of pasting ours gives way. */
  const paste = async (typed: string, text: string, chosen: boolean): Promise<[string, number] | undefined> => {
    const editor = await openDraft();
    const at = await insertBefore(editor, '### Rust Walkthroughs', `${typed}\n`);
    const line = at.line - 1;
    const end = editor.document.lineAt(line).range.end;
    editor.selection = new vscode.Selection(end, end);
    const api = await extension().activate();
    // By the keyboard it is pasted in the tests of the user interface: a command cannot do that in a browser.
    const [edit] = (await api.pasteEdits(editor.document, editor.selection, text, chosen)) ?? [];
    if (!edit) return undefined;
    await editor.insertSnippet(edit.insertText as vscode.SnippetString);
    await vscode.commands.executeCommand('leaveSnippet');
    return [editor.document.lineAt(line).text, edit.yieldTo?.length ?? 0];
  };
  const link = '[Title](https://www.youtube.com/watch?v=AbCdEfG)';
  const ours = (pasted: readonly [string, number] | undefined): [string, number] | undefined =>
    canPaste && pasted ? [...pasted] : undefined;
  const rows = [
    { what: 'in an empty entry: the entry', typed: '* ', text: video, line: [`* [video] ${link}`, 0] },
    { what: 'on an empty line: the entry', typed: '', text: ` ${video}\n`, line: [`* [video] ${link}`, 0] },
    { what: 'behind text: a link, if one likes', typed: '* See ', text: video, line: [`* See ${link}`, 1] },
    { what: 'in parentheses: nothing of ours', typed: '* [A](', text: video, line: undefined },
    { what: 'text that is no address: nothing of ours', typed: '* ', text: 'see x', line: undefined },
  ] as const;
  for (const { what, typed, text, line } of rows) {
    test(what, async () => {
      assertEqual(await paste(typed, text, false), ours(line), 'pasted');
    });
  }
  test('with the setting off: only when it is chosen', async () => {
    await set(false);
    try {
      assertEqual(await paste('* ', video, false), undefined, 'pasted');
      assertEqual(await paste('* ', video, true), ours([`* [video] ${link}`, 0]), 'chosen');
    } finally {
      await set(undefined);
    }
  });
  test('in another Markdown file: nothing of ours', async () => {
    const { document, selection } = await open(files.notes);
    const api = await extension().activate();
    assertEqual(await api.pasteEdits(document, selection, video, true), canPaste ? [] : undefined, 'edits');
  });
});
