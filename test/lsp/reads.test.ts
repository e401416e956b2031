/** What a session reads where every read costs: in a folder that only the editor sees, as on github.dev. */
import { afterEach, describe, expect, it } from 'vitest';
import type { FileHost } from '../../server/src/archive/fileHost.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { Client, FULL } from './client.ts';

const ROOT = 'vscode-vfs://github/rust-lang/this-week-in-rust';
const NAME = '2025-06-04-this-week-in-rust.md';
const DRAFT = `${ROOT}/draft/${NAME}`;
const SECOND = `${ROOT}/draft/2025-06-11-this-week-in-rust.md`;
/** As many issues are looked at; there are twice as many. */
const REACH = 60;
const WEDNESDAYS = Array.from({ length: 2 * REACH }, (_, weeks) =>
  new Date(Date.UTC(2025, 4, 28) - weeks * 7 * 86_400_000).toISOString().slice(0, 10),
);
const ISSUES = WEDNESDAYS.map((day) => `${day}-this-week-in-rust.md`);
/** What is read at once. */
const FIRST = ['draft/DRAFT_TEMPLATE', 'twir.json'];
const ENTRY = '* [Seen](https://example.org/seen?utm_source=x)';
const ISSUE = '## Updates from Rust Community\n\n### Official\n* [Seen](https://example.org/seen)\n';

/** The folder, and what was read of it, in order. */
function folder(): FileHost & { readonly reads: string[]; most: number } {
  let open = 0;
  const counted = async <T>(uri: string, answer: T): Promise<T> => {
    host.reads.push(uri.slice(ROOT.length + 1));
    host.most = Math.max(host.most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 5));
    open--;
    return answer;
  };
  const host = {
    reads: [] as string[],
    most: 0,
    readFile: (uri: string) => counted(uri, uri.includes('/content/') ? ISSUE : undefined),
    readFolder: (uri: string) => counted(uri, uri.endsWith('/content') ? ISSUES : undefined),
  };
  return host;
}

/** A client that gets everything in its first answer. */
const PATIENT = { ...FULL, workspace: { ...FULL.workspace, diagnostics: { refreshSupport: false } } };

let client: Client | undefined;
const start = async (files: FileHost): Promise<Client> => {
  client = await Client.start({ files });
  return client;
};
const draft = (entry: string, day?: string): string => exampleDraft(entry, 'observations', day).text;
/** Pulls, as an editor that is told to ask again, until the earlier issues are known. */
const untilSeen = async (client: Client, uri: string): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if ((await client.pull(uri)).some(({ code }) => code === 'published-before')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the earlier issues were not read');
};

afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  client = undefined;
});

describe('opening a draft', () => {
  it('reads two files before the first findings, and 63 things in all', async () => {
    const files = folder();
    const client = await start(files);
    await client.open(DRAFT, draft(ENTRY));
    expect(files.reads).toEqual([]);
    const first = await client.pull(DRAFT);
    expect(first.map(({ code }) => code)).toContain('tracking-parameter');
    // What the repository says of its drafts; the names of the issues may have been asked for by now, for later.
    expect(files.reads.filter((name) => !name.startsWith('content')).sort()).toEqual(FIRST);
    expect(files.reads.filter((name) => name.startsWith('content/'))).toEqual([]);
    await untilSeen(client, DRAFT);
    expect([...files.reads].sort()).toEqual(
      [...FIRST, 'content', ...ISSUES.slice(0, REACH).map((name) => `content/${name}`)].sort(),
    );
    // In slices: a metered host is not asked for everything at once.
    expect(files.most).toBeLessThanOrEqual(20);
  });

  it('reads nothing again for what is done with it', async () => {
    const files = folder();
    const client = await start(files);
    await client.open(DRAFT, draft(ENTRY));
    await untilSeen(client, DRAFT);
    const before = files.reads.length;
    const at = { textDocument: { uri: DRAFT }, position: client.rangeOf(DRAFT, 'Seen').start };
    for (const method of ['textDocument/hover', 'textDocument/definition', 'textDocument/documentSymbol'])
      await client.connection.sendRequest(method, at);
    await client.actions(DRAFT, client.rangeOf(DRAFT, ENTRY), { only: ['source.fixAll.twir'] });
    await client.connection.sendRequest('twir/checklist', { uri: DRAFT });
    await client.connection.sendRequest('twir/importEvents', { uri: DRAFT, text: '[]' });
    await client.edit(DRAFT, 'Seen', 'Seen again');
    await client.pull(DRAFT);
    await client.close(DRAFT);
    await client.open(DRAFT, draft(ENTRY));
    await client.pull(DRAFT);
    expect(files.reads.slice(before)).toEqual([]);
  });

  it('of the next week beside it reads nothing', async () => {
    const files = folder();
    const client = await start(files);
    await client.open(DRAFT, draft(ENTRY));
    await untilSeen(client, DRAFT);
    const before = files.reads.length;
    await client.open(SECOND, draft(ENTRY, '2025-06-11'));
    await untilSeen(client, SECOND);
    expect(files.reads.slice(before)).toEqual([]);
  });

  it('after one issue has changed reads the names and that one', async () => {
    const files = folder();
    const client = await start(files);
    await client.open(DRAFT, draft(ENTRY));
    await untilSeen(client, DRAFT);
    const before = files.reads.length;
    const changes = [{ uri: `${ROOT}/content/${ISSUES[0]}`, type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.pull(DRAFT);
    await untilSeen(client, DRAFT);
    expect([...files.reads.slice(before)].sort()).toEqual(['content', `content/${ISSUES[0]}`]);
  });

  it.each([
    [0, 2],
    [25, 28],
  ])('with `archiveIssues` of %i reads %i things', async (archiveIssues, count) => {
    const files = folder();
    client = await Client.start({ files, configuration: { archiveIssues }, capabilities: PATIENT });
    await client.open(DRAFT, draft(ENTRY));
    const found = await client.pull(DRAFT);
    expect(files.reads.length).toBe(count);
    expect(found.some(({ code }) => code === 'published-before')).toBe(archiveIssues > 0);
  });
});
