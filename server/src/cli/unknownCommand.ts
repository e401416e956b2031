import { nearest } from '../text/distance.ts';
import { listed } from './arguments.ts';
import { COMMAND_LIST, type CommandName } from './declaration.ts';

const NAMES: readonly CommandName[] = COMMAND_LIST.map(({ name }) => name);

/** What stands where a command would, and is none. */
const OTHER_WORDS = ['help', 'version', '--help', '--version'] as const;

/** The subcommands whose name has a first word and one more. */
export function commandsBegunBy(first: string | undefined): readonly CommandName[] {
  return NAMES.filter((name) => name.startsWith(`${first} `));
}

/** What to say of words that name no command: what was meant, where that can be told, and where to read on. */
export function unknownCommand(words: readonly string[]): string {
  const [first = '', second] = words;
  const within = commandsBegunBy(first).map((name) => `\`${name}\``);
  if (within.length && second === undefined) return said(`\`${first}\` is not enough: it is ${listed(within)}`);
  const named = within.length ? `${first} ${second}` : first;
  const meant = meantBy(first, second);
  const kind = first.startsWith('-') ? 'option' : 'command';
  if (meant !== undefined) return said(`there is no ${kind} \`${named}\`; did you mean \`${meant}\`?`);
  if (within.length) return said(`there is no command \`${named}\`: it is ${listed(within)}`);
  return said(`there is no ${kind} \`${named}\`${kind === 'option' ? ' without a command before it' : ''}`);
}

const said = (what: string): string => `twir: ${what}\n  twir --help lists all commands.\n`;

function meantBy(first: string, second: string | undefined): string | undefined {
  const whole = second === undefined ? undefined : nearest(`${first} ${second}`, NAMES);
  if (whole !== undefined) return whole;
  // `tidy` alone.
  const half = NAMES.filter((name) => name.endsWith(` ${first}`));
  if (half.length === 1) return half[0];
  if (commandsBegunBy(first).length) return undefined;
  return nearest(first, [...new Set(NAMES.map((name) => name.replace(/ .*/, ''))), ...OTHER_WORDS]);
}
