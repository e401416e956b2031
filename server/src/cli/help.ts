import { COMMAND_LIST, COMMANDS, type Command, type CommandName, optionLabel } from './declaration.ts';

/** How wide a line is where nobody knows how wide the terminal is, and at most; and what there is to be room for at least. */
const WIDTH = 118;
const NARROWEST = 40;

/** All subcommands in a line or two each. @param columns How wide the terminal is. */
export function overview(columns?: number): string {
  const width = widthOf(columns);
  const commands = COMMAND_LIST.map((command) => `${usage(command.name)}${wrapped(command.summary, width, '      ')}`);
  return `${wrapped("twir: the editor's desk for This Week in Rust", width)}\n${commands.join('')}
${wrapped('twir COMMAND --help tells its options and exit codes; twir --version, the version.', width, '  ')}
${wrapped('Exit codes: 0 clean or done, 1 something was found or is left, 2 wrong usage, or a file that cannot be read or written.', width)}`;
}

/** What there is to know of one subcommand. @param columns How wide the terminal is. */
export function helpOf(name: CommandName, columns?: number): string {
  const width = widthOf(columns);
  const command: Command = COMMANDS[name];
  const options = Object.entries(command.options).map(([key, option]) => [
    optionLabel(key, option),
    option.description,
  ]);
  const codes = Object.entries(command.exit);
  const parts = [
    usage(name).replace(/^ {2}/, ''),
    wrapped(command.summary, width),
    ...(command.details ?? []).map((paragraph) => wrapped(paragraph, width)),
    options.length ? `Options:\n${rows(options, width)}` : '',
    `Exit codes:\n${rows(codes, width)}`,
    command.examples ? `Examples:\n${command.examples.map((example) => `  ${example}\n`).join('')}` : '',
  ];
  return `${parts.filter(Boolean).join('\n')}`;
}

/** What to say after a mistake. */
export function shortHelp(name: CommandName): string {
  return `${usage(name)}  twir ${name} --help tells more.\n`;
}

/** `  twir check [FILES…] [options]`. */
function usage(name: CommandName): string {
  const command: Command = COMMANDS[name];
  const behind = [
    command.choices ? command.choices.join('|') : command.takes,
    Object.keys(command.options).length ? '[options]' : undefined,
  ].filter((part) => part !== undefined);
  return `  ${['twir', name, ...behind].join(' ')}\n`;
}

const widthOf = (columns = WIDTH): number => Math.max(NARROWEST, Math.min(columns, WIDTH));

/** Two columns; where the terminal is too narrow for both, one below the other. */
function rows(lines: readonly (readonly string[])[], width: number): string {
  const first = Math.max(...lines.map(([label = '']) => label.length)) + 2;
  const isNarrow = first + 2 > width / 2;
  const row = ([label = '', what = '']: readonly string[]): string =>
    isNarrow
      ? `  ${label}\n${wrapped(what, width, '      ')}`
      : `  ${label.padEnd(first)}${wrapped(what, width, ' '.repeat(first + 2)).trimStart()}`;
  return lines.map(row).join('');
}

/** A paragraph, cut into lines. */
function wrapped(text: string, width: number, indent = ''): string {
  let out = '';
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      out += `${line}\n`;
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return `${out}${line}\n`;
}
