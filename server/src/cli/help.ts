import { COMMAND_LIST, COMMANDS, type Command, type CommandName, optionLabel } from './declaration.ts';

const WIDTH = 118;

/** All subcommands in a line or two each. */
export function overview(): string {
  const commands = COMMAND_LIST.map((command) => `${usage(command.name)}${wrapped(command.summary, '      ')}`);
  return `twir: the editor's desk for This Week in Rust\n\n${commands.join('')}
  twir COMMAND --help tells its options and exit codes; twir --version, the version.

Exit codes: 0 clean or done, 1 something was found or is left, 2 wrong usage, or a file that cannot be read or written.
`;
}

/** What there is to know of one subcommand. */
export function helpOf(name: CommandName): string {
  const command: Command = COMMANDS[name];
  const options = Object.entries(command.options).map(([key, option]) => [
    optionLabel(key, option),
    option.description,
  ]);
  const codes = Object.entries(command.exit);
  const parts = [
    usage(name).replace(/^ {2}/, ''),
    wrapped(command.summary),
    ...(command.details ?? []).map((paragraph) => wrapped(paragraph)),
    options.length ? `Options:\n${rows(options)}` : '',
    `Exit codes:\n${rows(codes)}`,
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

/** Two columns. */
function rows(lines: readonly (readonly string[])[]): string {
  const width = Math.max(...lines.map(([label = '']) => label.length)) + 2;
  return lines
    .map(([label = '', what = '']) => `  ${label.padEnd(width)}${wrapped(what, ' '.repeat(width + 2)).trimStart()}`)
    .join('');
}

/** A paragraph, cut into lines. */
function wrapped(text: string, indent = ''): string {
  let out = '';
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      out += `${line}\n`;
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return `${out}${line}\n`;
}
