/**
 * The command's subcommands and options, declared once: arguments are read by it, and the help, the page `docs/command.md`
 * and the shells' completions are made of it. A new subcommand is an entry here and a line in `main.ts`.
 */
import { type Audience, SEVERITIES, type Severity } from '../rules/define.ts';
import type { Renderer } from '../service.ts';

/** An option, and in its type what reading it gives. */
export interface Option<T = unknown> {
  readonly description: string;
  /** What it is when it is not given. */
  readonly default: T;
  /** What stands for its value in the help; a flag has none. */
  readonly value?: string;
  /** All values that it can have. */
  readonly choices?: readonly string[];
  /** Whether its value is a file, for completions. */
  readonly isFile?: boolean;
  /** One letter. */
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly multiple?: boolean;
  /** Whether its value may be the empty text. */
  readonly mayBeEmpty?: boolean;
}

/** A subcommand, as it is declared. */
export interface Command {
  /** One line, for the list of all. */
  readonly summary: string;
  /** What it takes beside options: `[FILES…]`. */
  readonly takes?: string;
  /** Whether that is files, for completions; by default it is, where there is any. */
  readonly takesFiles?: boolean;
  /** What its one argument can be. */
  readonly choices?: readonly string[];
  /** Paragraphs, for its own help and the page. */
  readonly details?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** What its exit codes mean. */
  readonly exit: Readonly<Record<number, string>>;
  readonly examples?: readonly string[];
}

/** An option that is there or not. */
function flag(description: string): Option<boolean> {
  return { description, default: false };
}

/** An option with a value. */
function text(
  value: string,
  description: string,
  more: Pick<Option, 'short' | 'isFile'> = {},
): Option<string | undefined> {
  return { description, value, default: undefined, ...more };
}

/** An option with one of several values. */
function choice<T extends string, D extends T | undefined>(
  value: string,
  choices: readonly T[],
  description: string,
  byDefault: D,
): Option<T | D> {
  return { description, value, choices, default: byDefault };
}

const UNREADABLE = 'wrong usage, or a file that cannot be read or written';
const EXIT_OF_A_CHORE = { 0: 'done, or nothing to do', 2: UNREADABLE };
const AUDIENCES: readonly Audience[] = ['any', 'editor', 'contributor'];
const RENDERERS: readonly Renderer[] = ['site', 'github'];
const dryRun = flag('write nothing; print the difference instead');
const REPLACING =
  'Items of the draft that are not among the new ones are told, and they go with `--yes` alone: without it nothing is written. The headings of the draft keep their level.';
const EXIT_OF_SECTIONS = {
  0: 'done',
  1: 'something is left for a person to look at; with --dry-run: or items would go',
  2: `${UNREADABLE}, or items would go`,
};
const replaceItems = flag('put them in place even where items of the draft go');

/** How findings can be printed. */
const REPORT_FORMATS = ['text', 'json', 'github', 'sarif', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Options of what checks and mends. */
const judging = {
  audience: choice('WHO', AUDIENCES, 'whose findings to count: any (default), editor or contributor', undefined),
  config: text('FILE', 'settings as JSON: { "rules": { "rule-id": "off" } }', { isFile: true }),
  'fail-on': choice<Severity | 'never', undefined>(
    'LEVEL',
    [...SEVERITIES, 'never'],
    'from which severity on findings make the exit code 1: error, warning (default), information, hint, or never',
    undefined,
  ),
  'max-severity': choice<Severity | 'none', undefined>(
    'LEVEL',
    ['none', ...[...SEVERITIES].reverse()],
    'the same from the other side: the loudest severity that the exit code lets pass; `information` is `--fail-on warning`',
    undefined,
  ),
  'stdin-filename': text('NAME', 'the name of the text that is read from standard input', { isFile: true }),
};

/** Every subcommand by its name, in the order of the help. */
export const COMMANDS = {
  check: {
    summary: 'Checks drafts and issues.',
    takes: '[FILES…]',
    details: [
      'FILES are files, folders (all their `.md`, at any depth), patterns such as `draft/*.md`, or `-` for standard input. Without FILES: the drafts in `draft/`, from the working folder upwards. What is neither a draft nor an issue is left alone.',
      'A file is named by its path from the working folder where it lies in it, else by its full path; annotations of GitHub, SARIF and Markdown name it from the root of the repository, as they must.',
      '`--since REV` shows only findings that touch a line which is new since REV: since the last commit that REV and HEAD have in common, as `git diff REV...` has it, and what is not committed yet counts, too, staged or not. A file that git does not know is new as a whole; one that was renamed is new only where it was changed. A defect that comes of deleting a line is on no new line, and not shown.',
      '`--format github` prints annotations for GitHub Actions, no more than GitHub shows: ten errors, ten warnings and ten notices. `--format sarif` prints SARIF 2.1.0, `--format markdown` a summary that can be posted as a comment.',
      'With `--fix`, what can be mended without losing anything that a reader sees is mended first, and the difference is printed: with the text before the findings, else on standard error. What is reported is what is left.',
    ],
    options: {
      format: choice(
        'FORMAT',
        REPORT_FORMATS,
        'how findings are printed: text (default), json, github, sarif or markdown',
        'text',
      ),
      output: text('FILE', 'write the findings to a file', { isFile: true }),
      since: text('REV', 'only findings on lines that are new since a revision of git'),
      fix: flag('mend what can be mended safely, and print the difference'),
      'dry-run': flag('with --fix: write nothing'),
      quiet: flag('only findings that make the exit code 1, and nothing else'),
      color: choice(
        'WHEN',
        ['auto', 'always', 'never'],
        'colours: auto (default), always or never; NO_COLOR is heeded',
        'auto',
      ),
      ...judging,
    },
    exit: {
      0: 'no findings at or above the level',
      1: 'findings at or above the level',
      2: `${UNREADABLE}, or git does not know the revision`,
    },
    examples: [
      'twir check',
      "twir check 'draft/*.md' --max-severity warning",
      'twir check --since origin/main --audience contributor --format github',
      'twir check - --stdin-filename draft/2025-06-04-this-week-in-rust.md < draft.md',
      'twir check draft --format sarif --output twir.sarif',
    ],
  },
  fix: {
    summary: 'Mends what can be mended without losing anything that a reader sees.',
    takes: '[FILES…]',
    details: ['FILES are as for `twir check`. With `-`, the mended text goes to standard output.'],
    options: {
      'dry-run': dryRun,
      unsafe: flag('also apply the fixes that delete or guess'),
      formatting: flag('only take back what a formatter did: markers, indentation, emphasis, wrapped lines'),
      ...judging,
    },
    exit: {
      0: 'no findings at or above the level are left',
      1: 'findings at or above the level are left',
      2: UNREADABLE,
    },
  },
  new: {
    summary: 'Makes the next draft from draft/DRAFT_TEMPLATE, with the events that are still to come.',
    details: [
      'The number is counted in weeks, from Wednesday to Wednesday: a day between two issues has none of its own, so its draft would have the number of the nearest Wednesday.',
    ],
    options: {
      date: text('YYYY-MM-DD', 'the day of the issue (default: the next Wednesday)'),
      'dry-run': flag('write nothing; print the draft instead'),
      yes: flag('make it for a day that is no Wednesday, too'),
    },
    exit: { 0: 'made', 2: 'wrong usage, no Wednesday, or the draft or the issue is there already' },
  },
  'events tidy': {
    summary: 'Sorts the events and puts them under their regions; removes nothing.',
    takes: 'FILE',
    options: { 'dry-run': dryRun },
    exit: { 0: 'the events are tidy', 1: 'something is left as it is, for a person to look at', 2: UNREADABLE },
  },
  'events prune': {
    summary: 'Lists past and doubled events and those beyond the window; with --yes, deletes them.',
    takes: 'FILE',
    options: { 'dry-run': dryRun, yes: flag('delete them') },
    exit: { 0: 'done, or nothing to delete', 1: 'with --dry-run: something would go', 2: UNREADABLE },
  },
  'events import': {
    summary: "Adds the events of a calendar (.ics), of the Meetup script's JSON, or of pasted text.",
    takes: 'DRAFT SOURCE',
    details: [
      'Events that stand there already are not added again. With --fetch, SOURCE may be an address: of a calendar, of JSON, or of the page of an event, which says what it is in JSON-LD or leads to a calendar. A page that cannot be fetched can be saved from a browser and given as a file. `-` is standard input.',
    ],
    options: {
      'dry-run': dryRun,
      all: flag('also add those of which something was guessed'),
      fetch: flag('fetch SOURCE from the web'),
      'time-zone': text('ZONE', 'the zone of times that name none, such as Europe/Berlin'),
      config: text('FILE', 'settings as JSON: { "neverFetchFrom": ["example.org"] }', { isFile: true }),
    },
    exit: { 0: 'all were added', 1: 'something was left out, for a person to look at', 2: UNREADABLE },
  },
  'sections paste': {
    summary: "Puts what the editors' script wrote (calls for testing, RFCs, final comment period) over those sections.",
    takes: 'DRAFT FILE',
    details: [REPLACING, 'FILE may be `-`, for standard input.'],
    options: { 'dry-run': dryRun, yes: replaceItems },
    exit: EXIT_OF_SECTIONS,
  },
  'sections update': {
    summary: 'The same from GitHub itself.',
    takes: 'DRAFT',
    options: {
      'token-env': text('NAME', 'the variable of the environment that holds the token (default: GITHUB_TOKEN)'),
      api: text('URL', "the address of GitHub's API"),
      'dry-run': dryRun,
      yes: replaceItems,
    },
    details: [REPLACING],
    exit: { ...EXIT_OF_SECTIONS, 2: `${EXIT_OF_SECTIONS[2]}, or GitHub did not answer` },
  },
  resolve: {
    summary: 'Resolves the merge conflicts of a draft, entry by entry: both sides stay.',
    takes: 'FILE',
    details: [
      'What stands on both sides is taken once, by its address, in the better form; events come into order; nothing else is touched. A line that both sides have changed, each in its own way, keeps its markers and is told.',
    ],
    options: { 'dry-run': dryRun },
    exit: { 0: 'no conflict is left', 1: 'something is left for a person to look at', 2: UNREADABLE },
  },
  merge: {
    summary: 'Merges drafts for git, entry by entry (docs/merge-driver.md). Writes to OURS.',
    takes: 'BASE OURS THEIRS',
    options: {
      label: {
        description: 'a name for the markers of what is left; up to three: ours, base, theirs',
        value: 'NAME',
        default: [],
        short: 'L',
        multiple: true,
        // Git has no name for what both sides come from at times.
        mayBeEmpty: true,
      } as Option<readonly string[]>,
      path: text('PATH', 'the name of the file, for messages and to tell a draft from other files'),
    },
    exit: { 0: 'merged', 1: 'conflicts are left', 2: 'wrong usage', 129: 'a file cannot be read or written' },
  },
  links: {
    summary: 'Asks every page that drafts link to whether it is there.',
    takes: '[FILES…]',
    details: [
      'FILES are as for `twir check`. Each address is asked for once, one question at a time to a host, and several hosts at once. Broken is what is surely so for every reader: the status 404 or 410, or a host that does not exist. What cannot be told (a site refuses programs, asks to wait or to sign in, is slow, has a bad certificate) is listed as not sure, and does not change the exit code. Pages that have moved for good are told with their new address.',
      'What is found is kept in a file in your folder for caches, with its date; pages that were there less than `--max-age` days ago are not asked again. `twir publish` reads it, too. Ctrl+C ends the look, and prints what was found until then.',
    ],
    options: {
      format: choice('FORMAT', ['text', 'json'], 'how results are printed: text (default) or json', 'text'),
      titles: flag('also fetch the pages of entries, and compare their titles with the text'),
      fix: flag('put the new addresses of pages that have moved for good into the files'),
      'dry-run': flag('with --fix: write nothing; print the difference instead'),
      timeout: text('SECONDS', 'how long one page may take (default: 30)'),
      jobs: text('N', 'how many hosts are asked at once (default: 8)'),
      'max-age': text('DAYS', 'how old what is known of a page may be (default: 1)'),
      cache: text('FILE', 'where results are kept', { isFile: true }),
      'no-cache': flag('keep nothing, and know nothing from before'),
      config: text('FILE', 'settings as JSON: { "neverFetchFrom": ["example.org"] }', { isFile: true }),
    },
    exit: { 0: 'no link is broken', 1: 'a link is broken', 2: UNREADABLE, 130: 'interrupted' },
    examples: ['twir links', 'twir links draft/2025-06-04-this-week-in-rust.md --titles', 'twir links --fix --dry-run'],
  },
  publish: {
    summary: 'The last look before publishing. Without FILE: the newest draft in draft/.',
    takes: '[FILE]',
    options: {
      check: flag('look, and change nothing: what it does anyway'),
      cache: text('FILE', 'where `twir links` has kept what it found', { isFile: true }),
      'no-cache': flag('know nothing of links from before'),
    },
    exit: { 0: 'nothing is open', 1: 'something is open', 2: UNREADABLE },
  },
  render: {
    summary: 'Prints the HTML that the site makes of a draft, or that GitHub shows.',
    takes: 'FILE',
    details: ['FILE may be `-`, for standard input.'],
    options: { as: choice('WHOSE', RENDERERS, 'site (default) or github', 'site') },
    exit: EXIT_OF_A_CHORE,
  },
  lsp: {
    summary: 'Starts the language server.',
    options: { stdio: flag('over standard input and output; must be given') },
    exit: { 0: 'ended as the client asked', 1: 'ended without being asked', 2: 'wrong usage' },
  },
  completions: {
    summary: 'Prints completions for a shell.',
    takes: 'SHELL',
    choices: ['bash', 'zsh', 'fish'],
    options: {},
    exit: { 0: 'printed', 2: 'wrong usage' },
    examples: [
      'source <(twir completions bash)',
      'twir completions zsh > ~/.zfunc/_twir',
      'twir completions fish > ~/.config/fish/completions/twir.fish',
    ],
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

/** Every subcommand with its name, in the order of the help. */
export const COMMAND_LIST: readonly (Command & { readonly name: CommandName })[] = (
  Object.keys(COMMANDS) as CommandName[]
).map((name) => ({ name, ...(COMMANDS[name] as Command) }));

/** What reading the options of a subcommand gives. */
export type Values<Name extends CommandName> = {
  readonly [Key in keyof (typeof COMMANDS)[Name]['options']]: (typeof COMMANDS)[Name]['options'][Key] extends Option<
    infer T
  >
    ? T
    : never;
};

/** `--format FORMAT`, `-L NAME, --label NAME`. */
export function optionLabel(name: string, { value, short }: Option): string {
  const behind = value === undefined ? '' : ` ${value}`;
  return `${short === undefined ? '' : `-${short}${behind}, `}--${name}${behind}`;
}
