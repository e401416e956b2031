/** Pages over `fetch`: what a browser is asked for, and what is made of what it says, or keeps to itself. */
import { afterEach, describe, expect, it } from 'vitest';
import { browserPages } from '../../server/src/hosts/pages.browser.ts';
import type { PageAnswer, PageFound, PageOptions } from '../../server/src/pages/page.ts';
import { type PagePermission, PUBLIC_WEB } from '../../server/src/pages/permission.ts';
import { endless, type PageServer, type Routes, redirect, servePages } from '../support/pageServer.ts';

let server: PageServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(routes: Routes, path = '/', asked: PageOptions = {}, totalMs = 10_000) {
  server = await servePages(routes);
  const permission = (): PagePermission => ({ ...PUBLIC_WEB, privateHosts: [server?.host ?? ''] });
  return browserPages({ permission, totalMs }).get(server.url + path, asked);
}
const reasonOf = (answer: PageAnswer): unknown => (answer.ok ? Buffer.from(answer.bytes).toString() : answer.reason);

describe('an answer', () => {
  it('has its text, type, status and place', async () => {
    const answer = (await ask({ '/a': redirect('/b'), '/b': 'Hello 🦀' }, '/a', { accept: 'text/html' })) as PageFound;
    expect(answer).toMatchObject({
      ok: true,
      url: `${server?.url}/b`,
      status: 200,
      contentType: 'text/html',
      truncated: false,
      redirects: [{ status: 0, from: `${server?.url}/a`, to: `${server?.url}/b` }],
    });
    expect(reasonOf(answer)).toBe('Hello 🦀');
    expect(server?.asked.map(({ headers: { accept, cookie, referer } }) => [accept, cookie, referer])).toEqual([
      ['text/html', undefined, undefined],
      ['text/html', undefined, undefined],
    ]);
  });

  it('is cut at its most', async () => {
    const answer = (await ask({ '/': 'x'.repeat(100_000) }, '/', { maxBytes: 70_000 })) as PageFound;
    expect([answer.bytes.length, answer.truncated]).toEqual([70_000, true]);
  });

  it('without end is cut, too', async () => {
    expect((await ask({ '/': endless })) as PageFound).toMatchObject({ truncated: true });
  });

  it('to HEAD has no text', async () => {
    expect(reasonOf(await ask({ '/': 'x' }, '/', { method: 'HEAD' }))).toBe('');
    expect(server?.asked[0]?.method).toBe('HEAD');
  });
});

it('is asked for without anything that names the user', async () => {
  const asked: (RequestInit | undefined)[] = [];
  const pages = browserPages({
    fetch: async (_, init) => {
      asked.push(init);
      return new Response('x');
    },
  });
  expect(await pages.get('https://example.org/a')).toMatchObject({ ok: true, url: 'https://example.org/a' });
  expect(asked).toMatchObject([
    {
      method: 'GET',
      credentials: 'omit',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
      headers: { accept: '*/*' },
    },
  ]);
});

describe('no answer', () => {
  it('where the other site does not allow it, in words', async () => {
    const pages = browserPages({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect(await pages.get('https://example.org/a')).toEqual({
      ok: false,
      reason: 'unreachable',
      message:
        'https://example.org/a: a browser reads pages of other sites only where these allow it, and does not say more (Failed to fetch). On the desktop it may work.',
      redirects: [],
    });
  });

  it('in time', async () => expect(reasonOf(await ask({ '/': () => {} }, '/', {}, 300))).toBe('timeout'));
  it('to its end in time', async () =>
    expect(reasonOf(await ask({ '/': (_, response) => void response.write('x') }, '/', {}, 300))).toBe('timeout'));
  it('that somebody waits for', async () =>
    expect(reasonOf(await ask({ '/': 'x' }, '/', { signal: AbortSignal.abort() }))).toBe('cancelled'));

  it('from where it was sent on to, when that is not of the public web', async () => {
    const pages = browserPages({
      fetch: async () => Object.defineProperty(new Response('x'), 'url', { value: 'http://10.0.0.1/' }),
    });
    expect(await pages.get('https://example.org/')).toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('sends on to http://10.0.0.1/'),
    });
  });
});

describe('what is not asked', () => {
  const refused = browserPages({ fetch: () => Promise.reject(new Error('asked')) });

  it.each([
    'file:///etc/passwd',
    'data:text/html,x',
    'nothing',
    'https://me:secret@example.org/',
    'https://example.org:8443/',
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://93.184.215.14/',
    'http://[::1]/',
    'http://[2606:50c0:8000::153]/',
    'http://localhost/',
    'http://a.localhost./',
    'http://printer.local/',
    'http://wiki.internal/',
    'http://wiki/',
    'http://wiki./',
    'http://wiki.corp/',
    'http://box.home/',
    'http://localhost.localdomain/',
  ])('%s', async (url) => expect(await refused.get(url)).toMatchObject({ ok: false, reason: 'refused' }));

  it.each<[string, PagePermission]>([
    ['all of it', { ...PUBLIC_WEB, refusal: 'No.' }],
    ['a host', { ...PUBLIC_WEB, never: ['example.org'] }],
  ])('%s, when the user says so', async (_, permission) => {
    const pages = browserPages({ permission: () => permission, fetch: () => Promise.reject(new Error('asked')) });
    expect(await pages.get('https://www.example.org/')).toMatchObject({ reason: 'refused' });
  });
});
