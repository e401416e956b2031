/** The editors' chores over the protocol, in a repository on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { fakeGithub } from '../projectSections/api.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { putFile } from '../support/put.ts';
import { Client } from './client.ts';

const ROWS = `* 2025-06-20 | Berlin, DE | [Rust Example Group](https://www.meetup.com/rust-example)
    * [**Late**](https://www.meetup.com/rust-example/events/20/)
* 2025-06-10 | Berlin, DE | [Rust Example Group](https://www.meetup.com/rust-example)
    * [**Early**](https://www.meetup.com/rust-example/events/10/)
* 2025-05-10 | Berlin, DE | [Rust Example Group](https://www.meetup.com/rust-example)
    * [**Past**](https://www.meetup.com/rust-example/events/1/)`;

let root = '';
let client: Client;
let uri = '';
const put = (name: string, text: string): string => putFile(root, name, text);
const ask = <T>(method: string, params: object = {}): Promise<T> =>
  client.connection.sendRequest<T>(`twir/${method}`, { uri, ...params });

interface Edited {
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

/** The text after the edits of an answer. */
const textAfter = ({ version, edits }: Edited): string => {
  expect(version).toBe(client.document(uri).version);
  return client.applied(uri, { changes: { [uri]: [...edits] } });
};

async function open(text: string): Promise<void> {
  uri = put('draft/2025-06-04-this-week-in-rust.md', text);
  await client.open(uri, text);
}

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'twir-chores-'));
  client = await Client.start();
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  rmSync(root, { recursive: true, force: true });
});

describe('chores', () => {
  it('sorts the events, and says what it did', async () => {
    await open(exampleDraft(ROWS, 'events-europe').text);
    const result = await ask<Edited & { done: string[] }>('chore', { chore: 'tidyEvents' });
    const text = textAfter(result);
    expect(text.indexOf('Early')).toBeLessThan(text.indexOf('Late'));
    expect(text).toContain('Past');
    expect(result.done.join()).toMatch(/\d events? moved/);
  });

  it('names the events that may go, and deletes those that are chosen', async () => {
    await open(exampleDraft(ROWS, 'events-europe').text);
    const { candidates } = await ask<{ candidates: { line: number; text: string; reason: string }[] }>(
      'pruneCandidates',
    );
    expect(candidates).toMatchObject([{ reason: 'past', text: expect.stringContaining('Past') }]);
    const text = textAfter(await ask<Edited>('pruneEvents', { lines: candidates.map(({ line }) => line) }));
    expect(text).not.toContain('Past');
    expect(text).toContain('Early');
  });

  it('resolves what it can, and gives the reason for what it leaves', async () => {
    const sides = (ours: string, theirs: string): string => `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> main`;
    await open(
      exampleDraft(
        `* [A](https://a.example.org/)\n${sides('* [B](https://b.example.org/)', '* [C](https://c.example.org/)')}`,
      ).text,
    );
    const result = await ask<Edited & { done: string[]; left: unknown[] }>('chore', { chore: 'resolveConflicts' });
    expect(result).toMatchObject({ done: ['1 conflict resolved'], left: [] });
    expect(textAfter(result)).not.toContain('=======');
  });

  it('has a checklist with places, and the file’s way', async () => {
    await open(exampleDraft(ROWS, 'events-europe').text);
    const list = await ask<{
      items: { id: string; state: string; edits?: TextEdit[] }[];
      ready: boolean;
      move: unknown;
    }>('checklist');
    expect(list.ready).toBe(false);
    expect(list.items.find(({ id }) => id === 'past-events')).toMatchObject({ state: 'open', edits: [{}] });
    expect(list.move).toEqual({ from: uri, to: uri.replace('/draft/', '/content/') });
  });

  it('refuses what is no draft, with words', async () => {
    uri = put('notes.md', '# Notes');
    await client.open(uri, '# Notes');
    await expect(ask('chore', { chore: 'tidyEvents' })).rejects.toThrow('no draft of This Week in Rust');
  });

  it('moves an event on by code action, when somebody asks', async () => {
    await open(exampleDraft(ROWS, 'events-europe').text);
    const at = client.rangeOf(uri, 'Early');
    const titles = async (triggerKind: 1 | 2): Promise<string[]> =>
      (await client.actions(uri, at, { only: ['refactor.move'], triggerKind })).map(({ title }) => title);
    expect(await titles(1)).toEqual(expect.arrayContaining(['Move on by a week', 'Move to Asia (new heading)']));
    expect(await titles(2)).toEqual([]);
  });
});

describe('a new draft', () => {
  it('is made of the template and the newest issue', async () => {
    put('content/2025-05-28-this-week-in-rust.md', exampleDraft(ROWS, 'events-europe', '2025-05-28').text);
    put(
      'draft/DRAFT_TEMPLATE',
      'Title: This Week in Rust $twir_issue_number\n\n## Upcoming Events\n\n$twir_events_list\n',
    );
    const made = await ask<Record<string, unknown>>('newDraft', {
      root: pathToFileURL(root).href,
      today: '2025-05-29',
    });
    expect(made).toMatchObject({
      path: 'draft/2025-06-04-this-week-in-rust.md',
      uri: `${pathToFileURL(root).href}/draft/2025-06-04-this-week-in-rust.md`,
      hasTemplate: true,
      previous: 'content/2025-05-28-this-week-in-rust.md',
      past: 2,
    });
    expect(made['existing']).toBeUndefined();
    expect(made['text']).toMatch(/^Title: This Week in Rust 602\n/);
    for (const there of ['content/2025-06-04-this-week-in-rust.md', 'draft/2025-06-04-this-week-in-rust.md']) {
      put(there, '');
      const again = await ask('newDraft', { root: pathToFileURL(root).href, today: '2025-05-29' });
      expect(again).toMatchObject({ existing: there });
    }
  });
});

describe('what comes from elsewhere', () => {
  const event = (url: string): string =>
    JSON.stringify([
      {
        name: 'Imported',
        location: 'Paris, France',
        date: '2025-06-12',
        url,
        virtual: false,
        organizer_name: 'Rust Example Group',
        organizer_url: 'https://www.meetup.com/rust-example',
      },
    ]);

  it('events are shown with their doubles, and put in order', async () => {
    await open(exampleDraft(ROWS, 'events-europe').text);
    const read = (url: string) =>
      ask<{ candidates: { event: object; selected: boolean; double?: string }[] }>('importEvents', {
        text: event(url),
      });
    const [candidate] = (await read('https://www.meetup.com/rust-example/events/12/')).candidates;
    expect(candidate).toMatchObject({ selected: true });
    const text = textAfter(await ask<Edited>('insertEvents', { events: [candidate?.event] }));
    expect(text).toContain('* 2025-06-12 | Paris, FR | [Rust Example Group]');
    const [double] = (await read('https://www.meetup.com/rust-example/events/10/')).candidates;
    expect(double).toMatchObject({ selected: false, double: expect.stringContaining('same page') });
  });

  it('pasted sections replace their like', async () => {
    await open(exampleDraft('').text);
    const pasted =
      '### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [Vec<T>](https://github.com/rust-lang/rfcs/pull/5)\n';
    const result = await ask<Edited & { sections: unknown[]; problems: string[] }>('pasteSections', { text: pasted });
    expect(result).toMatchObject({ sections: [{ change: 'replaced', items: 1, again: [] }], problems: [] });
    expect(textAfter(result)).toContain('* [Vec&lt;T>](https://github.com/rust-lang/rfcs/pull/5)');
  });

  it('GitHub is asked with the token, and what it does not say is told', async () => {
    const created = '2025-06-01T00:00:00Z';
    const rfc = { repository: 'rust-lang/rfcs', number: 7, title: 'Say more', pull: true, created, updated: created };
    const github = await fakeGithub([rfc], ({ pathname }) =>
      pathname.includes('/rust-lang/cargo/') ? { status: 404 } : undefined,
    );
    try {
      await open(exampleDraft('').text);
      const result = await ask<Edited & { problems: string[] }>('updateSections', { token: 'secret', api: github.url });
      expect(textAfter(result)).toContain('* [Say more](https://github.com/rust-lang/rfcs/pull/7)');
      expect(result.problems.join()).toMatch(/is left as it is/);
      expect(new Set(github.authorizations)).toEqual(new Set(['token secret']));
    } finally {
      await github.close();
    }
  });
});
