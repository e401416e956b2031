/** The command `twir`: the same engine as the editors', over files. */

import { GitError } from '../hosts/git.ts';
import { listed } from './arguments.ts';
import { check } from './check.ts';
import { EXIT, type Io, nodeIo, UsageError } from './common.ts';
import { optimiseLate } from './compiling.ts';
import { completions } from './completions.ts';
import { COMMAND_LIST, type CommandName } from './declaration.ts';
import { events } from './events.ts';
import { fix } from './fix.ts';
import { helpOf, overview, shortHelp } from './help.ts';
import { importCommand } from './importEvents.ts';
import { links } from './links.ts';
import { lsp } from './lsp.ts';
import { merge } from './merge.ts';
import { newCommand } from './new.ts';
import { publish } from './publish.ts';
import { render } from './render.ts';
import { resolve } from './resolve.ts';
import { sections } from './sections.ts';
import { VERSION } from './version.ts';

/** What runs a subcommand; `undefined` for a server, which ends by itself. */
type Run = (args: readonly string[], io: Io) => number | undefined | Promise<number>;

const RUNS: Readonly<Record<CommandName, Run>> = {
  check,
  fix,
  new: (args, io) => newCommand(args, io),
  'events tidy': (args, io) => events(['tidy', ...args], io),
  'events prune': (args, io) => events(['prune', ...args], io),
  'events import': importCommand,
  'sections paste': (args, io) => sections(['paste', ...args], io),
  'sections update': (args, io) => sections(['update', ...args], io),
  resolve,
  merge,
  links,
  publish,
  render,
  lsp,
  completions,
};

/** Runs the command. @returns The exit code; `undefined` for a server, which ends by itself. */
export async function main(argv: readonly string[], io: Io): Promise<number | undefined> {
  const [first = ''] = argv;
  if (first === 'version' || first === '--version') {
    io.out(`twir ${VERSION}\n`);
    return EXIT.clean;
  }
  const asksForHelp = ['help', '--help', '-h'].includes(first);
  const words = asksForHelp ? argv.slice(1) : argv;
  const name = nameIn(words);
  if (asksForHelp || wantsHelp(words)) {
    io.out(name ? helpOf(name) : overview());
    return EXIT.clean;
  }
  try {
    if (!name) throw new UsageError(unknownCommand(argv));
    if (name !== 'lsp') optimiseLate();
    return await RUNS[name](argv.slice(name.split(' ').length), io);
  } catch (error) {
    if (error instanceof GitError) io.err(`twir: ${error.message}\n`);
    else if (error instanceof UsageError) io.err(`twir: ${error.message}\n\n${name ? shortHelp(name) : overview()}`);
    else throw error;
    return EXIT.usage;
  }
}

/** The subcommand that words begin with; its name may be of two. */
function nameIn(words: readonly string[]): CommandName | undefined {
  return COMMAND_LIST.map(({ name }) => name).find((name) =>
    name.split(' ').every((word, index) => word === words[index]),
  );
}

/** Behind `--`, all is a file. */
function wantsHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h');
}

function unknownCommand([first, second]: readonly string[]): string {
  if (first === undefined) return 'a command is needed';
  const within = COMMAND_LIST.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => `\`${name}\``);
  if (!within.length) return `there is no command \`${first}\``;
  return `${second === undefined ? `\`${first}\` is not enough` : `there is no command \`${first} ${second}\``}: it is ${listed(within)}`;
}

void main(process.argv.slice(2), nodeIo()).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
