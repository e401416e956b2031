/** A draft as HTML for a preview, over the wire. */
import { afterEach, describe, expect, it } from 'vitest';
import { type RenderedDraft, renderRequest } from '../../server/src/lsp/protocol.ts';
import { LONGEST_DRAFT } from '../../server/src/service.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { Client, type Transport } from './client.ts';

const DRAFT = 'file:///repository/draft/2025-06-04-this-week-in-rust.md';
const { text: DIFFERENT, offset } = exampleDraft('Text:\n* one 🦀\n\n* *two*', 'performance');
const LINE = DIFFERENT.slice(0, offset).split('\n').length - 1;
const NOTHING: RenderedDraft = { version: 0, html: '', differences: [] };

let client: Client | undefined;
async function open(text: string, { uri = DRAFT, transport = 'stdio' as Transport } = {}): Promise<Client> {
  client = await Client.start({ transport });
  await client.open(uri, text);
  return client;
}
const render = (of: Client, as: string, uri = DRAFT): Promise<RenderedDraft> =>
  of.connection.sendRequest(renderRequest.method, { uri, as });

afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  client = undefined;
});

describe('twir/render', () => {
  it.each([
    ['site', '\n', 'stdio', `<p data-line="${LINE}">Text:\n* one 🦀</p>`],
    ['site', '\r\n', 'ipc', `<p data-line="${LINE}">Text:\n* one 🦀</p>`],
    ['github', '\n', 'ipc', `<li data-line="${LINE + 1}">`],
    ['github', '\r\n', 'stdio', `<li data-line="${LINE + 1}">`],
  ] as const)('as the %s has it, with lines (%j, %s)', async (as, eol, transport, part) => {
    const answer = await render(await open(DIFFERENT.replace(/\n/g, eol), { transport }), as);
    expect(answer.html.replace(/\r\n/g, '\n')).toContain(part);
    expect(answer.version).toBe(1);
    expect(answer.differences).toEqual([
      {
        startLine: LINE,
        endLine: LINE + 1,
        message: 'GitHub shows a list item here; the site runs it into the paragraph above.',
        rule: 'list-after-text',
      },
    ]);
  });

  it('is of the version that the document has', async () => {
    const opened = await open(DIFFERENT);
    await opened.edit(DRAFT, 'Text:\n', 'Text:\n\n');
    await opened.edit(DRAFT, '*two*', '*three*');
    const answer = await render(opened, 'site');
    expect(answer.version).toBe(3);
    expect(answer.html).toContain('<em>three</em>');
    expect(answer.html).toContain(`<li data-line="${LINE + 2}">`);
    expect(answer.differences).toEqual([]);
  });

  it('follows one letter after another, each answer with its version', async () => {
    const opened = await open(DIFFERENT);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map(async (letter) => {
        await opened.edit(DRAFT, '*two', `*two${letter}`);
        return render(opened, 'site');
      }),
    );
    expect(answers.map(({ version }) => version)).toEqual([...answers.map(({ version }) => version)].sort());
    expect(answers[2]?.version).toBe(4);
    expect(answers[2]?.html).toContain('<em>twocba</em>');
  });

  it('takes what it does not know for the site', async () => {
    expect((await render(await open(DIFFERENT), 'paper')).html).toContain('<p data-line="');
  });

  it.each([
    ['a document that is not open', DRAFT.replace('06-04', '06-11'), undefined],
    ['other Markdown', 'file:///repository/README.md', '# Read me\n\nText:\n* one'],
    ['what was closed', 'closed', undefined],
  ])('has nothing of %s', async (_name, uri, text) => {
    const opened = await open(text ?? DIFFERENT, text === undefined ? {} : { uri });
    if (uri === 'closed') await opened.close(DRAFT);
    expect(await render(opened, 'site', uri === 'closed' ? DRAFT : uri)).toEqual(NOTHING);
  });

  it('has nothing of a text that is too long, and says of which version', async () => {
    const opened = await open(`Title: This Week in Rust 602\n\n${'* a\n'.repeat(LONGEST_DRAFT / 4 + 1)}`);
    expect(await render(opened, 'github')).toEqual({ version: 1, html: '', differences: [] });
    expect(await render(opened, 'site')).toEqual({ version: 1, html: '', differences: [] });
  });
});
