/** Pages over Node, from a server that misbehaves: nobody is asked who must not be, nothing is endless, nothing throws. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { specialAddress } from '../../server/src/hosts/addresses.ts';
import { type NodePagesOptions, nodePages, type Resolved } from '../../server/src/hosts/pages.node.ts';
import { followed } from '../../server/src/hosts/pages.ts';
import type { PageAnswer, PageFailure, PageFound, PageMissed, PageOptions } from '../../server/src/pages/page.ts';
import { type PagePermission, PUBLIC_WEB } from '../../server/src/pages/permission.ts';
import { endless, type PageServer, type Routes, redirect, servePages } from '../support/pageServer.ts';

const open: PageServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(routes: Routes | RequestListener): Promise<PageServer> {
  const server = await servePages(typeof routes === 'function' ? { '/': routes } : routes);
  open.push(server);
  return server;
}

const allow =
  (...privateHosts: string[]): (() => PagePermission) =>
  () => ({ ...PUBLIC_WEB, privateHosts });
const from = (server: PageServer, options: NodePagesOptions = {}) =>
  nodePages({ permission: allow(server.host), connectMs: 10_000, totalMs: 10_000, ...options });
const ask = (server: PageServer, path = '/', asked: PageOptions = {}, options: NodePagesOptions = {}) =>
  from(server, options).get(server.url + path, asked);
const textOf = (answer: PageAnswer): string =>
  answer.ok ? Buffer.from(answer.bytes).toString() : `(${answer.reason}) ${answer.message}`;
const missed = (answer: PageAnswer): PageMissed => {
  if (answer.ok) throw new Error(`an answer: ${textOf(answer)}`);
  return answer;
};
const found = (answer: PageAnswer): PageFound => {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
};
const at = (address: string): Resolved[] => [{ address, family: address.includes(':') ? 6 : 4 }];
/** Takes this machine for a part of the public Internet, so that names may lead to it. */
const publicly = (server: PageServer, resolve: NodePagesOptions['resolve'], host: string): NodePagesOptions => ({
  permission: allow(`${host}:${server.port}`),
  ...(resolve ? { resolve } : {}),
});

describe('an answer', () => {
  it('has its text, type, status and place', async () => {
    const server = await serve({ '/a': 'Hello 🦀' });
    const answer = found(await ask(server, '/a?b#c'));
    expect(textOf(answer)).toBe('Hello 🦀');
    expect(answer).toMatchObject({
      url: `${server.url}/a?b#c`,
      status: 200,
      redirects: [],
      contentType: 'text/html',
      truncated: false,
    });
  });

  it('comes with whatever status', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '7' }).end('later'));
    expect(found(await ask(server))).toMatchObject({ status: 429, retryAfter: '7' });
  });

  it('is asked for by name, without cookies and referrer', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'set-cookie': 'a=b; Path=/' }).end('x'));
    const host = from(server);
    await host.get(`${server.url}/`, { accept: 'text/calendar' });
    await host.get(`${server.url}/`);
    expect(server.asked).toHaveLength(2);
    for (const { headers } of server.asked) {
      expect(headers).toMatchObject({ host: server.host, 'user-agent': 'twir-desk', connection: 'close' });
      expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    }
    expect(server.asked.map(({ headers }) => headers.accept)).toEqual(['text/calendar', '*/*']);
  });

  it('to HEAD has no text', async () => {
    const server = await serve({ '/': 'long' });
    const answer = found(await ask(server, '/', { method: 'HEAD' }));
    expect([answer.status, answer.bytes.length, server.asked[0]?.method]).toEqual([200, 0, 'HEAD']);
  });

  it('is cut at its most', async () => {
    const server = await serve({ '/': 'x'.repeat(100_000) });
    for (const [maxBytes, truncated] of [
      [99_999, true],
      [100_000, false],
    ] as const) {
      const answer = found(await ask(server, '/', { maxBytes }));
      expect([answer.bytes.length, answer.truncated]).toEqual([maxBytes, truncated]);
    }
  });
});

describe('packed answers', () => {
  const text = 'Ferris 🦀 '.repeat(50);
  const packed =
    (coding: string, body: Uint8Array): RequestListener =>
    (_, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(body);

  it.each<[string, Uint8Array]>([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['identity', Buffer.from(text)],
  ])('%s', async (coding, body) => {
    expect(textOf(await ask(await serve(packed(coding, body))))).toBe(text);
  });

  it('may be empty', async () => {
    expect(textOf(await ask(await serve(packed('gzip', new Uint8Array()))))).toBe('');
  });

  const BOMB = Buffer.alloc(60_000_000);
  it.each<[string, () => Uint8Array]>([
    ['gzip', () => gzipSync(BOMB)],
    ['br', () => brotliCompressSync(BOMB.subarray(0, 20_000_000))],
    ['deflate', () => deflateSync(BOMB)],
  ])('a bomb in %s is cut, and never unpacked', async (coding, make) => {
    const server = await serve(packed(coding, make()));
    const before = process.memoryUsage().arrayBuffers;
    const answer = found(await ask(server, '/'));
    expect([answer.bytes.length, answer.truncated]).toEqual([1_000_000, true]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(15_000_000);
  });

  it.each<[string, string, Uint8Array, RegExp]>([
    ['twice packed', 'gzip, gzip', gzipSync(gzipSync(text)), /not asked for/],
    ['another packing', 'zstd', Buffer.from(text), /not asked for/],
    ['no gzip at all', 'gzip', Buffer.from(text), /broken/],
    ['half of it', 'gzip', gzipSync(text).subarray(0, 20), /broken/],
    ['half of brotli', 'br', brotliCompressSync(text).subarray(0, 20), /broken/],
    ['nothing but packing', 'gzip', Buffer.concat(Array<Buffer>(200_000).fill(gzipSync(''))), /larger packed/],
  ])('%s is a bad answer', async (_, coding, body, message) => {
    expect(missed(await ask(await serve(packed(coding, body))))).toMatchObject({
      reason: 'bad-answer',
      message: expect.stringMatching(message),
    });
  });
});

describe('a way to somewhere else', () => {
  it('is followed, each step told, the fragment kept', async () => {
    const server = await serve({
      '/a': redirect('/b', 301),
      '/b': redirect('c?d=é', 308),
      '/c': 'there',
    });
    const answer = found(await ask(server, '/a#here'));
    expect(textOf(answer)).toBe('there');
    expect(answer.url).toBe(`${server.url}/c?d=%C3%A9#here`);
    expect(answer.redirects).toEqual([
      { status: 301, from: `${server.url}/a#here`, to: `${server.url}/b#here` },
      { status: 308, from: `${server.url}/b#here`, to: `${server.url}/c?d=%C3%A9#here` },
    ]);
  });

  it('may have five steps and no sixth', async () => {
    const routes = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`/${n}`, redirect(`/${n - 1}`)]));
    const server = await serve({ ...routes, '/0': 'end' });
    expect(textOf(await ask(server, '/5'))).toBe('end');
    const answer = missed(await ask(server, '/6'));
    expect([answer.reason, answer.redirects.length]).toEqual(['too-many-redirects', 6]);
  });

  it('may not go round in a ring', async () => {
    const server = await serve({ '/a': redirect('/b'), '/b': redirect('/a') });
    expect(missed(await ask(server, '/a')).reason).toBe('too-many-redirects');
    expect(server.asked).toHaveLength(6);
  });

  it('is an answer when it says no place', async () => {
    const server = await serve((_, response) => response.writeHead(302).end('where?'));
    expect(found(await ask(server))).toMatchObject({ status: 302, url: `${server.url}/` });
  });

  it.each([
    ['file:///etc/passwd', /Only http and https/],
    ['data:text/html,<title>x</title>', /Only http and https/],
    ['javascript:alert(1)', /Only http and https/],
    ['//127.0.0.1/', /loopback/],
    ['http://127.0.0.1:1/', /ports 80 and 443/],
    ['http://127.0.0.1:22/', /ports 80 and 443/],
    ['http://10.0.0.1/', /private/],
    ['http://169.254.169.254/latest/meta-data/', /link-local/],
    ['http://[::1]/', /loopback/],
    ['http://[::ffff:127.0.0.1]/', /mapped/],
    ['http://0x7f.1/', /loopback/],
    ['http://2130706433/', /loopback/],
    ['http://017700000001/', /loopback/],
    ['http://127。0。0。1/', /loopback/],
    ['http://0/', /this network/],
    ['http://user:secret@example.org/', /name or a password/],
    ['http://', /no address/],
  ])('to %s is refused', async (location, message) => {
    const server = await serve({ '/': redirect(location) });
    const answer = missed(await ask(server));
    expect(answer.reason).toBe('refused');
    expect(answer.message).toMatch(message);
    expect(server.asked).toHaveLength(1);
  });

  it.each<[string, string, string | RegExp]>([
    ['https://a.test/x', 'http://a.test/x', /from https to http/],
    ['https://a.test/x', '/y', 'https://a.test/y'],
    ['http://a.test/x', 'https://a.test/x', 'https://a.test/x'],
    ['http://a.test/x#f', 'https://a.test/x#g', 'https://a.test/x#g'],
    ['http://a.test/x', '/\u00c3\u00a9', 'http://a.test/%C3%A9'],
    ['http://a.test/x', '/\u00e9', 'http://a.test/%C3%A9'],
  ])('%s → %s', (url, location, expected) => {
    const to = followed(new URL(url), location);
    if (typeof expected === 'string') expect(String(to)).toBe(expected);
    else expect(to instanceof Error && to.message).toMatch(expected);
  });
});

it('a reason has no signs that a terminal would obey, or that turn its text around', async () => {
  const server = await serve({ '/': redirect('http://\u009b31m\u202e\u200b%%/') });
  const { message } = missed(await ask(server));
  expect(message).toMatch(/what is no address: `http:\/\/ 31m%%\/`\.$/);
});

/** Waits until the server, too, has seen the end of each connection. */
const allClosed = (server: PageServer): Promise<void> =>
  vi.waitFor(() => expect(server.asked.map(({ socket }) => socket.destroyed)).toEqual([true]), 5000);

describe('connections', () => {
  const sendsOn: RequestListener = (_, response) => {
    response.writeHead(302, { location: 'http://10.0.0.1/' }).write('on the way, and on');
  };
  const packed: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-encoding': 'zstd' }).write('x');
  };
  it.each<[string, string | RequestListener, PageOptions, NodePagesOptions]>([
    ['an answer', 'hello', {}, {}],
    ['an answer that was cut', endless, {}, {}],
    ['an answer to HEAD', 'hello', { method: 'HEAD' }, {}],
    ['a step that is refused', sendsOn, {}, {}],
    ['an answer that cannot be read', packed, {}, {}],
    ['an answer that is too late', () => {}, {}, { totalMs: 100 }],
    ['an answer that drips', (_, response) => void response.write('x'), {}, { totalMs: 100 }],
  ])('are closed behind %s', async (_, route, asked, options) => {
    const server = await serve({ '/': route });
    await ask(server, '/', asked, options);
    await allClosed(server);
  });
});

describe('what is not asked', () => {
  const host = nodePages({ resolve: async () => at('192.0.2.1'), permission: () => PUBLIC_WEB });

  it.each<[string, RegExp]>([
    ['file:///etc/passwd', /Only http and https/],
    ['ftp://example.org/', /Only http and https/],
    ['webcal://example.org/', /Only http and https/],
    ['nothing', /no address/],
    ['', /no address/],
    ['http:///', /no address/],
    ['https://me@example.org/', /name or a password/],
    ['https://example.org:8443/', /ports 80 and 443/],
    ['http://localhost/', /documentation/],
    ['http://127.0.0.1/', /loopback/],
    ['http://[fd00::1]/', /unique local/],
  ])('%s', async (url, message) => {
    expect(missed(await host.get(url))).toMatchObject({
      reason: 'refused',
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, PagePermission, RegExp]>([
    ['all of it', { ...PUBLIC_WEB, refusal: 'This folder is not trusted.' }, /not trusted/],
    ['one host', { ...PUBLIC_WEB, never: ['example.org'] }, /neverFetchFrom/],
    ['what lies under it', { ...PUBLIC_WEB, never: ['org'] }, /neverFetchFrom/],
  ])('%s, when the user says so', async (_, permission, message) => {
    const pages = nodePages({ permission: () => permission, resolve: () => Promise.reject(new Error('asked')) });
    expect(missed(await pages.get('https://example.org./a')).message).toMatch(message);
  });

  it('a redirect to a host that is never asked', async () => {
    const server = await serve({ '/': redirect('http://example.org/') });
    const permission = (): PagePermission => ({ ...allow(server.host)(), never: ['example.org'] });
    expect(missed(await ask(server, '/', {}, { permission })).message).toMatch(/neverFetchFrom/);
  });
});

it('any address at all has an answer, and a reason in words', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['http', 'https', 'ftp', 'file'] }),
        fc.ipV4Extended().map((address) => `http://${address}/`),
        fc.ipV6().map((address) => `http://[${address}]/`),
      ),
      fc.oneof(fc.constantFrom('127.0.0.1', '::1', '10.0.0.1', 'x', ''), fc.ipV6(), fc.ipV4()),
      async (url, address) => {
        // What is of the public Internet is kept from being asked, too: so nothing is.
        const pages = nodePages({
          resolve: async () => at(address),
          special: (one) => specialAddress(one) ?? 'kept from it',
        });
        const { reason, message } = missed(await pages.get(url));
        expect(reason).toBe('refused');
        expect(message).toMatch(/: .+\.$/s);
      },
    ),
  ));

describe('names', () => {
  it('are asked for once, and keep their Host header', async () => {
    const server = await serve({ '/': 'hello' });
    let asked = 0;
    // The second answer would be another: the connection must not wait for it.
    const resolve = async (): Promise<Resolved[]> => at(asked++ === 0 ? '127.0.0.1' : '127.0.0.2');
    const answer = await nodePages(publicly(server, resolve, 'pages.test')).get(`http://pages.test:${server.port}/`);
    expect(textOf(answer)).toBe('hello');
    expect([asked, server.asked[0]?.headers.host]).toEqual([1, `pages.test:${server.port}`]);
  });

  it('are reached at whichever of their addresses answers', async () => {
    const server = await serve({ '/': 'hello' });
    const resolve = async (): Promise<Resolved[]> => ['127.0.0.2', '127.0.0.1'].flatMap(at);
    const answer = await nodePages(publicly(server, resolve, 'pages.test')).get(`http://pages.test:${server.port}/`);
    expect(textOf(answer)).toBe('hello');
  });

  it.each<[string, string[], RegExp]>([
    ['a private address', ['10.1.2.3'], /private.*|10\.1\.2\.3/],
    ['loopback', ['127.0.0.1'], /loopback/],
    ['a public and a private one', ['93.184.215.14', '192.168.0.1'], /192\.168\.0\.1: private/],
    ['a private one of IPv6 among public ones', ['93.184.215.14', '2606:50c0:8000::153', 'fd00::1'], /unique local/],
    ['a mapped one', ['::ffff:10.0.0.1'], /IPv4-mapped/],
    ['what is no address', ['nowhere'], /no address at all/],
  ])('that lead to %s are refused', async (_, addresses, message) => {
    let asked = 0;
    const resolve = async (): Promise<Resolved[]> => {
      asked++;
      return addresses.flatMap(at);
    };
    const answer = missed(await nodePages({ resolve }).get('http://pages.test/'));
    expect([answer.reason, asked]).toEqual(['refused', 1]);
    expect(answer.message).toMatch(message);
    expect(answer.message).toContain('http://pages.test/');
  });

  it('that turn private on the way are refused there', async () => {
    const server = await serve({ '/': redirect('/again') });
    const answers = ['127.0.0.1', '10.0.0.1'];
    const host = nodePages({
      permission: () => ({ ...PUBLIC_WEB, privateHosts: answers.length === 2 ? [`pages.test:${server.port}`] : [] }),
      resolve: async () => at(answers.shift() ?? '10.0.0.1'),
    });
    // Its port is allowed at the first step alone; the second is judged anew.
    expect(missed(await host.get(`http://pages.test:${server.port}/`)).reason).toBe('refused');
    expect(server.asked).toHaveLength(1);
  });

  it.each<[string, () => Promise<Resolved[]>, PageFailure]>([
    ['nobody', () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })), 'unknown-host'],
    ['nothing', async () => [], 'unknown-host'],
    ['no network', () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' })), 'unreachable'],
    ['silence', () => new Promise(() => {}), 'timeout'],
  ])('that mean %s', async (_, resolve, reason) => {
    expect(missed(await nodePages({ resolve, totalMs: 200 }).get('http://pages.test/')).reason).toBe(reason);
  });

  it('are what certificates are checked against', async () => {
    let hello = '';
    const tls = createServer((socket) =>
      socket.once('data', (data) => {
        hello = data.toString('latin1');
        socket.destroy();
      }),
    );
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const { port } = tls.address() as { port: number };
    const host = nodePages({ permission: allow(`pages.test:${port}`), resolve: async () => at('127.0.0.1') });
    const answer = missed(await host.get(`https://pages.test:${port}/`));
    tls.close();
    expect(answer.reason).toBe('unreachable');
    expect(hello).toContain('pages.test');
  });
});

describe('servers that are slow, or break off', () => {
  const slowly =
    (write: (response: ServerResponse) => void): RequestListener =>
    (_, response) =>
      write(response);
  it.each<[string, RequestListener]>([
    ['says nothing', () => {}],
    ['ends its headers never', (request) => void request.socket.write('HTTP/1.1 200 OK\r\nA: b\r\n')],
    ['ends its text never', slowly((response) => void response.write('<title>'))],
    [
      'drips',
      slowly((response) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      }),
    ],
    [
      'only promises',
      (request) => {
        const timer = setInterval(() => request.socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 20);
        request.socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('one that %s', async (_, listener) => {
    const begin = Date.now();
    const answer = missed(await ask(await serve(listener), '/', {}, { totalMs: 300 }));
    expect(answer.reason).toBe('timeout');
    expect(answer.message).toContain('0.3 s');
    expect(Date.now() - begin).toBeLessThan(8000);
  });

  it('one that takes a call and never shakes hands', async () => {
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as { port: number };
    const host = nodePages({ permission: allow(`127.0.0.1:${port}`), connectMs: 150, totalMs: 10_000 });
    const answer = missed(await host.get(`https://127.0.0.1:${port}/`));
    mute.close();
    expect([answer.reason, answer.message]).toEqual([
      'timeout',
      expect.stringContaining('no connection within 0.15 s'),
    ]);
  });

  it('one whose steps are slow only together', async () => {
    const late =
      (to: string): RequestListener =>
      (_, response) =>
        void setTimeout(() => response.writeHead(302, { location: to }).end(), 150);
    const server = await serve({ '/a': late('/b'), '/b': late('/c'), '/c': late('/d'), '/d': 'x' });
    expect(missed(await ask(server, '/a', {}, { totalMs: 350 })).reason).toBe('timeout');
  });

  it('one that is never done sending', async () => {
    const server = await serve(endless);
    const answer = found(await ask(server));
    expect([answer.bytes.length, answer.truncated]).toEqual([1_000_000, true]);
  });

  const raw = (text: string) => (request: IncomingMessage) => void request.socket.end(text);
  it.each<[string, RequestListener, PageFailure]>([
    ['breaks the line', (request) => void request.socket.destroy(), 'unreachable'],
    [
      'breaks the line in the text',
      (request, response) => {
        response.write('<title>Half');
        setTimeout(() => request.socket.resetAndDestroy(), 30);
      },
      'bad-answer',
    ],
    ['promises more than it sends', raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'), 'bad-answer'],
    ['breaks off in a chunk', raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nshort'), 'bad-answer'],
    [
      'goes over to another protocol',
      raw('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\nhello'),
      'bad-answer',
    ],
    [
      'breaks off in a packed chunk',
      raw('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n'),
      'bad-answer',
    ],
    ['speaks no HTTP', raw('SSH-2.0-OpenSSH_9.6\r\n'), 'bad-answer'],
    ['has headers without end', raw(`HTTP/1.1 200 OK\r\nA: ${'x'.repeat(100_000)}\r\n\r\n`), 'bad-answer'],
  ])('one that %s', async (_, listener, reason) => {
    expect(missed(await ask(await serve(listener))).reason).toBe(reason);
  });

  it('one that sends more than it promised is read as far as that', async () => {
    const server = await serve(raw('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshort and more'));
    expect(textOf(await ask(server))).toBe('short');
  });

  it('one that is not there', async () => {
    const server = await serve({});
    await server.close();
    expect(missed(await ask(server)).reason).toBe('unreachable');
  });
});

describe('cancelling', () => {
  it('before', async () => {
    const server = await serve({ '/': 'x' });
    expect(missed(await ask(server, '/', { signal: AbortSignal.abort() })).reason).toBe('cancelled');
    expect(server.asked).toHaveLength(0);
  });

  it.each<[string, RequestListener]>([
    ['while nothing comes', () => {}],
    ['in the text', (_, response) => void response.write('x')],
  ])('%s', async (_, listener) => {
    const controller = new AbortController();
    const server = await serve((request, response) => {
      listener(request, response);
      setTimeout(() => controller.abort(), 50);
    });
    expect(missed(await ask(server, '/', { signal: controller.signal })).reason).toBe('cancelled');
    await allClosed(server);
  });
});
