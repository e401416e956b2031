/** Clients that can less than VS Code, or count columns otherwise. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { exampleDraft } from '../support/exampleDraft.ts';
import { putFile } from '../support/put.ts';
import { Client, type ClientOptions } from './client.ts';
import { decodePosition, type Encoding, encodePosition, mapPositions } from './columns.ts';

const SEEN = '* [Gesehen 🦀 日本](https://example.org/seen)';
const EARLIER = `## Updates from Rust Community\n\n### Observations/Thoughts\n${SEEN}\n`;
const TRACKED = '* [🦀🦀 é 日本](https://example.org/t?x=1&utm_source=y)';
const DASH = '- [Dash 🦀](https://example.org/dash)';
const SECOND = '- [Second](https://example.org/second)';
/** An editor that can do nothing but show what is sent to it. */
const POOREST: ClientCapabilities = {};

let root = '';
let client: Client | undefined;
const put = (name: string, text: string): string => putFile(root, name, text);
async function open(text: string, options: ClientOptions): Promise<{ client: Client; uri: string; text: string }> {
  const whole = exampleDraft(text).text;
  const uri = put('draft/2025-06-04-this-week-in-rust.md', whole);
  client = await Client.start(options);
  await client.open(uri, whole);
  return { client, uri, text: whole };
}
/** What was pushed last for a version, once it holds a finding, or, without one, once it holds none of them. */
const pushed = (of: Client, uri: string, version: number, code: string, there = true): Promise<readonly Diagnostic[]> =>
  of.until(
    () => {
      const last = of.pushed.filter((push) => push.uri === uri).at(-1);
      return last?.version === version && last.diagnostics.some((one) => one.code === code) === there
        ? last.diagnostics
        : undefined;
    },
    `${there ? '' : 'no '}${code} in version ${version}`,
  );
const one = (diagnostics: readonly Diagnostic[], code: string): Diagnostic =>
  diagnostics.find((diagnostic) => diagnostic.code === code) as Diagnostic;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'twir-clients-'));
  put('content/2025-05-28-this-week-in-rust.md', EARLIER);
});
afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  client = undefined;
  rmSync(root, { recursive: true, force: true });
});

describe('the poorest client', () => {
  const poorest = (text: string, options: ClientOptions = {}) => open(text, { capabilities: POOREST, ...options });

  it('is not offered to pull, and gets everything pushed, the earlier issues too', async () => {
    const { client, uri } = await poorest(SEEN);
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-16');
    await pushed(client, uri, 1, 'published-before');
  });

  it('sends whole texts', async () => {
    const { client, uri, text } = await poorest(DASH);
    await pushed(client, uri, 1, 'list-marker');
    await client.replace(uri, text.replace(DASH, DASH.replace('-', '*')));
    await pushed(client, uri, 2, 'list-marker', false);
  });

  it('gets "fix all of this rule" as an edit, not as something to ask for', async () => {
    const { client, uri, text } = await poorest(`${DASH}\n${SECOND}`);
    const found = one(await pushed(client, uri, 1, 'list-marker'), 'list-marker');
    // It keeps nothing of a diagnostic but what it shows.
    const { range, message, code, source } = found;
    const actions = await client.actions(uri, range, { diagnostics: [{ range, message, source, code } as Diagnostic] });
    const all = actions.find(({ title }) => title === 'Fix all 2 of `list-marker`');
    expect(client.applied(uri, all?.edit)).toBe(text.replace(/^- \[/gm, '* ['));
    expect(all?.edit?.documentChanges).toBeUndefined();
    const [first] = actions.filter(({ isPreferred }) => isPreferred);
    expect(client.applied(uri, first?.edit)).toBe(text.replace(DASH, DASH.replace('-', '*')));
  });

  it('is proposed no snippets', async () => {
    const { client, uri } = await poorest('* ');
    const position = client.rangeOf(uri, '\n* \n').end;
    const items = await client.connection.sendRequest<CompletionItem[] | { items: CompletionItem[] }>(
      'textDocument/completion',
      { textDocument: { uri }, position: { line: position.line - 1, character: 2 } },
    );
    const list = Array.isArray(items) ? items : items.items;
    expect(list.length).toBeGreaterThan(0);
    expect(list.filter(({ insertTextFormat }) => insertTextFormat === 2)).toEqual([]);
    expect(list.filter(({ textEdit }) => textEdit && /\$\{?\d/.test(textEdit.newText))).toEqual([]);
  });

  it('has an outline without a tree, hovers without Markdown, definitions without links', async () => {
    const { client, uri } = await poorest(SEEN);
    const at = { textDocument: { uri }, position: client.rangeOf(uri, 'Gesehen').start };
    const symbols = await client.connection.sendRequest<SymbolInformation[]>('textDocument/documentSymbol', at);
    expect(symbols.find(({ name }) => name.includes('Gesehen'))).toMatchObject({
      containerName: 'Observations/Thoughts',
      location: { uri, range: { start: { line: at.position.line } } },
    });
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at);
    expect(hover.contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('2025-05-28') });
    expect((hover.contents as { value: string }).value).not.toMatch(/\*\*|\]\(/);
    expect(await client.connection.sendRequest('textDocument/definition', at)).toMatchObject([
      {
        uri: pathToFileURL(path.join(root, 'content/2025-05-28-this-week-in-rust.md')).href,
        range: { start: { line: 3 } },
      },
    ]);
  });

  it('pushes its settings', async () => {
    const { client, uri } = await poorest(DASH, { initializationOptions: { rules: { 'list-marker': 'hint' } } });
    expect(one(await pushed(client, uri, 1, 'list-marker'), 'list-marker').severity).toBe(4);
    const settings = { twir: { rules: { 'list-marker': 'off' } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await pushed(client, uri, 1, 'list-marker', false);
  });

  it('watches no files: `twir.json` is read again when a draft is saved', async () => {
    const { client, uri } = await poorest(DASH);
    await pushed(client, uri, 1, 'list-marker');
    put('twir.json', '{ "rules": { "list-marker": "off" } }');
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    await pushed(client, uri, 1, 'list-marker', false);
  });

  it('may write `twir.json` by an edit without making the file first', async () => {
    const { client, uri } = await poorest(DASH);
    const diagnostics = [one(await pushed(client, uri, 1, 'list-marker'), 'list-marker')];
    const actions = await client.actions(uri, client.rangeOf(uri, DASH), { diagnostics });
    const off = actions.find(({ title }) => title.startsWith('Turn `list-marker` off'));
    expect(Object.keys(off?.edit?.changes ?? {})).toEqual([pathToFileURL(path.join(root, 'twir.json')).href]);
  });
});

describe.each<[encoding: Encoding]>([['utf-8'], ['utf-32']])('a client that counts in %s', (encoding) => {
  const capabilities: ClientCapabilities = {
    general: { positionEncodings: [encoding, 'utf-16'] },
    textDocument: { diagnostic: {}, codeAction: { dataSupport: true } },
  };
  const counting = (text: string) => open(text, { capabilities, encoding });
  const theirs = <T>(text: string, value: T): T => mapPositions(value, (own) => encodePosition(encoding, text, own));
  const ours = <T>(text: string, value: T): T => mapPositions(value, (own) => decodePosition(encoding, text, own));

  it('is told so, and finds what is meant', async () => {
    const { client, uri, text } = await counting(TRACKED);
    expect(client.initialized.capabilities.positionEncoding).toBe(encoding);
    const { range } = one(await client.pull(uri), 'tracking-parameter');
    expect(range).not.toEqual(client.rangeOf(uri, 'utm_source=y'));
    expect(ours(text, range)).toEqual(client.rangeOf(uri, 'utm_source=y'));
  });

  it('changes a line from its middle, many times', async () => {
    const { client, uri } = await counting(TRACKED);
    const changes = [
      ['🦀 é', '🦞'],
      ['日', '日日 é'],
      ['x=1', 'x=é🦀'],
      ['🦀🦞', ''],
      ['utm_source=y', 'utm_source=🦀y'],
    ] as const;
    for (const [old, inserted] of changes) await client.edit(uri, old, inserted);
    const at = client.rangeOf(uri, '本').start;
    await client.change(
      uri,
      { range: { start: at, end: at }, text: '🦀\n' },
      { range: { start: at, end: { line: at.line + 1, character: 1 } }, text: 'é' },
    );
    const { range } = one(await client.pull(uri), 'tracking-parameter');
    expect(ours(client.text(uri), range)).toEqual(client.rangeOf(uri, 'utm_source=🦀y'));
  });

  it('gets fixes that stand where it counts', async () => {
    const { client, uri, text } = await counting(`${TRACKED}\n${DASH}`);
    const found = one(await client.pull(uri), 'tracking-parameter');
    for (const diagnostics of [[found], []]) {
      const actions = await client.actions(uri, found.range, { diagnostics });
      const edit = ours(text, actions.find(({ isPreferred }) => isPreferred)?.edit);
      expect(client.applied(uri, edit)).toBe(text.replace('&utm_source=y', ''));
    }
  });

  it('is answered for the place that it means', async () => {
    const { client, uri, text } = await counting(`${TRACKED}\n${SEEN}`);
    const own = client.rangeOf(uri, 'seen)');
    const params = theirs(text, { textDocument: { uri }, position: own.start });
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', params);
    const range = ours(text, hover.range);
    expect([range?.start.line, (range?.end.character ?? 0) >= own.end.character - 1]).toEqual([own.start.line, true]);
  });

  it('is shown a mistake in `twir.json`, which is not open, at its place', async () => {
    const wrong = '{ "ignore": [{ "rule": "list-marker", "line": "🦀 日本" }], "rulez": 1 }';
    const file = put('twir.json', wrong);
    const { client, uri } = await counting(DASH);
    await client.pull(uri);
    const { diagnostics } = await client.until(() => client.pushed.find((push) => push.uri === file), 'the mistake');
    const found = diagnostics.find(({ message }) => String(message).includes('rulez')) as Diagnostic;
    expect(ours(wrong, found.range).start.character).toBe(wrong.indexOf('"rulez"'));
  });
});

const names = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);
it('a client that can make files is told to', async () => {
  const { client, uri } = await open(DASH, {
    capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
  });
  const diagnostics = [one(await pushed(client, uri, 1, 'list-marker'), 'list-marker')];
  const actions = await client.actions(uri, client.rangeOf(uri, DASH), { diagnostics });
  const off = actions.find(({ title }) => title.startsWith('Turn `list-marker` off'));
  expect(off?.edit?.documentChanges?.[0], names(actions).join()).toMatchObject({ kind: 'create' });
});
