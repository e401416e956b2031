/** A server that speaks the shapes of GitHub's API: lists in pages, events of issues, limits and failures when told so. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeIssue {
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly labels?: readonly string[];
  /** Labels by the time at which they were put on; of a time before the window otherwise. */
  readonly labeled?: Readonly<Record<string, string>>;
  readonly pull?: boolean;
  readonly state?: 'open' | 'closed';
  readonly created?: string;
  readonly updated?: string;
  readonly merged?: string;
  /** How many other events come before those of labels. */
  readonly noise?: number;
}

/** Answers in GitHub's place; `undefined` lets it answer itself. */
export type Trouble = (
  request: URL,
  count: number,
) => { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'cut' | undefined;

export interface FakeGithub {
  readonly url: string;
  /** Every path with its query that was asked for. */
  readonly requests: readonly string[];
  readonly authorizations: readonly (string | undefined)[];
  close(): Promise<void>;
}

const OLD = '2025-01-01T00:00:00Z';

const shapeOf = ({
  repository,
  number,
  title,
  labels = [],
  pull,
  state = 'open',
  created = OLD,
  updated = '2025-06-02T00:00:00Z',
  merged,
}: FakeIssue) => ({
  id: number,
  number,
  title,
  html_url: `https://github.com/${repository}/${pull ? 'pull' : 'issues'}/${number}`,
  state,
  labels: labels.map((name) => ({ id: 1, name, color: 'fff' })),
  created_at: created,
  updated_at: updated,
  ...(pull ? { merged_at: merged ?? null } : {}),
});

function eventsOf({ labels = [], labeled = {}, noise = 0 }: FakeIssue) {
  const others = Array.from({ length: noise }, (_, id) => ({ id, event: 'mentioned', created_at: OLD }));
  return [
    ...others,
    ...labels.map((name) => ({ id: 9999, event: 'labeled', label: { name }, created_at: labeled[name] ?? OLD })),
  ];
}

/** Starts a server with issues on it. */
export async function fakeGithub(
  issues: readonly FakeIssue[],
  trouble: Trouble = () => undefined,
): Promise<FakeGithub> {
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const seen = new Map<string, number>();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const at = new URL(request.url ?? '/', 'http://localhost');
    requests.push(decodeURIComponent(at.pathname + at.search));
    authorizations.push(request.headers.authorization);
    const count = (seen.get(at.pathname) ?? 0) + 1;
    seen.set(at.pathname, count);
    const own = trouble(at, count);
    if (own === 'hang') return;
    if (own === 'cut') {
      response.socket?.destroy();
      return;
    }
    if (own) {
      response.writeHead(own.status, { 'content-type': 'application/json', ...own.headers });
      response.end(own.body ?? JSON.stringify({ message: 'no' }));
      return;
    }
    const list = listOf(at, issues);
    if (!list) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: 'Not Found' }));
      return;
    }
    const size = Math.min(100, Number(at.searchParams.get('per_page') ?? 30));
    const page = Number(at.searchParams.get('page') ?? 1);
    const links: string[] = [];
    if (page * size < list.length) {
      at.searchParams.set('page', String(page + 1));
      links.push(`<http://${request.headers.host}${at.pathname}${at.search}>; rel="next"`);
    }
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      ...(links.length ? { link: links.join(', ') } : {}),
    });
    response.end(JSON.stringify(list.slice((page - 1) * size, page * size)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listOf(at: URL, issues: readonly FakeIssue[]): readonly unknown[] | undefined {
  const [, owner, repo, kind, number, events] = at.pathname.split('/').slice(1);
  const own = issues.filter(({ repository }) => repository === `${owner}/${repo}`);
  if (kind === 'issues' && number && events === 'events') {
    const issue = own.find((one) => String(one.number) === number);
    return issue && eventsOf(issue);
  }
  const state = at.searchParams.get('state') ?? 'open';
  const wanted = own.filter((one) => state === 'all' || (one.state ?? 'open') === state);
  const by = at.searchParams.get('sort') === 'created' ? 'created_at' : 'updated_at';
  const sorted = (list: readonly FakeIssue[]) =>
    list.map(shapeOf).sort((a, b) => (a[by] < b[by] ? 1 : a[by] > b[by] ? -1 : 0));
  if (kind === 'pulls') return sorted(wanted.filter(({ pull }) => pull));
  if (kind !== 'issues') return undefined;
  const labels = at.searchParams.get('labels')?.split(',') ?? [];
  const since = at.searchParams.get('since') ?? '';
  return sorted(wanted.filter((one) => labels.every((label) => one.labels?.includes(label)))).filter(
    (one) => one.updated_at >= since,
  );
}
