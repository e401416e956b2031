/** Looks at links: which are asked, how, and in what order. */
import { splitAddress } from '../links/address.ts';
import { HOST_ALIASES } from '../links/hosts.ts';
import { ACCEPT_PAGE, type PageAnswer, type PageFound, type PageHost, type Signal } from '../pages/page.ts';
import type { LinkToCheck } from './collect.ts';
import { askedToWait, judge, type Verdict } from './judge.ts';
import { type JobOutcome, runInLanes } from './lanes.ts';
import { type Clock, DAY, type LinkResult, type LinkResults } from './model.ts';

/** How far a check has come. */
export interface LinkProgress {
  readonly done: number;
  readonly total: number;
  /** The host that answered last; `undefined` at the start. */
  readonly host: string | undefined;
}

/** How links are looked at. */
export interface LinkCheckOptions {
  readonly pages: PageHost;
  readonly clock: Clock;
  readonly signal?: Signal | undefined;
  /** Reads the title of a page. With it, pages that entries lead to are fetched, not only asked for. */
  readonly titleOf?: ((page: PageFound) => string | undefined) | undefined;
  /** What is known from before: a page that was there lately is not asked for again. */
  readonly known?: LinkResults | undefined;
  /** How old what is known may be, in days. Default 1. */
  readonly maxAge?: number | undefined;
  /** How many hosts are asked at once. Default 8. */
  readonly hostsAtOnce?: number | undefined;
  /** How long a host is left alone between two questions, in milliseconds. Default 250. */
  readonly pause?: number | undefined;
  readonly onProgress?: ((progress: LinkProgress) => void) | undefined;
}

/** What came of a check. */
export interface LinkReport {
  /** In the order of the links; those not reached before it was cancelled are not among them. */
  readonly results: readonly LinkResult[];
  readonly cancelled: boolean;
}

/** In days: what was there yesterday is there today. */
export const DEFAULT_MAX_AGE = 1;
/** So many hosts are asked at once, each of them one thing at a time. */
export const DEFAULT_HOSTS_AT_ONCE = 8;
const PAUSE = 250;
/** A server that asks to be left alone for longer is not asked again. */
const LONGEST_WAIT = 30_000;
/** How often one address is asked for again when its server asks to wait. */
const MOST_WAITS = 2;
/** After so many questions in a row without an answer a host is left alone. */
const PATIENCE = 3;
/** The head of a page, where its title stands, with scripts before it. */
const TITLE_BYTES = 512 * 1024;
/** Where only the status counts. */
const STATUS_BYTES = 4 * 1024;

/** Looks at links, each address once. Rejects only when what the caller gave does, and after the other links were looked at. */
export async function checkLinks(links: readonly LinkToCheck[], options: LinkCheckOptions): Promise<LinkReport> {
  const { clock, onProgress } = options;
  const signal = options.signal && fanOut(options.signal);
  const found = new Map<string, LinkResult>();
  const fresh = links.filter((link) => isFresh(link, options));
  for (const { url } of fresh) {
    const result = options.known?.of(url);
    if (result) found.set(url, result);
  }
  const manners = createManners();
  let answers = 0;
  onProgress?.({ done: found.size, total: links.length, host: undefined });

  const settle = (url: string, verdict: Verdict, outcome: JobOutcome = 'done'): JobOutcome => {
    found.set(url, { url, ...verdict, checkedAt: clock.now() });
    onProgress?.({ done: found.size, total: links.length, host: splitAddress(url).host });
    return outcome;
  };
  const waits = new Map<string, number>();
  const work = async (link: LinkToCheck): Promise<JobOutcome> => {
    const { url } = link;
    const host = hostOf(url);
    const hopeless = manners.verdictFor(host);
    if (hopeless) return settle(url, hopeless, 'unasked');
    const answer = await ask(link, { ...options, signal });
    if (signal?.aborted && !answer.ok) return 'done';
    if (answer.ok) answers++;
    manners.noteAnswer(host, answer);
    const wait = answer.ok ? askedToWait(answer, clock.now()) : undefined;
    const verdict = judge(url, answer);
    if (!answer.ok && answer.reason === 'refused') return settle(url, verdict, 'unasked');
    if (wait !== undefined && wait <= LONGEST_WAIT && (waits.get(url) ?? 0) < MOST_WAITS) {
      waits.set(url, (waits.get(url) ?? 0) + 1);
      return { againAfter: wait };
    }
    if (wait !== undefined) manners.leaveAlone(host, verdict);
    const title = answer.ok && verdict.outcome === 'ok' && link.entry ? options.titleOf?.(answer) : undefined;
    return settle(url, {
      ...verdict,
      ...(link.entry && options.titleOf ? { titleRead: true } : {}),
      ...(title ? { title } : {}),
    });
  };
  await runInLanes(
    links.filter(({ url }) => !found.has(url)),
    {
      lanesOf: ({ url }) => [hostOf(url), ...manners.ledTo(hostOf(url))],
      work,
      atOnce: options.hostsAtOnce ?? DEFAULT_HOSTS_AT_ONCE,
      pause: options.pause ?? PAUSE,
      clock,
      signal,
    },
  );
  const results = links.flatMap(({ url }) => found.get(url) ?? []);
  return {
    results: answers ? results : results.map(withoutNetwork),
    cancelled: signal?.aborted === true && results.length < links.length,
  };
}

/** One listener on a signal in place of dozens, of which some hosts would complain. */
function fanOut(signal: Signal): Signal {
  const listeners = new Set<() => void>();
  signal.addEventListener('abort', () => {
    for (const listener of listeners) listener();
  });
  return {
    get aborted() {
      return signal.aborted;
    },
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
  };
}

/** What was there lately is so still; what was not may have been mended. */
function isFresh({ url, entry }: LinkToCheck, { known, clock, titleOf, maxAge }: LinkCheckOptions): boolean {
  const result = known?.of(url);
  if (result?.outcome !== 'ok') return false;
  if (entry && titleOf && !result.titleRead) return false;
  return clock.now() - result.checkedAt < (maxAge ?? DEFAULT_MAX_AGE) * DAY;
}

/**
 * Asks for an address: for its head alone, where its text is not wanted. Many servers answer `HEAD` with 404, 403 or 405
 * for pages that are there, so such a no is believed only of `GET`.
 */
async function ask({ url, entry }: LinkToCheck, { pages, signal, titleOf }: LinkCheckOptions): Promise<PageAnswer> {
  const common = { accept: ACCEPT_PAGE, ...(signal ? { signal } : {}) };
  if (entry && titleOf) return pages.get(url, { ...common, maxBytes: TITLE_BYTES });
  const head = await pages.get(url, { ...common, method: 'HEAD', maxBytes: STATUS_BYTES });
  const doubtful = head.ok
    ? head.status >= 400 && head.status !== 429 && head.retryAfter === undefined
    : head.reason === 'bad-answer';
  return doubtful && !signal?.aborted ? pages.get(url, { ...common, maxBytes: STATUS_BYTES }) : head;
}

/** One site under several names counts as one: `www.`, and the names that lead to the same pages. */
function hostOf(url: string): string {
  const host = splitAddress(url).host.replace(/^www\./, '');
  return (Object.hasOwn(HOST_ALIASES, host) && HOST_ALIASES[host]) || host;
}

/** What was learned of hosts while they were asked. */
interface Manners {
  /** Other hosts to which a host was seen to lead: they are asked along with it. */
  ledTo(host: string): Iterable<string>;
  /** What is said of all links of a host that is not asked any more. */
  verdictFor(host: string): Verdict | undefined;
  noteAnswer(host: string, answer: PageAnswer): void;
  leaveAlone(host: string, verdict: Verdict): void;
}

function createManners(): Manners {
  const led = new Map<string, Set<string>>();
  const hopeless = new Map<string, Verdict>();
  const silent = new Map<string, number>();
  return {
    ledTo: (host) => led.get(host) ?? [],
    verdictFor: (host) => hopeless.get(host),
    leaveAlone: (host, verdict) => void hopeless.set(host, verdict),
    noteAnswer(host, answer) {
      for (const { to } of answer.redirects) {
        const other = hostOf(to);
        if (other !== host) led.set(host, (led.get(host) ?? new Set()).add(other));
      }
      if (answer.ok) silent.delete(host);
      else if (!answer.redirects.length && answer.reason !== 'cancelled') {
        const times = (silent.get(host) ?? 0) + 1;
        silent.set(host, times);
        // A name that is not known for one page is not known for the next.
        if (answer.reason === 'unknown-host' || times >= PATIENCE) hopeless.set(host, judge('', answer));
      }
    },
  };
}

/** When nothing at all answered, it is the network that is missing, not the hosts. */
function withoutNetwork(result: LinkResult): LinkResult {
  if (result.outcome !== 'broken') return result;
  return { ...result, outcome: 'unknown', reason: 'no address could be reached, so the network may be down' };
}

/** What is known of the links of a text, and what is not. */
export interface LinkCounts {
  /** How many addresses there are. */
  readonly total: number;
  readonly ok: number;
  readonly broken: number;
  /** Could not be told: the site refuses us, is slow, has a problem of its own. */
  readonly unknown: number;
  /** Of those that are there, how many have moved for good. */
  readonly moved: number;
  /** Nobody has looked, or it was cancelled. */
  readonly unchecked: number;
  /** When the oldest of what is known was found out; milliseconds since 1970. */
  readonly checkedAt: number | undefined;
}

/** Counts what is known. */
export function countLinks(links: readonly LinkToCheck[], known: LinkResults | undefined): LinkCounts {
  const results = links.flatMap(({ url }) => known?.of(url) ?? []);
  const count = (fits: (result: LinkResult) => boolean): number => results.filter(fits).length;
  return {
    total: links.length,
    ok: count(({ outcome }) => outcome === 'ok'),
    broken: count(({ outcome }) => outcome === 'broken'),
    unknown: count(({ outcome }) => outcome === 'unknown'),
    moved: count(({ movedTo }) => movedTo !== undefined),
    unchecked: links.length - results.length,
    checkedAt: results.length ? Math.min(...results.map(({ checkedAt }) => checkedAt)) : undefined,
  };
}
