import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkLinks,
  countLinks,
  createLinkBook,
  DAY,
  type LinkProgress,
  type LinkResult,
  linkResults,
  readLinkCache,
  writeLinkCache,
} from '../../server/src/linkCheck/index.ts';
import { runInLanes } from '../../server/src/linkCheck/lanes.ts';
import type { PageFound } from '../../server/src/pages/page.ts';
import { fakeClock, fakeWeb, link, type Reply, via } from './fake.ts';

const A = 'https://a.example/1';
const titleOf = ({ url }: PageFound): string => `Title of ${url}`;

/** What comes of one address, and how it was asked for. */
async function look(replies: Readonly<Record<string, Reply>>, urls = Object.keys(replies)) {
  const web = fakeWeb(replies);
  const report = await checkLinks(
    urls.map((url) => link(url)),
    web,
  );
  return { ...web, ...report, outcomes: report.results.map(({ outcome }) => outcome) };
}

describe('how an address is asked for', () => {
  it.each([
    [200, ['HEAD'], 'ok'],
    [401, ['HEAD', 'GET'], 'unknown'],
    [403, ['HEAD', 'GET'], 'unknown'],
    [404, ['HEAD', 'GET'], 'broken'],
    [405, ['HEAD', 'GET'], 'unknown'],
    [500, ['HEAD', 'GET'], 'unknown'],
    [501, ['HEAD', 'GET'], 'unknown'],
  ] as const)('%i both ways', async (status, methods, outcome) => {
    const { asked, outcomes } = await look({ [A]: status, 'https://z.example/': 200 });
    expect(asked.filter(({ url }) => url === A).map(({ method }) => method)).toEqual(methods);
    expect(outcomes[0]).toBe(outcome);
  });

  it.each([403, 404, 405, 500, 501, 'bad-answer'] as const)('%s to HEAD alone is not believed', async (head) => {
    const { outcomes } = await look({ [A]: ({ method }) => (method === 'HEAD' ? head : 200) });
    expect(outcomes).toEqual(['ok']);
  });

  it('with titles, pages of entries are fetched at once, the others asked for', async () => {
    const { pages, clock, asked } = fakeWeb({});
    const { results } = await checkLinks([link(A, true), link('https://b.example/1')], { pages, clock, titleOf });
    expect(asked.map(({ url, method }) => [url, method])).toEqual([
      [A, 'GET'],
      ['https://b.example/1', 'HEAD'],
    ]);
    expect(results.map(({ title }) => title)).toEqual([`Title of ${A}`, undefined]);
  });

  it('no title is read of a page that is not there', async () => {
    const { pages, clock } = fakeWeb({ [A]: 404 });
    const { results } = await checkLinks([link(A, true), link('https://b.example/1')], { pages, clock, titleOf });
    expect(results[0]).toMatchObject({ outcome: 'broken', titleRead: true });
    expect(results[0]).not.toHaveProperty('title');
  });

  it('never more than a part of a page', async () => {
    const { asked } = await look({ [A]: 404 });
    for (const { options } of asked) expect(options.maxBytes).toBeLessThanOrEqual(512 * 1024);
  });
});

describe('manners', () => {
  const many = (host: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `https://${host}/${index}`);

  it('a host is asked one thing at a time, and rests between; several hosts at once, up to a bound', async () => {
    const urls = ['a', 'b', 'c', 'd', 'e'].flatMap((host) => many(`${host}.example`, 4));
    const { pages, clock, asked, most } = fakeWeb({});
    const { results } = await checkLinks(
      urls.map((url) => link(url)),
      { pages, clock, hostsAtOnce: 3, pause: 250 },
    );
    expect(results.map(({ url }) => url)).toEqual(urls);
    expect(most).toEqual({ perHost: 1, all: 3 });
    for (const host of ['a', 'b', 'c', 'd', 'e']) {
      const times = asked.filter(({ url }) => url.includes(`//${host}.`)).map(({ at }) => at);
      expect(times.length).toBe(4);
      for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(350);
    }
  });

  it('one site under several names is one host', async () => {
    const { most, asked } = await look({
      'https://www.a.example/1': 200,
      'https://a.example/2': 200,
      'https://youtu.be/1': 200,
      'https://www.youtube.com/watch?v=2': 200,
    });
    expect(most.all).toBe(2);
    expect(asked.length).toBe(4);
  });

  it('hosts that lead to another are asked along with it, once that is seen', async () => {
    const { pages, clock, asked } = fakeWeb(
      Object.fromEntries(
        many('old.example', 4).map((url) => [url, { redirects: via(url, [301, url.replace('old', 'new')]) }]),
      ),
    );
    const urls = [...many('old.example', 4), ...many('new.example', 4)];
    await checkLinks(
      urls.map((url) => link(url)),
      { pages, clock, pause: 0 },
    );
    // Nobody can know of the first one.
    const late = asked.filter(({ at }) => at > (asked[0]?.at ?? 0)).map(({ at }) => at);
    expect(new Set(late).size).toBe(late.length);
  });

  it.each([
    ['seconds', '7', 7000],
    ['a date', 'Tue, 03 Jun 2025 12:00:20 GMT', 19_000],
    ['nothing', undefined, 5000],
  ])('waits when a server says %s, and asks again', async (_, retryAfter, least) => {
    const { asked, outcomes } = await look({
      [A]: (_question, times) => (times === 1 ? { status: 429, retryAfter } : 200),
      'https://a.example/2': 200,
    });
    expect(asked.map(({ url }) => url)).toEqual([A, A, 'https://a.example/2']);
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(least);
    expect(outcomes).toEqual(['ok', 'ok']);
  });

  it('lets a host be that asks for an hour, or again and again', async () => {
    const hour = await look({ [A]: { status: 429, retryAfter: '3600' }, 'https://a.example/2': 200 });
    expect(hour.asked.length).toBe(1);
    expect(hour.outcomes).toEqual(['unknown', 'unknown']);
    const again = await look({ [A]: { status: 503, retryAfter: '1' }, 'https://a.example/2': 200 });
    expect(again.asked.length).toBe(3);
    expect(again.outcomes).toEqual(['unknown', 'unknown']);
  });

  it('asks a host that does not exist once, a silent one three times', async () => {
    const urls = many('a.example', 6);
    const gone = await look({
      ...Object.fromEntries(urls.map((url) => [url, 'unknown-host'])),
      'https://b.example/': 200,
    });
    expect(gone.asked.length).toBe(2);
    expect(gone.outcomes).toEqual([...urls.map(() => 'broken'), 'ok']);
    const silent = await look(Object.fromEntries(urls.map((url) => [url, 'timeout'])));
    expect(silent.asked.length).toBe(3);
    expect(silent.outcomes).toEqual(urls.map(() => 'unknown'));
  });

  it('when nothing at all answers, no link is called broken', async () => {
    const { results } = await look({ [A]: 'unknown-host', 'https://b.example/': 'unknown-host' });
    expect(results.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown']);
    expect(results[0]?.reason).toMatch(/network/);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('a job'))],
    [
      'throws',
      () => {
        throw new Error('a job');
      },
    ],
  ] as const)('a job that %s is told of, once the others are done', async (_, fail) => {
    const done: string[] = [];
    const run = runInLanes(['a1', 'a2', 'b1', 'b2'], {
      lanesOf: (job) => [job.charAt(0)],
      work: (job) => (job === 'a1' ? fail() : Promise.resolve('done' as const).finally(() => done.push(job))),
      atOnce: 1,
      pause: 1,
      clock: fakeClock(),
    });
    await expect(run).rejects.toThrow('a job');
    expect(done.sort()).toEqual(['a2', 'b1', 'b2']);
  });

  it('for any jobs: all done, in their order within a lane, no lane twice, never more than the bound', async () => {
    const job = fc.record({
      lanes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
      takes: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (jobs, atOnce) => {
        const clock = fakeClock();
        const open = new Set<string>();
        const done: number[] = [];
        let underWay = 0;
        await runInLanes(
          jobs.map((one, index) => ({ ...one, index })),
          {
            lanesOf: ({ lanes }) => lanes as [string, ...string[]],
            async work({ lanes, takes, index }) {
              for (const lane of lanes) {
                expect(open.has(lane)).toBe(false);
                open.add(lane);
              }
              expect(++underWay).toBeLessThanOrEqual(atOnce);
              await clock.advance(takes);
              underWay--;
              for (const lane of lanes) open.delete(lane);
              done.push(index);
              return 'done';
            },
            atOnce,
            pause: 1,
            clock,
          },
        );
        expect([...done].sort((x, y) => x - y)).toEqual(jobs.map((_, index) => index));
        for (const lane of ['a', 'b', 'c', 'd']) {
          const own = done.filter((index) => jobs[index]?.lanes[0] === lane);
          expect(own).toEqual([...own].sort((x, y) => x - y));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('progress and cancelling', () => {
  const urls = ['a', 'b', 'c'].flatMap((host) => [1, 2, 3].map((n) => `https://${host}.example/${n}`));

  it('counts from nothing to all', async () => {
    const { pages, clock } = fakeWeb({});
    const seen: LinkProgress[] = [];
    await checkLinks(
      urls.map((url) => link(url)),
      { pages, clock, onProgress: (progress) => seen.push(progress) },
    );
    expect(seen.map(({ done }) => done)).toEqual(urls.map((_, index) => index).concat(urls.length));
    expect(seen.every(({ total }) => total === urls.length)).toBe(true);
    expect(seen.at(-1)?.host).toBe('c.example');
  });

  it.each([0, 1, 4, 8])('after %i answers it ends, with those that are there', async (after) => {
    const { pages, clock, asked } = fakeWeb({});
    const controller = new AbortController();
    const { results, cancelled } = await checkLinks(
      urls.map((url) => link(url)),
      { pages, clock, signal: controller.signal, onProgress: ({ done }) => done >= after && controller.abort() },
    );
    expect(cancelled).toBe(true);
    expect(results.length).toBeGreaterThanOrEqual(after);
    expect(results.length).toBeLessThan(urls.length);
    expect(results.every(({ outcome }) => outcome === 'ok')).toBe(true);
    const before = asked.length;
    await clock.advance(10_000);
    expect(asked.length).toBe(before);
  });

  it('while it waits for a server', async () => {
    const { pages, clock } = fakeWeb({ [A]: { status: 429, retryAfter: '20' } });
    const controller = new AbortController();
    void clock.advance(1000).then(() => controller.abort());
    const report = await checkLinks([link(A)], { pages, clock, signal: controller.signal });
    expect(report).toEqual({ results: [], cancelled: true });
    expect(clock.now()).toBeLessThan(Date.UTC(2025, 5, 3, 12, 0, 19));
  });
});

describe('what is known from before', () => {
  const { clock } = fakeWeb({});
  const known = (more: Partial<LinkResult>) =>
    linkResults([{ url: A, outcome: 'ok', reason: '', checkedAt: clock.now() - DAY / 2, ...more }]);

  it.each([
    ['lately there', {}, undefined, 0],
    ['there with its title', { titleRead: true }, titleOf, 0],
    ['there, its title not read', {}, titleOf, 1],
    ['broken', { outcome: 'broken' }, undefined, 2],
    ['not sure', { outcome: 'unknown' }, undefined, 2],
    ['too old', { checkedAt: clock.now() - 2 * DAY }, undefined, 2],
  ] as const)('%s', async (_, more, reads, questions) => {
    const web = fakeWeb({ [A]: 404 });
    const { results } = await checkLinks([link(A, true)], {
      pages: web.pages,
      clock: web.clock,
      known: known(more),
      titleOf: reads,
    });
    expect(web.asked.length).toBe(questions);
    expect(results[0]?.outcome).toBe(questions ? 'broken' : 'ok');
  });

  it('goes into a text and comes out of it, but for what is old', () => {
    const now = clock.now();
    const results: LinkResult[] = [
      {
        url: A,
        outcome: 'ok',
        reason: '',
        status: 200,
        movedTo: 'https://b.example/',
        title: 'T 🦀',
        titleRead: true,
        checkedAt: now,
      },
      { url: 'https://b.example/', outcome: 'broken', reason: 'gone', checkedAt: now - 5 * DAY },
    ];
    const old = { ...(results[1] as LinkResult), url: 'https://old.example/', checkedAt: now - 90 * DAY };
    expect(readLinkCache(writeLinkCache([...results, old], now))).toEqual(results);
  });

  it.each(['', 'null', '[]', '{', '{"form":2,"links":[]}', '\u0000'])('%j is no such text', (text) =>
    expect(readLinkCache(text)).toBeUndefined(),
  );

  it('a part of the text that is none is left out', () => {
    expect(
      readLinkCache('{"form":1,"links":[1,null,{"url":"x"},{"url":"x","outcome":"fine","reason":"","checkedAt":1}]}'),
    ).toEqual([]);
  });

  it('is counted, with the day of the oldest', () => {
    const results = linkResults([
      { url: A, outcome: 'ok', reason: '', movedTo: 'https://b.example/', checkedAt: 2 * DAY },
      { url: 'https://b.example/', outcome: 'broken', reason: 'x', checkedAt: DAY },
      { url: 'https://elsewhere.example/', outcome: 'unknown', reason: 'x', checkedAt: 0 },
    ]);
    expect(countLinks([link(A), link('https://b.example/'), link('https://c.example/')], results)).toEqual({
      total: 3,
      ok: 1,
      broken: 1,
      unknown: 0,
      moved: 1,
      unchecked: 1,
      checkedAt: DAY,
    });
    expect(countLinks([link(A)], undefined)).toMatchObject({ unchecked: 1, checkedAt: undefined });
  });

  it('a book knows the page behind a move by its new address, too', () => {
    const book = createLinkBook();
    const moved: LinkResult = { url: A, outcome: 'ok', reason: '', movedTo: 'https://b.example/2', checkedAt: 1 };
    book.note([moved]);
    expect(book.results?.of('https://b.example/2#part')).toEqual({
      url: 'https://b.example/2',
      outcome: 'ok',
      reason: '',
      checkedAt: 1,
    });
    expect(book.results?.of(A)).toEqual(moved);
  });

  it('a book keeps the last of each address, and is another object each time', () => {
    const book = createLinkBook();
    expect(book.results).toBeUndefined();
    book.note([]);
    expect(book.results).toBeUndefined();
    book.note([{ url: A, outcome: 'ok', reason: '', checkedAt: 1 }]);
    const first = book.results;
    book.note([{ url: A, outcome: 'broken', reason: 'x', checkedAt: 2 }]);
    expect(first?.of(`${A}#part`)?.outcome).toBe('ok');
    expect(book.results?.of(`${A}#part`)?.outcome).toBe('broken');
  });
});
