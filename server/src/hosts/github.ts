/**
 * Asks GitHub what happened in a week: which issues got a label, which RFCs were merged or opened. For processes and for
 * pages alike; `fetch`, token and address are the caller's.
 */
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { throttling } from '@octokit/plugin-throttling';
import {
  type Answer,
  type ApiItem,
  FCP_GROUPS,
  type GroupForm,
  type ProjectActivity,
  type ReportWindow,
  RFC_REPOSITORY,
  readItem,
  TESTING_GROUPS,
  wasLabeled,
} from '../projectSections/index.ts';
import { reasonOf } from '../text/reason.ts';

export interface GithubOptions {
  readonly fetch?: typeof fetch | undefined;
  /** Without one GitHub answers sixty questions an hour, too few for a whole week. */
  readonly token?: string | undefined;
  /** Default `https://api.github.com`. */
  readonly baseUrl?: string | undefined;
  /** Cancels. */
  readonly signal?: AbortSignal | undefined;
  /** How long one answer may take. */
  readonly timeoutMs?: number;
  /** How long to wait, at the most, when GitHub says to come back later. */
  readonly longestWaitSeconds?: number;
  /** Told of each wait. */
  readonly onWait?: (seconds: number) => void;
  /** A second as the tests have it. */
  readonly secondMs?: number;
}

const TIMEOUT = 30_000;
const LONGEST_WAIT = 60;
const RETRIES = 2;
/** A hundred elements each; no list of a week is longer. */
const MOST_PAGES = 20;

/** A failure with a message for people. */
class GithubError extends Error {}

const Client = Octokit.plugin(paginateRest, throttling);
type Client = InstanceType<typeof Client>;

/**
 * Asks for all that a report needs. Never rejects for what GitHub does or leaves undone: what could not be got says why.
 *
 * @throws The signal's reason when it was cancelled.
 */
export async function fetchActivity(window: ReportWindow, options: GithubOptions = {}): Promise<ProjectActivity> {
  const client = clientOf(options);
  const answer = async (ask: () => Promise<readonly ApiItem[]>): Promise<Answer> => {
    try {
      return { items: await ask() };
    } catch (error) {
      options.signal?.throwIfAborted();
      return { failure: messageOf(error, options) };
    }
  };
  const groups = async (forms: readonly GroupForm[]): Promise<ReadonlyMap<string, Answer>> =>
    new Map(
      await Promise.all(
        forms.map(async (group) => [group.name, await answer(() => labeledIssues(client, group, window))] as const),
      ),
    );
  const [testing, fcp, approved, created] = await Promise.all([
    groups(TESTING_GROUPS),
    groups(FCP_GROUPS),
    answer(() => pulls(client, 'closed', window, ({ merged }) => merged)),
    answer(() => pulls(client, 'open', window, (pull) => pull.created)),
  ]);
  return { window, testing, fcp, approved, created };
}

function clientOf({
  fetch: own,
  token,
  baseUrl,
  signal,
  timeoutMs = TIMEOUT,
  longestWaitSeconds = LONGEST_WAIT,
  onWait,
  secondMs,
}: GithubOptions): Client {
  const plain = own ?? fetch;
  const timed: typeof fetch = async (input, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await plain(input, { ...init, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    } catch (error) {
      if (timeout.aborted && !signal?.aborted) throw new GithubError(`no answer within ${timeoutMs / 1000} s`);
      throw error;
    }
  };
  const again = (seconds: number, retries: number): boolean => {
    if (retries >= RETRIES || seconds > longestWaitSeconds || signal?.aborted) return false;
    onWait?.(seconds);
    return true;
  };
  const client = new Client({
    ...(token ? { auth: token } : {}),
    ...(baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, '') } : {}),
    userAgent: 'twir-desk',
    request: { fetch: timed },
    // What is wrong is said once, in the answer.
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    throttle: {
      ...(secondMs === undefined ? {} : { retryAfterBaseValue: secondMs }),
      onRateLimit: (seconds, _request, _client, retries) => again(seconds, retries),
      onSecondaryRateLimit: (seconds, _request, _client, retries) => again(seconds, retries),
    },
  });
  client.hook.after('request', ({ data }) => {
    // What cannot be read as JSON comes as text.
    if (typeof data === 'string') throw new GithubError('the answer is not the list that was asked for');
  });
  return client;
}

/** All elements of a list, page after page, until one says that the rest does not matter. */
async function listed(
  client: Client,
  route: string,
  parameters: Readonly<Record<string, string | number>>,
  isEnough: (page: readonly unknown[]) => boolean = () => false,
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  let pages = 0;
  for await (const { data } of client.paginate.iterator(route, { ...parameters, per_page: 100 })) {
    if (!Array.isArray(data)) throw new GithubError('the answer is not the list that was asked for');
    all.push(...(data as unknown[]));
    if (isEnough(data)) break;
    if (++pages >= MOST_PAGES) throw new GithubError(`the list has more than ${MOST_PAGES} pages`);
  }
  return all;
}

/** Elements of a list as items. One that cannot be read spoils the list: nobody knows what it was. */
function items(list: readonly unknown[]): readonly ApiItem[] {
  return list.map((element) => {
    const item = readItem(element);
    if (!item) throw new GithubError('the answer has an element that is no issue and no pull request');
    return item;
  });
}

const repositoryOf = (name: string): { readonly owner: string; readonly repo: string } => {
  const [owner = '', repo = ''] = name.split('/');
  return { owner, repo };
};

/** Open issues and pull requests that got a group's label within the window. */
async function labeledIssues(
  client: Client,
  { repository, labels }: GroupForm,
  window: ReportWindow,
): Promise<readonly ApiItem[]> {
  const where = repositoryOf(repository);
  const list = await listed(client, 'GET /repos/{owner}/{repo}/issues', {
    ...where,
    state: 'open',
    labels: labels.join(','),
    // To be labelled is to be updated.
    since: `${window.from}T00:00:00Z`,
    sort: 'updated',
    direction: 'desc',
  });
  const wanted = items(list);
  const inTime = await Promise.all(
    wanted.map(async ({ number }) => {
      const events = await listed(client, 'GET /repos/{owner}/{repo}/issues/{issue_number}/events', {
        ...where,
        issue_number: number,
      });
      return wasLabeled(events, labels[0], window);
    }),
  );
  return wanted.filter((_, index) => inTime[index]);
}

/** Pull requests of the RFCs' repository that were merged, or made, within the window. */
async function pulls(
  client: Client,
  state: 'open' | 'closed',
  window: ReportWindow,
  dayOf: (item: ApiItem) => string | undefined,
): Promise<readonly ApiItem[]> {
  const by = state === 'open' ? 'created' : 'updated';
  const list = await listed(
    client,
    'GET /repos/{owner}/{repo}/pulls',
    { ...repositoryOf(RFC_REPOSITORY), state, sort: by, direction: 'desc' },
    (page) => page.some((element) => (readItem(element)?.[by] ?? window.from) < window.from),
  );
  return items(list).filter((item) => {
    const day = dayOf(item);
    return day !== undefined && day >= window.from && day <= window.to;
  });
}

interface HttpError {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

const isHttpError = (error: unknown): error is HttpError =>
  error instanceof Error && typeof (error as Partial<HttpError>).status === 'number';

function messageOf(error: unknown, { token }: GithubOptions): string {
  const own = causeOf(error, (one) => one instanceof GithubError);
  if (own) return own.message;
  if (!isHttpError(error)) return reasonOf(error);
  const { status } = error;
  const headers = error.response?.headers ?? {};
  const limited =
    status === 429 ||
    (status === 403 &&
      (headers['x-ratelimit-remaining'] === '0' ||
        headers['retry-after'] !== undefined ||
        /rate limit/i.test(error.message)));
  if (limited) {
    const after = headers['retry-after'];
    const reset = Number(headers['x-ratelimit-reset']);
    const when = after
      ? ` It asks to wait ${after} s.`
      : Number.isFinite(reset) && reset > 0
        ? ` The limit is lifted at ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC.`
        : '';
    return `GitHub's rate limit is reached.${when}${token ? '' : ' With a token the limit is far higher.'}`;
  }
  if (status === 401) return 'GitHub does not accept the token.';
  if (status === 403) return 'GitHub refuses this, with this token.';
  if (status === 404) return 'GitHub knows no such repository, or the token may not see it.';
  if (status >= 500 && isNetworkError(error)) return `GitHub cannot be reached: ${error.message}`;
  if (status >= 500) return `GitHub has a problem of its own (status ${status}).`;
  return `GitHub answered with status ${status}: ${error.message.slice(0, 200)}`;
}

/** The client dresses a failed `fetch` as a status of 500, without a response. */
const isNetworkError = (error: HttpError): boolean => error.response === undefined;

function causeOf(error: unknown, wanted: (error: Error) => boolean): Error | undefined {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++)
    if (wanted(one)) return one;
  return undefined;
}
