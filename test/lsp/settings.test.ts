/** Several roots at once, each with its own settings and its own `twir.json`; and drafts that lie elsewhere. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleDraft } from '../support/exampleDraft.ts';
import { Client, type ClientOptions, FULL } from './client.ts';

const NAME = '2025-06-04-this-week-in-rust.md';
const DASH = '- [Dash](https://example.org/dash)';
const TRACKED = '* [Tracked](https://example.org/t?utm_source=x)';
const TEXT = exampleDraft(`${TRACKED}\n${DASH}`).text;
const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];
const PATIENT = { ...FULL, workspace: { ...FULL.workspace, diagnostics: { refreshSupport: false } } };

let folder = '';
let client: Client | undefined;
const put = (name: string, text: string): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return pathToFileURL(file).href;
};
const start = async (options: ClientOptions): Promise<Client> => {
  client = await Client.start({ capabilities: PATIENT, ...options });
  return client;
};
/** The severities of the two findings of the text: of the tracking parameter, and of the marker. */
const judged = async (of: Client, uri: string): Promise<readonly (string | undefined)[]> => {
  const found = await of.pull(uri);
  return ['tracking-parameter', 'list-marker'].map(
    (code) => SEVERITIES[found.find((diagnostic) => diagnostic.code === code)?.severity ?? 0] || undefined,
  );
};
/** Different settings for the documents of different folders, as an editor with several folders has them. */
const byFolder = (settings: Readonly<Record<string, unknown>>) => (scopeUri: string | undefined) =>
  Object.entries(settings).find(([name]) => scopeUri?.includes(`/${name}/`))?.[1] ?? null;
const off = (...rules: readonly string[]) => ({ rules: Object.fromEntries(rules.map((rule) => [rule, 'off'])) });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'twir-settings-'));
  for (const root of ['one', 'two']) put(`${root}/content/readme.txt`, '');
});
afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  client = undefined;
  rmSync(folder, { recursive: true, force: true });
});

describe('two roots', () => {
  it('have each their own settings', async () => {
    const [one, two] = [put(`one/draft/${NAME}`, TEXT), put(`two/draft/${NAME}`, TEXT)];
    const configuration = byFolder({ one: off('tracking-parameter'), two: { rules: { 'list-marker': 'hint' } } });
    const client = await start({ configuration });
    await client.open(one, TEXT);
    await client.open(two, TEXT);
    // Asked for at once, before the server can have heard of any settings.
    expect(await Promise.all([judged(client, one), judged(client, two)])).toEqual([
      [undefined, 'information'],
      ['information', 'hint'],
    ]);
    client.configuration = byFolder({ one: off('list-marker') });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await judged(client, one)).toEqual(['information', undefined]);
    expect(await judged(client, two)).toEqual(['information', 'information']);
  });

  it('have each their own `twir.json`, which wins', async () => {
    const [one, two] = [put(`one/draft/${NAME}`, TEXT), put(`two/draft/${NAME}`, TEXT)];
    put('one/twir.json', JSON.stringify(off('tracking-parameter')));
    put('two/twir.json', JSON.stringify({ rules: { 'list-marker': 'error' } }));
    const client = await start({ configuration: byFolder({ one: off('list-marker'), two: off('list-marker') }) });
    await client.open(one, TEXT);
    await client.open(two, TEXT);
    expect(await judged(client, one)).toEqual([undefined, undefined]);
    expect(await judged(client, two)).toEqual(['information', 'error']);
  });

  it('one within the other', async () => {
    const [outer, inner] = [put(`one/draft/${NAME}`, TEXT), put(`one/draft/nested/draft/${NAME}`, TEXT)];
    put('one/twir.json', JSON.stringify(off('tracking-parameter')));
    put('one/draft/nested/twir.json', JSON.stringify(off('list-marker')));
    const client = await start({});
    await client.open(outer, TEXT);
    await client.open(inner, TEXT);
    expect(await judged(client, outer)).toEqual([undefined, 'information']);
    expect(await judged(client, inner)).toEqual(['information', undefined]);
  });

  it('are asked for once a document, and again when something has changed', async () => {
    const uri = put(`one/draft/${NAME}`, TEXT);
    const asked: (string | undefined)[] = [];
    const client = await start({
      configuration: (scopeUri: string | undefined) => {
        asked.push(scopeUri);
        return null;
      },
    });
    await client.open(uri, TEXT);
    for (let times = 0; times < 3; times++) await client.pull(uri);
    expect(asked.filter((scope) => scope === uri).length).toBe(1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.pull(uri);
    expect(asked.filter((scope) => scope === uri).length).toBe(2);
    await client.close(uri);
    await client.open(uri, TEXT);
    await client.pull(uri);
    expect(asked.filter((scope) => scope === uri).length).toBe(3);
  });
});

describe('a draft that does not lie in `draft/`', () => {
  it('belongs to the repository above it', async () => {
    const uri = put(`one/work/mine/${NAME}`, TEXT);
    put(`one/draft/DRAFT_TEMPLATE`, '');
    put('one/twir.json', JSON.stringify(off('tracking-parameter')));
    const client = await start({});
    await client.open(uri, TEXT);
    expect(await judged(client, uri)).toEqual([undefined, 'information']);
  });

  it.each<[name: string, uri: () => string]>([
    ['a file outside of any repository', () => put(`elsewhere/${NAME}`, TEXT)],
    ['a text that no file holds yet', () => `untitled:${NAME}`],
  ])('%s is judged by itself, once', async (_, uriOf) => {
    const uri = uriOf();
    const client = await start({ capabilities: {} });
    await client.open(uri, TEXT);
    await client.until(() => client.pushed.find((push) => push.uri === uri), 'findings');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.pushed.filter((push) => push.uri === uri).length).toBe(1);
  });
});
