/** The bundled server in a repository: the earlier issues, and `twir.json`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  Hover,
  LocationLink,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { exampleDraft } from '../support/exampleDraft.ts';
import { putFile } from '../support/put.ts';
import { Client, FULL } from './client.ts';

const EARLIER = `## Updates from Rust Community

### Observations/Thoughts
* [Seen before](https://example.org/seen)

## Upcoming Events

### Europe
* 2025-06-10 | Berlin, DE | [Rust Example Group](https://www.meetup.com/rust-example)
    * [**Hack and Learn**](https://www.meetup.com/rust-example/events/7/)
`;
const ENTRY = '* [Seen again](https://example.org/seen?utm_source=x)';
/** A client that cannot be told later that there is more: it waits for the complete answer. */
const PATIENT: ClientCapabilities = {
  ...FULL,
  workspace: { ...FULL.workspace, diagnostics: { refreshSupport: false } },
};

let root = '';
let client: Client | undefined;
const put = (name: string, text: string): string => putFile(root, name, text);
async function openDraft(text: string, capabilities = PATIENT): Promise<{ client: Client; uri: string }> {
  const whole = exampleDraft(text).text;
  const uri = put('draft/2025-06-04-this-week-in-rust.md', whole);
  client = await Client.start({ capabilities });
  await client.open(uri, whole);
  return { client, uri };
}
const codes = async (of: Client, uri: string): Promise<unknown[]> => (await of.pull(uri)).map(({ code }) => code);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'twir-repository-'));
  put('content/2025-05-28-this-week-in-rust.md', EARLIER);
});
afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  client = undefined;
  rmSync(root, { recursive: true, force: true });
});

describe('the earlier issues', () => {
  it('are part of the answer for a client that cannot be told later', async () => {
    const { client, uri } = await openDraft(ENTRY);
    const found = (await client.pull(uri)).find(({ code }) => code === 'published-before');
    expect(found?.relatedInformation?.[0]?.location).toEqual({
      uri: pathToFileURL(path.join(root, 'content/2025-05-28-this-week-in-rust.md')).href,
      range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
    });
  });

  it('never delay the first answer of one that can', async () => {
    const { client, uri } = await openDraft(ENTRY, FULL);
    expect(await codes(client, uri)).toContain('tracking-parameter');
    await client.until(
      () => client.notified.find(({ method }) => method === 'workspace/diagnostic/refresh'),
      'a request to ask again',
    );
    // The settings, too, make the server ask: the request that is for the archive may be a later one.
    let found = await codes(client, uri);
    for (let tries = 0; tries < 100 && !found.includes('published-before'); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      found = await codes(client, uri);
    }
    expect(found).toContain('published-before');
  });

  it('are read again when they change', async () => {
    const { client, uri } = await openDraft(ENTRY);
    expect(await codes(client, uri)).toContain('published-before');
    const changed = put('content/2025-05-28-this-week-in-rust.md', EARLIER.replace('/seen', '/other'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: changed, type: 2 }],
    });
    expect(await codes(client, uri)).not.toContain('published-before');
  });

  it.each([
    ['[Seen again](', /\[issue 601\]\(.*\) of 2025-05-28, under Observations\/Thoughts/, 3],
    ['[Rust Example Group]', /\*\*Rust Example Group\*\*, in 1 row.*last in \[issue 601\]\(.*\) of 2025-05-28/s, 8],
  ])('are shown on hover over %s, and gone to', async (part, text, line) => {
    const { client, uri } = await openDraft(ENTRY);
    const { start } = client.rangeOf(uri, part);
    const at = { textDocument: { uri }, position: { line: start.line, character: start.character + 2 } };
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', at);
    expect((hover?.contents as { value: string } | undefined)?.value).toMatch(text);
    const [target] = (await client.connection.sendRequest<LocationLink[] | null>('textDocument/definition', at)) ?? [];
    expect([
      target?.targetUri.endsWith('content/2025-05-28-this-week-in-rust.md'),
      target?.targetRange.start.line,
    ]).toEqual([true, line]);
  });

  it('know nothing of what is new', async () => {
    const { client, uri } = await openDraft('* [New](https://example.org/new)');
    const { start } = client.rangeOf(uri, '[New]');
    const at = { textDocument: { uri }, position: start };
    expect(await client.connection.sendRequest('textDocument/hover', at)).toBeNull();
    expect(await client.connection.sendRequest('textDocument/definition', at)).toBeNull();
  });
});

describe('twir.json', () => {
  it('is read before the first finding', async () => {
    put('twir.json', '{ "rules": { "tracking-parameter": "off", "published-before": "hint" }, "archiveIssues": 10 }');
    const { client, uri } = await openDraft(ENTRY);
    const found = await client.pull(uri);
    expect(found.map(({ code }) => code)).not.toContain('tracking-parameter');
    expect(found.find(({ code }) => code === 'published-before')?.severity).toBe(4);
  });

  it('shows what is wrong in it, and takes that back when it is mended', async () => {
    const file = put('twir.json', '{ "rulez": {} }');
    const { client, uri } = await openDraft(ENTRY);
    await client.pull(uri);
    const report = await client.until(
      () => client.pushed.find((push) => push.uri === file),
      'what is wrong in twir.json',
    );
    expect(report.diagnostics.map(({ message, range }) => [String(message).slice(0, 27), range.start])).toEqual([
      ['There is no setting `rulez`', { line: 0, character: 2 }],
    ]);
    put('twir.json', '{}');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
    await client.pull(uri);
    await client.until(
      () => client.pushed.find((push) => push.uri === file && !push.diagnostics.length),
      'that all is well',
    );
  });

  it.each([
    ['{}', '2025-06-04', 'unused-ignore'],
    ['{}', '2025-05-28', undefined],
  ])('names an ignore of this issue that ignores nothing', async (_, issue, code) => {
    const file = put('twir.json', JSON.stringify({ ignore: [{ rule: 'list-marker', issue, line: 'nothing' }] }));
    const { client, uri } = await openDraft(ENTRY);
    await client.pull(uri);
    await client.pull(uri);
    expect(client.pushed.filter((push) => push.uri === file).flatMap(({ diagnostics }) => diagnostics)[0]?.code).toBe(
      code,
    );
  });

  it('is written by the actions that silence, and then obeyed', async () => {
    const { client, uri } = await openDraft(ENTRY);
    const diagnostics = (await client.pull(uri)).filter(({ code }) => code === 'tracking-parameter');
    const actions = await client.actions(uri, client.rangeOf(uri, ENTRY), { diagnostics });
    const silence = actions.filter(({ kind }) => kind === 'twir.silence');
    expect(silence.map(({ title }) => title)).toEqual([
      'Ignore `tracking-parameter` on this line, by a comment',
      'Ignore `tracking-parameter` on this line, in twir.json',
      'Turn `tracking-parameter` off in this repository',
    ]);
    const [comment, entry, off] = silence as [CodeAction, CodeAction, CodeAction];
    expect(client.applied(uri, comment.edit)).toContain(`${ENTRY} <!-- twir-ignore: tracking-parameter -->\n`);
    for (const action of [entry, off]) {
      const [create, change] = action.edit?.documentChanges ?? [];
      expect(create).toMatchObject({ kind: 'create', uri: pathToFileURL(path.join(root, 'twir.json')).href });
      const written = put(
        'twir.json',
        (change as TextDocumentEdit).edits.map((edit) => ('newText' in edit ? edit.newText : '')).join(''),
      );
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: written, type: 1 }],
      });
      expect(await codes(client, uri)).not.toContain('tracking-parameter');
      rmSync(path.join(root, 'twir.json'));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: written, type: 3 }],
      });
      expect(await codes(client, uri)).toContain('tracking-parameter');
    }
  });
});

describe('before anything is read', () => {
  const fixAll = async (client: Client, uri: string): Promise<string> => {
    const [action] = await client.actions(uri, client.rangeOf(uri, 'Title'), { only: ['source.fixAll.twir'] });
    return client.applied(uri, action?.edit);
  };

  it('"fix all" waits for what the repository turns off', async () => {
    put('twir.json', '{ "rules": { "tracking-parameter": "off" } }');
    const { client, uri } = await openDraft(ENTRY, FULL);
    expect(await fixAll(client, uri)).toContain(ENTRY);
  });

  it('"fix all" keeps an ignore of what only the earlier issues can tell', async () => {
    const ignored = '* [Seen again](https://example.org/seen) <!-- twir-ignore: published-before -->';
    const { client, uri } = await openDraft(ignored, FULL);
    expect((await client.pull(uri)).map(({ code }) => code)).not.toContain('unused-ignore');
    expect(await fixAll(client, uri)).toContain(ignored);
  });

  it('an ignore of a rule that is off is no useless one', async () => {
    put('twir.json', '{ "rules": { "list-marker": "off" } }');
    const { client, uri } = await openDraft('- [A](https://example.org/a) <!-- twir-ignore: list-marker -->');
    expect(await codes(client, uri)).toEqual([]);
  });
});

it('a finding that is never meant is mended, not silenced', async () => {
  const marker = '<<<<<<< HEAD';
  const { client, uri } = await openDraft(`${marker}\n* [A](https://a.example.org/)\n=======\n>>>>>>> main`);
  const diagnostics = (await client.pull(uri)).filter(({ code }) => code === 'conflict-marker');
  const actions = await client.actions(uri, client.rangeOf(uri, marker), { diagnostics });
  expect(actions.map(({ title }) => title)).toContain('Keep both sides');
  expect(actions.filter(({ kind }) => kind === 'twir.silence')).toEqual([]);
});

it('nothing is silenced on the line that a stale finding points at', async () => {
  const { client, uri } = await openDraft(ENTRY);
  const diagnostics = (await client.pull(uri)).filter(({ code }) => code === 'tracking-parameter');
  await client.edit(uri, ENTRY, `* [New](https://example.org/new)\n${ENTRY}`);
  const actions = await client.actions(uri, client.rangeOf(uri, '* [New]'), { diagnostics });
  expect(actions.filter(({ kind }) => kind === 'twir.silence')).toEqual([]);
});

it('an issue whose date is later than its file’s name does not meet itself', async () => {
  const whole = exampleDraft(ENTRY).text;
  const uri = put('content/2025-06-03-this-week-in-rust.md', whole);
  client = await Client.start({ capabilities: PATIENT });
  await client.open(uri, whole);
  const seen = (await client.pull(uri)).filter(({ code }) => code === 'published-before');
  expect(seen.map(({ message }) => String(message).slice(0, 43))).toEqual([
    'This page stood in the issue of 2025-05-28,',
  ]);
});

it.each([[null], [{}]])(
  'what a client said when it started holds when its configuration is %j',
  async (configuration) => {
    const whole = exampleDraft(ENTRY).text;
    const uri = put('draft/2025-06-04-this-week-in-rust.md', whole);
    client = await Client.start({
      capabilities: PATIENT,
      initializationOptions: { rules: { 'tracking-parameter': 'off' } },
      configuration,
    });
    await client.open(uri, whole);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    expect(await codes(client, uri)).not.toContain('tracking-parameter');
  },
);
