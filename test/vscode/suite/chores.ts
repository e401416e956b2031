import * as vscode from 'vscode';
import { assert, assertEqual, extension, files, insertBefore, lineOf, open, openDraft, until } from './desk.ts';

const past = [
  '* 2026-08-20 | Faro, PT | [Rust Tagus](https://tagus.example.org/)',
  '    * [**Long ago**](https://tagus.example.org/events/0/)',
];
const soon = [
  '* 2026-09-12 | Faro, PT | [Rust Tagus](https://tagus.example.org/)',
  '    * [**Later**](https://tagus.example.org/events/3/)',
];

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

/** Runs a command on a draft with lines put in, and takes it back: the text after it, and what is then undone. */
async function does(
  anchor: string,
  lines: readonly string[],
  command: string,
  given: (document: vscode.TextDocument) => unknown[] = () => [],
): Promise<string> {
  const editor = await openDraft();
  const { document } = editor;
  await insertBefore(editor, anchor, lines.join('\n'));
  const before = document.getText();
  const args = given(document);
  await run(command, ...args);
  const after = document.getText();
  assert(after !== before, 'nothing was done');
  await run(command, ...args);
  assertEqual(document.getText(), after, 'text after doing it twice');
  await run('undo');
  assertEqual(document.getText(), before, 'text after one undo');
  return after;
}

suite('chores', () => {
  test('events are sorted', async () => {
    const text = await does('* 2026-09-10 | Berlin, DE', soon, 'twir.tidyEvents');
    assert(text.indexOf('Berlin, DE') < text.indexOf('Faro, PT'), text);
  });

  test('past events are deleted, those that were picked', async () => {
    const text = await does('* 2026-09-10 | Berlin, DE', past, 'twir.pruneEvents', (document) => [
      [lineOf(document, 'Faro, PT')],
    ]);
    assert(!text.includes('Faro, PT') && text.includes('Berlin, DE'), text);
  });

  test('conflicts are resolved', async () => {
    const [ours, theirs] = ['* [Ours](https://ours.example.org/)', '* [Theirs](https://theirs.example.org/)'];
    const conflict = ['<<<<<<< HEAD', ours, '=======', theirs, '>>>>>>> main'];
    const text = await does('* [Cargo-lighthouse 2.0]', conflict, 'twir.resolveConflicts');
    assert(text.includes(`${ours}\n`) && text.includes(`${theirs}\n`) && !text.includes('<<<<'), text);
  });

  test('what a formatter did is taken back', async () => {
    const formatted = ['- [One](https://one.example.org/)', '+   [Two](https://two.example.org/)'];
    const text = await does('* [Cargo-lighthouse 2.0]', formatted, 'twir.repairFormatting');
    assert(text.includes('* [One](https://one.example.org/)\n* [Two](https://two.example.org/)\n'), text);
  });

  test('formatting a draft sorts its events, and other Markdown has no formatter of ours', async () => {
    const format = (uri: vscode.Uri): Thenable<vscode.TextEdit[] | undefined> =>
      vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', uri, { tabSize: 2, insertSpaces: true });
    const editor = await openDraft();
    const { document } = editor;
    await insertBefore(editor, '* 2026-09-10 | Berlin, DE', soon.join('\n'));
    const elsewhere = document.lineAt(lineOf(document, '## Upcoming Events')).range.start;
    const edits = await format(document.uri);
    assert(edits?.length, 'nothing to format');
    assert(
      edits.every(({ range }) => range.start.isAfter(elsewhere)),
      'a line outside the events is touched',
    );
    const notes = await open(files.notes);
    assertEqual((await format(notes.document.uri)) ?? [], [], 'edits of other Markdown');
  });

  test('Prettier is told to leave drafts alone, once', async () => {
    await openDraft();
    await run('twir.keepFormattersOff');
    const document = vscode.window.activeTextEditor?.document;
    assert(document, 'nothing is shown');
    assert(document.uri.path.endsWith('/.prettierignore'), `${document.uri} is shown`);
    const text = document.getText();
    assert(text.includes('/draft/\n/content/\n'), text);
    await openDraft();
    await run('twir.keepFormattersOff');
    assertEqual(document.getText(), text, 'the list after doing it twice');
    await vscode.workspace.fs.delete(document.uri);
  });

  test('the window is that of the issue', async () => {
    const { document } = await openDraft();
    const line = lineOf(document, 'Rusty Events between');
    const edit = new vscode.WorkspaceEdit();
    const right = document.lineAt(line).text;
    edit.replace(document.uri, document.lineAt(line).range, right.replace('2026-09-30', '2026-09-20'));
    await vscode.workspace.applyEdit(edit);
    await run('twir.recomputeWindow');
    assertEqual(document.lineAt(line).text, right, 'window');
  });

  test('an event moves to another section by a code action', async () => {
    const { document } = await openDraft();
    const { range } = document.lineAt(lineOf(document, 'Berlin, DE'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      'refactor.move',
      20,
    );
    const action = actions.find(({ title }) => title.startsWith('Move to Asia'));
    assert(action?.edit, `not among: ${actions.map(({ title }) => title).join('; ')}`);
    assert(await vscode.workspace.applyEdit(action.edit), 'edit refused');
    assert(lineOf(document, '### Asia') < lineOf(document, 'Berlin, DE'), document.getText());
    assert(
      actions.some(({ title }) => title.startsWith('Move on by a week')),
      'no next date',
    );
  });
});

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//test//',
  'BEGIN:VEVENT',
  'UID:1@tagus.example.org',
  'DTSTAMP:20260801T000000Z',
  'DTSTART;TZID=Europe/Lisbon:20260917T190000',
  'SUMMARY:Ferris by night',
  'LOCATION:Lisbon\\, Portugal',
  'ORGANIZER;CN=Rust Tagus:mailto:hello@tagus.example.org',
  'URL:https://tagus.example.org/events/2/',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

const sections = `### Final Comment Period

Every week, [the team](https://www.rust-lang.org/team.html) announces RFCs.

#### Tracking Issues & PRs

##### [Rust](https://github.com/rust-lang/rust/issues)

* [Stabilize \`lantern\`](https://github.com/rust-lang/rust/pull/1)
`;

suite('what comes from elsewhere', () => {
  test('an event of a calendar goes to its place; one undo takes it back', async () => {
    const { document } = await openDraft();
    const before = document.getText();
    await run('twir.importEvents', calendar);
    const text = document.getText();
    assert(text.includes('* 2026-09-17 | Lisbon, PT | [Rust Tagus]'), text);
    assert(text.indexOf('Berlin, DE') < text.indexOf('Lisbon, PT'), text);
    await run('twir.importEvents', calendar);
    assertEqual(document.getText(), text, 'text after importing twice');
    await run('undo');
    assertEqual(document.getText(), before, 'text after one undo');
  });

  test('pasted sections stand in place of those that are there; one undo takes them back', async () => {
    const text = await does(
      '## Upcoming Events',
      `${sections.replace('1)', '2)')}\n`.split('\n'),
      'twir.pasteSections',
      () => [sections, 'confirmed'],
    );
    assert(text.includes('rust/pull/1') && !text.includes('rust/pull/2'), text);
  });
});

suite('new draft', () => {
  test('is made from the newest one, opened, and never overwritten', async () => {
    const old = await openDraft();
    const uri = vscode.Uri.joinPath(old.document.uri, '../2026-09-09-this-week-in-rust.md');
    try {
      await run('twir.newDraft', '2026-09-09');
      const document = await until('the new draft', () => {
        const shown = vscode.window.activeTextEditor?.document;
        return shown?.uri.toString() === uri.toString() ? shown : undefined;
      });
      const text = document.getText();
      assert(/^Number: 668$/m.test(text), text.slice(0, 200));
      assert(text.includes('Berlin, DE') && !text.includes('Harbour City'), 'not the events that are still to come');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('Title: This Week in Rust 668\n'));
      await run('twir.newDraft', '2026-09-09');
      const kept = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      assertEqual(kept, 'Title: This Week in Rust 668\n', 'the file that was there');
    } finally {
      await run('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(uri);
      await run('notifications.clearAll');
    }
  });
});

suite('prepare to publish', () => {
  test('the checklist follows the draft, and takes no focus', async () => {
    const editor = await openDraft();
    await insertBefore(editor, '* 2026-09-10 | Berlin, DE', past.join('\n'));
    await run('twir.preparePublish');
    const api = await extension().activate();
    assertEqual(api.checklist()['past-events'], 'open', 'past events');
    assertEqual(vscode.window.activeTextEditor?.document.uri.path, editor.document.uri.path, 'editor');
    await run('twir.mendItem', { kind: 'item', item: { id: 'past-events' } }, 'confirmed');
    assert(!editor.document.getText().includes('Faro, PT'), 'not deleted');
    await until('the checklist to follow', () => api.checklist()['past-events'] === 'done' || undefined);
  });

  test('a draft with open items is not moved', async () => {
    const { document } = await openDraft();
    await run('twir.preparePublish');
    await run('twir.moveToContent', 'confirmed');
    await vscode.workspace.fs.stat(document.uri);
    await run('notifications.clearAll');
  });
});
