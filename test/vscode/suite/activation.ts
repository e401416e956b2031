import * as vscode from 'vscode';
import { assert, assertEqual, extension, files, findingOn, open, openDraft, until } from './desk.ts';

suite(`activation in VS Code ${vscode.version}`, () => {
  // The first test of all: once a server runs, it stays.
  test('Markdown that is no draft starts no server, until it becomes one', async () => {
    const editor = await open(files.notes);
    const api = await extension().activate();
    assert(extension().isActive, 'not active');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A line of notes\n'));
    assertEqual(api.serverName(), undefined, 'a server for notes');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Title: This Week in Rust 668\n'));
    await until('the server to say who it is', () => api.serverName());
    await open(files.notes);
  });

  test('a draft has a server', async () => {
    await openDraft();
    assert((await extension().activate()).serverName(), 'the server has no name');
  });

  test('the commands of the manifest are those that are registered', async () => {
    await openDraft();
    // The editor itself makes commands for a view.
    const view = 'twir.publish.';
    const manifest = extension().packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) => id.startsWith('twir.') && !id.startsWith(view),
    );
    assertEqual(registered.sort(), manifest.contributes.commands.map(({ command }) => command).sort(), 'commands');
  });

  test('the status item counts what the server found', async () => {
    const { document } = await openDraft();
    await findingOn(document, 'Notes on a small allocator');
    const api = await extension().activate();
    await until('a status with counts', () => /\d+ (error|warning|note)/.exec(api.statusText() ?? '') ?? undefined);
  });

  test('the first findings come soon after a start', async () => {
    const { document } = await openDraft();
    await findingOn(document, 'Notes on a small allocator');
    const start = Date.now();
    // The old server's findings go with it.
    await vscode.commands.executeCommand('twir.restartServer');
    await findingOn(document, 'Notes on a small allocator');
    const passed = Date.now() - start;
    console.log(`start to first findings: ${passed} ms`);
    assert(passed < 10_000, `took ${passed} ms`);
  });
});
