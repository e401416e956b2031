/** Checks over the real host of pages, against a server that misbehaves. */
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../server/src/hosts/clock.ts';
import { nodePages } from '../../server/src/hosts/pages.node.ts';
import { checkLinks, type LinkCheckOptions } from '../../server/src/linkCheck/index.ts';
import { PUBLIC_WEB } from '../../server/src/pages/permission.ts';
import { titleOf } from '../../server/src/pages/title.ts';
import { link } from './fake.ts';
import { answer, type Handler, type LocalWeb, localWeb } from './web.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}.test`);

let web: LocalWeb;
afterEach(() => web.close());

async function check(
  paths: readonly (readonly [name: string, path: string])[],
  handlers: Readonly<Record<string, Handler>>,
  options: Partial<LinkCheckOptions> & { readonly takes?: number; readonly totalMs?: number } = {},
) {
  web = await localWeb(handlers, options.takes);
  const pages = nodePages({
    permission: () => ({ ...PUBLIC_WEB, privateHosts: NAMES.map((name) => web.server(name)) }),
    resolve: async (host) => {
      if (!NAMES.includes(host)) throw Object.assign(new Error(`ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
      return [{ address: '127.0.0.1', family: 4 }];
    },
    totalMs: options.totalMs ?? 5000,
  });
  const links = paths.map(([name, path]) => link(web.url(name, path), options.titleOf !== undefined));
  return checkLinks(links, { pages, clock: systemClock, pause: 5, ...options });
}

const title: LinkCheckOptions['titleOf'] = (page) => titleOf(page).title;
const to =
  (status: number, path: string): Handler =>
  (request, response) =>
    void response.writeHead(status, { location: `http://${request.headers.host}${path}` }).end();

describe('over the network', () => {
  it.each<readonly [string, Handler, string, RegExp | '', readonly string[]]>([
    ['is there', answer(200), 'ok', '', ['HEAD']],
    ['is gone', answer(404), 'broken', /not there \(404\)/, ['HEAD', 'GET']],
    ['is gone for good', answer(410), 'broken', /not there \(410\)/, ['HEAD', 'GET']],
    ['is forbidden', answer(403), 'unknown', /refuses us \(403\)/, ['HEAD', 'GET']],
    ['has a bad day', answer(500), 'unknown', /\(500\)/, ['HEAD', 'GET']],
    [
      'refuses HEAD',
      (request, response) => void response.writeHead(request.method === 'HEAD' ? 405 : 200).end('text'),
      'ok',
      '',
      ['HEAD', 'GET'],
    ],
    [
      'does not know HEAD',
      (request, response) => void response.writeHead(request.method === 'HEAD' ? 404 : 200).end('text'),
      'ok',
      '',
      ['HEAD', 'GET'],
    ],
    ['never ends', () => {}, 'unknown', /in time/, ['HEAD']],
    ['hangs up', (request) => void request.socket.destroy(), 'unknown', /reached/, ['HEAD']],
    ['leads in a circle', to(301, '/x'), 'unknown', /without end/, Array.from({ length: 6 }, () => 'HEAD')],
    [
      'asks for patience, once',
      (_, response, times) => void response.writeHead(times === 1 ? 429 : 200, { 'retry-after': '1' }).end(),
      'ok',
      '',
      ['HEAD', 'HEAD'],
    ],
    ['asks for an hour', answer(429, { 'retry-after': '3600' }), 'unknown', /later/, ['HEAD']],
  ])('a page that %s', async (_, handler, outcome, reason, methods) => {
    const { results } = await check(
      [
        ['b.test', '/'],
        ['a.test', '/x'],
      ],
      { '/x': handler },
      { totalMs: 1200 },
    );
    expect(results[1]).toMatchObject({ outcome, reason: reason === '' ? '' : expect.stringMatching(reason) });
    expect(web.asked.filter((one) => one.endsWith('a.test/x')).map((one) => one.split(' ')[0])).toEqual(methods);
  });

  it('a host that does not exist is broken; what our own rules forbid is not sure, and not asked', async () => {
    const { results } = await check(
      [
        ['a.test', '/'],
        ['nowhere.test', '/'],
      ],
      {},
    );
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['ok', ''],
      ['unknown', expect.stringMatching(/port/i)],
    ]);
    const pages = nodePages({
      resolve: async () => {
        throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
      },
      permission: () => ({ ...PUBLIC_WEB, privateHosts: [web.server('127.0.0.1')] }),
    });
    const report = await checkLinks([link(web.url('127.0.0.1', '/')), link('https://gone.example/')], {
      pages,
      clock: systemClock,
    });
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['ok', 'broken']);
  });

  it('redirects for good are told, those for now are not', async () => {
    const { results } = await check(
      [
        ['a.test', '/301'],
        ['b.test', '/302'],
        ['c.test', '/308'],
        ['d.test', '/login'],
      ],
      {
        '/301': to(301, '/new'),
        '/302': to(302, '/new'),
        '/308': to(308, '/new'),
        '/login': to(301, '/new?utm_source=x'),
      },
    );
    expect(results.map(({ outcome, movedTo }) => [outcome, movedTo])).toEqual([
      ['ok', web.url('a.test', '/new')],
      ['ok', undefined],
      ['ok', web.url('c.test', '/new')],
      ['ok', web.url('d.test', '/new')],
    ]);
  });

  it('titles are read', async () => {
    const page = (html: string): Handler => answer(200, { 'content-type': 'text/html; charset=utf-8' }, html);
    const { results } = await check(
      [
        ['a.test', '/1'],
        ['b.test', '/2'],
        ['c.test', '/3'],
      ],
      {
        '/1': page('<title>One &amp; two 🦀</title>'),
        '/2': answer(200, { 'content-type': 'application/pdf' }, '%PDF'),
        '/3': page('<title>Just a moment...</title>'),
      },
      { titleOf: title },
    );
    expect(results.map((one) => one.title)).toEqual(['One & two 🦀', undefined, undefined]);
    expect(web.asked.every((one) => one.startsWith('GET '))).toBe(true);
  });

  it('no host ever has two requests open, and no more than the bound are open in all', async () => {
    const paths = NAMES.flatMap((name) => Array.from({ length: 8 }, (_, n) => [name, `/${n}`] as const));
    const { results } = await check(
      paths,
      { '/3': answer(404), '/5': to(302, '/6') },
      { hostsAtOnce: 4, takes: 15, pause: 1 },
    );
    expect(results.length).toBe(paths.length);
    expect(web.most.perHost).toBe(1);
    expect(web.most.all).toBe(4);
  });

  it('cancelled in the middle, it ends at once with what is there, and asks no more', async () => {
    const controller = new AbortController();
    const paths = NAMES.flatMap((name) => Array.from({ length: 8 }, (_, n) => [name, `/${n}`] as const));
    const start = performance.now();
    const { results, cancelled } = await check(
      paths,
      { '/4': () => {} },
      { signal: controller.signal, onProgress: ({ done }) => done === 12 && controller.abort() },
    );
    expect(cancelled).toBe(true);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(results.length).toBeGreaterThanOrEqual(12);
    expect(results.length).toBeLessThan(paths.length);
    const before = web.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(web.asked.length).toBe(before);
  });
});
