import { type ParseArgsConfig, parseArgs } from 'node:util';
import { reasonOf } from '../text/reason.ts';
import { UsageError } from './common.ts';
import { COMMANDS, type Command, type CommandName, type Option, type Values } from './declaration.ts';

/** The arguments of a subcommand, read as it declares them. @throws UsageError for what is not understood. */
export function readArguments<Name extends CommandName>(
  name: Name,
  args: readonly string[],
): { readonly values: Values<Name>; readonly positionals: readonly string[] } {
  const { options }: Command = COMMANDS[name];
  const { values, positionals } = parse(args, options);
  const read = Object.entries(options).map(([key, option]) => [key, readValue(key, option, values[key])]);
  return { values: Object.fromEntries(read) as Values<Name>, positionals };
}

function parse(args: readonly string[], options: Command['options']) {
  const config: NonNullable<ParseArgsConfig['options']> = {};
  for (const [key, { value, short, multiple }] of Object.entries(options)) {
    config[key] = {
      type: value === undefined ? 'boolean' : 'string',
      ...(short === undefined ? {} : { short }),
      ...(multiple ? { multiple } : {}),
    };
  }
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: config });
  } catch (error) {
    throw new UsageError(reasonOf(error));
  }
}

function readValue(key: string, { choices, default: byDefault }: Option, given: unknown): unknown {
  if (given === undefined) return byDefault;
  if (choices && !choices.includes(String(given)))
    throw new UsageError(`--${key} is ${listed(choices)}, not \`${String(given)}\``);
  return given;
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
