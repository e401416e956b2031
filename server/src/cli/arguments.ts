import { parseArgs } from 'node:util';
import { nearest } from '../text/distance.ts';
import { UsageError } from './common.ts';
import { COMMANDS, type Command, type CommandName, type Option, type Values } from './declaration.ts';

/** The arguments of a subcommand, read as it declares them. @throws UsageError for what is not understood. */
export function readArguments<Name extends CommandName>(
  name: Name,
  args: readonly string[],
): { readonly values: Values<Name>; readonly positionals: readonly string[] } {
  const { options }: Command = COMMANDS[name];
  const { given, positionals } = parse(name, args, options);
  const read = Object.entries(options).map(([key, option]) => {
    const values = given.get(key);
    return [key, values === undefined ? option.default : option.multiple ? values : values.at(-1)];
  });
  return { values: Object.fromEntries(read) as Values<Name>, positionals };
}

/** What was given, by option: all values of one in their order, and `true` for a flag. */
type Given = ReadonlyMap<string, readonly (string | true)[]>;

/** Node takes the line apart; what is wrong with it is told in our words. */
function parse(
  name: CommandName,
  args: readonly string[],
  options: Command['options'],
): { readonly given: Given; readonly positionals: readonly string[] } {
  const config = Object.entries(options).map(([key, { value, short }]) => [
    key,
    { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) } as const,
  ]);
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(config),
    strict: false,
    tokens: true,
  });
  const given = new Map<string, (string | true)[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UsageError(unknownOption(name, token.rawName, options));
    const values = given.get(token.name) ?? [];
    given.set(token.name, values);
    values.push(readValue(token.rawName, option, token));
  }
  return { given, positionals };
}

interface Value {
  readonly value?: string | undefined;
  /** Whether it stands behind a `=`. */
  readonly inlineValue?: boolean | undefined;
}

/** @throws UsageError for one that cannot be. */
function readValue(
  label: string,
  { value: sign, choices, mayBeEmpty }: Option,
  { value, inlineValue }: Value,
): string | true {
  if (sign === undefined) {
    if (value !== undefined) throw new UsageError(`${label} is there or not: it takes no value such as \`${value}\``);
    return true;
  }
  const needed = `${label} needs ${choices ? listed(choices) : sign} behind it`;
  if (value === undefined || (value === '' && !mayBeEmpty)) throw new UsageError(needed);
  if (!inlineValue && /^-./.test(value))
    throw new UsageError(`${needed}, not the option \`${value}\`; if that is meant, write \`${label}=${value}\``);
  if (choices && !choices.includes(value)) throw new UsageError(`${label} is ${listed(choices)}, not \`${value}\``);
  return value;
}

function unknownOption(name: CommandName, label: string, options: Command['options']): string {
  const near = nearest(
    label,
    [...Object.keys(options), 'help'].map((key) => `--${key}`),
  );
  return `\`twir ${name}\` has no option \`${label}\`${near ? `; did you mean \`${near}\`?` : ''}`;
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
