/** The declaration, and what is made of it: the help and the shells' completions, which real shells run here. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMAND_LIST, COMMANDS, optionLabel } from '../../server/src/cli/declaration.ts';
import { twir } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'twir-complete-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(path.join(folder, 'draft'));
for (const name of ['draft/a b.md', 'draft.md', 'other.txt']) writeFileSync(path.join(folder, name), '');

const hasShell = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const script = (shell: string): string => {
  const { code, out } = twir(folder, ['completions', shell]);
  expect(code).toBe(0);
  writeFileSync(path.join(folder, `twir.${shell}`), out);
  return path.join(folder, `twir.${shell}`);
};

describe('the declaration', () => {
  it.each(COMMAND_LIST.map((command) => [command.name, command] as const))('%s', (name, command) => {
    expect(command.summary).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(command.exit)).toEqual(expect.arrayContaining(['0', '2']));
    for (const [key, { description, choices, value, default: byDefault }] of Object.entries(command.options)) {
      expect(key).toMatch(/^[a-z][a-z-]+$/);
      // All texts stand within single quotes of shells, and within cells of tables.
      expect(`${name} ${key} ${description}`).not.toMatch(/[\\\n]/);
      expect(description).not.toMatch(/^[A-Z]|\.$/);
      if (choices) expect(value).toBeDefined();
      if (choices && byDefault !== undefined) expect(choices).toContain(byDefault);
    }
  });
});

describe('help', () => {
  it.each(COMMAND_LIST.map(({ name }) => name))('of %s names all its options and exit codes', (name) => {
    const words = name.split(' ');
    const { code, out, err } = twir(folder, [...words, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(twir(folder, ['help', ...words]).out).toBe(out);
    for (const [key, option] of Object.entries(COMMANDS[name].options)) expect(out).toContain(optionLabel(key, option));
    for (const exit of Object.keys(COMMANDS[name].exit)) expect(out).toMatch(new RegExp(`^ +${exit}  `, 'm'));
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('of all names all', () => {
    const { out } = twir(folder, ['--help']);
    for (const { name } of COMMAND_LIST) expect(out).toMatch(new RegExp(`^ +twir ${name}( |$)`, 'm'));
  });

  it.each([
    [['events'], /`events` is not enough: it is `events tidy`, `events prune` or `events import`/],
    [['events', 'sort'], /no command `events sort`/],
    [['chek'], /no command `chek`/],
    [['check', '--formt=json'], /formt/],
    [['render', 'a.md', '--as', 'print'], /--as is site or github, not `print`/],
    [['completions', 'tcsh'], /bash, zsh, fish/],
    [['completions'], /bash, zsh, fish/],
  ])('%j is answered', (args, expected) => {
    const { code, out, err } = twir(folder, args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
  });

  it('a file may be called --help', () =>
    expect(twir(folder, ['check', '--', '--help'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no such file/),
    }));
});

const firsts = [...new Set(COMMAND_LIST.map(({ name }) => name.split(' ')[0] as string))];
const options = (name: keyof typeof COMMANDS): string[] => Object.keys(COMMANDS[name].options).map((key) => `--${key}`);

describe.skipIf(!hasShell('bash'))('bash', () => {
  /** What bash itself offers, by the function that \`complete\` knows, for words of which the last is being written. */
  function offered(...words: string[]): string[] {
    const program = `
      source ${JSON.stringify(script('bash'))} || exit 9
      read -r _ _ function _ <<< "$(complete -p twir)"
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=\${#COMP_LINE}
      "$function" twir "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', program, 'bash', ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    return stdout.split('\n').filter(Boolean).sort();
  }

  const rows: readonly (readonly [readonly string[], readonly string[]])[] = [
    [
      ['twir', ''],
      [...firsts, 'help', 'version'],
    ],
    [
      ['twir', 'c'],
      ['check', 'completions'],
    ],
    [
      ['twir', 'events', ''],
      ['import', 'prune', 'tidy'],
    ],
    [
      ['twir', 'events', 'tidy', '--'],
      [...options('events tidy'), '--help'],
    ],
    [
      ['twir', 'check', '--'],
      [...options('check'), '--help'],
    ],
    [
      ['twir', 'check', '--f'],
      ['--fail-on', '--fix', '--format'],
    ],
    [
      ['twir', 'check', 'x', '--format', ''],
      ['github', 'json', 'markdown', 'sarif', 'text'],
    ],
    [['twir', 'check', '--format', 's'], ['sarif']],
    [['twir', 'check', '--format', '=', 's'], ['sarif']],
    [
      ['twir', 'check', '--format', '='],
      ['github', 'json', 'markdown', 'sarif', 'text'],
    ],
    [['twir', 'check', '--max-severity', 'n'], ['none']],
    [['twir', 'check', '--since', ''], []],
    [
      ['twir', 'check', 'dr'],
      ['draft', 'draft.md'],
    ],
    [['twir', 'check', 'draft/'], ['draft/a b.md']],
    [['twir', 'check', '--output', 'oth'], ['other.txt']],
    [['twir', 'events', 'import', 'oth'], ['other.txt']],
    [
      ['twir', 'completions', ''],
      ['bash', 'fish', 'zsh'],
    ],
    [['twir', 'nothing', ''], []],
  ];
  it.each(rows)('%j', (words, expected) => expect(offered(...words)).toEqual([...expected].sort()));
});

describe.skipIf(!hasShell('zsh'))('zsh', () => {
  it('reads it', () =>
    expect(spawnSync('zsh', ['-n', script('zsh')], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' }));
});

describe.skipIf(!hasShell('fish'))('fish', () => {
  const offered = (line: string): string[] => {
    const program = `source ${JSON.stringify(script('fish'))}; complete --do-complete ${JSON.stringify(line)}`;
    const { stdout, status } = spawnSync('fish', ['--no-config', '-c', program], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(0);
    return stdout
      .split('\n')
      .flatMap((one) => one.split('\t')[0] || [])
      .sort();
  };
  it.each([
    ['twir ', firsts],
    ['twir events ', ['import', 'prune', 'tidy']],
    ['twir check --format ', ['github', 'json', 'markdown', 'sarif', 'text']],
    ['twir check --f', ['--fail-on', '--fix', '--format']],
  ])('%j', (line, expected) => expect(offered(line)).toEqual([...expected].sort()));
});
