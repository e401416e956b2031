/**
 * Pages over Node's own http and https. The name is looked up once, every address that it has is vetted, and the connection is
 * made to those and no others: a name that answers differently the next time changes nothing.
 */
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { PageAnswer, PageFailure, PageHost, PageOptions, Redirect } from '../pages/page.ts';
import { isAllowedPrivately, type PagePermission, PUBLIC_WEB, refusalOf } from '../pages/permission.ts';
import { oneLine } from '../text/oneLine.ts';
import { specialAddress } from './addresses.ts';
import { ACCEPTED_CODINGS, readBody } from './body.ts';
import { followed, isRedirect, MOST_BYTES, MOST_REDIRECTS, USER_AGENT } from './pages.ts';

/** An address that a name has. */
export interface Resolved {
  readonly address: string;
  readonly family: number;
}

export interface NodePagesOptions {
  /** What the user allows at the moment; by default all of the public web. */
  readonly permission?: () => PagePermission;
  /** By default that of the system. */
  readonly resolve?: (host: string) => Promise<readonly Resolved[]>;
  /** What makes an address none of the public Internet. */
  readonly special?: (address: string) => string | undefined;
  /** How long a connection may take, and all steps to a page together. */
  readonly connectMs?: number;
  readonly totalMs?: number;
}

const CONNECT_TIME = 10_000;
const TOTAL_TIME = 30_000;

/** What went wrong, in words for people. */
class Missed extends Error {
  readonly reason: PageFailure;

  constructor(reason: PageFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Asks for pages from a process. */
export function nodePages(options: NodePagesOptions = {}): PageHost {
  return { get: (url, asked = {}) => get(url, asked, options) };
}

async function get(address: string, asked: PageOptions, options: NodePagesOptions): Promise<PageAnswer> {
  const { totalMs = TOTAL_TIME } = options;
  const redirects: Redirect[] = [];
  const end = new AbortController();
  const cancel = (): void => end.abort(new Missed('cancelled', `${address}: cancelled.`));
  const late = setTimeout(
    () => end.abort(new Missed('timeout', `${address}: no complete answer within ${totalMs / 1000} s.`)),
    totalMs,
  );
  asked.signal?.addEventListener('abort', cancel);
  try {
    if (asked.signal?.aborted) cancel();
    for (let url = parsed(address); ; ) {
      end.signal.throwIfAborted();
      // Whatever a server does that nobody has thought of: the time has an end.
      const step = await unlessAborted(ask(url, asked, options, end.signal), end.signal);
      const next = isRedirect(step.status) && step.location ? followed(url, step.location) : undefined;
      if (!next) return { ok: true, url: url.href, redirects, ...step.found() };
      if (next instanceof Error) throw new Missed('refused', `${address}: ${next.message}`);
      redirects.push({ status: step.status, from: url.href, to: next.href });
      if (redirects.length > MOST_REDIRECTS)
        throw new Missed('too-many-redirects', `${address}: sent on more than ${MOST_REDIRECTS} times.`);
      url = next;
    }
  } catch (error) {
    const missed = missedBy(end.signal.aborted ? end.signal.reason : error, address);
    // Parts of it are what a server has sent.
    return { ok: false, reason: missed.reason, message: oneLine(missed.message), redirects };
  } finally {
    clearTimeout(late);
    asked.signal?.removeEventListener('abort', cancel);
  }
}

function parsed(address: string): URL {
  if (!URL.canParse(address)) throw new Missed('refused', `${address}: this is no address of a page.`);
  return new URL(address);
}

type Found = Omit<Extract<PageAnswer, { ok: true }>, 'ok' | 'url' | 'redirects'>;

/** One answer, of a page or on the way to one. */
interface Step {
  readonly status: number;
  readonly location: string | undefined;
  found(): Found;
}

async function ask(url: URL, asked: PageOptions, options: NodePagesOptions, signal: AbortSignal): Promise<Step> {
  const permission = options.permission?.() ?? PUBLIC_WEB;
  const refusal = refusalOf(url, permission);
  if (refusal) throw new Missed('refused', `${url.href}: ${refusal}`);
  const addresses = await vetted(url, permission, options, signal);
  const response = await send(url, asked, addresses, options, signal);
  const { statusCode: status = 0, headers } = response;
  const { location } = headers;
  const head = { status, contentType: headers['content-type'], retryAfter: headers['retry-after'] };
  if (asked.method === 'HEAD' || (isRedirect(status) && location)) {
    response.destroy();
    return { status, location, found: () => ({ ...head, bytes: new Uint8Array(), truncated: false }) };
  }
  const body = await readBody(response, asked.maxBytes ?? MOST_BYTES);
  if (body instanceof Error) throw new Missed('bad-answer', `${url.href}: ${body.message}`);
  return { status, location, found: () => ({ ...head, ...body }) };
}

/** The addresses of a host, all of them fit to be asked. */
async function vetted(
  url: URL,
  permission: PagePermission,
  { resolve = (host) => lookup(host, { all: true }), special = specialAddress }: NodePagesOptions,
  signal: AbortSignal,
): Promise<readonly Resolved[]> {
  // Odd spellings of an address (`0x7f.1`, `2130706433`) are gone by now: a `URL` has them in the usual one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await unlessAborted(resolve(host), signal);
  if (!found.length) throw new Missed('unknown-host', `${url.href}: there is no host \`${host}\`.`);
  if (isAllowedPrivately(url, permission)) return found;
  for (const { address } of found) {
    const what = special(address);
    if (what)
      throw new Missed(
        'refused',
        `${url.href}: \`${host}\` is not of the public web${family ? '' : `; it leads to ${address}`}: ${what}.`,
      );
  }
  return found;
}

/** What cannot be ended, such as a look-up: nobody waits for it then. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    const stop = (): void => failed(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(done, failed).finally(() => signal.removeEventListener('abort', stop));
  });
}

function send(
  url: URL,
  { method = 'GET', accept = '*/*' }: PageOptions,
  addresses: readonly Resolved[],
  { connectMs = CONNECT_TIME }: NodePagesOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const [first] = addresses;
  // The name stays that of the address: the `Host` header and the certificate go by it.
  const fixed: LookupFunction = (_, { all }, answer) => {
    if (all) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family ?? 0);
  };
  const request: RequestOptions = {
    method,
    headers: { accept, 'accept-encoding': ACCEPTED_CODINGS, 'user-agent': USER_AGENT },
    lookup: fixed,
    // A connection of its own for each question, closed behind it: none is kept that was vetted for another name.
    agent: false,
    signal,
  };
  return new Promise((done, failed) => {
    const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, request, (response) => {
      clearTimeout(timer);
      done(response);
    });
    const timer = setTimeout(
      () => sent.destroy(new Missed('timeout', `${url.href}: no connection within ${connectMs / 1000} s.`)),
      connectMs,
    );
    sent.once('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(timer)),
    );
    // More than one may come, and one without a listener would end the process.
    sent.on('error', (error) => {
      clearTimeout(timer);
      failed(error);
    });
    // An answer that is none, as one that goes on in another protocol, ends without any of these.
    sent.once('close', () => {
      clearTimeout(timer);
      failed(new Missed('bad-answer', `${url.href}: the server has closed the connection without an answer.`));
    });
    sent.end();
  });
}

const UNKNOWN = new Set(['ENOTFOUND', 'ENODATA']);
const SLOW = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT']);

function missedBy(error: unknown, address: string): Missed {
  if (error instanceof Missed) return error;
  const { code = '', message = String(error) } = error as { readonly code?: string; readonly message?: string };
  if (UNKNOWN.has(code)) return new Missed('unknown-host', `${address}: there is no such host.`);
  if (SLOW.has(code)) return new Missed('timeout', `${address}: the server does not answer.`);
  if (code.startsWith('HPE_')) return new Missed('bad-answer', `${address}: the server does not speak HTTP.`);
  return new Missed(
    'unreachable',
    `${address}: cannot be reached: ${code && !message.includes(code) ? code : message}.`,
  );
}
