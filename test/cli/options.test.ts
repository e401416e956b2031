/** What `twir check` and `twir fix` read, and where they write. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleDraft } from '../support/exampleDraft.ts';
import { twir } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'twir-options-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAME = '2025-06-04-this-week-in-rust.md';
const DASH = exampleDraft('- [A title](https://example.org/a)').text;
const MENDED = DASH.replace('- [A title', '* [A title');
const CLEAN = MENDED;
let count = 0;
function place(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = path.join(folder, String(count++));
  mkdirSync(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  return root;
}
const read = (root: string, name = NAME): string => readFileSync(path.join(root, name), 'utf8');
/** Names of the files that have findings. */
const found = (out: string): string[] => (JSON.parse(out) as { file: string }[]).map(({ file }) => file);

describe('files, folders, patterns', () => {
  const root = place({
    [`draft/${NAME}`]: DASH,
    'draft/2025-06-11-this-week-in-rust.md': exampleDraft('- [A](https://example.org/a)', 'observations', '2025-06-11')
      .text,
    'draft/notes.md': '- not ours\n',
    'draft/notes.txt': DASH,
    [`content/old/${NAME}`]: DASH,
    [`node_modules/x/${NAME}`]: DASH,
    [`.cache/${NAME}`]: DASH,
    [`a[b]/${NAME}`]: DASH,
    '-x-this-week-in-rust.md': DASH,
  });
  const june = [`draft/${NAME}`, 'draft/2025-06-11-this-week-in-rust.md'];
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a folder', ['draft'], june],
    ['a folder with a slash', ['draft/'], june],
    ['all folders', ['.'], [`a[b]/${NAME}`, `content/old/${NAME}`, ...june, '-x-this-week-in-rust.md'].sort()],
    ['a pattern', ['draft/*.md'], june],
    ['a pattern over folders', ['**/2025-06-04*'], [`a[b]/${NAME}`, `content/old/${NAME}`, `draft/${NAME}`]],
    ['braces', ['{draft,content/old}/2025-06-04*.md'], [`content/old/${NAME}`, `draft/${NAME}`]],
    ['the same twice', ['draft', `draft/${NAME}`, `./draft/${NAME}`], june],
    ['a name with signs of a pattern', [`a[b]/${NAME}`], [`a[b]/${NAME}`]],
    ['a full path', [path.join(root, `draft/${NAME}`)], [`draft/${NAME}`]],
    ['a full pattern', [path.join(root, 'draft/2025-06-04*')], [`draft/${NAME}`]],
    ['from below', ['./draft/../draft/*.md'], june],
    ['what looks like an option', ['--', '-x-this-week-in-rust.md'], ['-x-this-week-in-rust.md']],
  ];
  it.each(rows)('%s', (_, names, expected) => {
    const { out, code } = twir(root, ['check', '--format', 'json', ...names]);
    expect([code, found(out)]).toEqual([0, expected]);
  });

  it('of a folder only what is named is worth a word', () => {
    expect(twir(root, ['check', 'draft']).err).toBe('');
    expect(twir(root, ['check', 'draft/notes.md']).err).toMatch(/left alone/);
  });

  it('does not go round in circles', () => {
    const circle = place({ [`draft/${NAME}`]: DASH });
    symlinkSync(circle, path.join(circle, 'draft/again'), 'junction');
    expect(found(twir(circle, ['check', '--format', 'json', '.']).out)).toEqual([`draft/${NAME}`]);
  });
});

describe('standard input', () => {
  it.each([
    ['by its name', CLEAN.replace(/^Title.*\n/, ''), ['--stdin-filename', `draft/${NAME}`], ['metadata-missing']],
    ['by its metadata', DASH, [], ['list-marker']],
    ['with CRLF and a byte order mark', `\uFEFF${DASH.replace(/\n/g, '\r\n')}`, [], ['list-marker']],
    ['of another kind', '- [a](https://example.org)', [], []],
    ['nothing', '', [], []],
  ] as const)('%s', (_, input, args, rules) => {
    const { out } = twir(folder, ['check', '-', '--format', 'json', ...args], { input });
    expect((JSON.parse(out) as { rule: string }[]).map(({ rule }) => rule)).toEqual(rules);
  });

  it('takes the settings of the repository that its name lies in', () => {
    const root = place({ 'twir.json': '{ "rules": { "list-marker": "error" } }', 'draft/a': '', 'content/a': '' });
    const args = ['check', '-', '--stdin-filename', `draft/${NAME}`];
    expect(twir(root, args, { input: DASH })).toMatchObject({
      code: 1,
      out: expect.stringContaining(`draft/${NAME}:`),
    });
  });

  it('stands for a file that is there', () => {
    const root = place({ [NAME]: CLEAN });
    expect(twir(root, ['check', '-', NAME, '--stdin-filename', NAME], { input: DASH }).out).toMatch(/list-marker/);
  });

  it('is mended to standard output', () => {
    expect(twir(folder, ['fix', '-'], { input: DASH })).toMatchObject({ code: 0, out: MENDED });
    expect(twir(folder, ['fix', '-'], { input: CLEAN })).toMatchObject({ code: 0, out: CLEAN });
    expect(twir(folder, ['fix', '-', '--dry-run'], { input: DASH }).out).toMatch(/^-- \[A title/m);
  });

  it.each([
    ['no UTF-8', ['-'], new Uint8Array([0xff, 0xfe]), /UTF-8/],
    ['twice', ['-', '-'], DASH, /only once/],
    ['a name without it', ['--stdin-filename', NAME, NAME], DASH, /give `-`/],
    ['--fix', ['-', '--fix'], DASH, /cannot be written back/],
  ])('%s is refused', (_, args, input, complaint) => {
    const { code, err } = twir(place({ [NAME]: CLEAN }), ['check', ...args], { input });
    expect(code).toBe(2);
    expect(err).toMatch(complaint);
  });
});

describe('what fails', () => {
  const texts: Readonly<Record<string, string>> = {
    error: exampleDraft(`* [A](https://example.org/a)\n>>>>>>> main`).text,
    information: DASH,
    nothing: CLEAN,
  };
  const rows: readonly (readonly [string, readonly string[], number])[] = [
    ['error', [], 1],
    ['error', ['--max-severity', 'error'], 0],
    ['error', ['--max-severity', 'warning'], 1],
    ['error', ['--max-severity', 'none'], 1],
    ['error', ['--fail-on', 'never'], 0],
    ['information', [], 0],
    ['information', ['--max-severity', 'information'], 0],
    ['information', ['--max-severity', 'hint'], 1],
    ['information', ['--max-severity', 'none'], 1],
    ['information', ['--fail-on', 'information'], 1],
    ['nothing', ['--max-severity', 'none'], 0],
  ];
  it.each(rows)('%s with %j', (text, args, code) => {
    const root = place({ [NAME]: texts[text] as string });
    expect(twir(root, ['check', NAME, ...args]).code).toBe(code);
  });

  it('is said from one side', () => {
    const { code, err } = twir(folder, ['check', '-', '--fail-on', 'error', '--max-severity', 'hint']);
    expect([code, err]).toEqual([2, expect.stringMatching(/two sides/)]);
  });
});

describe('check --fix', () => {
  const past = exampleDraft(
    '* 2025-06-01 | Virtual | [Rust](https://example.org/o)\n    * [**T**](http://example.org/t)',
    'events-virtual',
  ).text;

  it('mends, prints the difference, and reports what is left', () => {
    const text = past.replace('* 2025-06-01', '- 2025-06-01');
    const root = place({ [NAME]: text });
    const { code, out } = twir(root, ['check', '--fix', NAME]);
    expect(read(root)).toBe(past);
    expect(out).toMatch(/^--- 2025.*\n\+\+\+ 2025.*\n@@[\s\S]*^-- 2025-06-01.*\n\+\* 2025-06-01[\s\S]*event-past/m);
    expect(out).not.toContain('list-marker');
    expect(code).toBe(twir(root, ['check', NAME]).code);
  });

  it('prints the difference beside a report for programs', () => {
    const root = place({ [NAME]: DASH });
    const { out, err } = twir(root, ['check', '--fix', '--format', 'json', NAME]);
    expect([JSON.parse(out), err]).toEqual([[], expect.stringMatching(/^\+\* \[A title/m)]);
  });

  it('writes nothing in a dry run, nor where nothing is to be mended', () => {
    const root = place({ [NAME]: DASH });
    expect(twir(root, ['check', '--fix', '--dry-run', NAME]).out).toMatch(/^\+\* \[A title[\s\S]*no findings\n$/m);
    expect(read(root)).toBe(DASH);
    expect(twir(place({ [NAME]: CLEAN }), ['check', '--fix', NAME])).toEqual({
      code: 0,
      out: 'no findings\n',
      err: '',
    });
  });

  it('needs --fix for --dry-run', () => {
    expect(twir(place({ [NAME]: DASH }), ['check', '--dry-run', NAME])).toMatchObject({ code: 2, out: '' });
  });
});

describe('where and how it is printed', () => {
  const root = place({ [NAME]: DASH, 'README.md': '' });

  it('--output writes to a file, without colours', () => {
    const { code, out } = twir(root, ['check', NAME, '--output', 'report.txt'], { env: { FORCE_COLOR: '1' } });
    expect([code, out]).toEqual([0, '']);
    expect(read(root, 'report.txt')).toBe(twir(root, ['check', NAME]).out);
  });

  it('--output says when that fails', () =>
    expect(twir(root, ['check', NAME, '--output', 'no/such/folder.txt'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^twir: no\/such\/folder\.txt: /),
    }));

  it('--quiet prints only what fails', () => {
    expect(twir(root, ['check', '--quiet', NAME, 'README.md'])).toEqual({ code: 0, out: '', err: '' });
    const { code, out } = twir(root, ['check', '--quiet', '--max-severity', 'none', NAME]);
    expect([code, out.split('\n')[0]]).toEqual([1, expect.stringContaining('list-marker')]);
    expect(out).not.toMatch(/\n1 information/);
  });

  it.each([
    ['auto, without a terminal', [], {}, false],
    ['always', ['--color', 'always'], {}, true],
    ['always, whatever the environment says', ['--color=always'], { NO_COLOR: '1' }, true],
    ['never', ['--color', 'never'], {}, false],
  ] as const)('--color %s', (_, args, env, coloured) =>
    expect(twir(root, ['check', NAME, ...args], { env }).out.includes('\u001b[')).toBe(coloured),
  );
});
