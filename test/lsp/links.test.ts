/** A check of links over the protocol, against a server on this machine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';
import { answer, type Handler, type LocalWeb, localWeb } from '../linkCheck/web.ts';
import { Client, type ClientOptions, FULL } from './client.ts';

const URI = 'file:///nowhere/draft/2025-06-04-this-week-in-rust.md';
const HANDLERS: Readonly<Record<string, Handler>> = {
  '/gone': answer(404),
  '/refused': answer(403),
  '/old': answer(301, { location: '/new' }),
  '/titled': answer(200, { 'content-type': 'text/html' }, '<title>How to write tests</title>'),
  '/slow': () => {},
};
const RULES = ['link-broken', 'link-moved', 'title-differs'];

let web: LocalWeb;
let client: Client;
beforeEach(async () => {
  web = await localWeb(HANDLERS);
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  await web.close();
});

const text = (...paths: readonly string[]): string =>
  `Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n\n${paths.map((at) => `* [Entry of ${at}](${web.url('127.0.0.1', at)})`).join('\n')}\n`;

async function open(paths: readonly string[], options: ClientOptions = {}): Promise<void> {
  client = await Client.start({ configuration: { fetchPrivateFrom: [web.server('127.0.0.1')] }, ...options });
  await client.open(URI, text(...paths));
}

interface Summary {
  readonly total: number;
  readonly ok: number;
  readonly broken: number;
  readonly unknown: number;
  readonly moved: number;
  readonly unchecked: number;
  readonly cancelled: boolean;
  readonly checkedAt?: string;
}
const check = (params: object = {}): Promise<Summary> =>
  client.connection.sendRequest<Summary>('twir/checkLinks', { uri: URI, ...params });
const found = async (): Promise<string[]> =>
  (await client.pull(URI)).map(({ code }) => String(code)).filter((code) => RULES.includes(code));
const item = async (): Promise<{ state: string; title: string; action?: string }> => {
  const { items } = await client.connection.sendRequest<{ items: { id: string; state: string; title: string }[] }>(
    'twir/checklist',
    { uri: URI },
  );
  return items.find(({ id }) => id === 'links') as { state: string; title: string };
};

describe('twir/checkLinks', () => {
  it('gives the sum; findings, fixes and the checklist follow, until the address changes', async () => {
    await open(['/there', '/gone', '/refused', '/old', '/titled']);
    expect(await found()).toEqual([]);
    expect(await item()).toMatchObject({ state: 'warning', action: 'checkLinks' });
    expect(web.asked).toEqual([]);

    const { checkedAt, ...sum } = await check({ titles: true });
    expect(sum).toEqual({ total: 5, ok: 3, broken: 1, unknown: 1, moved: 1, unchecked: 0, cancelled: false });
    expect(Date.now() - Date.parse(checkedAt ?? '')).toBeLessThan(60_000);
    expect(web.most.perHost).toBe(1);
    await client.until(
      () => client.notified.find(({ method }) => method === 'workspace/diagnostic/refresh'),
      'a refresh',
    );
    expect((await found()).sort()).toEqual([
      'link-broken',
      'link-moved',
      ...Array.from({ length: 3 }, () => 'title-differs'),
    ]);
    expect(await item()).toMatchObject({ state: 'open', title: expect.stringMatching(/1 not sure, looked at on/) });

    const diagnostics = await client.pull(URI);
    const moved = diagnostics.filter(({ code }) => code === 'link-moved');
    const [fix] = await client.actions(URI, client.rangeOf(URI, '/old)'), { diagnostics: moved });
    expect(client.applied(URI, fix?.edit)).toBe(client.text(URI).replace('/old)', '/new)'));

    await client.edit(URI, '/gone)', '/there?again)');
    expect(await found()).not.toContain('link-broken');
    expect(await item()).toMatchObject({ state: 'warning', action: 'checkLinks' });
    await client.edit(URI, '/there?again)', '/gone)');
    expect(await found()).toContain('link-broken');
  });

  it('tells its progress with the client’s token', async () => {
    await open(['/there', '/gone', '/old']);
    const steps: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'mine', (step) => void steps.push(step));
    await check({ workDoneToken: 'mine' });
    await client.until(() => steps.find(({ kind }) => kind === 'end'), 'the end');
    expect(steps[0]).toMatchObject({ kind: 'begin', cancellable: true });
    expect(steps.flatMap((step) => (step.kind === 'report' ? [step.percentage] : []))).toEqual([0, 33, 66, 100]);
    expect(steps.at(-2)).toMatchObject({ message: '3 of 3, 127.0.0.1' });
  });

  it('cancelled, it answers with what it has', async () => {
    await open(['/gone', '/slow', '/there']);
    const source = new CancellationTokenSource();
    const answered = client.connection.sendRequest<Summary>('twir/checkLinks', { uri: URI }, source.token);
    await client.until(() => web.asked.find((one) => one.endsWith('/slow')), 'a question');
    source.cancel();
    expect(await answered).toMatchObject({ total: 3, broken: 1, unknown: 0, unchecked: 2, cancelled: true });
    const before = web.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(web.asked.length).toBe(before);
  });

  it('two at once do not ask a host two things at once, nor twice for the same', async () => {
    await open(['/there', '/titled']);
    const [first, second] = await Promise.all([check(), check()]);
    expect(second).toEqual(first);
    expect(web.most.all).toBe(1);
    expect(web.asked.length).toBe(2);
  });

  it('pushes to a client that cannot pull', async () => {
    const { diagnostic: _, ...textDocument } = FULL.textDocument ?? {};
    await open(['/gone', '/there'], { capabilities: { ...FULL, textDocument } });
    await check();
    await client.until(
      () => client.pushed.find(({ diagnostics }) => diagnostics.some(({ code }) => code === 'link-broken')),
      'a broken link',
    );
  });

  it.each([
    ['the folder is not trusted', { initializationOptions: { trusted: false } }, /not trusted/],
    ['the user has turned it off', { configuration: { fetchPages: false } }, /fetchPages/],
    [
      'the editor does not say what its settings are',
      {
        configuration: () => {
          throw new Error('not now');
        },
      },
      /settings could not be read, so nothing is fetched/,
    ],
  ])('when %s, says so and asks nothing', async (_, options, why) => {
    await open(['/there', '/gone'], options);
    await expect(check()).rejects.toThrow(why);
    expect(web.asked).toEqual([]);
    expect(await item()).toMatchObject({ state: 'warning', title: 'Links alive (unchecked)' });
  });

  it('asks again once the settings can be read', async () => {
    const configuration = { fetchPrivateFrom: [web.server('127.0.0.1')] };
    let silent = true;
    await open(['/there'], {
      configuration: () => {
        if (silent) throw new Error('not now');
        return configuration;
      },
    });
    await expect(check()).rejects.toThrow(/could not be read/);
    silent = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await check()).toMatchObject({ total: 1, ok: 1 });
    silent = true;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await expect(check({ maxAge: 0 })).rejects.toThrow(/could not be read/);
    expect(web.asked.length).toBe(1);
  });

  it('a text without links, and one that is no draft', async () => {
    await open([]);
    expect(await check()).toMatchObject({ total: 0, cancelled: false });
    await expect(check({ uri: 'file:///nowhere/notes.md' })).rejects.toThrow(/no draft/);
  });
});
