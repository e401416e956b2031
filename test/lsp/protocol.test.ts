/** The bundled server, driven over its two channels as editors drive it. */
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Position,
} from 'vscode-languageserver-protocol';
import { exampleDraft } from '../support/exampleDraft.ts';
import { Client, type ClientOptions, FULL, type Transport } from './client.ts';

const DRAFT = 'file:///twir/draft/2025-06-04-this-week-in-rust.md';
const NOTES = 'file:///twir/notes.md';
const A = '* [A](https://example.org/a)';
const DASH = '- [Dash](https://example.org/dash)';
const TRACKED = '* [Crab 🦀](https://example.org/t?utm_source=x)';

const running: Client[] = [];
async function start(options?: ClientOptions): Promise<Client> {
  const client = await Client.start(options);
  running.push(client);
  return client;
}
async function open(text: string, options?: ClientOptions, uri = DRAFT): Promise<Client> {
  const client = await start(options);
  await client.open(uri, text);
  return client;
}
const draft = (text: string): string => exampleDraft(text).text;
const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
const of = (diagnostics: readonly Diagnostic[], code: string): Diagnostic => {
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  if (!found) throw new Error(`no ${code} among ${codes(diagnostics).join(', ') || 'nothing'}`);
  return found;
};
const titled = (actions: readonly CodeAction[], title: RegExp): CodeAction => {
  const found = actions.find((action) => title.test(action.title));
  if (!found) throw new Error(`no ${title} among ${actions.map((action) => action.title).join(', ') || 'nothing'}`);
  return found;
};
/** A client that cannot pull. */
const PUSHED = { ...FULL, textDocument: { ...FULL.textDocument } };
delete (PUSHED.textDocument as { diagnostic?: unknown }).diagnostic;
const last = (client: Client, uri = DRAFT) => client.pushed.filter((push) => push.uri === uri).at(-1);
const pushedFor = (client: Client, version: number, uri = DRAFT) =>
  client.until(
    () => client.pushed.find((push) => push.uri === uri && push.version === version),
    `diagnostics of version ${version}`,
  );

afterEach(async () => {
  // Every server ends by itself, and well, whatever was asked of it.
  expect(await Promise.all(running.splice(0).map((client) => client.stop()))).toSatisfy((ends: (number | null)[]) =>
    ends.every((code) => code === 0),
  );
});

describe.each(['stdio', 'ipc'] as const)('over %s', (transport: Transport) => {
  it('says what it can do', async () => {
    const { initialized } = await start({ transport });
    expect(initialized.serverInfo?.name).toBe('twir');
    expect(initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
      codeActionProvider: {
        codeActionKinds: expect.arrayContaining(['quickfix', 'source.fixAll.twir', 'refactor.rewrite']),
        resolveProvider: true,
      },
      documentSymbolProvider: expect.anything(),
    });
  });

  it('finds, mends, is satisfied', async () => {
    const client = await open(draft(`${A}\n${DASH}`), { transport });
    const diagnostic = of(await client.pull(DRAFT), 'list-marker');
    const action = titled(await client.actions(DRAFT, diagnostic.range, { diagnostics: [diagnostic] }), /\*/);
    const text = client.applied(DRAFT, action.edit);
    expect(text).toBe(draft(`${A}\n${DASH.replace('-', '*')}`));
    await client.change(DRAFT, {
      range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
      text,
    });
    expect(codes(await client.pull(DRAFT))).not.toContain('list-marker');
  });
});

describe('keeping up with the text', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('columns behind an emoji count UTF-16 units, with %s', async (_, eol) => {
    const client = await open(
      draft(`${A}\n* [🦀🦀 é 日本](https://example.org/t?x=1&utm_source=y)`).replace(/\n/g, eol),
    );
    const { range, data } = of(await client.pull(DRAFT), 'tracking-parameter');
    expect(client.document(DRAFT).getText(range)).toBe('utm_source=y');
    expect(data).toMatchObject({ rule: 'tracking-parameter', version: 1, fixes: [{ safe: true, preferred: true }] });
  });

  it('many small changes leave the server with the editor’s text', async () => {
    const client = await open(draft(A).replace(/\n/g, '\r\n'));
    await client.edit(DRAFT, '[A]', '[🦀A]');
    await client.edit(DRAFT, 'A]', '🦞]');
    await client.edit(DRAFT, '🦀', '');
    await client.change(
      DRAFT,
      { range: client.rangeOf(DRAFT, A.slice(-3)), text: `/a)\r\n${TRACKED}` },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\uFEFF' },
    );
    const found = of(await client.pull(DRAFT), 'tracking-parameter');
    expect(client.document(DRAFT).getText(found.range)).toBe('utm_source=x');
  });

  it('the fixes of a diagnostic from before an edit are those for the text now', async () => {
    const client = await open(draft(`${A}\n${TRACKED}\n${DASH}`));
    const old = of(await client.pull(DRAFT), 'list-marker');
    // A longer text above on other lines, and one letter behind on the same line.
    await client.edit(DRAFT, '[A]', '[A much longer title 🦀]');
    await client.edit(DRAFT, 'Dash', 'Dashes');
    const action = titled(await client.actions(DRAFT, old.range, { diagnostics: [old] }), /Change/);
    expect(client.applied(DRAFT, action.edit)).toBe(client.text(DRAFT).replace('- [Dashes]', '* [Dashes]'));
    await client.edit(DRAFT, '- [Dashes]', '* [Dashes]');
    expect(await client.actions(DRAFT, old.range, { diagnostics: [old], only: ['quickfix'] })).toEqual([]);
  });
});

describe('diagnostics', () => {
  it('carry a code, the page of the rule, a source and a severity', async () => {
    const client = await open(draft(TRACKED));
    const found = of(await client.pull(DRAFT), 'tracking-parameter');
    expect(found).toMatchObject({
      source: 'twir',
      severity: 3,
      tags: [1],
      codeDescription: { href: expect.stringMatching(/docs\/rules\/tracking-parameter\.md$/) },
    });
    expect(found.message).toMatch(/utm_source/);
  });

  it('are not pushed to a client that pulls', async () => {
    const client = await open(draft(DASH));
    expect(codes(await client.pull(DRAFT))).toContain('list-marker');
    await client.edit(DRAFT, 'Dash', 'Dashes');
    await client.pull(DRAFT);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(client.pushed).toEqual([]);
  });

  it('are pushed, with their version, to one that cannot', async () => {
    const client = await open(draft(DASH), { capabilities: PUSHED });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    expect(codes((await pushedFor(client, 1)).diagnostics)).toContain('list-marker');
    for (const [old, text] of [
      ['- [Dash]', '* [Dash]'],
      ['Dash]', 'Dot]'],
      ['Dot]', 'Dots]'],
    ] as const)
      await client.edit(DRAFT, old, text);
    expect(codes((await pushedFor(client, 4)).diagnostics)).not.toContain('list-marker');
    // A burst of changes is one run, or nearly so.
    expect(client.pushed.length).toBeLessThan(4);
  });

  it('are cleared when the document is closed', async () => {
    const client = await open(draft(DASH), { capabilities: PUSHED });
    await pushedFor(client, 1);
    await client.edit(DRAFT, 'Dash', 'Dashes');
    await client.close(DRAFT);
    await client.until(() => (last(client)?.diagnostics.length === 0 ? true : undefined), 'empty diagnostics');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(last(client)?.diagnostics).toEqual([]);
  });
});

describe('quick fixes', () => {
  it('at most one for each diagnostic is preferred', async () => {
    const client = await open(
      draft(
        `${DASH}\n${TRACKED}\n* [T](http://www.example.org//a?utm_source=x&t=1)\n<<<<<<< HEAD\n* [a](https://a.example.org)\n=======\n* [b](https://b.example.org)\n>>>>>>> main`,
      ),
    );
    const diagnostics = await client.pull(DRAFT);
    expect(diagnostics.length).toBeGreaterThan(3);
    for (const diagnostic of diagnostics) {
      const actions = await client.actions(DRAFT, diagnostic.range, { diagnostics: [diagnostic], only: ['quickfix'] });
      expect(actions.filter(({ isPreferred }) => isPreferred).length).toBeLessThanOrEqual(1);
      for (const action of actions)
        if (action.edit) expect(client.applied(DRAFT, action.edit)).not.toBe(client.text(DRAFT));
    }
  });

  it('without diagnostics in hand a client gets those of the place', async () => {
    const client = await open(draft(`${A}\n${DASH}`));
    const at = client.rangeOf(DRAFT, '- [Dash').start;
    expect(titled(await client.actions(DRAFT, { start: at, end: at }), /Change/).kind).toBe('quickfix');
    const away = client.rangeOf(DRAFT, '[A]').start;
    expect(
      (await client.actions(DRAFT, { start: away, end: away }, { only: ['quickfix'] })).filter(
        ({ kind }) => kind === 'quickfix',
      ),
    ).toEqual([]);
  });

  it('those of another tool’s diagnostics are left alone', async () => {
    const client = await open(draft(DASH));
    const foreign: Diagnostic = { ...of(await client.pull(DRAFT), 'list-marker'), source: 'markdownlint' };
    expect(await client.actions(DRAFT, foreign.range, { diagnostics: [foreign], only: ['quickfix'] })).toEqual([]);
  });

  it('“fix all of a rule” is worked out when it is chosen, for the text of that moment', async () => {
    const client = await open(draft(`${DASH}\n${DASH.replaceAll(/dash/gi, 'two')}\n${TRACKED}`));
    const diagnostic = of(await client.pull(DRAFT), 'list-marker');
    const action = titled(
      await client.actions(DRAFT, diagnostic.range, { diagnostics: [diagnostic] }),
      /^Fix all 2 of `list-marker`$/,
    );
    expect(action.edit).toBeUndefined();
    await client.edit(DRAFT, A.slice(0, 0) || '[Dash]', '[Dash 🦀]');
    const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(client.applied(DRAFT, resolved.edit)).toBe(client.text(DRAFT).replaceAll('\n- [', '\n* ['));
  });

  it('source.fixAll.twir comes when it is asked for, and only then', async () => {
    const client = await open(draft(`${DASH}\n${TRACKED}`));
    const whole = client.rangeOf(DRAFT, client.text(DRAFT));
    expect((await client.actions(DRAFT, whole)).filter(({ kind }) => kind?.startsWith('source'))).toEqual([]);
    for (const only of ['source', 'source.fixAll', 'source.fixAll.twir']) {
      const actions = await client.actions(DRAFT, whole, { only: [only] });
      expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.twir']);
      expect(client.applied(DRAFT, actions[0]?.edit)).toBe(
        draft(`${DASH.replace('-', '*')}\n${TRACKED.replace('?utm_source=x', '')}`),
      );
    }
    expect(await client.actions(DRAFT, whole, { only: ['source.fixAll.eslint'] })).toEqual([]);
    expect(await client.actions(DRAFT, whole, { only: ['source.organizeImports'] })).toEqual([]);
  });

  it('edits come without versions to a client that knows none', async () => {
    const client = await open(draft(DASH), { capabilities: { ...FULL, workspace: {} } });
    const diagnostic = of(await client.pull(DRAFT), 'list-marker');
    const { edit } = titled(await client.actions(DRAFT, diagnostic.range, { diagnostics: [diagnostic] }), /Change/);
    expect(Object.keys(edit ?? {})).toEqual(['changes']);
    expect(client.applied(DRAFT, edit)).toBe(draft(DASH.replace('-', '*')));
  });
});

describe('inserting a link', () => {
  const insert = async (client: Client, at: string): Promise<CodeAction> =>
    titled(await client.actions(DRAFT, client.rangeOf(DRAFT, at), { only: ['refactor'] }), /of this address/);

  it('is a snippet where the client can', async () => {
    const client = await open(draft(`${A}\n* https://example.org/a-fine-page`));
    const { edit } = await insert(client, 'https://example.org/a-fine-page');
    expect(edit?.documentChanges).toEqual([
      {
        textDocument: { uri: DRAFT, version: 1 },
        edits: [
          {
            range: client.rangeOf(DRAFT, '* https://example.org/a-fine-page'),
            snippet: { kind: 'snippet', value: `* [\${1:A fine page}](https://example.org/a-fine-page)$0` },
          },
        ],
      },
    ]);
  });

  it('is text where it cannot', async () => {
    const client = await open(draft(`${A}\n* https://example.org/a-fine-page`), {
      capabilities: { ...FULL, workspace: { workspaceEdit: { documentChanges: true } } },
    });
    expect(client.applied(DRAFT, (await insert(client, 'https://example.org/a-fine-page')).edit)).toBe(
      draft(`${A}\n* [A fine page](https://example.org/a-fine-page)`),
    );
  });
});

describe('completion', () => {
  const complete = async (client: Client, position: Position): Promise<CompletionItem[]> =>
    (
      await client.connection.sendRequest<CompletionList>('textDocument/completion', {
        textDocument: { uri: DRAFT },
        position,
      })
    ).items;

  it('gives forms as snippets, edits that end at or behind the cursor, and filters that match what is typed', async () => {
    const client = await open(draft(`${A}\n* `));
    const { end } = client.rangeOf(DRAFT, `${A}\n* `);
    const items = await complete(client, end);
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['Entry', 'Video']));
    for (const { textEdit, filterText, insertTextFormat } of items) {
      if (!textEdit || !('range' in textEdit)) throw new Error('no edit');
      const { range } = textEdit;
      expect([range.start.line, range.end.line]).toEqual([end.line, end.line]);
      expect(range.end.character).toBeGreaterThanOrEqual(end.character);
      expect(filterText?.startsWith(client.document(DRAFT).getText({ start: range.start, end }))).toBe(true);
      expect(insertTextFormat).toBe(2);
    }
  });

  it('gives text to a client that cannot take snippets', async () => {
    const client = await open(
      draft(`${A}
* [`),
      { capabilities: { ...FULL, textDocument: { diagnostic: {} } } },
    );
    const { end } = client.rangeOf(
      DRAFT,
      `${A}
* [`,
    );
    const items = await complete(client, end);
    expect(items.map(({ label }) => label)).toContain('[video]');
    await client.change(DRAFT, { range: { start: { ...end, character: 2 }, end }, text: '' });
    const forms = await complete(client, { ...end, character: 2 });
    expect(forms.map(({ label }) => label)).toContain('Entry');
    expect([...items, ...forms].map(({ insertTextFormat }) => insertTextFormat)).not.toContain(2);
    expect(forms.map(({ textEdit }) => textEdit?.newText).filter((text) => text?.includes('$'))).toEqual([]);
  });

  it('gives nothing in comments, in metadata, in other documents', async () => {
    const client = await open(draft(`<!--\n* \n-->`));
    expect(await complete(client, client.rangeOf(DRAFT, '* \n-->').start)).toEqual([]);
    expect(await complete(client, { line: 1, character: 8 })).toEqual([]);
    await client.open(NOTES, '* ');
    expect(
      await client.connection.sendRequest('textDocument/completion', {
        textDocument: { uri: NOTES },
        position: { line: 0, character: 2 },
      }),
    ).toBeNull();
  });
});

describe('outline, status, events', () => {
  it('the outline nests, and every selection lies in its range', async () => {
    const client = await open(draft(A));
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: DRAFT },
    });
    const names: string[] = [];
    const { start: first } = { start: client.document(DRAFT) };
    const check = (symbol: DocumentSymbol, within: { start: number; end: number }): void => {
      names.push(symbol.name);
      const [start, end, from, to] = [
        symbol.range.start,
        symbol.range.end,
        symbol.selectionRange.start,
        symbol.selectionRange.end,
      ].map((position) => first.offsetAt(position)) as [number, number, number, number];
      expect([start >= within.start, end <= within.end, from >= start, to <= end, symbol.name.length > 0]).toEqual([
        true,
        true,
        true,
        true,
        true,
      ]);
      for (const child of symbol.children ?? []) check(child, { start, end });
    };
    for (const symbol of symbols) check(symbol, { start: 0, end: client.text(DRAFT).length });
    expect(names).toEqual(
      expect.arrayContaining(['Updates from Rust Community', 'Observations/Thoughts', 'A', 'Quote of the Week']),
    );
  });

  it('twir/status answers, and is told after each pull', async () => {
    const client = await open(draft(DASH));
    const status = await client.connection.sendRequest('twir/status', { uri: DRAFT });
    expect(status).toMatchObject({ uri: DRAFT, isDraft: true });
    await client.pull(DRAFT);
    const told = await client.until(
      () => client.notified.find(({ method }) => method === 'twir/status'),
      'twir/status',
    );
    expect(told.params).toEqual(status);
    expect(await client.connection.sendRequest('twir/status', { uri: NOTES })).toMatchObject({
      isDraft: false,
      errors: 0,
      warnings: 0,
    });
  });

  it('twir/organisers tells who may hold an event, and where', async () => {
    const rows = `${draft(A)}\n## Upcoming Events\n\n### Europe\n* 2025-06-11 | Berlin, DE | [Rust Berlin](https://www.meetup.com/rust-berlin/)\n    * [**Talks**](https://example.org/e)\n`;
    const client = await open(rows);
    expect(await client.connection.sendRequest('twir/organisers', { uri: DRAFT })).toContainEqual({
      organiser: 'Rust Berlin',
      organiserUrl: 'https://www.meetup.com/rust-berlin',
      place: 'Berlin, DE',
      kind: 'inPerson',
      city: 'Berlin',
      country: 'DE',
    });
    await expect(client.connection.sendRequest('twir/organisers', { uri: NOTES })).rejects.toThrow(/no draft/);
  });

  it('twir/eventRow says where an event belongs', async () => {
    const client = await open(draft(A).replace(/\n/g, '\r\n'));
    const event = {
      uri: DRAFT,
      date: '2025-06-11',
      kind: 'hybrid',
      city: 'Berlin',
      country: 'DE',
      organiser: 'Rust Berlin',
      organiserUrl: 'https://www.meetup.com/rust-berlin',
      title: 'Talks',
      url: 'https://example.org/e',
    };
    const { version, insertions } = await client.connection.sendRequest<{
      version: number;
      insertions: { position: Position; text: string; section: string }[];
    }>('twir/eventRow', event);
    expect([version, insertions.map(({ section }) => section)]).toEqual([1, ['Virtual', 'Europe']]);
    await client.change(
      DRAFT,
      ...[...insertions].reverse().map(({ position, text }) => ({ range: { start: position, end: position }, text })),
    );
    expect(client.text(DRAFT).replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(
      client
        .text(DRAFT)
        .match(
          /Hybrid \(Berlin, DE\) \| \[Rust Berlin\]\(https:\/\/www.meetup.com\/rust-berlin\)\r\n {4}\* \[\*\*Talks\*\*\]/g,
        ),
    ).toHaveLength(2);
    expect(codes(await client.pull(DRAFT)).filter((code) => String(code).startsWith('event'))).toEqual([]);
    expect(await client.connection.sendRequest('twir/eventRow', { ...event, uri: NOTES })).toMatchObject({
      insertions: [],
    });
  });
});

describe('settings', () => {
  const OFF = { rules: { 'list-marker': 'off' } };
  const settled = async (client: Client, present: boolean): Promise<void> => {
    for (const end = Date.now() + 3_000; Date.now() < end; ) {
      if (codes(await client.pull(DRAFT)).includes('list-marker') === present) return;
    }
    throw new Error(`list-marker is ${present ? 'absent' : 'present'} all the same`);
  };

  it('are asked for, and asked for again when they change', async () => {
    const client = await open(draft(DASH), { configuration: OFF });
    await settled(client, false);
    client.configuration = { rules: { 'list-marker': 'error' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await settled(client, true);
    expect(of(await client.pull(DRAFT), 'list-marker').severity).toBe(1);
    await client.until(
      () => client.notified.find(({ method }) => method === 'workspace/diagnostic/refresh'),
      'a refresh',
    );
  });

  it('are taken from a push where the client cannot be asked', async () => {
    const client = await open(draft(DASH), { capabilities: { ...PUSHED, workspace: {} }, initializationOptions: OFF });
    expect(codes((await pushedFor(client, 1)).diagnostics)).not.toContain('list-marker');
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { twir: { rules: { 'list-marker': 'hint' } } },
    });
    const push = await client.until(
      () => client.pushed.find(({ diagnostics }) => codes(diagnostics).includes('list-marker')),
      'list-marker',
    );
    expect(of(push.diagnostics, 'list-marker').severity).toBe(4);
  });

  it('that make no sense are said in the log, and the rest holds', async () => {
    const client = await open(draft(`${DASH}\n${TRACKED}`), {
      configuration: {
        audience: 7,
        rules: { 'list-marker': 'off', 'no-such-rule': 'off', 'tracking-parameter': 'loud' },
      },
    });
    await settled(client, false);
    expect(codes(await client.pull(DRAFT))).toContain('tracking-parameter');
    const logged = (): string =>
      client.notified
        .filter(({ method }) => method === 'window/logMessage')
        .map(({ params }) => (params as { message: string }).message)
        .join('\n');
    await client.until(
      () =>
        /audience/.test(logged()) && /no-such-rule/.test(logged()) && /tracking-parameter/.test(logged())
          ? true
          : undefined,
      'three complaints',
    );
    expect(client.notified.filter(({ method }) => method === 'window/showMessage')).toEqual([]);
  });
});

describe('other documents', () => {
  it('stay silent until they become a draft', async () => {
    const client = await open(`# Notes\n\n## Upcoming Events\n\n${DASH}\n`, { capabilities: PUSHED }, NOTES);
    expect((await pushedFor(client, 1, NOTES)).diagnostics).toEqual([]);
    expect(
      await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: NOTES } }),
    ).toBeNull();
    expect(await client.actions(NOTES, client.rangeOf(NOTES, DASH))).toEqual([]);
    await client.change(NOTES, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: 'Title: This Week in Rust 602\n',
    });
    expect((await pushedFor(client, 2, NOTES)).diagnostics.length).toBeGreaterThan(0);
    await client.change(NOTES, {
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
      text: '',
    });
    expect((await pushedFor(client, 3, NOTES)).diagnostics).toEqual([]);
  });

  it('a request for a document that is not open is answered with nothing', async () => {
    const client = await start();
    expect(await client.pull(DRAFT)).toEqual([]);
    expect(
      await client.connection.sendRequest('textDocument/completion', {
        textDocument: { uri: DRAFT },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
  });
});

describe('cancelling', () => {
  it('a request that nobody waits for any more is answered as cancelled, the next one as ever', async () => {
    const client = await open(draft(DASH));
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    // Many at once: the server may well have answered the first ones before it hears that nobody waits for them.
    const sources = Array.from({ length: 60 }, () => new CancellationTokenSource());
    const answers = sources.map(({ token }) =>
      client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: DRAFT } }, token).then(
        () => 'answered',
        (error: { code?: number }) => error.code,
      ),
    );
    for (const source of sources) source.cancel();
    const ends: unknown[] = await Promise.all(answers);
    expect(ends).toContain(-32800);
    expect(codes(await client.pull(DRAFT))).toContain('list-marker');
  });
});

describe('ending', () => {
  it('after shutdown and exit the code is 0', async () => {
    const client = await Client.start();
    expect(await client.stop()).toBe(0);
  });
  it('after an exit without shutdown it is 1', async () => {
    const client = await Client.start();
    await client.connection.sendNotification('exit');
    expect(await client.exited).toBe(1);
    client.connection.dispose();
  });
});
