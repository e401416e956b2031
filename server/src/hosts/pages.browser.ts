/**
 * Pages over `fetch`, for a web worker. The browser looks names up, follows redirects and keeps what its rules on other
 * origins forbid; whether a page may be read from elsewhere, its server says, and most say nothing.
 */
import type { PageAnswer, PageFailure, PageHost, PageOptions } from '../pages/page.ts';
import { isAllowedPrivately, type PagePermission, PUBLIC_WEB, refusalOf } from '../pages/permission.ts';
import { reasonOf } from '../text/reason.ts';
import { collect, MOST_BYTES } from './pages.ts';

export interface BrowserPagesOptions {
  /** What the user allows at the moment; by default all of the public web. */
  readonly permission?: () => PagePermission;
  readonly fetch?: typeof fetch;
  readonly totalMs?: number;
}

const TOTAL_TIME = 30_000;

/** Asks for pages from a page. */
export function browserPages(options: BrowserPagesOptions = {}): PageHost {
  return { get: (url, asked = {}) => get(url, asked, options) };
}

async function get(address: string, asked: PageOptions, options: BrowserPagesOptions): Promise<PageAnswer> {
  const missed = (reason: PageFailure, why: string): PageAnswer => ({
    ok: false,
    reason,
    message: `${address}: ${why}`,
    redirects: [],
  });
  const permission = options.permission?.() ?? PUBLIC_WEB;
  const refusal = refusalIn(address, permission);
  if (refusal) return missed('refused', refusal);
  const { totalMs = TOTAL_TIME, fetch: own } = options;
  const end = new AbortController();
  const stop = (): void => end.abort();
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    end.abort();
  }, totalMs);
  asked.signal?.addEventListener('abort', stop);
  if (asked.signal?.aborted) stop();
  try {
    const response = await (own ?? fetch)(address, {
      method: asked.method ?? 'GET',
      headers: { accept: asked.accept ?? '*/*' },
      credentials: 'omit',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
      signal: end.signal,
    });
    // Where it has led, nobody could vet before; what is there is not told.
    const elsewhere = response.url ? refusalIn(response.url, permission) : undefined;
    if (elsewhere) {
      end.abort();
      return missed('refused', `it sends on to ${response.url}: ${elsewhere}`);
    }
    return await found(address, response, asked);
  } catch (error) {
    if (isLate) return missed('timeout', `no complete answer within ${totalMs / 1000} s.`);
    if (end.signal.aborted) return missed('cancelled', 'cancelled.');
    return missed(
      'unreachable',
      `a browser reads pages of other sites only where these allow it, and does not say more (${reasonOf(error)}). On the desktop it may work.`,
    );
  } finally {
    clearTimeout(late);
    asked.signal?.removeEventListener('abort', stop);
  }
}

async function found(asked: string, response: Response, { maxBytes = MOST_BYTES }: PageOptions): Promise<PageAnswer> {
  const url = response.url || asked;
  return {
    ok: true,
    url,
    status: response.status,
    // The browser tells that there were some, and the last place; not the steps.
    redirects: response.redirected ? [{ status: 0, from: asked, to: url }] : [],
    contentType: response.headers.get('content-type') ?? undefined,
    retryAfter: response.headers.get('retry-after') ?? undefined,
    ...(await collect(chunksOf(response), maxBytes)),
  };
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}

/** Names that a browser could resolve to somebody's own network; what it resolves others to, nobody here can see. */
const LOCAL =
  /^(?:\[.*\]|[\d.]+|[^.]*|(?:.*\.)?(?:localhost|localdomain|local|internal|private|corp|home|home\.arpa|lan|intranet))\.*$/;

function refusalIn(address: string, permission: PagePermission): string | undefined {
  if (!URL.canParse(address)) return 'this is no address of a page.';
  const url = new URL(address);
  const refusal = refusalOf(url, permission);
  if (refusal || isAllowedPrivately(url, permission)) return refusal;
  return LOCAL.test(url.hostname) ? `\`${url.hostname}\` is not of the public web.` : undefined;
}
