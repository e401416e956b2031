// See it work: `npm run try [-- DRAFT.md …]`. From a fresh clone on: installs, builds, and lets the real language server
// check and mend copies of drafts, or of the one in examples/.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Problem, setUp } from './setup.mjs';
import { applyEdits, Client } from './try/client.mjs';
import { openEditor } from './try/editor.mjs';
import { paint, printFindings, printPatch, summary } from './try/print.mjs';
import { makeWorkspace } from './try/workspace.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SAMPLE = path.join(root, 'examples/draft/2025-06-04-this-week-in-rust.md');

/** Does something and says how long it took. @template T @param {() => Promise<T>} task @returns {Promise<[T, string]>} */
async function timed(task) {
  const started = performance.now();
  const result = await task();
  return [result, `${(performance.now() - started).toFixed(0)} ms`];
}

/** Starts the language server on a workspace. @param {string} folder */
async function startServer(folder) {
  const client = new Client(path.join(root, 'dist/cli.js'), ['lsp', '--stdio']);
  const uri = pathToFileURL(folder).href;
  await client.request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'try' }],
    capabilities: {
      textDocument: {
        diagnostic: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['source.fixAll'] } } },
      },
      workspace: { workspaceEdit: { documentChanges: true } },
    },
  });
  client.notify('initialized', {});
  return client;
}

/** Checks and mends one draft, and prints what came of it. @param {Client} client @param {string} file */
async function tryDraft(client, file) {
  const text = readFileSync(file, 'utf8');
  const name = path.posix.join('draft', path.basename(file));
  const uri = pathToFileURL(file).href;
  const textDocument = { uri };
  const findings = async () => (await client.request('textDocument/diagnostic', { textDocument })).items;

  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  const [before, checkTime] = await timed(findings);
  console.log(paint(`${name}: ${summary(before)} (${checkTime})`, 1), '\n');
  printFindings(name, before);

  const [actions, fixTime] = await timed(() =>
    client.request('textDocument/codeAction', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll.twir'] },
    }),
  );
  const edits = (actions ?? []).flatMap((/** @type {any} */ { edit }) => [
    ...(edit?.documentChanges ?? []).flatMap((/** @type {any} */ change) => change.edits ?? []),
    ...(edit?.changes?.[uri] ?? []),
  ]);
  const mended = applyEdits(text, edits);
  console.log(paint(`What "Fix All" changes by itself (${fixTime}):`, 1), '\n');
  if (mended === text) console.log('nothing\n');
  else {
    // Only now: before the set-up there was no package to load.
    const { createTwoFilesPatch } = await import('diff');
    const patch = createTwoFilesPatch(name, name, text, mended, 'as it is', 'mended', { context: 0 });
    printPatch(patch.replace(/^Index: .*\n=+\n/, ''));
  }

  client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: mended }] });
  const [after, againTime] = await timed(findings);
  console.log(paint(`Left for a person: ${summary(after)} (${againTime})`, 1), '\n');
  printFindings(name, after);
}

/** @param {string[]} drafts */
async function main(drafts) {
  setUp(root);
  const { folder, files } = makeWorkspace(drafts.length ? drafts : [SAMPLE]);
  let keep = false;
  try {
    const [client, startTime] = await timed(() => startServer(folder));
    console.log(`the language server started in ${startTime}\n`);
    try {
      for (const file of files) await tryDraft(client, file);
      await client.stop();
    } catch (error) {
      client.kill();
      throw error;
    }
    const why = openEditor(root, folder, files);
    keep = why === undefined;
    if (why) console.log(`VS Code is not opened: ${why}.`);
    else console.log(`VS Code opens on ${folder}, where the draft is as it was: try "TWiR: Fix All" there.`);
  } finally {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`try: ${error.message}`);
  process.exitCode = 1;
}
