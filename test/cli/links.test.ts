/** The bundled `twir links`, against a server on this machine. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answer, type Handler, type LocalWeb, localWeb } from '../linkCheck/web.ts';
import { bundles } from '../support/dist.ts';

const { cli } = bundles();
const NAME = '2025-06-04-this-week-in-rust.md';
const titled = (title: string): Handler => answer(200, { 'content-type': 'text/html' }, `<title>${title}</title>`);
const HANDLERS: Readonly<Record<string, Handler>> = {
  '/gone': answer(404),
  '/refused': answer(403),
  '/old': answer(301, { location: '/new' }),
  '/titled': titled('How to write tests'),
  '/slow': () => {},
};

let folder = '';
let web: LocalWeb;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'twir-links-'));
  web = await localWeb(HANDLERS);
  write('config.json', JSON.stringify({ fetchPrivateFrom: [web.server('127.0.0.1'), web.server('localhost')] }));
});
afterEach(async () => {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
const read = (name = NAME): string => readFileSync(path.join(folder, name), 'utf8');
/** A short draft with an entry for each path. */
const draft = (...paths: readonly string[]): string =>
  `Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n\n${paths.map((at) => `* [Entry of ${at}](${web.url('127.0.0.1', at)})`).join('\n')}\n`;
/** The line of a path in {@link draft}, from 1. */
const lineOf = (at: string): number =>
  read()
    .split('\n')
    .findIndex((line) => line.includes(`${at})`)) + 1;

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function twir(args: readonly string[], whileRunning?: (child: ReturnType<typeof spawn>) => void): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'caches') },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  whileRunning?.(child);
  return new Promise((resolve) => void child.once('close', (code) => resolve({ code, out, err })));
}
const links = (...args: readonly string[]): Promise<Run> => twir(['links', NAME, '--config', 'config.json', ...args]);

describe('twir links', () => {
  it('says what is broken, what has moved and what could not be told', async () => {
    write(NAME, draft('/there', '/gone', '/refused', '/old'));
    const { code, out, err } = await links();
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toContain(`${NAME}:${lineOf('/gone')}:`);
    expect(out).toMatch(/warning link-broken: .*\(404\)/);
    expect(out).toMatch(/information link-moved: .*\/new`/);
    expect(out).toMatch(/:\d+:\d+: not sure: http:\S+\/refused: the site refuses us \(403\)\n/);
    expect(out).toMatch(/\n4 links: 2 ok, 1 broken, 1 not sure, 1 moved \(looked at on \d{4}-\d\d-\d\d/);
    expect(out).not.toContain('\u001b');
    expect(web.most.perHost).toBe(1);
  });

  it.each([
    ['nothing broken', ['/there', '/refused', '/old'], 0],
    ['a broken one', ['/gone', '/there'], 1],
    ['no links at all', [], 0],
  ] as const)('the exit code of %s', async (_, paths, code) => {
    write(NAME, draft(...paths));
    expect((await links()).code).toBe(code);
  });

  it('prints JSON', async () => {
    write(NAME, draft('/there', '/gone', '/old'));
    const { out } = await links('--format', 'json', '--no-cache');
    const report = JSON.parse(out) as { links: { url: string; places: unknown }[]; checkedAt: string };
    expect(report).toMatchObject({ total: 3, ok: 2, broken: 1, unknown: 0, moved: 1, unchecked: 0, cancelled: false });
    expect(Date.now() - Date.parse(report.checkedAt)).toBeLessThan(60_000);
    expect(report.links.map(({ url }) => new URL(url).pathname)).toEqual(['/there', '/gone', '/old']);
    expect(report.links[1]).toMatchObject({
      outcome: 'broken',
      status: 404,
      places: [{ file: NAME, line: lineOf('/gone') }],
    });
    expect(report.links[2]).toMatchObject({ outcome: 'ok', movedTo: web.url('127.0.0.1', '/new') });
  });

  it('compares titles, when asked to', async () => {
    write(NAME, draft('/titled', '/gone'));
    expect((await links('--no-cache')).out).not.toContain('title-differs');
    expect((await links('--titles', '--no-cache')).out).toMatch(/hint title-differs: .*“How to write tests”/);
  });

  it('puts new addresses in, and nothing else; twice is once', async () => {
    const before = draft('/old', '/titled', '/gone').replace(/\n/g, '\r\n');
    write(NAME, before);
    const dry = await links('--titles', '--fix', '--dry-run');
    expect(dry.out).toMatch(/^\+\* \[Entry of \/old\]\(http:\S+\/new\)/m);
    expect(read()).toBe(before);
    const { err } = await links('--titles', '--fix');
    expect(err).toBe(`${NAME}: 1 link changed\n`);
    expect(read()).toBe(before.replace('/old)', '/new)'));
    const after = read();
    await links('--fix');
    expect(read()).toBe(after);
  });

  it('remembers what was there, asks again for what was not, and shows the date', async () => {
    write(NAME, draft('/there', '/gone', '/refused'));
    await links();
    const first = web.asked.length;
    await links();
    expect(web.asked.slice(first).some((one) => one.endsWith('/there'))).toBe(false);
    expect(web.asked.slice(first).filter((one) => one.endsWith('/gone')).length).toBe(2);
    await links('--max-age', '0');
    expect(web.asked.filter((one) => one.endsWith('/there')).length).toBe(2);
    expect(existsSync(path.join(folder, 'caches/twir/links.json'))).toBe(process.platform === 'linux');
    await links('--cache', 'own.json');
    expect(read('own.json')).toContain('/there');
  });

  it('a cache that is none is left alone', async () => {
    write(NAME, draft('/there'));
    write('notes.txt', 'mine');
    const { code, err } = await links('--cache', 'notes.txt');
    expect(code).toBe(0);
    expect(err).toMatch(/notes\.txt: this is no cache of links/);
    expect(read('notes.txt')).toBe('mine');
  });

  it('tells the checklist', async () => {
    write(NAME, draft('/there', '/gone'));
    const listed = async (): Promise<string> => (await twir(['publish', '--check', NAME, '--cache', 'own.json'])).out;
    expect(await listed()).toMatch(/^\[!\] Links alive \(unchecked\)$/m);
    await links('--cache', 'own.json');
    expect(await listed()).toMatch(
      /^\[ \] Links alive \(looked at on [\d-]+\)\n +\S+:\d+: On [\d-]+ this link was broken/m,
    );
    expect((await twir(['publish', '--check', NAME, '--no-cache'])).out).toContain('(unchecked)');
    // No other command speaks of it.
    expect((await twir(['check', NAME])).out).not.toContain('link-broken');
  });

  it.skipIf(process.platform === 'win32')('interrupted, prints what it has', async () => {
    write(NAME, draft('/there', '/slow', '/gone'));
    const { code, out, err } = await twir(
      ['links', NAME, '--config', 'config.json', '--format', 'json', '--cache', 'own.json'],
      (child) => {
        const timer = setInterval(() => {
          if (!web.asked.some((one) => one.endsWith('/slow'))) return;
          clearInterval(timer);
          child.kill('SIGINT');
        }, 20);
      },
    );
    expect(code).toBe(130);
    expect(err).toMatch(/interrupted/);
    expect(JSON.parse(out)).toMatchObject({ cancelled: true, total: 3, ok: 1, unchecked: 2 });
    expect(read('own.json')).toContain('/there');
  });

  it('gives a page the time that it is told to', async () => {
    write(NAME, draft('/there', '/slow'));
    const { out, code } = await links('--timeout', '0.3');
    expect(code).toBe(0);
    expect(out).toMatch(/not sure: \S+\/slow: there was no answer in time/);
  });

  it('asks no private address unless the user allows it', async () => {
    write(NAME, draft('/there'));
    const { out } = await twir(['links', NAME, '--no-cache']);
    expect(out).toMatch(/not sure: .*: Only the ports 80 and 443/);
    expect(web.asked).toEqual([]);
  });

  it.each([
    [['--timeout', 'soon'], /--timeout/],
    [['--timeout', '0'], /--timeout/],
    [['--jobs', '0'], /--jobs/],
    [['--jobs', '1.5'], /--jobs/],
    [['--max-age', '-1'], /max-age/],
    [['--format', 'sarif'], /--format/],
    [['--cache', 'a', '--no-cache'], /--no-cache/],
    [['--dry-run'], /--fix/],
    [['--no-such-option'], /no-such-option/],
  ])('refuses %j', async (args, complaint) => {
    write(NAME, draft('/there'));
    const { code, err } = await links(...args);
    expect(code).toBe(2);
    expect(err).toMatch(complaint);
    expect(web.asked).toEqual([]);
  });

  it('a file that is not there', async () => {
    const { code, err } = await links();
    expect(code).toBe(2);
    expect(err).toMatch(/there is no such file/);
  });
});
