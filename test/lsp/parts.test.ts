/** The rare parts of the server in a worker of a real browser: loaded when they are wanted, not before, and once. */
import process from 'node:process';
import { afterEach, expect, it } from 'vitest';
import { exampleDraft } from '../support/exampleDraft.ts';
import { findChromium } from '../vscode/host/chromium.ts';
import { Client } from './client.ts';
import { readPart, startWebWorker } from './webWorker.ts';

const DRAFT = 'vscode-vfs://github/o/r/draft/2025-06-04-this-week-in-rust.md';
const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20250612T170000Z
SUMMARY:Hack and Learn
LOCATION:Berlin\\, Germany
URL:https://www.meetup.com/rust-example/events/9/
ORGANIZER;CN=Rust Example Group:mailto:a@example.org
END:VEVENT
END:VCALENDAR
`.replace(/\n/g, '\r\n');

let end: (() => Promise<void>) | undefined;
afterEach(() => end?.());

const here = findChromium() !== undefined || process.env['TWIR_NO_SKIP'] === '1';
it.skipIf(!here)('in Chromium (without one this is skipped)', async () => {
  const worker = await startWebWorker();
  end = worker.end;
  const client = await Client.over(worker.channel);
  const asked: string[] = [];
  let broken = true;
  client.connection.onRequest('twir/readPart', ({ name }: { name: string }) => {
    asked.push(name);
    if (broken) throw new Error('the network is away');
    return readPart(name);
  });
  await client.open(DRAFT, exampleDraft('* [A](https://example.org/a?utm_source=x)').text);
  expect((await client.pull(DRAFT)).map(({ code }) => code)).toContain('tracking-parameter');
  expect(asked).toEqual([]);

  const ask = () =>
    client.connection.sendRequest<{ candidates: readonly { row: string }[] }>('twir/importEvents', {
      uri: DRAFT,
      text: CALENDAR,
    });
  await expect(ask()).rejects.toThrow('the network is away');
  broken = false;
  for (let times = 0; times < 2; times++) {
    const { candidates } = await ask();
    expect(candidates.map(({ row }) => row)).toEqual([expect.stringContaining('[**Hack and Learn**]')]);
  }
  expect(asked).toEqual(['elsewhere', 'elsewhere']);
  // The other part, without any network: GitHub is not asked, for nothing says where it is.
  await expect(
    client.connection.sendRequest('twir/updateSections', { uri: DRAFT, api: 'http://127.0.0.1:9' }),
  ).resolves.toMatchObject({ problems: expect.arrayContaining([expect.any(String)]) });
  expect(asked.at(-1)).toBe('github');
  await client.stop();
});
