/** The command and the language server give the same findings for the same text. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonFinding } from '../../server/src/cli/report/json.ts';
import { Client, FULL } from '../lsp/client.ts';
import { FULL_DRAFT } from '../support/arbitrary.ts';
import { bundles } from '../support/dist.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { describeShared, sample, shared, sharedTexts } from '../support/shared.ts';

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];
const folder = mkdtempSync(path.join(tmpdir(), 'twir-same-'));
// A client that cannot be told to ask again gets all findings at once.
const capabilities = { ...FULL, workspace: { ...FULL.workspace, diagnostics: { refreshSupport: false } } };
let client: Client;
beforeAll(async () => {
  client = await Client.start({ capabilities });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await client.stop()).toBe(0);
});

async function bySame(file: string, text: string): Promise<{ byCommand: unknown[]; byServer: unknown[] }> {
  const { stdout } = spawnSync(process.execPath, [bundles().cli, 'check', '--format', 'json', file], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const byCommand = (JSON.parse(stdout) as JsonFinding[]).map(
    ({ line, column, endLine, endColumn, severity, rule, message, fixes }) => [
      rule,
      severity,
      line,
      column,
      endLine,
      endColumn,
      message,
      fixes.map(({ title }) => title),
    ],
  );
  const uri = pathToFileURL(file).href;
  await client.open(uri, text);
  const byServer = (await client.pull(uri)).map(({ range, severity, code, message, data }) => [
    code,
    SEVERITIES[severity ?? 0],
    range.start.line + 1,
    range.start.character + 1,
    range.end.line + 1,
    range.end.character + 1,
    message,
    (data as { fixes: { title: string }[] }).fixes.map(({ title }) => title),
  ]);
  await client.close(uri);
  return { byCommand, byServer };
}

const TEXTS: Record<string, string> = {
  'all sorts of lines': FULL_DRAFT,
  CRLF: FULL_DRAFT.replace(/\n/g, '\r\n'),
  'a byte order mark': `\uFEFF${FULL_DRAFT}`,
  'an empty file': '',
  conflicts: exampleDraft(
    '<<<<<<< HEAD\n* [a](https://a.example.org)\n=======\n* [b](https://b.example.org)\n>>>>>>> main\n>>>>>>> main',
  ).text,
  events: exampleDraft(
    '* 2025-06-01 | Berlin, GB | [O](https://www.meetup.com/o/events/)\n  * [**T**](http://example.org/t)\n* 2025-06-1 | Nowhere | O',
    'events-europe',
  ).text,
};

describe('texts of our own', () => {
  it.each(Object.entries(TEXTS))('%s', async (name, text) => {
    const file = path.join(folder, `2025-06-04-this-week-in-rust-${name.replace(/\W/g, '-')}.md`);
    writeFileSync(file, text);
    const { byCommand, byServer } = await bySame(file, text);
    expect(byServer).toEqual(byCommand);
    if (text) expect(byCommand.length).toBeGreaterThan(0);
  });
});

describeShared('real issues', ['twir/content'], () => {
  it.each(
    sample(
      sharedTexts('twir/content', (name) => name >= '2020'),
      10,
    ).map(({ name, text }) => [name, text] as const),
  )('%s', { timeout: 120_000 }, async (name, text) => {
    const { byCommand, byServer } = await bySame(shared('twir/content', name), text);
    expect(byServer).toEqual(byCommand);
  });
});
