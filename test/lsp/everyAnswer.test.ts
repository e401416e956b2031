/** Whatever a client counts columns in, it is told the same: every request about a draft, in three encodings. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientCapabilities, Position } from 'vscode-languageserver-protocol';
import { exampleDraft } from '../support/exampleDraft.ts';
import { Client, FULL } from './client.ts';
import { decodePosition, type Encoding, encodePosition, mapPositions } from './columns.ts';

const TEXT = exampleDraft(
  [
    '* [🦀 é 日本](https://example.org/seen?utm_source=x) 🦀',
    '- [🦀 Dash](https://example.org/dash)  ',
    '* [🦀 Twice][label] and é',
    '* ',
    '<!-- 🦀 a comment -->',
    '[label]: https://example.org/🦀/twice?utm_source=y',
  ].join('\n'),
).text;
const EARLIER = '## Updates from Rust Community\n\n### Official\n* [🦀 é 日本](https://example.org/seen)\n';
const ENCODINGS: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32'];
/** A client that knows everything, so that the server offers all it has. */
const capabilitiesIn = (encoding: Encoding): ClientCapabilities => ({
  ...FULL,
  general: { positionEncodings: [encoding] },
  workspace: { ...FULL.workspace, diagnostics: { refreshSupport: false } },
  textDocument: {
    ...FULL.textDocument,
    references: {},
    documentHighlight: {},
    documentLink: {},
    foldingRange: {},
    selectionRange: {},
    codeLens: {},
    inlayHint: {},
  },
});

/** What is off unless somebody wants it. */
const configuration = { inlayWeekdays: true, inlayDays: true, codeLenses: true };

const clients = new Map<Encoding, Client>();
let folder = '';
let uri = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'twir-answers-'));
  for (const name of ['draft', 'content']) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, 'content/2025-05-28-this-week-in-rust.md'), EARLIER);
  const file = path.join(folder, 'draft/2025-06-04-this-week-in-rust.md');
  writeFileSync(file, TEXT);
  uri = pathToFileURL(file).href;
  for (const encoding of ENCODINGS) {
    const client = await Client.start({ encoding, capabilities: capabilitiesIn(encoding), configuration });
    clients.set(encoding, client);
    await client.open(uri, TEXT);
    await client.pull(uri);
  }
});
afterAll(async () => {
  for (const client of clients.values()) expect(await client.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

/** Asks in an encoding, and gives the answer as one in UTF-16 has it. */
async function answerIn(encoding: Encoding, method: string, params: object): Promise<unknown> {
  const client = clients.get(encoding) as Client;
  const theirs = mapPositions({ textDocument: { uri }, ...params }, (position) =>
    encodePosition(encoding, TEXT, position),
  );
  const answer = await client.connection.sendRequest<unknown>(method, theirs);
  return mapPositions(answer, (position) => decodePosition(encoding, TEXT, position));
}

const lines = TEXT.split('\n');
const at = (part: string, inside = 1): Position => {
  const line = lines.findIndex((text) => text.includes(part));
  return { line, character: (lines[line] ?? '').indexOf(part) + inside };
};
const WHOLE = { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: 0 } };
const CODE = { context: { diagnostics: [] } };

describe('every answer is the same in each encoding', () => {
  it.each<[method: string, params: object]>([
    ['textDocument/diagnostic', {}],
    ['textDocument/documentSymbol', {}],
    ['textDocument/foldingRange', {}],
    ['textDocument/documentLink', {}],
    ['textDocument/codeLens', {}],
    ['textDocument/inlayHint', { range: WHOLE }],
    ['textDocument/hover', { position: at('seen?') }],
    ['textDocument/definition', { position: at('][label]', 3) }],
    ['textDocument/definition', { position: at('seen?') }],
    ['textDocument/references', { position: at('seen?'), context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', { position: at('][label]', 3) }],
    ['textDocument/selectionRange', { positions: [at('日本'), at('Dash')] }],
    ['textDocument/completion', { position: { line: at('- [🦀 Dash').line + 2, character: 2 } }],
    ['textDocument/codeAction', { range: { start: at('utm_source=x'), end: at('utm_source=x', 5) }, ...CODE }],
    ['textDocument/codeAction', { range: { start: at('Dash'), end: at('Dash') }, ...CODE }],
    ['textDocument/codeAction', { range: WHOLE, context: { diagnostics: [], only: ['source.fixAll'] } }],
  ])('%s %j', async (method, params) => {
    const expected = await answerIn('utf-16', method, params);
    // `null` and `[]` would be the same everywhere, and prove nothing.
    expect(JSON.stringify(expected).length).toBeGreaterThan(20);
    for (const encoding of ENCODINGS) expect(await answerIn(encoding, method, params), encoding).toEqual(expected);
  });
});
