import * as vscode from 'vscode';
import { assert, assertEqual, extension, findingOn, insertBefore, openDraft, textWith, until } from './desk.ts';

const organiser = { organiser: 'Rust Tagus', organiserUrl: 'https://tagus.example.org/' };
const lisbon = { city: 'Lisbon', country: 'PT', ...organiser };
const evening = { title: 'Ferris by night', url: 'https://tagus.example.org/events/2/' };

/** Answers to the command's questions, and the lines that the draft has afterwards. */
const events = [
  {
    what: 'in person',
    answers: { date: '2026-09-15', kind: 'inPerson', ...lisbon, ...evening },
    lines: [
      '* 2026-09-15 | Lisbon, PT | [Rust Tagus](https://tagus.example.org/)',
      '    * [**Ferris by night**](https://tagus.example.org/events/2/)',
    ],
    times: 1,
  },
  {
    what: 'virtual, of several days',
    answers: { date: '2026-09-15', endDate: '2026-09-16', kind: 'virtual', ...organiser, ...evening },
    lines: ['* 2026-09-15 - 2026-09-16 | Virtual | [Rust Tagus](https://tagus.example.org/)'],
    times: 1,
  },
  {
    what: 'hybrid, which stands twice',
    answers: { date: '2026-09-15', kind: 'hybrid', ...lisbon, ...evening },
    lines: ['* 2026-09-15 | Hybrid (Lisbon, PT) | [Rust Tagus](https://tagus.example.org/)'],
    times: 2,
  },
];

suite('insert event', () => {
  for (const { what, answers, lines, times } of events) {
    test(`${what}; one undo takes it back`, async () => {
      const { document } = await openDraft();
      const before = document.getText();
      await vscode.commands.executeCommand('twir.insertEvent', answers);
      const text = document.getText();
      for (const line of lines) assertEqual(text.split(`${line}\n`).length - 1, times, line);
      await vscode.commands.executeCommand('undo');
      assertEqual(document.getText(), before, 'text after one undo');
    });
  }
});

suite('insert link', () => {
  const given = { url: 'https://tide.example.org/', title: 'Tides and traits' };
  const link = '[Tides and traits](https://tide.example.org/)';
  const rows = [
    { what: 'on an empty entry', line: '* ', select: [2, 2], expected: `* ${link}` },
    { what: 'over a bare address', line: '* https://tide.example.org/', select: [8, 8], expected: `* ${link}` },
    { what: 'around a selection', line: '* Tides and traits', select: [2, 18], expected: `* ${link}` },
    { what: 'at the cursor', line: '* [audio] ', select: [10, 10], expected: `* [audio] ${link}` },
  ] as const;
  for (const { what, line, select, expected } of rows) {
    test(what, async () => {
      const editor = await openDraft();
      const at = await insertBefore(editor, '### Observations/Thoughts', line);
      editor.selection = new vscode.Selection(at.line, select[0], at.line, select[1]);
      await vscode.commands.executeCommand('twir.insertLink', given);
      assertEqual(editor.document.lineAt(at.line).text, expected, 'line');
    });
  }
});

suite('server', () => {
  test('a restart brings the findings back', async () => {
    const { document } = await openDraft();
    await findingOn(document, 'utm_source=feed');
    await vscode.commands.executeCommand('twir.restartServer');
    const api = await extension().activate();
    await until('the status', () => api.status(document.uri));
    await findingOn(document, 'utm_source=feed');
  });

  test('two restarts at once leave one running server', async () => {
    const { document } = await openDraft();
    const restart = (): Thenable<unknown> => vscode.commands.executeCommand('twir.restartServer');
    await Promise.all([restart(), restart()]);
    await findingOn(document, 'utm_source=feed');
    assert((await extension().activate()).serverName(), 'no server');
  });

  test('the log opens', async () => {
    await openDraft();
    await vscode.commands.executeCommand('twir.showLog');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await textWith((await openDraft()).document, 'Title:');
  });
});
