/** The bundled command `twir`, over files in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonFinding } from '../../server/src/cli/report/json.ts';
import { bundles } from '../support/dist.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const { cli } = bundles();
const folder = mkdtempSync(path.join(tmpdir(), 'twir-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAME = '2025-06-04-this-week-in-rust.md';
const CLEAN = exampleDraft('* [A title](https://example.org/a)').text;
const DASH = exampleDraft('- [A title 🦀](https://example.org/a)').text;
const PAST = exampleDraft(
  '* 2025-06-01 | Virtual | [Rust](https://example.org/o)\n    * [**T**](https://example.org/t)',
  'events-virtual',
).text;
const CONFLICT = exampleDraft('* [A](https://example.org/a)\n>>>>>>> main').text;

let count = 0;
/** A new folder with files in it. */
function place(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = path.join(folder, String(count++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  mkdirSync(root, { recursive: true });
  return root;
}

function twir(cwd: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { code: status, out: stdout, err: stderr };
}
const read = (root: string, name = NAME): string => readFileSync(path.join(root, name), 'utf8');
const json = (out: string): JsonFinding[] => JSON.parse(out) as JsonFinding[];

describe('twir check', () => {
  it('is silent, and content, about a faultless draft', () => {
    expect(twir(place({ [NAME]: CLEAN }), 'check', NAME)).toEqual({ code: 0, out: 'no findings\n', err: '' });
  });

  it('prints place, severity, rule, the line, a mark under it, and the fix', () => {
    const { code, out } = twir(place({ [NAME]: DASH }), 'check', NAME);
    expect(code).toBe(0);
    const line = DASH.slice(0, DASH.indexOf('- [A title')).split('\n').length;
    expect(out).toContain(`${NAME}:${line}:1: information list-marker: `);
    expect(out).toMatch(/^ {3}- \[A title 🦀\]\(https:\/\/example\.org\/a\)\n {3}\^+\n {2}fix: Change/m);
    expect(out).toMatch(/\n1 information\n$/);
    expect(out).not.toContain('\u001b');
  });

  it('prints JSON: places from 1 in UTF-16 units, fixes with their safety', () => {
    const { out } = twir(
      place({ [NAME]: exampleDraft('* [🦀🦀](https://example.org/a?utm_source=x)').text }),
      'check',
      '--format',
      'json',
      NAME,
    );
    const found = json(out).find(({ rule }) => rule === 'tracking-parameter');
    expect(found).toMatchObject({ file: NAME, severity: 'information', fixes: [{ safe: true }] });
    const text = '* [🦀🦀](https://example.org/a?';
    expect([found?.column, found?.endColumn, found?.endLine]).toEqual([
      text.length + 1,
      text.length + 1 + 'utm_source=x'.length,
      found?.line,
    ]);
  });

  it.each([
    ['information by default', DASH, [], 0],
    ['information when asked', DASH, ['--fail-on', 'information'], 1],
    ['information as a hint', DASH, ['--fail-on', 'hint'], 1],
    ['an error by default', CONFLICT, [], 1],
    ['an error from error on', CONFLICT, ['--fail-on', 'error'], 1],
    ['an error, never', CONFLICT, ['--fail-on', 'never'], 0],
    ['nothing at all', CLEAN, ['--fail-on', 'hint'], 0],
  ] as const)('the exit code of %s', (_, text, args, code) =>
    expect(twir(place({ [NAME]: text }), 'check', NAME, ...args).code).toBe(code),
  );

  it('shows what concerns the audience', () => {
    const root = place({ [NAME]: PAST });
    const rules = (audience: string): string[] =>
      json(twir(root, 'check', NAME, '--format', 'json', '--audience', audience).out).map(({ rule }) => rule);
    expect(rules('any')).toContain('event-past');
    expect(rules('editor')).toContain('event-past');
    expect(rules('contributor')).not.toContain('event-past');
  });

  it('takes settings from a file', () => {
    const root = place({
      [NAME]: DASH,
      'off.json': '{ "rules": { "list-marker": "off" } }',
      'loud.json': '{ "rules": { "list-marker": "error" } }',
    });
    expect(twir(root, 'check', NAME, '--config', 'off.json')).toMatchObject({ code: 0, out: 'no findings\n' });
    expect(twir(root, 'check', NAME, '--config', 'loud.json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('error list-marker'),
    });
  });

  it.each([
    ['no JSON', '{ "rules": ', /config\.json/],
    ['no object', '[1]', /object/],
    ['an unknown rule', '{ "rules": { "no-such-rule": "off" } }', /no-such-rule/],
    ['an unknown severity', '{ "rules": { "list-marker": "loud" } }', /list-marker/],
    ['not UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), /UTF-8/],
  ])('refuses settings with %s', (_, config, complaint) => {
    const { code, err, out } = twir(
      place({ [NAME]: DASH, 'config.json': config }),
      'check',
      NAME,
      '--config',
      'config.json',
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(complaint);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['a missing file', ['missing.md'], /missing\.md: .*no such file/],
    ['a folder without drafts', ['empty'], /empty: .*no \.md file/],
    ['a pattern that names nothing', ['draft/*.md'], /draft\/\*\.md: .*no file/],
    ['a file that is not UTF-8', ['latin.md'], /latin\.md: .*UTF-8/],
    ['missing settings', [NAME, '--config', 'none.json'], /none\.json: .*no such file/],
    ['an unknown option', [NAME, '--loud'], /loud/],
    ['an unknown format', [NAME, '--format', 'xml'], /text, json, github, sarif or markdown/],
    ['an unknown level', [NAME, '--fail-on', 'everything'], /everything/],
    ['an unknown audience', [NAME, '--audience', 'cats'], /audience/],
    ['an option without its value', [NAME, '--format'], /format/],
  ])('says what is wrong with %s', (_, args, complaint) => {
    const { code, err } = twir(
      place({ [NAME]: DASH, 'latin.md': new Uint8Array([0x54, 0xe9, 0x0a]), 'empty/a.txt': '' }),
      'check',
      ...args,
    );
    expect(code).toBe(2);
    expect(err).toMatch(complaint);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('goes on after a file that cannot be read', () => {
    const { code, out, err } = twir(place({ [NAME]: DASH }), 'check', 'missing.md', NAME);
    expect(code).toBe(2);
    expect(out).toContain('list-marker');
    expect(err).toContain('missing.md');
  });

  it('leaves other Markdown alone, and says so', () => {
    const { code, out, err } = twir(place({ 'README.md': '- [a](https://example.org)' }), 'check', 'README.md');
    expect([code, out]).toEqual([0, 'no findings\n']);
    expect(err).toMatch(/README\.md.*left alone/);
  });

  it('without files it checks the drafts of draft/, from here upwards', () => {
    const root = place({ [`draft/${NAME}`]: DASH, 'draft/notes.txt': DASH, 'a/b/c.md': '' });
    for (const cwd of [root, path.join(root, 'draft'), path.join(root, 'a/b')]) {
      const { out } = twir(cwd, 'check', '--format', 'json');
      expect(json(out).map(({ rule, file }) => [rule, path.basename(file)])).toEqual([['list-marker', NAME]]);
    }
    expect(twir(place({ 'a.md': '' }), 'check')).toMatchObject({ code: 2, err: expect.stringMatching(/draft\//) });
  });

  it('shows control characters, and does not send them to the terminal', () => {
    const { out } = twir(place({ [NAME]: exampleDraft('- [a\u001b[31m](https://example.org/a)').text }), 'check', NAME);
    expect(out).toContain('␛');
    expect(out).not.toContain('\u001b');
  });

  it('ends quietly when nobody reads on', () => {
    const root = place({
      [NAME]: exampleDraft(Array.from({ length: 3000 }, (_, n) => `- [a](https://example.org/${n})`).join('\n')).text,
    });
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" check ${NAME} | head -1`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('twir fix', () => {
  it('takes back with --formatting what a formatter did, and nothing else', () => {
    const lines = '- [A title](https://example.org/a?utm_source=x)\n-   [Another](https://example.org/b)';
    const root = place({ [NAME]: exampleDraft(lines).text });
    const { err } = twir(root, 'fix', '--formatting', NAME);
    expect(err).toContain('2 list markers');
    expect(read(root)).toBe(exampleDraft(lines.replace(/^- */gm, '* ')).text);
    expect(twir(root, 'fix', '--formatting', NAME).err).toContain('nothing to mend');
  });

  const FIXED = DASH.replace('- [A title', '* [A title');

  it('writes the file, says what it did, and has nothing to do the second time', () => {
    const root = place({ [NAME]: DASH });
    const first = twir(root, 'fix', NAME);
    expect(first).toMatchObject({ code: 0, err: expect.stringMatching(/1 mended \(1 list-marker\)/) });
    expect(read(root)).toBe(FIXED);
    expect(twir(root, 'fix', NAME)).toMatchObject({ code: 0, err: expect.stringMatching(/nothing to mend/) });
    expect(read(root)).toBe(FIXED);
  });

  it('--dry-run prints the difference and writes nothing', () => {
    const root = place({ [NAME]: DASH });
    const { code, out } = twir(root, 'fix', '--dry-run', NAME);
    expect(code).toBe(0);
    expect(out).toMatch(/^--- 2025.*\n\+\+\+ 2025.*\n@@ .*@@\n/m);
    expect(out).toContain('\n-- [A title 🦀]');
    expect(out).toContain('\n+* [A title 🦀]');
    expect(read(root)).toBe(DASH);
  });

  it('keeps CRLF and the byte order mark', () => {
    const text = `\uFEFF${DASH.replace(/\n/g, '\r\n')}`;
    const root = place({ [NAME]: text });
    expect(twir(root, 'fix', NAME).code).toBe(0);
    expect(read(root)).toBe(`\uFEFF${FIXED.replace(/\n/g, '\r\n')}`);
  });

  it('applies what deletes or guesses with --unsafe alone', () => {
    const root = place({ [NAME]: PAST });
    twir(root, 'fix', NAME);
    expect(read(root)).toBe(PAST);
    twir(root, 'fix', '--unsafe', NAME);
    expect(read(root)).not.toContain('2025-06-01');
  });

  it('the exit code says that something is left', () =>
    expect(twir(place({ [NAME]: CONFLICT }), 'fix', NAME).code).toBe(1));

  it('a file that cannot be read or written is said', () => {
    expect(twir(place({}), 'fix', 'missing.md')).toMatchObject({ code: 2, err: expect.stringMatching(/no such file/) });
  });
});

describe('twir', () => {
  it.skipIf(process.platform === 'win32')('is a program by itself, also over the link that `npm link` makes', () => {
    const link = path.join(place({}), 'twir');
    symlinkSync(cli, link);
    const { status, stdout } = spawnSync(link, ['version'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^twir \d/)]);
  });

  it('ends quietly when nobody hears its complaints', () => {
    const names = Array.from({ length: 3000 }, (_, n) => `none-${n}.md`).join(' ');
    const command = `"${process.execPath}" "${cli}" check ${names} 2>&1 | head -1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['twir: none-0.md: there is no such file\n', '']);
  });

  it.each(['help', '--help', '-h'])('%s explains it', (word) =>
    expect(twir(folder, word)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/twir check[\s\S]*twir fix[\s\S]*twir lsp/),
    }),
  );
  it.each([
    ['no command', [], /command/],
    ['lsp without --stdio', ['lsp'], /--stdio/],
  ])('%s is answered with the usage', (_, args, complaint) => {
    const { code, out, err } = twir(folder, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(complaint);
    expect(err).toContain(args.length ? 'twir lsp' : 'twir check');
  });
});
