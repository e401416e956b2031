/** Help for readers, over the wire: hover, links, folds, symbols, hints, lenses. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  CodeLensRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type Location,
  LSPErrorCodes,
  type MarkupContent,
  type Position,
  ReferencesRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { exampleDraft } from '../support/exampleDraft.ts';
import { putFile } from '../support/put.ts';
import { ROOT } from '../support/shared.ts';
import { Client, type ClientOptions, FULL } from './client.ts';

const ROW = (date: string) =>
  `* ${date} | Berlin, DE | [Rust Example Group](https://www.meetup.com/rust-example)\n    * [**Hack and Learn**](https://www.meetup.com/rust-example/events/7/)`;
const EARLIER = `## Updates from Rust Community

### Observations/Thoughts
* [Seen before](https://example.org/seen)

## Upcoming Events

### Europe
${ROW('2025-06-10')}
`;
const READER: ClientCapabilities = {
  ...FULL,
  workspace: {
    ...FULL.workspace,
    symbol: {},
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    ...FULL.textDocument,
    references: {},
    documentHighlight: {},
    documentLink: {},
    foldingRange: { lineFoldingOnly: true },
    selectionRange: {},
    codeLens: {},
    inlayHint: {},
  },
};
/** One that knows nothing but what it must. */
const PLAIN: ClientCapabilities = { textDocument: { hover: { contentFormat: ['plaintext'] } } };
const ON = { inlayWeekdays: true, inlayDays: true, codeLenses: true };

let root = '';
let client: Client | undefined;
const put = (name: string, text: string): string => putFile(root, name, text);
async function open(
  text: string,
  {
    in: place = 'observations',
    eol = '\n',
    bom = '',
    name = 'draft/2025-06-04-this-week-in-rust.md',
    ...options
  }: ClientOptions & {
    readonly in?: Parameters<typeof exampleDraft>[1];
    readonly eol?: string;
    readonly bom?: string;
    readonly name?: string;
  } = {},
): Promise<{
  client: Client;
  uri: string;
  at(part: string, by?: number): { textDocument: { uri: string }; position: Position };
}> {
  const whole = bom + exampleDraft(text, place).text.replace(/\n/g, eol);
  const uri = put(name, whole);
  const opened = await Client.start({ capabilities: READER, ...options });
  client = opened;
  await opened.open(uri, whole);
  return {
    client: opened,
    uri,
    at(part, by = 1) {
      const document = opened.document(uri);
      return { textDocument: { uri }, position: document.positionAt(document.getText().indexOf(part) + by) };
    },
  };
}
const textOf = (of: Client, uri: string, range: Location['range']): string => of.document(uri).getText(range);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'twir-reading-'));
  put('content/2025-05-28-this-week-in-rust.md', EARLIER);
});
afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  client = undefined;
  rmSync(root, { recursive: true, force: true });
});

describe('what is offered', () => {
  const NEW = [
    'referencesProvider',
    'documentHighlightProvider',
    'documentLinkProvider',
    'foldingRangeProvider',
    'selectionRangeProvider',
    'codeLensProvider',
    'inlayHintProvider',
    'workspaceSymbolProvider',
  ];
  it.each([
    ['everything, to a client that says that it knows it', READER, NEW],
    ['nothing, to one that does not', PLAIN, []],
  ])('%s', async (_, capabilities, expected) => {
    const { initialized } = (await open('', { capabilities })).client;
    expect(NEW.filter((name) => name in initialized.capabilities)).toEqual(expected);
  });
});

describe('hover', () => {
  it.each([
    ['\n', ''],
    ['\r\n', '\uFEFF'],
  ])('speaks of a place in a text with lines that end in %j, after %j', async (eol, bom) => {
    const { client, uri, at } = await open('* [🦀 é 日本](https://example.org/seen)', { eol, bom });
    const hover = await client.connection.sendRequest(HoverRequest.type, at('日本'));
    expect((hover?.contents as MarkupContent | undefined)?.value).toContain(
      '[issue 601](https://this-week-in-rust.org/blog/2025/05/28/this-week-in-rust-601/) of 2025-05-28, under Observations/Thoughts',
    );
    expect(hover?.range && textOf(client, uri, hover.range)).toBe('[🦀 é 日本](https://example.org/seen)');
  });

  it('is plain text where the client shows no Markdown', async () => {
    const { client, at } = await open(ROW('2025-06-12'), { in: 'events-europe', capabilities: PLAIN });
    const hover = await client.connection.sendRequest(HoverRequest.type, at('2025-06-12'));
    expect(hover?.contents).toEqual({
      kind: 'plaintext',
      value: expect.stringMatching(/^Thursday 2025-06-12, 8 days after the issue\n\nIn the window/),
    });
  });

  it('says who turned a rule up', async () => {
    put('twir.json', '{ "rules": { "tracking-parameter": "error" } }');
    const { client, at } = await open(
      '* [A](https://example.org/a?utm_source=x)\n* [**B**](https://example.org/b?x=1&utm_medium=x)',
      {
        configuration: { rules: { 'tracking-parameter': 'warning' } },
      },
    );
    const hover = await client.connection.sendRequest(HoverRequest.type, at('utm_source'));
    expect((hover?.contents as MarkupContent | undefined)?.value).toMatch(
      /\n\nSeverity `error`, set for `tracking-parameter` by `twir\.json` of this repository/,
    );
  });

  it('has nothing to say of other Markdown', async () => {
    const { client } = await open('');
    const other = put('README.md', '# Notes\n\n* [A](https://example.org/seen?utm_source=x)\n');
    await client.open(other, '# Notes\n\n* [A](https://example.org/seen?utm_source=x)\n');
    for (const method of [HoverRequest.method, DefinitionRequest.method, ReferencesRequest.method])
      expect(
        await client.connection.sendRequest(method, {
          textDocument: { uri: other },
          position: { line: 2, character: 4 },
        }),
      ).toBeNull();
    for (const method of [DocumentLinkRequest.method, FoldingRangeRequest.method, CodeLensRequest.method])
      expect(await client.connection.sendRequest(method, { textDocument: { uri: other } })).toBeNull();
  });
});

describe('places', () => {
  const TWICE = '* [First](https://example.org/seen)\n* [Again](http://www.example.org/seen/)';
  const places = (found: Location[] | null, of: Client, uri: string) =>
    (found ?? []).map(({ uri: where, range }) =>
      where === uri ? textOf(of, uri, range) : `${where.split('/').pop()}:${range.start.line}`,
    );

  it('a duplicate leads to the first of the draft, and to the earlier issue', async () => {
    const { client, uri, at } = await open(TWICE, {
      capabilities: { ...READER, textDocument: { ...READER.textDocument, definition: {} } },
    });
    const found = await client.connection.sendRequest(DefinitionRequest.type, at('[Again'));
    expect(places(found as Location[], client, uri)).toEqual([
      '[First](https://example.org/seen)',
      '2025-05-28-this-week-in-rust.md:3',
    ]);
  });

  it('all places of a link', async () => {
    const { client, uri, at } = await open(TWICE);
    const found = await client.connection.sendRequest(ReferencesRequest.type, {
      ...at('[Again'),
      context: { includeDeclaration: true },
    });
    expect(places(found, client, uri)).toEqual([
      'https://example.org/seen',
      'http://www.example.org/seen/',
      '2025-05-28-this-week-in-rust.md:3',
    ]);
  });
});

it('a link that stands twice is lit up twice, another not at all', async () => {
  const { client, uri, at } = await open(
    '* [One](https://example.org/a)\n* [Two](http://example.org/a/)\n* [Three](https://example.org/seen)',
  );
  const lit = async (part: string) =>
    (await client.connection.sendRequest(DocumentHighlightRequest.type, at(part)))?.map(({ range }) =>
      textOf(client, uri, range),
    );
  expect(await lit('[Two')).toEqual(['https://example.org/a', 'http://example.org/a/']);
  expect(await lit('[Three')).toBeUndefined();
});

describe('the text’s own structure', () => {
  it('folds, no more than the client takes', async () => {
    const { client, uri } = await open(`<!-- a\nb -->\n\n* [A](https://example.org/a)`, {
      eol: '\r\n',
      capabilities: { ...READER, textDocument: { ...READER.textDocument, foldingRange: { rangeLimit: 9 } } },
    });
    const folds = (await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })) ?? [];
    expect(folds.length).toBe(9);
    expect(folds.every(({ startLine, endLine }) => startLine < endLine)).toBe(true);
  });

  it('folds comments as such', async () => {
    const { client, uri } = await open(`<!-- a\nb\n-->\n\n* [A](https://example.org/a)`);
    const folds = (await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })) ?? [];
    expect(folds.filter(({ kind }) => kind === 'comment')).toHaveLength(1);
  });

  it('links, without those that the editor finds', async () => {
    const text = '* [A](https://example.org/a_(b))\n\nSee https://example.org/bare.';
    const targets = async (options: ClientOptions) => {
      const { client, uri } = await open(text, options);
      const links = (await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
      const own = links.filter(({ target }) => /\/(?:a_|bare)/.test(target ?? ''));
      const found = own.map(({ range, target }) => [textOf(client, uri, range), target]);
      await client.stop();
      return found;
    };
    const a = ['https://example.org/a_(b)', 'https://example.org/a_(b)'];
    expect(await targets({})).toEqual([a, ['https://example.org/bare', 'https://example.org/bare']]);
    expect(await targets({ initializationOptions: { editor: { findsAddresses: true } } })).toEqual([a]);
  });

  it('grows a selection', async () => {
    const { client, uri, at } = await open('* [One two](https://example.org/a)');
    const { position } = at('two');
    const [found] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument: { uri },
        positions: [position],
      })) ?? [];
    expect(found && textOf(client, uri, found.range)).toBe('two');
    expect(found?.parent && textOf(client, uri, found.parent.range)).toBe('One two');
  });

  it('counts in the outline', async () => {
    const { client, uri } = await open(ROW('2025-06-01'), { in: 'events-europe' });
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? [];
    expect(symbols.map((symbol) => [symbol.name, 'detail' in symbol && symbol.detail])).toContainEqual([
      'Upcoming Events',
      '2 events, 1 past',
    ]);
  });
});

describe('symbols of the workspace', () => {
  it('are found in the earlier issues, and in the draft', async () => {
    const { client } = await open('* [A](https://example.org/a)');
    const search = async (query: string) =>
      ((await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(({ name }) => name);
    expect(await search('seen')).toEqual(['Seen before']);
    expect((await search('example group'))[0]).toBe('Rust Example Group');
    expect((await search('obs thou'))[0]).toBe('Observations/Thoughts');
    expect(await search('no such thing')).toEqual([]);
    expect(await search('')).toContain('Upcoming Events');
  });
});

describe('hints and lenses', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

  it('are off until somebody wants them, and asked for anew then', async () => {
    const { client, uri } = await open(`${ROW('2025-06-01')}\n${ROW('2025-06-12')}`, { in: 'events-europe' });
    const asked: string[] = [];
    for (const { method } of [InlayHintRefreshRequest.type, CodeLensRefreshRequest.type])
      client.connection.onRequest(method, () => {
        asked.push(method);
        return null;
      });
    const hints = async (range = whole) =>
      ((await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? []).map(
        ({ label }) => label,
      );
    const lenses = async () =>
      ((await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? []).map(
        ({ command }) => [command?.title, command?.command],
      );
    expect([await hints(), await lenses()]).toEqual([[], []]);
    asked.length = 0;
    client.configuration = ON;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => (asked.length >= 2 ? true : undefined), 'requests to ask again');
    expect(new Set(asked)).toEqual(new Set(['workspace/inlayHint/refresh', 'workspace/codeLens/refresh']));
    expect(await hints()).toEqual(expect.arrayContaining(['Sun, 3 days ago', 'Thu, in 8 days']));
    expect(await hints(client.rangeOf(uri, '* 2025-06-12 '))).toEqual(['Thu, in 8 days']);
    expect(await lenses()).toEqual(
      expect.arrayContaining([
        ['2 events', ''],
        ['1 past event', ''],
      ]),
    );
  });

  it('a lens has a command where the client has it', async () => {
    const { client, uri } = await open(ROW('2025-06-01'), {
      in: 'events-europe',
      configuration: ON,
      initializationOptions: { editor: { commands: ['twir.pruneEvents'] } },
    });
    const lenses = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
    expect(lenses.map(({ command }) => command)).toContainEqual({ title: '1 past event', command: 'twir.pruneEvents' });
    // What the lens names must be there to be run.
    const { contributes } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      contributes: { commands: { command: string }[] };
    };
    expect(contributes.commands.map(({ command }) => command)).toContain('twir.pruneEvents');
  });
});

describe('a client that counts bytes', () => {
  const BYTES: ClientCapabilities = { ...READER, general: { positionEncodings: ['utf-8'] } };
  const bytesBefore = (line: string, part: string): number => Buffer.byteLength(line.slice(0, line.indexOf(part)));

  it('is answered in bytes', async () => {
    const line = '* 🦀 é [One two](https://example.org/seen)';
    const { client, uri } = await open(line, { capabilities: BYTES, configuration: ON });
    const number = client.text(uri).split('\n').indexOf(line);
    const position = { line: number, character: bytesBefore(line, 'One') };
    const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    expect(hover?.range).toEqual({
      start: { line: number, character: bytesBefore(line, '[One') },
      end: { line: number, character: Buffer.byteLength(line) },
    });
    const [selection] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument: { uri },
        positions: [position],
      })) ?? [];
    expect(selection?.parent?.range.end.character).toBe(bytesBefore(line, ']('));
    const links = (await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
    const [link] = links.filter(({ range }) => range.start.line === number);
    expect(link?.range.start.character).toBe(bytesBefore(line, 'https'));
  });

  it('has its hints behind the dates', async () => {
    const call = '* [**Conf 🦀**](https://example.org/é) | 2025-06-12 | Berlin, DE | 2025-09-01 - 2025-09-02';
    const { client, uri } = await open(call, { in: 'cfp-events', capabilities: BYTES, configuration: ON });
    const hints =
      (await client.connection.sendRequest(InlayHintRequest.type, {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
      })) ?? [];
    const dates = hints.map(({ position: { line, character } }) =>
      Buffer.from(client.text(uri).split('\n')[line] ?? '')
        .subarray(0, character)
        .toString(),
    );
    expect(dates.filter((before) => before.includes('🦀'))).toHaveLength(3);
    for (const before of dates) expect(before).toMatch(/\d{4}-\d{2}-\d{2}$/);
  });
});

describe('answers that are late', () => {
  /** A client that is slow to say what its settings are; `answer` lets it. */
  async function slow(): Promise<Awaited<ReturnType<typeof open>> & { answer(): void }> {
    const opened = await open('* [A](https://example.org/seen)');
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    opened.client.connection.onRequest('workspace/configuration', async ({ items }: { items: readonly unknown[] }) => {
      await held;
      return items.map(() => null);
    });
    return { ...opened, answer };
  }

  it('of a text that has moved on are none', async () => {
    const { client, uri, at, answer } = await slow();
    const late = client.connection.sendRequest(HoverRequest.type, at('[A]'));
    await client.edit(uri, '[A]', '[Another]');
    answer();
    await expect(late).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    const now = await client.connection.sendRequest(HoverRequest.type, at('[Another]'));
    expect(now?.range && textOf(client, uri, now.range)).toBe('[Another](https://example.org/seen)');
  });

  it.each([
    ['a hover', HoverRequest.method],
    ['all places', ReferencesRequest.method],
    ['a search', WorkspaceSymbolRequest.method],
  ])('%s that nobody waits for is none', async (_, method) => {
    const { client, at, answer } = await slow();
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(method, { ...at('[A]'), query: 'seen' }, source.token);
    source.cancel();
    answer();
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});
