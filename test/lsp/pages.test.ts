/** The bundled server and the web: titles and events of pages, written where they belong, and nobody asked who must not be. */
import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ApplyWorkspaceEditParams,
  ApplyWorkspaceEditResult,
  CodeAction,
  Position,
} from 'vscode-languageserver-protocol';
import type { ImportResult, PageTitleResult } from '../../server/src/lsp/protocol.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { type PageServer, redirect, servePages } from '../support/pageServer.ts';
import { Client } from './client.ts';

const uri = 'file:///draft/2025-06-04-this-week-in-rust.md';
const FETCH = 'twir.fetchTitle';

let server: PageServer;
let client: Client | undefined;
/** Lets the slow page answer. */
let answer: () => void;
let applied: ApplyWorkspaceEditParams[] = [];
/** What the editor does with an edit; by default it applies it. */
let onEdit: ((params: ApplyWorkspaceEditParams) => Promise<ApplyWorkspaceEditResult>) | undefined;

beforeEach(async () => {
  const waiting: (() => void)[] = [];
  let isFree = false;
  answer = () => {
    isFree = true;
    for (const go of waiting.splice(0)) go();
  };
  const slow: RequestListener = (_, response) => {
    const go = (): void =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>A <T> & [more</title>');
    if (isFree) go();
    else waiting.push(go);
  };
  applied = [];
  onEdit = undefined;
  server = await servePages({
    '/slow': slow,
    '/page': '<html lang="es"><title>Un título</title>',
    '/moved': redirect('/page'),
    '/private': redirect('http://10.0.0.1/'),
    '/guard': (_, response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<title>Fine</title>'),
    '/wait': '<title>Just a moment...</title>',
    '/event': `<script type="application/ld+json">${JSON.stringify({
      '@type': 'Event',
      name: 'Talks',
      startDate: '2025-06-10T19:00:00+02:00',
      location: { '@type': 'Place', address: { addressLocality: 'Berlin', addressCountry: 'DE' } },
      organizer: { name: 'Rust Somewhere', url: '/o' },
    })}</script>`,
  });
});
afterEach(async () => {
  answer();
  expect(await client?.stop()).toBe(0);
  client = undefined;
  await server.close();
});

interface Start {
  readonly settings?: object;
  readonly options?: object;
}

async function open(entries: string, { settings = {}, options = {} }: Start = {}): Promise<Client> {
  const started = await Client.start({
    configuration: { fetchPrivateFrom: [server.host], ...settings },
    initializationOptions: options,
  });
  client = started;
  started.connection.onRequest('workspace/applyEdit', async (params: ApplyWorkspaceEditParams) => {
    applied.push(params);
    if (onEdit) return onEdit(params);
    return apply(started, params);
  });
  await started.open(uri, exampleDraft(entries).text);
  return started;
}

/** As an editor does it: what is for another version is refused. */
async function apply(of: Client, { edit }: ApplyWorkspaceEditParams): Promise<ApplyWorkspaceEditResult> {
  const [change] = edit.documentChanges ?? [];
  if (!change || !('edits' in change)) return { applied: false };
  if (change.textDocument.version !== of.documents.get(uri)?.version)
    return { applied: false, failureReason: 'too late' };
  for (const one of change.edits) {
    if ('newText' in one) await of.change(uri, { range: one.range, text: one.newText });
  }
  return { applied: true };
}

const at = (of: Client, part: string): Position => of.rangeOf(uri, part).start;
const fetchTitle = (of: Client, part: string): Promise<unknown> =>
  of.connection.sendRequest('twir/fetchTitle', { uri, position: at(of, part) });
const messageOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    (value) => `answered: ${JSON.stringify(value)}`,
    (error: Error) => error.message,
  );
const asked = async (of: Client, count = 1): Promise<unknown> =>
  of.until(() => (server.asked.length >= count ? true : undefined), 'a question to the page');
const link = (path: string, text = ''): string => `[${text}](${server.url}${path})`;

describe('the title of a page', () => {
  it('is told, with its language and its place', async () => {
    const client = await open('* x');
    const ask = (path: string): Promise<PageTitleResult> =>
      client.connection.sendRequest('twir/pageTitle', { url: server.url + path });
    expect(await ask('/moved')).toEqual({ url: `${server.url}/page`, title: 'Un título', language: 'es' });
    expect(await ask('/guard')).toEqual({
      url: `${server.url}/guard`,
      problem: `${server.url}/guard: the server answers with status 403.`,
    });
    expect((await ask('/private')).problem).toMatch(/10\.0\.0\.1.*not of the public web/);
  });

  it('is written over the link', async () => {
    const client = await open(`* ${link('/page', 'Title')}`);
    expect(await fetchTitle(client, '[Title](')).toEqual({
      url: `${server.url}/page`,
      title: 'Un título',
      changed: true,
    });
    expect(client.text(uri)).toContain(`* ${link('/page', 'Un título')}`);
    expect(await fetchTitle(client, '/page')).toMatchObject({ changed: false });
    expect(applied).toHaveLength(1);
  });

  it('is written where the link is by then', async () => {
    const client = await open(`* ${link('/slow')}\n* ${link('/slow', 'Another')}`);
    const done = fetchTitle(client, '[](');
    await asked(client);
    await client.edit(uri, '### Observations', '### Newsletters\n* [One](https://example.org/1)\n\n### Observations');
    await client.edit(uri, `* ${link('/slow')}`, `* [](https://example.org/2)\n* ${link('/slow')}`);
    answer();
    await done;
    expect(client.text(uri)).toContain(
      `* [](https://example.org/2)\n* [A &lt;T> & \\[more](${server.url}/slow)\n* ${link('/slow', 'Another')}`,
    );
  });

  it('finds a link that was cut and put in elsewhere', async () => {
    const client = await open(`* ${link('/slow')}\n* [One](https://example.org/1)\n* [Two](https://example.org/2)`);
    const done = fetchTitle(client, '/slow');
    await asked(client);
    await client.edit(uri, `* ${link('/slow')}\n`, '');
    await client.edit(uri, '(https://example.org/2)', `(https://example.org/2)\n* ${link('/slow')}`);
    // The page's answer comes by another way: it must not overtake what was typed.
    await client.pull(uri);
    answer();
    await done;
    expect(client.text(uri)).toContain(`(https://example.org/2)\n* [A &lt;T> & \\[more](`);
  });

  it('is written in a place that moves while it is written', async () => {
    const client = await open(`* ${link('/page')}`);
    onEdit = async (params) => {
      // Somebody types before the edit arrives: the editor refuses it, and the server hears of the key a little later.
      if (applied.length <= 2) await client.edit(uri, '### Observations', '\n### Observations');
      return apply(client, params);
    };
    expect(await fetchTitle(client, '/page')).toMatchObject({ changed: true });
    expect(applied).toHaveLength(3);
    expect(client.text(uri)).toContain(`* ${link('/page', 'Un título')}`);
  });

  it.each<[string, string, string]>([
    ['was given a text', '[](', '[Mine]('],
    ['was given another address', '/slow', '/other'],
    ['is gone', '* [](', '* ('],
    ['is gone, and had a twin', '* [](', '* ('],
  ])('is not written when the link %s', async (what, old, text) => {
    const twin = what.endsWith('twin') ? `\n* ${link('/slow')}` : '';
    const client = await open(`* ${link('/slow')}${twin}`);
    const done = messageOf(fetchTitle(client, '/slow'));
    await asked(client);
    await client.edit(uri, old, text);
    const before = client.text(uri);
    answer();
    expect(await done).toMatch(/changed meanwhile, or is gone; nothing was written\. The title is “A <T> & \[more”/);
    // An edit may have been on its way before the server heard of the key: it was for the version before.
    expect(client.text(uri)).toBe(before);
  });

  it('is not written when the draft is closed', async () => {
    const client = await open(`* ${link('/slow')}`);
    const done = messageOf(fetchTitle(client, '/slow'));
    await asked(client);
    await client.close(uri);
    answer();
    expect(await done).toMatch(/no draft/);
  });

  it.each([
    ['/guard', /status 403/],
    ['/wait', /says nothing of it/],
    ['/none', /status 404/],
    ['/private', /not of the public web/],
  ])('is not written when there is none: %s', async (path, message) => {
    const client = await open(`* ${link(path)}`);
    const before = client.text(uri);
    expect(await messageOf(fetchTitle(client, path))).toMatch(message);
    expect([client.text(uri), applied]).toEqual([before, []]);
  });

  it('is not fetched when there is no link', async () => {
    const client = await open('* Nothing here');
    expect(await messageOf(fetchTitle(client, 'Nothing'))).toMatch(/no link here/);
  });

  it('is not fetched to its end when somebody gives up', async () => {
    const client = await open(`* ${link('/slow')}`);
    const tokenSource = new (await import('vscode-languageserver-protocol')).CancellationTokenSource();
    const done = client.connection.sendRequest(
      'twir/fetchTitle',
      { uri, position: at(client, '/slow') },
      tokenSource.token,
    );
    await asked(client);
    tokenSource.cancel();
    expect(await messageOf(done)).toMatch(/cancelled/);
    expect(applied).toEqual([]);
  });

  it('says so when the editor refuses', async () => {
    const client = await open(`* ${link('/page')}`);
    onEdit = async () => ({ applied: false, failureReason: 'read-only' });
    expect(await messageOf(fetchTitle(client, '/page'))).toMatch(/refused the edit: read-only/);
  });
});

describe('who may be asked', () => {
  it.each<[string, Start, RegExp]>([
    ['a folder that is not trusted', { options: { trusted: false } }, /not trusted/],
    ['fetching turned off', { settings: { fetchPages: false } }, /turned off by the setting `twir\.fetchPages`/],
    ['a host that is never asked', { settings: { neverFetchFrom: ['127.0.0.1'] } }, /`twir\.neverFetchFrom`/],
    ['a server of this machine', { settings: { fetchPrivateFrom: [] } }, /ports 80 and 443/],
  ])('nobody, for %s', async (_, start, message) => {
    const client = await open(`* ${link('/page')}`, start);
    expect(await messageOf(fetchTitle(client, '/page'))).toMatch(message);
    const found = await messageOf(
      client.connection.sendRequest('twir/importEvents', { uri, url: `${server.url}/event` }),
    );
    expect(found).toMatch(message);
    expect(server.asked).toHaveLength(0);
  });

  it('not GitHub either, for a folder that is not trusted', async () => {
    const client = await open('* x', { options: { trusted: false } });
    const answer = client.connection.sendRequest('twir/updateSections', { uri, token: 'secret', api: server.url });
    expect(await messageOf(answer)).toMatch(/^This folder is not trusted/);
    expect(server.asked).toHaveLength(0);
  });

  it.each<[string, Start, number]>([
    ['as a rule', {}, 1],
    ['where nothing is fetched', { options: { trusted: false } }, 0],
    ['where that is turned off', { settings: { fetchPages: false } }, 0],
  ])('and the action is offered %s', async (_, start, count) => {
    const client = await open(`* ${link('/page')}`, start);
    await client.pull(uri);
    const place = at(client, '/page');
    const found = await client.actions(uri, { start: place, end: place });
    expect(found.filter(({ command }) => command?.command === FETCH)).toHaveLength(count);
  });

  it('everybody, once the folder is trusted', async () => {
    const client = await open(`* ${link('/page')}`, { options: { trusted: false } });
    await client.connection.sendNotification('twir/trust', { trusted: true });
    expect(await fetchTitle(client, '/page')).toMatchObject({ changed: true });
  });
});

describe('the action and the command', () => {
  const actionsAt = async (of: Client, part: string): Promise<readonly CodeAction[]> => {
    const all = await of.actions(uri, { start: at(of, part), end: at(of, part) });
    return all.filter(({ command }) => command?.command === FETCH);
  };

  it('is offered where a link says nothing yet, and asks nobody before it is taken', async () => {
    const client = await open(`* ${link('/page')}\n* ${link('/moved', 'A title')}`);
    const [action, ...others] = await actionsAt(client, '/page');
    expect(others).toEqual([]);
    expect(await actionsAt(client, '/moved')).toEqual([]);
    expect(server.asked).toEqual([]);
    await client.connection.sendRequest('workspace/executeCommand', action?.command);
    expect(client.text(uri)).toContain(link('/page', 'Un título'));
  });

  it.each([
    ['for clients without one', {}, { commands: [FETCH] }],
    ['not for clients with their own', { editor: { commands: [FETCH] } }, undefined],
  ])('is a command of the server %s', async (_, options, expected) => {
    const client = await open('* x', { options });
    expect(client.initialized.capabilities.executeCommandProvider).toEqual(expected);
  });

  it.each([
    ['another command', { command: 'twir.other', arguments: [] }],
    ['no place', { command: FETCH, arguments: [] }],
    ['an odd place', { command: FETCH, arguments: [{ uri: 5 }] }],
  ])('refuses %s', async (_, params) => {
    const client = await open('* x');
    expect(await messageOf(client.connection.sendRequest('workspace/executeCommand', params))).toMatch(/no command/);
  });
});

describe('the page of an event', () => {
  it('gives a row to be looked at, with its section', async () => {
    const client = await open('* x');
    const found: ImportResult = await client.connection.sendRequest('twir/importEvents', {
      uri,
      url: `${server.url}/event`,
    });
    expect(found.candidates).toMatchObject([
      {
        row: `* 2025-06-10 | Berlin, DE | [Rust Somewhere](${server.url}/o)\n    * [**Talks**](${server.url}/event)`,
        sections: ['Europe'],
        insertable: true,
        selected: true,
      },
    ]);
  });

  it('says what it is not', async () => {
    const client = await open('* x');
    const message = await messageOf(
      client.connection.sendRequest('twir/importEvents', { uri, url: `${server.url}/page` }),
    );
    expect(message).toMatch(/tells of no event/);
  });
});
