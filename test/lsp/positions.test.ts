/** The translator between columns, held against Node's encoders on texts of any kind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message, MessageWriter } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createPositionTranslator } from '../../server/src/lsp/positions.ts';
import { type Encoding, encodePosition } from './columns.ts';

const OPEN = 'file:///open.md';
const OTHER = 'file:///other.md';
const UNKNOWN = 'file:///unknown.md';
const TEXT = 'aé🦀b\n日本 x\n';
const TEXTS: Readonly<Record<string, string>> = { [OPEN]: TEXT, [OTHER]: '🦀🦀🦀\n' };

type Sent = Record<string, unknown>;
/** A translator, and what goes through it in both directions. */
function wire(encodings: readonly string[] | undefined, textOf = (uri: string): string | undefined => TEXTS[uri]) {
  const translator = createPositionTranslator(textOf);
  const chosen = translator.negotiate(encodings as never);
  let written: Message | undefined;
  const writer = translator.writer({
    write: async (message: Message) => {
      written = message;
    },
  } as MessageWriter);
  return {
    chosen,
    receive(message: Sent): Sent {
      let received: Message | undefined;
      void translator.options.messageStrategy.handleMessage({ jsonrpc: '2.0', ...message } as Message, (next) => {
        received = next;
      });
      return received as unknown as Sent;
    },
    send(message: Sent): Sent {
      void writer.write({ jsonrpc: '2.0', ...message } as Message);
      return written as unknown as Sent;
    },
  };
}
const at = (line: number, character: number) => ({ line, character });
const range = (line: number, start: number, end: number) => ({ start: at(line, start), end: at(line, end) });
const ask = (uri: string, params: Sent = {}) => ({ id: 1, method: 'x', params: { textDocument: { uri }, ...params } });

describe('the encoding', () => {
  it.each<[offered: readonly string[] | undefined, chosen: string]>([
    [undefined, 'utf-16'],
    [[], 'utf-16'],
    [['utf-16', 'utf-8'], 'utf-16'],
    [['utf-8', 'utf-16'], 'utf-8'],
    [['utf-32', 'utf-8', 'utf-16'], 'utf-32'],
    [['utf-7', 'utf-8'], 'utf-8'],
    [['utf-7'], 'utf-16'],
  ])('of a client that offers %j is %s', (offered, chosen) => expect(wire(offered).chosen).toBe(chosen));
});

describe('columns', () => {
  const encodings: Encoding[] = ['utf-8', 'utf-32'];
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', ' ', 'é', '日', '🦀', '👩‍🚀', '\ud800', '\uFEFF') }), {
    minLength: 1,
  });
  const eol = fc.constantFrom('\n', '\r\n', '\r');

  it.each(encodings)('in %s come in and go out as Node counts them', (encoding) =>
    fc.assert(
      fc.property(lines, eol, fc.nat(), fc.nat(), (parts, end, row, column) => {
        const text = parts.join(end);
        const line = row % parts.length;
        const whole = parts[line] as string;
        // Between two units of one character there is no place.
        const points = [...whole];
        const character = points.slice(0, column % (points.length + 1)).join('').length;
        const own = at(line, character);
        const theirs = encodePosition(encoding, text, own);
        const { receive, send } = wire([encoding], () => text);
        expect((receive(ask(OPEN, { position: theirs }))['params'] as Sent)['position']).toEqual(own);
        expect(send({ id: 1, result: own })['result']).toEqual(theirs);
      }),
    ),
  );

  it.each(encodings)('in %s: any changes leave the text that the client has', (encoding) => {
    const change = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('', '🦀', 'é\n', '\r\n日', 'x'));
    fc.assert(
      fc.property(lines, eol, fc.array(change, { maxLength: 6 }), (parts, end, changes) => {
        const text = parts.join(end);
        const client = TextDocument.create(OPEN, '', 0, text);
        const contentChanges = changes.map(([from, length, inserted]) => {
          const old = client.getText();
          const whole = (offset: number): number => (/[\udc00-\udfff]/.test(old[offset] ?? '') ? offset - 1 : offset);
          const start = Math.max(0, whole(from % (old.length + 1)));
          const stop = Math.max(start, whole(Math.min(old.length, start + (length % 9))));
          const own = { start: client.positionAt(start), end: client.positionAt(stop) };
          const theirs = {
            start: encodePosition(encoding, old, own.start),
            end: encodePosition(encoding, old, own.end),
          };
          TextDocument.update(client, [{ range: own, text: inserted }], 0);
          return { range: theirs, text: inserted };
        });
        const { receive } = wire([encoding], () => text);
        const params = { textDocument: { uri: OPEN, version: 2 }, contentChanges };
        const received = receive({ method: 'textDocument/didChange', params })['params'] as typeof params;
        const server = TextDocument.create(OPEN, '', 0, text);
        TextDocument.update(server, received.contentChanges, 0);
        expect(server.getText()).toBe(client.getText());
      }),
    );
  });

  it('of a client that counts as the server does are not touched', () => {
    const { receive, send } = wire(['utf-16']);
    const message = { jsonrpc: '2.0', ...ask(OPEN, { position: at(0, 3) }) };
    expect(receive(message)).toEqual(message);
    const answer = { jsonrpc: '2.0', id: 1, result: range(0, 1, 3) };
    expect(send(answer)).toEqual(answer);
  });

  it('behind the end of a line are its end, and lines behind the text stay', () => {
    const { receive, send } = wire(['utf-8']);
    expect((receive(ask(OPEN, { position: at(0, 999) }))['params'] as Sent)['position']).toEqual(at(0, 5));
    expect(send({ id: 1, result: [at(0, 999), at(77, 3)] })['result']).toEqual([at(0, 8), at(77, 3)]);
  });

  it('within a character are that character’s own', () => {
    const { receive } = wire(['utf-8']);
    expect((receive(ask(OPEN, { position: at(0, 5) }))['params'] as Sent)['position']).toEqual(at(0, 2));
  });
});

describe('an answer', () => {
  // The third column of the first line is the fourth byte, and in the other file no place at all: 4 units are 2 crabs.
  const answer = (result: unknown): unknown => {
    const { receive, send } = wire(['utf-8']);
    receive(ask(OPEN));
    return send({ id: 1, result })['result'];
  };
  it.each<[title: string, ours: unknown, theirs: unknown]>([
    ['about the document of the request', [{ range: range(0, 2, 4) }], [{ range: range(0, 3, 7) }]],
    ['about another document', { uri: OTHER, range: range(0, 2, 4) }, { uri: OTHER, range: range(0, 4, 8) }],
    ['about a file that is not open', { uri: UNKNOWN, range: range(0, 2, 4) }, { uri: UNKNOWN, range: range(0, 2, 4) }],
    [
      'with edits by document',
      {
        changes: {
          [OTHER]: [{ range: range(0, 0, 2), newText: '' }],
          [OPEN]: [{ range: range(0, 2, 4), newText: '' }],
        },
      },
      {
        changes: {
          [OTHER]: [{ range: range(0, 0, 4), newText: '' }],
          [OPEN]: [{ range: range(0, 3, 7), newText: '' }],
        },
      },
    ],
    [
      'with edits of a version',
      {
        documentChanges: [
          { textDocument: { uri: OTHER, version: 1 }, edits: [{ range: range(0, 0, 2), newText: '' }] },
        ],
      },
      {
        documentChanges: [
          { textDocument: { uri: OTHER, version: 1 }, edits: [{ range: range(0, 0, 4), newText: '' }] },
        ],
      },
    ],
    [
      'with links to definitions',
      [{ originSelectionRange: range(0, 2, 4), targetUri: OTHER, targetRange: range(0, 2, 4) }],
      [{ originSelectionRange: range(0, 3, 7), targetUri: OTHER, targetRange: range(0, 4, 8) }],
    ],
    [
      'with ranges to fold',
      [{ startLine: 0, startCharacter: 4, endLine: 1, endCharacter: 2 }],
      [{ startLine: 0, startCharacter: 7, endLine: 1, endCharacter: 6 }],
    ],
    ['with what only comes back', { data: range(0, 2, 4) }, { data: range(0, 2, 4) }],
    ['that is nothing', null, null],
  ])('%s', (_, ours, theirs) => expect(answer(ours)).toEqual(theirs));

  it('is about no document once the request is answered', () => {
    const { receive, send } = wire(['utf-8']);
    receive(ask(OPEN));
    send({ id: 1, result: null });
    expect(send({ id: 1, result: range(0, 2, 4) })['result']).toEqual(range(0, 2, 4));
  });

  it('of the client to the server is let through', () => {
    const { receive } = wire(['utf-8']);
    expect(receive({ id: 7, result: [null] })).toEqual({ jsonrpc: '2.0', id: 7, result: [null] });
  });
});

it('a notification speaks of the document that it names', () => {
  const { send } = wire(['utf-32']);
  const params = {
    uri: OPEN,
    diagnostics: [{ range: range(0, 4, 5), relatedInformation: [{ location: { uri: OTHER, range: range(0, 2, 4) } }] }],
  };
  expect(send({ method: 'textDocument/publishDiagnostics', params })['params']).toEqual({
    uri: OPEN,
    diagnostics: [{ range: range(0, 3, 4), relatedInformation: [{ location: { uri: OTHER, range: range(0, 1, 2) } }] }],
  });
});
