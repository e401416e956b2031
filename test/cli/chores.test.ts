import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Io, UsageError } from '../../server/src/cli/common.ts';
import { events } from '../../server/src/cli/events.ts';
import { merge } from '../../server/src/cli/merge.ts';
import { newCommand } from '../../server/src/cli/new.ts';
import { publish } from '../../server/src/cli/publish.ts';
import { resolve } from '../../server/src/cli/resolve.ts';
import type { IsoDate } from '../../server/src/draft/date.ts';
import { event, withEntries, withEvents } from '../chores/support.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

let root = '';
let out = '';
let err = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'twir-chores-'));
  for (const folder of ['draft', 'content', 'tools']) mkdirSync(path.join(root, folder));
  out = err = '';
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const io = (cwd = root): Io => ({
  cwd,
  colour: false,
  out: (text) => {
    out += text;
  },
  err: (text) => {
    err += text;
  },
});
const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text);
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const today = '2025-06-04' as IsoDate;
const draft = 'draft/2025-06-04-this-week-in-rust.md';
const next = 'draft/2025-06-11-this-week-in-rust.md';

test('new: makes the next draft, from anywhere in the repository, once', async () => {
  write(
    'draft/DRAFT_TEMPLATE',
    'Title: This Week in Rust $twir_issue_number\nDate: $twir_issue_date\n\n## Upcoming Events\n\n$twir_events_list\n',
  );
  write(
    'content/2025-06-04-this-week-in-rust.md',
    withEvents(`### Europe\n${event('2025-06-10', 'Oslo, NO', 1)}\n${event('2025-06-12', 'Oslo, NO', 2)}`),
  );
  expect(await newCommand(['--dry-run'], io(), today)).toBe(0);
  expect(() => read(next)).toThrow();
  expect(await newCommand([], io(path.join(root, 'tools')), today)).toBe(0);
  expect(read(next)).toBe(out.slice(0, read(next).length));
  expect(read(next)).toBe(
    `Title: This Week in Rust 603\nDate: 2025-06-11\n\n## Upcoming Events\n\n### Europe\n${event('2025-06-12', 'Oslo, NO', 2)}\n`,
  );
  expect(out).toContain('1 event from content/2025-06-04-this-week-in-rust.md, 1 past left out');
  expect(await newCommand([], io(), today)).toBe(2);
  expect(err).toContain('is there already');
});

test.each([
  ['', 'https://www.meetup.com/rust-oslo', ', 2 defects of their form mended\n'],
  ['{ "rules": { "meetup-organiser-address": "off" } }', 'https://www.meetup.com/rust-oslo/events/', ', 1 defect of'],
])('new: mends what it carries over, by the settings of the repository %s', async (settings, organiser, said) => {
  if (settings) write('twir.json', settings);
  const row = `* 2025-06-12| Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/events/)\n    * [**Talks**](https://www.meetup.com/rust-oslo/events/1/)`;
  write('content/2025-06-04-this-week-in-rust.md', withEvents(`### Europe\n${row}`));
  expect(await newCommand([], io(), today)).toBe(0);
  expect(read(next)).toContain(`\n* 2025-06-12 | Oslo, NO | [Rust Oslo](${organiser})\n    * [**Talks**]`);
  expect(out).toContain(said);
});

test('new: without a template, and on a day of its own only when that is meant', async () => {
  const odd = 'draft/2025-06-12-this-week-in-rust.md';
  const given = ['--date', '2025-06-12'];
  const doubt =
    '2025-06-12 is a Thursday, and issues come out on Wednesdays. It would be draft/2025-06-12-this-week-in-rust.md with the number 603, which is that of 2025-06-11';
  await expect(newCommand(given, io(), today)).rejects.toThrow(`${doubt}. Say --yes`);
  expect(await newCommand([...given, '--dry-run'], io(), today)).toBe(0);
  expect(err).toContain(doubt);
  expect(() => read(odd)).toThrow();
  write(`content/${path.basename(next)}`, withEvents(''));
  await expect(newCommand(given, io(), today)).rejects.toThrow(
    `${doubt} and is taken by content/${path.basename(next)}`,
  );
  expect(await newCommand([...given, '--yes'], io(), today)).toBe(0);
  expect(err).toContain('no draft/DRAFT_TEMPLATE');
  expect(read(odd)).toContain('Number: 603\nDate: 2025-06-12\n');
});

test.each([
  ['the draft', next],
  ['the issue', 'content/2025-06-11-this-week-in-rust.md'],
])('new: %s of the day is there already', async (_, file) => {
  write(file, 'kept');
  for (const args of [['--date', '2025-06-11'], ['--date', '2025-06-11', '--yes'], ['--dry-run'], []])
    expect(await newCommand(args, io(), today)).toBe(2);
  expect(err).toContain(`twir: ${file}: it is there already; nothing was written\n`);
  expect([read(file), out]).toEqual(['kept', '']);
});

test.each([
  [() => newCommand(['--date', 'tomorrow'], io(), today), '--date'],
  [() => newCommand(['--date', '1999-12-29'], io(), today), 'no This Week in Rust yet'],
  [() => newCommand(['a.md'], io(), today), 'no files'],
  [() => newCommand([], io(tmpdir()), today), 'no repository'],
  [() => events(['sort'], io()), 'tidied and pruned'],
  [() => events(['tidy'], io()), 'one FILE'],
  [() => resolve([], io()), 'one FILE'],
  [() => merge(['a', 'b'], io()), 'three files'],
  [() => publish(['a.md', 'b.md'], io()), 'one FILE'],
])('says what is wrong with a call (%#)', async (call, message) => {
  await expect(call()).rejects.toThrow(UsageError);
  await expect(call()).rejects.toThrow(message);
});

test('events tidy: a dry run shows, a run writes, a second finds nothing', async () => {
  const text = withEvents(`### Europe\n${event('2025-06-12', 'Oslo, NO', 2)}\n${event('2025-06-10', 'Oslo, NO', 1)}`);
  write(draft, text);
  expect(await events(['tidy', draft, '--dry-run'], io())).toBe(0);
  expect(read(draft)).toBe(text);
  expect(out).toContain('+* 2025-06-12');
  expect(await events(['tidy', draft], io())).toBe(0);
  expect(err).toContain('1 event moved');
  expect(await events(['tidy', draft], io())).toBe(0);
  expect(err).toContain('are tidy');
});

test('events tidy: what it leaves is said', async () => {
  write(draft, withEvents(`### Elsewhere\n${event('2025-06-12', 'Oslo, NO', 2)}`));
  expect(await events(['tidy', draft], io())).toBe(1);
  expect(err).toContain('no region');
});

test('events prune: shows, asks, deletes', async () => {
  const text = withEvents(`### Europe\n${event('2025-06-01', 'Oslo, NO', 1)}\n${event('2025-06-10', 'Oslo, NO', 2)}`);
  write(draft, text);
  await expect(events(['prune', draft], io())).rejects.toThrow('--yes');
  expect(out).toContain(`${draft}:11: past: 2025-06-01`);
  expect(await events(['prune', draft, '--dry-run'], io())).toBe(1);
  expect(read(draft)).toBe(text);
  expect(await events(['prune', draft, '--yes'], io())).toBe(0);
  expect(read(draft)).toBe(withEvents(`### Europe\n${event('2025-06-10', 'Oslo, NO', 2)}`));
  expect(await events(['prune', draft, '--yes'], io())).toBe(0);
  expect(err).toContain('nothing to delete');
  expect(await events(['prune', 'none.md'], io())).toBe(2);
});

test('resolve: a dry run shows, a run writes, a second finds nothing; what is not sure is left, and told', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => `* [${id}](https://example.org/${id})`) as [string, string, string];
  const conflict = (ours: string, base: string, theirs: string): string =>
    `<<<<<<< HEAD\n${ours}\n||||||| base\n${base}\n=======\n${theirs}\n>>>>>>> main`;
  const text = withEntries(conflict(`${a}\n${b}`, a, `${a}\n${c}`)).replace(/\n/g, '\r\n');
  write(draft, text);
  expect(await resolve([draft, '--dry-run'], io())).toBe(0);
  expect(read(draft)).toBe(text);
  expect(out).toContain('-=======');
  expect(err).toContain('1 conflict would be resolved');
  expect(await resolve([draft], io())).toBe(0);
  expect(read(draft)).toBe(withEntries(`${a}\n${b}\n${c}`).replace(/\n/g, '\r\n'));
  expect(await resolve([draft], io())).toBe(0);
  expect(err).toContain('no conflict to resolve');
  const rivals = withEntries(conflict(a.replace('[a]', '[A, ours]'), a, a.replace('[a]', '[A, theirs]')));
  write(draft, rivals);
  expect(await resolve([draft], io())).toBe(1);
  expect(read(draft)).toBe(rivals);
  expect(err).toContain(`${draft}:10: left as it is: Both sides changed the same line`);
  write('notes.md', conflict(a, b, c));
  expect(await resolve(['notes.md'], io())).toBe(2);
  expect(await resolve(['none.md'], io())).toBe(2);
});

test('merge: as git calls a driver', async () => {
  const one = '* [One](https://example.org/1)';
  const [two, three] = ['* [Two](https://example.org/2)', '* [Three](https://example.org/3)'];
  write('base', withEntries(one));
  write('ours', withEntries(`${one}\n${two}`));
  write('theirs', withEntries(`${one}\n${three}`));
  expect(await merge(['base', 'ours', 'theirs', '-L', 'HEAD', '-L', '%S', '-L', 'topic', '--path', draft], io())).toBe(
    0,
  );
  expect(read('ours')).toBe(withEntries(`${one}\n${two}\n${three}`));
  write('ours', withEntries(one.replace('One', '1')));
  write('theirs', withEntries(one.replace('One', 'I')));
  expect(await merge(['base', 'ours', 'theirs', '-L', '%X', '-L', '%S', '-L', 'topic'], io())).toBe(1);
  expect(read('ours')).toContain(
    '<<<<<<< ours\n* [1](https://example.org/1)\n=======\n* [I](https://example.org/1)\n>>>>>>> topic\n',
  );
  expect(await merge(['base', 'ours', 'nothing'], io())).toBeGreaterThan(128);
});

test.each([[['--check']], [[]]])('publish: a list, and an exit code for CI (%j)', async (check) => {
  write(draft, exampleDraft('* [A page](https://example.org/a)').text);
  expect(await publish(check, io())).toBe(0);
  expect(out).toContain('[x] Past events gone\n');
  expect(out).toContain('nothing is open; it goes to content/2025-06-04-this-week-in-rust.md');
  write(draft, exampleDraft('[Jobs](INSERT_LINK_HERE)', 'jobs').text);
  expect(await publish([...check, draft], io())).toBe(1);
  expect(out).toMatch(/\[ \] Who’s Hiring link\n {6}draft\/\S+:\d+: /);
  expect(await publish([...check, 'none.md'], io())).toBe(2);
});
