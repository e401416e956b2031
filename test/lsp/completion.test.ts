/** Completion over the protocol: with the earlier issues and the template of a repository, for clients that can more or less. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  CompletionClientCapabilities,
  CompletionItem,
  CompletionList,
} from 'vscode-languageserver-protocol';
import type { SectionId } from '../../server/src/draft/headings.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { putFile } from '../support/put.ts';
import { Client, FULL } from './client.ts';

const EARLIER = `## Upcoming Events

### Europe
* 2025-06-10 | Lisbon, PT | [Rust Harbour](https://www.meetup.com/rust-harbour/events/)
    * [**Hack Night**](https://www.meetup.com/rust-harbour/events/7/)
`;
const with_ = (completionItem: CompletionClientCapabilities['completionItem']): ClientCapabilities => ({
  ...FULL,
  textDocument: { ...FULL.textDocument, completion: completionItem ? { completionItem } : {} },
});
const ABLE = with_({
  snippetSupport: true,
  insertReplaceSupport: true,
  labelDetailsSupport: true,
  documentationFormat: ['markdown', 'plaintext'],
  resolveSupport: { properties: ['documentation'] },
});
const PLAIN = with_(undefined);

let root = '';
let client: Client;
let uri = '';
const put = (name: string, text: string): string => putFile(root, name, text);
/** Opens the example draft with a text that holds the cursor, and asks there. */
async function at(
  text: string,
  section: SectionId,
  capabilities: ClientCapabilities,
  triggerCharacter?: string,
): Promise<CompletionList> {
  const { text: whole, offset } = exampleDraft(text, section);
  const cursor = offset + text.indexOf('¦');
  const shown = whole.replace('¦', '');
  uri = put('draft/2025-06-04-this-week-in-rust.md', shown);
  client = await Client.start({ capabilities });
  await client.open(uri, shown);
  return ask(cursor, triggerCharacter);
}
function ask(offset: number, triggerCharacter?: string): Promise<CompletionList> {
  return client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: client.document(uri).positionAt(offset),
    context: triggerCharacter ? { triggerKind: 2, triggerCharacter } : { triggerKind: 1 },
  });
}
const resolve = (item: CompletionItem): Promise<CompletionItem> =>
  client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
const labels = ({ items }: CompletionList): string[] => items.map(({ label }) => label);
const labelled = ({ items }: CompletionList, label: string): CompletionItem => {
  const found = items.find((item) => item.label === label);
  if (!found) throw new Error(`no ${label} among ${items.map((item) => item.label).join(', ')}`);
  return found;
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'twir-completion-'));
  put('content/2025-05-28-this-week-in-rust.md', EARLIER);
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  rmSync(root, { recursive: true, force: true });
});

describe('a row of an organiser that an earlier issue knows', () => {
  it('is a snippet, ranked anew with each letter, its documentation told when asked for', async () => {
    const list = await at('* Harb¦', 'events-europe', ABLE);
    expect(client.initialized.capabilities.completionProvider).toMatchObject({
      resolveProvider: true,
      triggerCharacters: expect.arrayContaining(['*', '#', '|', '[', '(', '0', '9', '-']),
    });
    expect(list.isIncomplete).toBe(true);
    const item = labelled(list, 'Rust Harbour');
    // Of rows of one name, day and place are seen before one looks at them.
    expect(item.labelDetails).toEqual({ description: item.detail });
    expect(item.detail).toContain('Lisbon, PT');
    expect(item.sortText).toBe([...list.items.map(({ sortText }) => sortText)].sort()[0]);
    expect([item.insertTextFormat, item.documentation]).toEqual([2, undefined]);
    expect(item.textEdit?.newText).toMatch(
      /^\* \$\{1[^}]+\} \| Lisbon, PT \| \[Rust Harbour\]\(https:\/\/www\.meetup\.com\/rust-harbour\)\n {4}\* /,
    );
    const { documentation } = await resolve(item);
    expect(documentation).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(documentation)).toContain('https://www.meetup.com/rust-harbour/events/7/');
  });

  it('comes whole, and as text, to a client that can do no more', async () => {
    const list = await at('* Harb¦', 'events-europe', PLAIN);
    const item = labelled(list, 'Rust Harbour');
    expect([item.insertTextFormat, item.labelDetails]).toEqual([1, undefined]);
    expect(item.textEdit?.newText).toMatch(
      /^\* 2025-\d\d-\d\d \| Lisbon, PT \| \[Rust Harbour\]\(\S+\)\n {4}\* \[\*\*Title of the event\*\*\]\(https:\/\/\)$/,
    );
    expect(item.documentation).toMatchObject({ kind: 'plaintext' });
    expect(list.items.every(({ documentation, data }) => documentation !== undefined && data === undefined)).toBe(true);
  });

  it('is left as it is when it is of a list that is gone', async () => {
    const first = labelled(await at('* Harb¦', 'events-europe', ABLE), 'Rust Harbour');
    await ask(0);
    expect(await resolve(first)).toEqual(first);
    expect(await resolve({ label: 'of nobody' })).toEqual({ label: 'of nobody' });
  });

  it('is put under its own heading, beside the edit at the cursor', async () => {
    const list = await at(
      '* Harb¦\n\n### Europe\n* 2025-07-01 | Bern, CH | [Alp](https://example.org)\n    * [**Up**](https://example.org/up)',
      'events-asia',
      ABLE,
    );
    const item = labelled(list, 'Rust Harbour → Europe');
    expect(item.textEdit?.newText).toBe('');
    expect(item.additionalTextEdits?.[0]?.newText).toContain('| Lisbon, PT | [Rust Harbour]');
  });
});

describe('a list that comes up by itself', () => {
  it.each([
    ['* ¦', 'events-europe', ' ', true],
    ['* 2025-06-10 | ¦', 'events-europe', ' ', true],
    ['* 2¦', 'events-europe', '2', true],
    ['* 2025-¦', 'events-europe', '-', true],
    ['*¦', 'observations', '*', true],
    ['-¦', 'observations', '-', true],
    ['* ¦', 'observations', ' ', false],
    ['* a ¦', 'events-europe', ' ', false],
    ['2¦', 'observations', '2', false],
    ['* [A title of 2¦](https://example.org/a)', 'observations', '2', false],
  ] as const)('%j under %s after %j: %s', async (text, section, trigger, any) => {
    const list = await at(text, section, ABLE, trigger);
    expect(list.items.length > 0).toBe(any);
  });
});

describe('what stands behind the cursor', () => {
  const text = '* 2025-06-1¦2 | Lisbon, PT | [x](https://example.org)';
  it('stays or goes as the editor has it, where a client can choose', async () => {
    const { textEdit } = labelled(await at(text, 'events-europe', ABLE), '2025-06-17');
    if (!textEdit || !('insert' in textEdit)) throw new Error('no choice');
    expect(textEdit.replace.end.character - textEdit.insert.end.character).toBe(1);
    expect(textEdit.replace.start).toEqual(textEdit.insert.start);
  });
  it('goes where it cannot', async () => {
    const { textEdit } = labelled(await at(text, 'events-europe', PLAIN), '2025-06-17');
    if (!textEdit || !('range' in textEdit)) throw new Error('no range');
    expect(client.document(uri).getText(textEdit.range)).toBe('2025-06-12');
  });
});

describe('a draft of which only the name is right', () => {
  const BLOCK = 'Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: This Week in Rust\n';
  it('is offered its metadata, and a fix that inserts them', async () => {
    uri = put('draft/2026-01-07-this-week-in-rust.md', '');
    client = await Client.start({ capabilities: ABLE });
    await client.open(uri, '');
    const { textEdit } = labelled(await ask(0), 'Metadata');
    expect(textEdit).toMatchObject({ newText: BLOCK });
    const start = { line: 0, character: 0 };
    const [action] = await client.actions(uri, { start, end: start }, { only: ['quickfix'] });
    expect(action).toMatchObject({ title: 'Insert the metadata of issue 633', isPreferred: true });
  });
});

describe('the template of the repository', () => {
  const heading = (title: string): string =>
    `## Updates from Rust Community\n\n### Official\n\n### ${title}\n\n## Jobs\n`;
  it('says which headings there are, as it is now', async () => {
    const template = put('draft/DRAFT_TEMPLATE', heading('Games'));
    const list = await at('#¦', 'official', ABLE);
    expect(labels(list)).toContain('### Games');
    put('draft/DRAFT_TEMPLATE', heading('Music'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: template, type: 2 }],
    });
    const again = await ask(client.document(uri).getText().indexOf('#\n') + 1);
    expect(labels(again)).toContain('### Music');
    expect(labels(again)).not.toContain('### Games');
  });
});
