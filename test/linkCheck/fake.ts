/** A web, a clock and a draft that tests make up. */

import type { LinkToCheck } from '../../server/src/linkCheck/collect.ts';
import type { Clock } from '../../server/src/linkCheck/index.ts';
import type {
  PageAnswer,
  PageFailure,
  PageFound,
  PageHost,
  PageOptions,
  Redirect,
} from '../../server/src/pages/page.ts';

/** One question that was asked, by time. */
export interface Asked {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly at: number;
  readonly options: PageOptions;
}

export type Reply = number | PageFailure | Partial<PageFound> | ((asked: Asked, times: number) => Reply);

const NOON = Date.UTC(2025, 5, 3, 12);

/** A clock that stands still unless somebody sleeps or an answer takes its time; sleepers wake in their order. */
export function fakeClock(): Clock & { advance(ms: number): Promise<void>; readonly slept: number[] } {
  let now = NOON;
  const sleepers: { readonly at: number; wake(): void }[] = [];
  const slept: number[] = [];
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (;;) {
      // What is ready goes on first.
      await new Promise((resolve) => setImmediate(resolve));
      sleepers.sort((a, b) => a.at - b.at);
      const first = sleepers.shift();
      if (!first) break;
      now = Math.max(now, first.at);
      first.wake();
    }
    running = false;
  };
  const wait = (ms: number, aborted?: { addEventListener(type: 'abort', listener: () => void): void }): Promise<void> =>
    new Promise((resolve) => {
      sleepers.push({ at: now + ms, wake: resolve });
      aborted?.addEventListener('abort', resolve);
      void run();
    });
  return {
    now: () => now,
    sleep(ms, signal) {
      slept.push(ms);
      return signal?.aborted ? Promise.resolve() : wait(ms, signal);
    },
    advance: (ms) => wait(ms),
    slept,
  };
}

/** A web in which each address has its reply, and each host counts how many questions it has to answer at once. */
export function fakeWeb(
  replies: Readonly<Record<string, Reply>>,
  { clock = fakeClock(), takes = 100 }: { readonly clock?: ReturnType<typeof fakeClock>; readonly takes?: number } = {},
) {
  const asked: Asked[] = [];
  const busy = new Map<string, number>();
  let all = 0;
  const most = { perHost: 0, all: 0 };
  const pages: PageHost = {
    async get(url, options = {}) {
      const question: Asked = { url, method: options.method ?? 'GET', at: clock.now(), options };
      asked.push(question);
      const { host } = new URL(url);
      busy.set(host, (busy.get(host) ?? 0) + 1);
      most.perHost = Math.max(most.perHost, busy.get(host) ?? 0);
      most.all = Math.max(most.all, ++all);
      await Promise.race([
        clock.advance(takes),
        new Promise<void>((resolve) => options.signal?.addEventListener('abort', resolve)),
      ]);
      busy.set(host, (busy.get(host) ?? 0) - 1);
      all--;
      if (options.signal?.aborted) return missed('cancelled', url);
      const times = asked.filter((one) => one.url === url).length;
      let reply = replies[url] ?? 200;
      while (typeof reply === 'function') reply = reply(question, times);
      if (typeof reply === 'string') return missed(reply, url);
      return found(url, typeof reply === 'number' ? { status: reply } : reply);
    },
  };
  return { pages, asked, most, clock };
}

export function found(url: string, more: Partial<PageFound> = {}): PageFound {
  return {
    ok: true,
    url: more.redirects?.at(-1)?.to ?? url,
    status: 200,
    redirects: [],
    contentType: 'text/html',
    retryAfter: undefined,
    bytes: new Uint8Array(),
    truncated: false,
    ...more,
  };
}

export const missed = (reason: PageFailure, url: string): PageAnswer => ({
  ok: false,
  reason,
  message: `${url}: ${reason}.`,
  redirects: [],
});

/** Redirects along addresses, each of a status. */
export function via(from: string, ...steps: readonly (readonly [status: number, to: string])[]): readonly Redirect[] {
  return steps.map(([status, to], index) => ({ status, from: steps[index - 1]?.[1] ?? from, to }));
}

export const link = (url: string, entry = false): LinkToCheck => ({
  url,
  entry,
  places: [{ start: 0, end: 1, line: 0 }],
});
