/** What works where, and which test says so: the table in docs/editors.md is made of it. */

/** A test: its file, and its title or a part of it. */
export type Proof = readonly [file: string, title: string];

export interface Row {
  readonly what: string;
  /** In all three workbenches, or on the desktop alone. */
  readonly workbench: Proof;
  readonly desktopOnly?: boolean;
  /** What Neovim and Emacs report of themselves, in editors.test.ts. */
  readonly editors?: string;
  readonly command?: Proof;
}

const suite = (file: string, title: string): Proof => [`test/vscode/suite/${file}.ts`, title];
const cli = (file: string, title: string): Proof => [`test/cli/${file}.test.ts`, title];

export const MATRIX: readonly Row[] = [
  {
    what: 'Findings, the same everywhere',
    workbench: suite('diagnostics', 'with a code that leads to its page'),
    editors: 'found',
    command: cli('everywhere', 'are the same'),
  },
  {
    what: 'Findings follow each change',
    workbench: suite('diagnostics', 'a repaired line loses its finding while one types'),
    editors: 'foundAfter',
  },
  {
    what: 'Mending one finding',
    workbench: suite('fixes', 'is repaired, and undone in one step'),
    editors: 'line',
    // A terminal has no cursor: it mends by rule.
    command: cli('command', '--dry-run prints the difference and writes nothing'),
  },
  {
    what: 'Mending all that is safe',
    workbench: suite('fixes', 'repairs every safe fault'),
    editors: 'mended',
    command: cli('command', 'writes the file, says what it did'),
  },
  { what: 'Completion', workbench: suite('completion', "suite('completion'"), editors: 'completions' },
  {
    what: 'What the earlier issues know',
    workbench: suite('archive', 'the hover over an organiser'),
    editors: 'hover',
    command: cli('everywhere', 'more where the issues before them are known'),
  },
  {
    what: 'Settings of the repository (`twir.json`)',
    workbench: suite('settings', 'a rule that `twir.json` turns off'),
    editors: 'off',
    command: cli('command', 'takes settings from a file'),
  },
  { what: 'Settings of a folder', workbench: suite('settings', 'the settings of a folder hold') },
  { what: 'Findings wait while a line is typed', workbench: suite('typing', 'until the cursor leaves it') },
  {
    what: 'The week’s chores',
    workbench: suite('chores', 'events are sorted'),
    command: cli('chores', 'events tidy'),
  },
  {
    what: 'A new draft',
    workbench: suite('chores', 'is made from the newest one'),
    command: cli('chores', 'new: makes'),
  },
  {
    what: 'Events of a calendar or a list',
    workbench: suite('chores', 'an event of a calendar goes to its place'),
    command: ['test/importing/command.test.ts', 'adds what is sure'],
  },
  {
    what: 'The page as published',
    workbench: suite('preview', 'opens beside the draft'),
    command: cli('render', 'twir render'),
  },
  {
    what: 'The last look before publishing',
    workbench: suite('chores', 'the checklist follows the draft'),
    command: cli('chores', 'publish: a list'),
  },
  {
    what: 'Titles of pages, links that lead nowhere',
    workbench: suite('links', 'what is broken or moved is among the problems'),
    desktopOnly: true,
    command: cli('links', 'it('),
  },
];

const COLUMNS = ['VS Code, newest', 'VS Code, oldest', 'VS Code for the Web', 'Neovim', 'Emacs', '`twir`'];

/** The table, as it stands in the documentation. */
export function table(): string {
  const yes = (is: unknown): string => (is ? 'yes' : '–');
  const rows = MATRIX.map(({ what, desktopOnly, editors, command }) => [
    what,
    'yes',
    'yes',
    yes(!desktopOnly),
    yes(editors),
    yes(editors),
    yes(command),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(['', ...COLUMNS]), line(['---', ...COLUMNS.map(() => '---')]), ...rows.map(line)].join('\n');
}
