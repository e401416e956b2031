import { readArguments } from './arguments.ts';
import { EXIT, type Io, UsageError } from './common.ts';
import { COMMAND_LIST, COMMANDS, type Command } from './declaration.ts';

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish };

/** `twir completions`: a script for a shell, made of the declaration. @returns The exit code. */
export function completions(args: readonly string[], io: Io): number {
  const { positionals } = readArguments('completions', args);
  const [shell = '', second] = positionals;
  const script = SHELLS[shell];
  if (!script || second !== undefined)
    throw new UsageError(`completions are there for ${COMMANDS.completions.choices.join(', ')}: name one of them`);
  io.out(script());
  return EXIT.clean;
}

/** First words, each with the words that may follow it as part of the name. */
function firstWords(): ReadonlyMap<string, readonly Command[]> {
  const words = new Map<string, Command[]>();
  for (const command of COMMAND_LIST) {
    const [first = ''] = command.name.split(' ');
    words.set(first, [...(words.get(first) ?? []), command]);
  }
  return words;
}

/** What a first word is for. */
function wordSummary(first: string, commands: readonly Command[]): string {
  const seconds = secondWords(first);
  return seconds.length ? `${first}: ${seconds.join(', ')}` : (commands[0]?.summary ?? '');
}

const secondWords = (first: string): readonly string[] =>
  COMMAND_LIST.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));

/** In single quotes, for all three shells; none of our texts has a backslash. */
const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

const takesFiles = ({ takes, takesFiles: files, choices }: Command): boolean =>
  !choices && takes !== undefined && files !== false;

const dashed = (command: Command): readonly string[] => [
  ...Object.keys(command.options).map((key) => `--${key}`),
  '--help',
];

function bash(): string {
  const firsts = [...firstWords().keys()];
  const seconds = firsts.filter((first) => secondWords(first).length);
  const values = COMMAND_LIST.flatMap(({ name, options }) =>
    Object.entries(options)
      .filter(([, { value }]) => value !== undefined)
      .map(([key, { choices, isFile }]) => {
        const reply = choices ? `_twir_words ${quoted(choices.join(' '))}` : isFile ? '_twir_files' : 'COMPREPLY=()';
        return `    ${quoted(`${name} --${key}`)}) ${reply}; return ;;\n`;
      }),
  );
  const words = COMMAND_LIST.map((command) => {
    const behind = command.choices
      ? `_twir_words ${quoted(command.choices.join(' '))}`
      : takesFiles(command)
        ? '_twir_files'
        : ':';
    return `    ${quoted(command.name)}) if [[ $word == -* ]]; then _twir_words ${quoted(dashed(command).join(' '))}; else ${behind}; fi ;;\n`;
  });
  return `# Completions of twir for bash: source <(twir completions bash)
_twir_words() { COMPREPLY=($(compgen -W "$1" -- "$word")); }
_twir_files() { compopt -o filenames 2>/dev/null; local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$word")); }
_twir() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} name=\${COMP_WORDS[1]}
  COMPREPLY=()
  # Bash takes \`--option=value\` apart at the sign.
  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if ((COMP_CWORD == 1)); then _twir_words ${quoted([...firsts, 'help', 'version'].join(' '))}; return; fi
  case $name in
${seconds.map((first) => `    ${first}) if ((COMP_CWORD == 2)); then _twir_words ${quoted(secondWords(first).join(' '))}; return; fi; name+=" \${COMP_WORDS[2]}" ;;\n`).join('')}  esac
  case "$name $before" in
${values.join('')}  esac
  case $name in
${words.join('')}  esac
}
complete -F _twir twir
`;
}

/** A description within zsh's \`NAME[…]\` and \`NAME:…\`. */
const forZsh = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

function zsh(): string {
  const argumentsOf = (command: Command): string => {
    const options = Object.entries(command.options).map(([key, { description, value, choices, isFile, multiple }]) => {
      const action = choices ? `(${choices.join(' ')})` : isFile ? '_files' : ' ';
      const argument = value === undefined ? '' : `:${value}:${action}`;
      return quoted(
        `${multiple ? '*' : ''}--${key}${value === undefined ? '' : '='}[${forZsh(description)}]${argument}`,
      );
    });
    const rest = command.choices
      ? `1:what:(${command.choices.join(' ')})`
      : takesFiles(command)
        ? '*:file:_files'
        : undefined;
    return [...options, quoted('--help[explain]'), ...(rest ? [quoted(rest)] : [])].join(' ');
  };
  const cases = COMMAND_LIST.map((command) => `    ${quoted(command.name)}) _arguments ${argumentsOf(command)} ;;\n`);
  const describe = (pairs: readonly (readonly [string, string])[]): string =>
    pairs.map(([word, what]) => quoted(`${word}:${forZsh(what)}`)).join(' ');
  const seconds = [...firstWords().keys()].filter((first) => secondWords(first).length);
  const first = [...firstWords()].map(([word, commands]) => [word, wordSummary(word, commands)] as const);
  return `#compdef twir
# Completions of twir for zsh: twir completions zsh > ~/.zfunc/_twir
_twir() {
  local name=$words[2]
  local -a commands
  if ((CURRENT == 2)); then
    commands=(${describe(first)})
    _describe command commands
    return
  fi
  shift words; ((CURRENT--))
  case $name in
${seconds
  .map(
    (word) => `    ${word})
      if ((CURRENT == 2)); then
        commands=(${describe(COMMAND_LIST.filter(({ name }) => name.startsWith(`${word} `)).map(({ name, summary }) => [name.slice(word.length + 1), summary] as const))})
        _describe command commands
        return
      fi
      name+=" $words[2]"; shift words; ((CURRENT--)) ;;
`,
  )
  .join('')}  esac
  case $name in
${cases.join('')}  esac
}
if [[ $funcstack[1] == _twir ]]; then _twir "$@"; else compdef _twir twir; fi
`;
}

function fish(): string {
  const lines = ['# Completions of twir for fish: twir completions fish > ~/.config/fish/completions/twir.fish'];
  lines.push('complete -c twir -f');
  for (const [word, commands] of firstWords())
    lines.push(`complete -c twir -n __fish_use_subcommand -a ${word} -d ${quoted(wordSummary(word, commands))}`);
  for (const command of COMMAND_LIST) {
    const [first = '', second] = command.name.split(' ');
    const here = `__fish_seen_subcommand_from ${first}${second === undefined ? '' : `; and __fish_seen_subcommand_from ${second}`}`;
    if (second !== undefined) {
      const others = secondWords(first).join(' ');
      lines.push(
        `complete -c twir -n ${quoted(`__fish_seen_subcommand_from ${first}; and not __fish_seen_subcommand_from ${others}`)} -a ${second} -d ${quoted(command.summary)}`,
      );
    }
    if (command.choices) lines.push(`complete -c twir -n ${quoted(here)} -a ${quoted(command.choices.join(' '))}`);
    else if (takesFiles(command)) lines.push(`complete -c twir -n ${quoted(here)} -F`);
    for (const [key, { description, value, choices, isFile, short }] of Object.entries(command.options)) {
      const argument =
        value === undefined ? '' : choices ? ` -x -a ${quoted(choices.join(' '))}` : isFile ? ' -r -F' : ' -x';
      lines.push(
        `complete -c twir -n ${quoted(here)} -l ${key}${short === undefined ? '' : ` -s ${short}`}${argument} -d ${quoted(description)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
