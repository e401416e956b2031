/** Inserting a link over the protocol, in a repository on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LSPErrorCodes, type Range, type TextEdit } from 'vscode-languageserver-protocol';
import type { Edited, LinkProposalResult } from '../../server/src/lsp/protocol.ts';
import { LONGEST_DRAFT } from '../../server/src/service.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { putFile } from '../support/put.ts';
import { Client } from './client.ts';

let root = '';
let client: Client;
let uri = '';
const put = (name: string, text: string): string => putFile(root, name, text);
const ask = <T>(method: string, params: object = {}): Promise<T> =>
  client.connection.sendRequest<T>(`twir/${method}`, { uri, ...params });
const textAfter = ({ version, edits }: Edited): string => {
  expect(version).toBe(client.document(uri).version);
  return client.applied(uri, { changes: { [uri]: [...(edits as TextEdit[])] } });
};
/** The cursor behind a text of the draft. */
const behind = (part: string): Range => {
  const { end } = client.rangeOf(uri, part);
  return { start: end, end };
};

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'twir-links-'));
  client = await Client.start();
  const lines = Array.from({ length: 25 }, (_, n) => `* [Why traits ${n}](https://essays.example.com/${n})`);
  put(
    'content/2025-05-28-this-week-in-rust.md',
    `Date: 2025-05-28\n\n## Updates from Rust Community\n\n### Observations/Thoughts\n${lines.join('\n')}\n`,
  );
  const { text } = exampleDraft('* ', 'observations');
  uri = put('draft/2025-06-04-this-week-in-rust.md', text);
  await client.open(uri, text);
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  rmSync(root, { recursive: true, force: true });
});

describe('a link', () => {
  it('is cleaned, looked up in the earlier issues, and given a section', async () => {
    const range = behind('### Observations/Thoughts\n\n* ');
    const found = await ask<LinkProposalResult>('linkProposal', {
      url: 'https://essays.example.com/7?utm_source=x',
      range,
    });
    expect(found.url).toBe('https://essays.example.com/7');
    expect(found.seen.map(({ message }) => message)).toEqual([
      'Already in issue 601 (2025-05-28), under Observations/Thoughts.',
    ]);
    expect(found.seen[0]?.uri).toMatch(/^file:.*content\/2025-05-28/);
    expect(found.sections[0]).toMatchObject({ id: 'observations', exists: true, current: true });
    expect(found.sections[0]?.share).toBeGreaterThan(0.5);
    expect(found.place).toEqual({ kind: 'hole', isEntry: true });
    expect(found.paste?.asEntry).toBe(true);
  });
  it('goes to the cursor, or to its section', async () => {
    const link = { url: 'https://youtu.be/AbCd', title: 'A <T>' };
    const entry = '* [video] [A &lt;T>](https://www.youtube.com/watch?v=AbCd)';
    const range = behind('### Observations/Thoughts\n\n* ');
    const at = textAfter(await ask<Edited>('insertLinkEntry', { ...link, range }));
    expect(at).toBe(client.text(uri).replace('Thoughts\n\n* ', `Thoughts\n\n${entry}`));
    const under = textAfter(await ask<Edited>('insertLinkEntry', { ...link, section: 'research' }));
    expect(under).toBe(client.text(uri).replace('\n## Crate', `\n### Research\n${entry}\n\n## Crate`));
  });
  it('is refused with a sentence', async () => {
    const link = { url: 'https://example.org/a', title: 'A' };
    await expect(ask('insertLinkEntry', { ...link, section: 'nowhere' })).rejects.toThrow(
      /No links go under a section/,
    );
    await expect(ask('insertLinkEntry', link)).rejects.toThrow(/Nobody said/);
    await expect(ask('linkProposal', { uri: 'file:///elsewhere.md' })).rejects.toThrow(/no draft/);
  });
  it('is not put into a text that is too long', async () => {
    const whole = client.text(uri);
    await client.edit(uri, whole, `${whole}\n<!-- ${'a'.repeat(LONGEST_DRAFT)} -->\n`);
    const start = { line: 0, character: 0 };
    await expect(
      ask('insertLinkEntry', { url: 'https://example.org/a', title: 'A', range: { start, end: start } }),
    ).rejects.toThrow(/too long/);
  });
  it.each([
    ['linkProposal', { url: 'https://example.org/a' }],
    ['insertLinkEntry', { url: 'https://example.org/a', title: 'A' }],
  ])('%s: the place of a text that has moved on is none', async (method, link) => {
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    client.connection.onRequest('workspace/configuration', async ({ items }: { items: readonly unknown[] }) => {
      await held;
      return items.map(() => null);
    });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const late = ask(method, { ...link, range: behind('### Observations/Thoughts\n\n* ') });
    await client.edit(uri, '# Quote', 'A new line above.\n\n# Quote');
    answer();
    await expect(late).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    // Where the section is named and no place, whatever was typed meanwhile does no harm.
    const edited = await ask<Edited>('insertLinkEntry', { ...link, title: 'A', section: 'official' });
    expect(textAfter(edited)).toContain('* [A](https://example.org/a)');
  });
  it('is made of a bare address by a code action', async () => {
    await client.edit(uri, '* \n', '* https://youtu.be/AbCd?si=x\n');
    const actions = await client.actions(uri, behind('AbCd'), { only: ['refactor.rewrite'] });
    const action = actions.find(({ title }) => title === 'Make an entry of this address');
    const [change] = action?.edit?.documentChanges ?? [];
    expect(JSON.stringify(change)).toContain(`* [video] [\${1:Title}](https://www.youtube.com/watch?v=AbCd)$0`);
  });
});
