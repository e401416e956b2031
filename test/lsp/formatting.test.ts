/** Format-on-save on a draft: the list of events, and nothing beside. */
import { afterEach, describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { exampleDraft } from '../support/exampleDraft.ts';
import { Client, FULL } from './client.ts';

const ROWS = `* 2025-06-20 | Berlin, DE | [Rust Example Group](https://www.meetup.com/rust-example)
    * [**Late**](https://www.meetup.com/rust-example/events/20/)
- 2025-06-10 | Berlin, GB | [Rust Example Group](https://www.meetup.com/rust-example)
  - [**Early**](https://www.meetup.com/rust-example/events/10/)`;
/** What other people are at while somebody saves. */
const ELSEWHERE = '-  [A title  with defects ](https://example.com/?utm_source=x)';

let client: Client;
afterEach(async () => {
  expect(await client.stop()).toBe(0);
});

const format = async (uri: string): Promise<string> => {
  const edits = await client.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
    textDocument: { uri },
    options: { tabSize: 2, insertSpaces: true },
  });
  return client.applied(uri, { changes: { [uri]: edits } });
};

describe('formatting', () => {
  for (const eol of ['\n', '\r\n']) {
    it(`sorts and mends events, and touches no other line (${JSON.stringify(eol)})`, async () => {
      client = await Client.start();
      const uri = 'file:///r/draft/2025-06-04-this-week-in-rust.md';
      const text = exampleDraft(ROWS, 'events-europe')
        .text.replace('## Jobs\n', `## Jobs\n\n${ELSEWHERE}\n`)
        .replace(/\n/g, eol);
      expect(text).toContain(ELSEWHERE);
      await client.open(uri, text);
      const after = await format(uri);
      expect(after).toContain(
        [
          '* 2025-06-10 | Berlin, UK | [Rust Example Group](https://www.meetup.com/rust-example)',
          '    * [**Early**](https://www.meetup.com/rust-example/events/10/)',
          '* 2025-06-20 | Berlin, DE | [Rust Example Group](https://www.meetup.com/rust-example)',
        ].join(eol),
      );
      const outside = (all: string): readonly string[] => all.split(/(?=^## )/m).filter((part) => !/^## Up/.test(part));
      expect(outside(after)).toEqual(outside(text));
      expect(after).toContain(ELSEWHERE);
      await client.change(uri, { range: client.rangeOf(uri, text), text: after });
      expect(await format(uri)).toBe(after);
    });
  }

  const LEFT_ALONE: readonly (readonly [what: string, uri: string, text: string])[] = [
    [
      'a published issue',
      'file:///r/content/2025-06-04-this-week-in-rust.md',
      exampleDraft(ROWS, 'events-europe').text,
    ],
    ['other Markdown', 'file:///r/draft/notes.md', ROWS],
    ['an empty draft', 'file:///r/draft/2025-06-04-this-week-in-rust.md', ''],
    ['events in conflict', 'file:///r/draft/2025-06-04-this-week-in-rust.md', inConflict(ROWS)],
  ];
  it.each(LEFT_ALONE)('leaves %s alone', async (_, uri, text) => {
    client = await Client.start();
    await client.open(uri, text);
    expect(await format(uri)).toBe(text);
  });

  it('is offered for drafts alone where a client can be told so', async () => {
    const capabilities = { ...FULL, textDocument: { ...FULL.textDocument, formatting: { dynamicRegistration: true } } };
    client = await Client.start({ capabilities });
    expect(client.initialized.capabilities.documentFormattingProvider).toBeUndefined();
    const registered = await client.until(
      () =>
        client.notified
          .filter(({ method }) => method === 'client/registerCapability')
          .map(({ params }) => JSON.stringify(params))
          .find((params) => params.includes('textDocument/formatting')),
      'the registration of the formatter',
    );
    expect(registered).toContain('**/draft/*.md');
  });

  it('is offered at the start to all others', async () => {
    client = await Client.start();
    expect(client.initialized.capabilities.documentFormattingProvider).toBe(true);
  });
});

function inConflict(rows: string): string {
  return exampleDraft(`<<<<<<< HEAD\n${rows}\n=======\n>>>>>>> main`, 'events-europe').text;
}
