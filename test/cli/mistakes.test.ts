/** What the command says to a mistake: what was wrong, what may be meant, and with which exit code. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../server/src/cli/arguments.ts';
import { UsageError } from '../../server/src/cli/common.ts';
import { COMMAND_LIST, type CommandName } from '../../server/src/cli/declaration.ts';
import { helpOf, overview } from '../../server/src/cli/help.ts';
import { main } from '../../server/src/cli/main.ts';
import { unknownCommand } from '../../server/src/cli/unknownCommand.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { type Ran, runInProcess } from '../support/inProcess.ts';
import { putFile } from '../support/put.ts';
import { type Run, twir } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'twir-mistakes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DRAFT = 'draft/2025-06-04-this-week-in-rust.md';
const TEXT = exampleDraft('- [A title](https://example.org/a)').text;
/** Runs the command within this process. */
const run = (cwd: string, ...args: string[]): Promise<Ran> =>
  runInProcess(cwd, {}, async (io) => (await main(args, io)) ?? expect.fail('no exit code'));
let count = 0;
/** A repository with a draft, and other things that are none. */
function place(): string {
  const root = path.join(folder, String(count++));
  putFile(root, DRAFT, TEXT);
  putFile(root, 'notes.md', '# Notes\n');
  putFile(root, 'empty.md', '');
  mkdirSync(path.join(root, 'content'));
  mkdirSync(path.join(root, 'folder'));
  writeFileSync(path.join(root, 'bytes.md'), new Uint8Array([0x54, 0x00, 0xff, 0xfe]));
  return root;
}

describe('words that are no command', () => {
  it.each<[string, string]>([
    ['chek', 'there is no command `chek`; did you mean `check`?'],
    ['publsih', 'there is no command `publsih`; did you mean `publish`?'],
    ['tidy a.md', 'there is no command `tidy`; did you mean `events tidy`?'],
    ['events prun a.md', 'there is no command `events prun`; did you mean `events prune`?'],
    ['event tidy', 'there is no command `event`; did you mean `events tidy`?'],
    ['event', 'there is no command `event`; did you mean `events`?'],
    ['events', '`events` is not enough: it is `events tidy`, `events prune` or `events import`'],
    ['events a.md', 'there is no command `events a.md`: it is `events tidy`, `events prune` or `events import`'],
    ['--verson', 'there is no option `--verson`; did you mean `--version`?'],
    ['--format json', 'there is no option `--format` without a command before it'],
    ['vhdl', 'there is no command `vhdl`'],
    ['constructor', 'there is no command `constructor`'],
  ])('%s', (line, said) =>
    expect(unknownCommand(line.split(' '))).toBe(`twir: ${said}\n  twir --help lists all commands.\n`),
  );

  it.each<[string, string[]]>([
    ['a command', ['chek', DRAFT]],
    ['a command that help is wanted for', ['help', 'chek']],
    ['the same from behind', ['chek', '--help']],
  ])('%s: two lines on standard error, and exit code 2', async (_, args) => {
    const { code, out, err } = await run(folder, ...args);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 2]);
  });

  it('help of a first word is the help of all that begin with it', async () => {
    const { code, out } = await run(folder, 'events', '--help');
    expect(code).toBe(0);
    for (const name of ['tidy', 'prune', 'import']) expect(out).toContain(`twir events ${name} `);
  });
});

describe('options', () => {
  it.each<[CommandName, string, string]>([
    ['check', '--frmat json', '`twir check` has no option `--frmat`; did you mean `--format`?'],
    ['check', '--dryrun', '`twir check` has no option `--dryrun`; did you mean `--dry-run`?'],
    ['new', '--hlep', '`twir new` has no option `--hlep`; did you mean `--help`?'],
    ['check', '--constructor', '`twir check` has no option `--constructor`'],
    ['check', '-x', '`twir check` has no option `-x`'],
    ['new', '--date', '--date needs YYYY-MM-DD behind it'],
    ['check', '--output=', '--output needs FILE behind it'],
    ['check', '--since=', '--since needs REV behind it'],
    [
      'check',
      '--output --fix',
      '--output needs FILE behind it, not the option `--fix`; if that is meant, write `--output=--fix`',
    ],
    ['check', '--format', '--format needs text, json, github, sarif or markdown behind it'],
    ['check', '--format xml', '--format is text, json, github, sarif or markdown, not `xml`'],
    ['check', '--fix=yes', '--fix is there or not: it takes no value such as `yes`'],
  ])('twir %s %s', (name, line, said) => {
    const read = (): unknown => readArguments(name, line.split(' '));
    expect(read).toThrow(UsageError);
    expect(read).toThrow(said);
  });

  it.each<[string, readonly string[], object]>([
    ['the last of two', ['--format', 'json', '--format=sarif'], { format: 'sarif' }],
    ['a value with a dash', ['--output=-x'], { output: '-x' }],
    ['nothing', [], { format: 'text', output: undefined, fix: false }],
  ])('%s', (_, args, values) => expect(readArguments('check', args).values).toMatchObject(values));

  it('git may have no name for a side', () =>
    expect(readArguments('merge', ['-L', 'ours', '-L', '', '--', '-a']).values.label).toEqual(['ours', '']));
});

describe('help fits the terminal', () => {
  it.each([
    [20, 40],
    [60, 60],
    [80, 80],
    [300, 118],
    [undefined, 118],
  ] as const)('of %s columns', (columns, most) => {
    const texts = [overview(columns), ...COMMAND_LIST.map(({ name }) => helpOf(name, columns).split('\nExamples:')[0])];
    const lines = texts.join('\n').split('\n');
    // A single word cannot be cut, and a usage is to be copied.
    expect(lines.filter((line) => line.length > most && line.trim().includes(' ') && !/^ *twir /.test(line))).toEqual(
      [],
    );
    expect(lines.some((line) => line.length > most - 15)).toBe(true);
  });
});

/** Every subcommand that reads a file, with where it stands among its words. */
const READING: readonly (readonly [words: string, code: number])[] = [
  ['check FILE', 2],
  ['fix FILE', 2],
  ['events tidy FILE', 2],
  ['events prune FILE', 2],
  [`events import FILE ${DRAFT}`, 2],
  [`events import ${DRAFT} FILE`, 2],
  [`sections paste FILE ${DRAFT}`, 2],
  [`sections paste ${DRAFT} FILE`, 2],
  ['sections update FILE', 2],
  ['resolve FILE', 2],
  [`merge ${DRAFT} FILE ${DRAFT}`, 129],
  ['links FILE --no-cache', 2],
  ['publish FILE', 2],
  ['render FILE', 2],
];

describe('a file that cannot be read', () => {
  const root = place();
  it.each(READING)('%s', async (words, expected) => {
    for (const [file, why] of [
      ['none.md', /there is no such file/],
      ['bytes.md', /this file is not UTF-8 text/],
      ['folder', /this is a folder, not a file|there is no \.md file in this folder/],
    ] as const) {
      const { code, out, err } = await run(root, ...words.replace('FILE', file).split(' '));
      expect([code, out], file).toEqual([expected, '']);
      expect(err).toContain(`twir: ${file}: `);
      expect(err).toMatch(why);
      expect(err).not.toMatch(/\n\s+at |node:|Error/);
    }
  });

  it('does not hide what the others have', async () => {
    const { code, out } = await run(root, 'check', 'none.md', DRAFT);
    expect([code, out.split('\n').at(-2)]).toEqual([2, '1 information']);
  });

  it.each([
    ['json', '[]\n'],
    ['github', '::error ::none.md: there is no such file\n'],
    ['markdown', 'These files could not be looked at:\n\n- `none.md`: there is no such file\n\n'],
  ])('%s says nothing of findings', async (format, expected) =>
    expect(await run(root, 'check', 'none.md', '--format', format)).toMatchObject({ code: 2, out: expected }),
  );
});

describe('a file of another kind', () => {
  const root = place();
  it.each([
    ['events tidy FILE'],
    ['events prune FILE --yes'],
    [`events import FILE ${DRAFT}`],
    [`sections paste FILE ${DRAFT}`],
    ['resolve FILE'],
    ['publish FILE'],
  ])('%s is refused', async (words) => {
    for (const file of ['notes.md', 'empty.md'])
      expect(await run(root, ...words.replace('FILE', file).split(' '))).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/^twir: \S+\.md: this is (?:neither a draft nor|no draft)/),
      });
  });
});

describe('standard input', () => {
  it.each([
    ['render -', TEXT, /<h2 id="crate-of-the-week"/],
    [
      `sections paste ${DRAFT} - --dry-run`,
      '### [Approved RFCs](https://a.b)\n* [An RFC](https://a.b/1)\n',
      /^\+\* \[An RFC\]/m,
    ],
    [`events import ${DRAFT} - --dry-run`, 'BEGIN:VCALENDAR\nEND:VCALENDAR\n', /^$/],
  ])('%s', (words, input, expected) => {
    const { code, out } = twir(place(), words.split(' '), { input });
    expect([code, out]).toEqual([0, expect.stringMatching(expected)]);
  });

  it.each([
    ['events tidy -'],
    ['events prune -'],
    ['resolve -'],
    ['publish -'],
    ['sections update -'],
    [`sections paste - ${DRAFT}`],
  ])('%s is refused', (words) =>
    expect(twir(place(), words.split(' '), { input: TEXT })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('standard input (`-`) is not taken here: name a file'),
    }),
  );

  it('what `fix -` leaves alone comes out as it went in', () =>
    expect(twir(folder, ['fix', '-'], { input: '- notes\r\n' })).toMatchObject({ code: 0, out: '- notes\r\n' }));
});

describe('a place that cannot be written to', () => {
  it.each([
    ['none/report.txt', 'the folder that it would be in is not there'],
    ['folder', 'this is a folder, not a file'],
    ['notes.md/report.txt', 'what it would be in is no folder'],
  ])('--output %s', async (file, why) =>
    expect(await run(place(), 'check', DRAFT, '--output', file)).toEqual({
      code: 2,
      out: '',
      err: `twir: ${file}: ${why}\n`,
    }),
  );
});

describe('what another user has closed', () => {
  // The superuser may read and write everything; nobody may not.
  const uid = process.getuid?.() === 0 ? 65534 : undefined;
  const canRun = process.platform !== 'win32' && twir(tmpdir(), ['version'], { uid }).code === 0;

  it.skipIf(!canRun)(
    `is told, and the rest is looked at${canRun ? '' : ' (no user here who may not do everything)'}`,
    () => {
      const root = place();
      const draft = path.join(root, DRAFT);
      const spawned = (...args: string[]): Run => twir(root, args, { uid });
      for (const [file, mode] of [
        [folder, 0o755],
        [path.join(root, 'folder'), 0],
        [path.join(root, 'notes.md'), 0],
        [draft, 0o444],
      ] as const)
        chmodSync(file, mode);
      expect(spawned('check', '.')).toMatchObject({ code: 2, out: expect.stringContaining('list-marker') });
      for (const file of ['folder', 'notes.md'])
        for (const args of [[file], ['.'], [`${file}*`]])
          expect(spawned('check', ...args).err).toContain(`twir: ${file}: this may not be read\n`);
      for (const args of [
        ['fix', DRAFT],
        ['check', '--fix', DRAFT],
      ])
        expect(spawned(...args)).toMatchObject({
          code: 2,
          err: expect.stringContaining(`twir: ${DRAFT}: this may not be written\n`),
        });
      expect(readFileSync(draft, 'utf8')).toBe(TEXT);
      chmodSync(path.dirname(draft), 0);
      for (const args of [['check'], ['new'], ['publish']])
        expect(spawned(...args)).toMatchObject({ code: 2, out: '', err: 'twir: draft: this may not be read\n' });
      for (const file of [path.dirname(draft), path.join(root, 'folder')]) chmodSync(file, 0o755);
    },
  );
});

describe('how files are named', () => {
  const root = place();
  const from = (below: string): string => path.join(root, below);
  const full = from(DRAFT);
  const name = path.basename(DRAFT);
  it.each<[string, string, readonly string[], string]>([
    ['no FILES', root, [], DRAFT],
    ['no FILES, from within', from('draft'), [], name],
    ['no FILES, from beside', from('folder'), [], full],
    ['a full path', root, [full], DRAFT],
    ['a path with detours', root, [`./folder/../${DRAFT}`], DRAFT],
    ['a path upwards', from('folder'), [`../${DRAFT}`], full],
    ['a folder', from('draft'), ['.'], name],
    ['a pattern', from('folder'), ['../draft/*.md'], full],
  ])('%s', async (_, cwd, files, expected) => {
    const places = [
      /^(.*?):\d+:\d+: /m.exec((await run(cwd, 'check', ...files)).out)?.[1],
      (JSON.parse((await run(cwd, 'check', '--format', 'json', ...files)).out) as { file: string }[])[0]?.file,
      /^(.*): 1 would be mended/m.exec((await run(cwd, 'fix', '--dry-run', ...files)).err)?.[1],
      /^--- (.*?)\t/m.exec((await run(cwd, 'fix', '--dry-run', ...files)).out)?.[1],
    ];
    expect(places).toEqual(places.map(() => expected));
  });

  it.each([
    [['publish'], /^(\S+): (?:\d+ of|nothing)/m],
    [['publish', `../${DRAFT}`], /^(\S+): (?:\d+ of|nothing)/m],
    [['events', 'tidy', `../${DRAFT}`], /^(\S+): the events are tidy/m],
    [['resolve', `../${DRAFT}`], /^(\S+): no conflict/m],
  ])('%j', async (args, pattern) => {
    const { out, err } = await run(from('folder'), ...args);
    expect(pattern.exec(out + err)?.[1]).toBe(full);
  });
});
