/** `twir events import`, over files in a folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../server/src/cli/common.ts';
import { importCommand } from '../../server/src/cli/importEvents.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { runInProcess } from '../support/inProcess.ts';
import { calendar } from './support.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'twir-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAME = 'draft/2025-06-04-this-week-in-rust.md';
const TEXT = exampleDraft('* [A title](https://example.org/a)').text;
const EVENT = [
  'UID:1',
  'SUMMARY:Talks',
  'DTSTART;TZID=Europe/Berlin:20250610T190000',
  'LOCATION:Berlin\\, Germany',
  'URL:https://www.meetup.com/rust-example-berlin/events/21/',
  'ORGANIZER;CN=Rust Example Berlin:mailto:a@example.org',
];
const GUESSED = [
  'UID:2',
  'SUMMARY:More',
  'DTSTART:20250611T230000Z',
  'LOCATION:Berlin\\, Germany',
  'URL:https://example.org/2',
  'ORGANIZER;CN=Nobody Known:mailto:a@example.org',
];

let count = 0;
async function run(
  files: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string; text: string }> {
  const root = path.join(folder, String(count++));
  const ran = await runInProcess(root, { [NAME]: TEXT, ...files }, (io) => importCommand([NAME, ...args], io));
  return { ...ran, text: readFileSync(path.join(root, NAME), 'utf8') };
}

describe('twir events import', () => {
  it('adds what is sure, says what it left, and nothing the second time', async () => {
    const files = { 'a.ics': calendar([EVENT, GUESSED]) };
    const first = await run(files, 'a.ics');
    expect(first.code).toBe(1);
    expect(first.text).toContain(
      '### Europe\n\n* 2025-06-10 | Berlin, DE | [Rust Example Berlin](https://www.meetup.com/rust-example-berlin)\n    * [**Talks**](https://www.meetup.com/rust-example-berlin/events/21/)',
    );
    expect(first.out).toMatch(/^\+ 2025-06-10 .*\n\? 2025-06-12 /m);
    expect(first.err).toMatch(
      /1 event added, 0 there already, 1 left out, 0 not understood, 0 outside 2025-06-04 - 2025-07-02/,
    );
    const second = await run({ ...files, [NAME]: first.text }, 'a.ics');
    expect(second.text).toBe(first.text);
    expect(second.out).toContain('The same page on the same day stands in line');
  });

  it('takes the guessed ones, too, when told so', async () => {
    const { code, text } = await run({ 'a.ics': calendar([EVENT, GUESSED]) }, 'a.ics', '--all');
    expect(code).toBe(0);
    expect(text).toContain('* 2025-06-12 | Berlin, DE | [Nobody Known](https://example.org/2)');
  });

  it('writes nothing in a dry run', async () => {
    const { text, out } = await run({ 'a.ics': calendar([EVENT]) }, 'a.ics', '--dry-run');
    expect(text).toBe(TEXT);
    expect(out).toContain('+* 2025-06-10 | Berlin, DE');
  });

  it('knows organisers and towns from the issues beside the draft', async () => {
    const earlier = exampleDraft(
      '* 2025-06-03 | Düsseldorf, DE | [Rust Rhine](https://luma.com/rust-rhine)\n    * [**Evening**](https://luma.com/r1)',
      'events-europe',
      '2025-05-28',
    ).text;
    const { text } = await run(
      {
        'content/2025-05-28-this-week-in-rust.md': earlier,
        'a.txt': 'Evening\n2025-06-20\nhttps://luma.com/r2\nRust Rhine\nDusseldorf, Germany\n',
      },
      'a.txt',
    );
    expect(text).toContain('* 2025-06-20 | Düsseldorf, DE | [Rust Rhine](https://luma.com/rust-rhine)');
  });

  it.each([
    [['none.ics'], /none\.ics: .*no such file/],
    [['https://example.org/a.ics'], 'usage'],
    [[], 'usage'],
    [['a.ics', 'b.ics'], 'usage'],
    [['a.ics', '--time-zone', 'Nowhere'], 'usage'],
    [['a.ics', '--loud'], 'usage'],
  ])('refuses %j', async (args, complaint) => {
    const asked = run({ 'a.ics': calendar([EVENT]) }, ...args);
    if (complaint === 'usage') await expect(asked).rejects.toThrow(UsageError);
    else {
      const { code, err, text } = await asked;
      expect([code, text]).toEqual([2, TEXT]);
      expect(err).toMatch(complaint);
    }
  });

  it('refuses what is no draft, or has no place for events', async () => {
    expect(await run({ [NAME]: '# Notes\n', 'a.ics': calendar([EVENT]) }, 'a.ics').then(({ code }) => code)).toBe(
      1 + 1,
    );
    const none = await run(
      { [NAME]: 'Title: This Week in Rust 602\nDate: 2025-06-04\n', 'a.ics': calendar([EVENT]) },
      'a.ics',
    );
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('no section "Upcoming Events"')]);
  });
});
