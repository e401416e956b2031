/** The command `twir`: the same engine as the editors', over files. */

import { GitError } from '../hosts/git.ts';
import { check } from './check.ts';
import { complain, EXIT, type Io, messageOf, shownPath, UsageError } from './common.ts';
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
import { commandsBegunBy, unknownCommand } from './unknownCommand.ts';
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

const HELP: readonly string[] = ['help', '--help', '-h'];

/** Runs the command. @returns The exit code; `undefined` for a server, which ends by itself. */
export async function main(argv: readonly string[], io: Io): Promise<number | undefined> {
  const [first = ''] = argv;
  if (first === 'version' || first === '--version') {
    io.out(`twir ${VERSION}\n`);
    return EXIT.clean;
  }
  const asksForHelp = HELP.includes(first);
  const words = asksForHelp ? argv.slice(1) : argv;
  const name = nameIn(words);
  const asked = name ? [name] : commandsBegunBy(words[0]);
  const wantsNothingElse = words.every((word) => HELP.includes(word));
  if ((asksForHelp || wantsHelp(words)) && (asked.length || wantsNothingElse)) {
    io.out(asked.length ? asked.map((one) => helpOf(one, io.columns)).join('\n') : overview(io.columns));
    return EXIT.clean;
  }
  if (!name) {
    io.err(words.length ? unknownCommand(words) : `twir: a command is needed\n\n${overview(io.columns)}`);
    return EXIT.usage;
  }
  try {
    return await RUNS[name](argv.slice(name.split(' ').length), io);
  } catch (error) {
    if (error instanceof GitError) io.err(`twir: ${error.message}\n`);
    else if (error instanceof UsageError) io.err(`twir: ${error.message}\n\n${shortHelp(name)}`);
    else if (isOfSystem(error)) complain(shownPath(error.path, io), { message: messageOf(error) }, io);
    else throw error;
    return EXIT.usage;
  }
}

/** Whether the system has refused something with a file, such as to list a folder: that is no defect of the command. */
function isOfSystem(error: unknown): error is Error & { readonly path: string } {
  return error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string';
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
