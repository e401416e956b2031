/** The same draft gives the same findings through every door: twenty drafts as they once were, with the issues before them. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver-protocol';
import type { JsonFinding } from '../../server/src/cli/report/json.ts';
import { diskFiles } from '../../server/src/hosts/files.ts';
import { Client, type ClientOptions } from '../lsp/client.ts';
import { decodePosition, type Encoding } from '../lsp/columns.ts';
import { startWebWorker } from '../lsp/webWorker.ts';
import { bundles } from '../support/dist.ts';
import { describeShared, sample, shared, sharedTexts } from '../support/shared.ts';
import { findChromium } from '../vscode/host/chromium.ts';

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];
const PULLS: ClientCapabilities = { textDocument: { diagnostic: {} } };
const pullsIn = (encoding: Encoding): ClientOptions => ({
  encoding,
  capabilities: { ...PULLS, general: { positionEncodings: [encoding] } },
});

/** A finding, however it came: where, what, how bad, and how to mend it. */
type Row = readonly [rule: unknown, severity: unknown, place: string, message: unknown, fixes: readonly string[]];
interface Door {
  readonly name: string;
  readonly options: ClientOptions;
  /** The whole text is sent a second time, after another. */
  readonly rewrites?: boolean;
  readonly isWorker?: boolean;
}

const DOORS: readonly Door[] = [
  { name: 'stdio, pulled', options: { capabilities: PULLS } },
  { name: 'Node’s channel, pulled', options: { capabilities: PULLS, transport: 'ipc' } },
  { name: 'stdio, pushed', options: { capabilities: {} } },
  { name: 'stdio in UTF-8', options: pullsIn('utf-8') },
  { name: 'stdio in UTF-32', options: pullsIn('utf-32') },
  { name: 'stdio, whole texts', options: { capabilities: PULLS }, rewrites: true },
  { name: 'a web worker, which has no files', options: { capabilities: PULLS, files: diskFiles }, isWorker: true },
];

describeShared('findings of twenty real drafts', ['replay/drafts', 'twir/content'], () => {
  let folder = '';
  let files: string[] = [];
  let expected = new Map<string, readonly Row[]>();

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'twir-everywhere-'));
    mkdirSync(path.join(folder, 'draft'));
    symlinkSync(shared('twir/content'), path.join(folder, 'content'));
    files = sample(sharedTexts('replay/drafts'), 20).map(({ name }) => path.join(folder, 'draft', name));
    for (const file of files) copyFileSync(shared('replay/drafts', path.basename(file)), file);
    expected = byCommand(files);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('by the command are many, and more where the issues before them are known', () => {
    const all = [...expected.values()].flat();
    expect(files.length).toBe(20);
    expect(all.length).toBeGreaterThan(200);
    expect(all.map(([rule]) => rule)).toContain('printed-last-week');
  });

  for (const door of DOORS) {
    if (door.isWorker && !findChromium() && process.env['TWIR_NO_SKIP'] !== '1') {
      it.skip(`by ${door.name} (no Chromium: install it, or name it in $CHROMIUM)`, () => {});
      continue;
    }
    it(`by ${door.name} are the same`, { timeout: 180_000 }, async () => {
      const worker = door.isWorker ? await startWebWorker() : undefined;
      const client = await (worker ? Client.over(worker.channel, door.options) : Client.start(door.options));
      try {
        for (const file of files) {
          const text = readFileSync(file, 'utf8');
          const uri = pathToFileURL(file).href;
          await client.open(uri, door.rewrites ? text.slice(0, text.length / 2) : text);
          if (door.rewrites) await client.replace(uri, text);
          const diagnostics = await findingsOf(client, uri, expected.get(file)?.length ?? 0);
          expect(rowsOf(diagnostics, text, door.options.encoding ?? 'utf-16'), file).toEqual(expected.get(file));
          await client.close(uri);
        }
      } finally {
        await client.stop();
        await worker?.end();
      }
    });
  }
});

/** All findings by the command, which reads the files by itself. */
function byCommand(files: readonly string[]): Map<string, readonly Row[]> {
  const { stdout } = spawnSync(process.execPath, [bundles().cli, 'check', '--format', 'json', ...files], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const found = JSON.parse(stdout) as JsonFinding[];
  return new Map(
    files.map((file) => [
      file,
      found
        .filter((finding) => path.basename(finding.file) === path.basename(file))
        .map(({ rule, severity, line, column, endLine, endColumn, message, fixes }) => [
          rule,
          severity,
          [line, column, endLine, endColumn].join(' '),
          message,
          fixes.map(({ title }) => title),
        ]),
    ]),
  );
}

/** Those that a client is shown in the end: one that is pushed to is pushed to again when more is known. */
async function findingsOf(client: Client, uri: string, count: number): Promise<readonly Diagnostic[]> {
  if (client.initialized.capabilities.diagnosticProvider) return client.pull(uri);
  const last = () => client.pushed.filter((push) => push.uri === uri).at(-1)?.diagnostics;
  return client.until(() => (last()?.length === count ? last() : undefined), `${count} findings of ${uri}`, 20_000);
}

function rowsOf(diagnostics: readonly Diagnostic[], text: string, encoding: Encoding): readonly Row[] {
  return diagnostics.map(({ code, severity, range, message, data }) => {
    const [start, end] = [range.start, range.end].map((position) => decodePosition(encoding, text, position));
    const place = [start, end].flatMap((at) => (at ? [at.line + 1, at.character + 1] : []));
    const { fixes } = data as { fixes: readonly { title: string }[] };
    return [code, SEVERITIES[severity ?? 0], place.join(' '), message, fixes.map(({ title }) => title)];
  });
}
