import { COMMAND_LIST, type Command, optionLabel } from '../../server/src/cli/declaration.ts';
import { capitalised, fenced, generatedFrom, table } from './markdown.ts';
import type { Output } from './output.ts';

/** The page of the command `twir`: every subcommand with its options and exit codes. */
export function generateCommandPage(): Output {
  const parts = [
    generatedFrom('server/src/cli/declaration.ts'),
    '# The command `twir`',
    'The same engine as in the editors, for terminals and for CI. `twir COMMAND --help` says what stands here. A mistake in the call is answered with exit code 2 and a word on standard error.',
    table(
      ['Command', 'What it does'],
      COMMAND_LIST.map(({ name, summary }) => [`[\`twir ${name}\`](#twir-${name.replace(/ /g, '-')})`, summary]),
    ),
    ...COMMAND_LIST.flatMap(section),
    '## Completions',
    'In bash: `source <(twir completions bash)` in `~/.bashrc`. In zsh: `twir completions zsh > ~/.zfunc/_twir`, where `fpath` has `~/.zfunc` before `compinit` runs. In fish: `twir completions fish > ~/.config/fish/completions/twir.fish`.',
  ];
  return { path: 'docs/command.md', text: `${parts.join('\n\n')}\n` };
}

function section({
  name,
  summary,
  takes,
  choices,
  details = [],
  options,
  exit,
  examples,
}: (typeof COMMAND_LIST)[number]): readonly string[] {
  const given = Object.entries<Command['options'][string]>(options);
  const usage = ['twir', name, choices?.join('|') ?? takes, given.length ? '[options]' : undefined];
  return [
    `## twir ${name}`,
    fenced('sh', usage.filter((part) => part !== undefined).join(' ')),
    summary,
    ...details,
    ...(given.length
      ? [
          table(
            ['Option', 'What it does'],
            given.map(([key, option]) => [`\`${optionLabel(key, option)}\``, described(option)]),
          ),
        ]
      : []),
    table(['Exit code', 'When'], Object.entries(exit)),
    ...(examples ? [fenced('sh', examples.join('\n'))] : []),
  ];
}

/** What an option is, with a capital, unless it begins with a value: that is typed as it stands. */
function described({ description, choices = [] }: Command['options'][string]): string {
  return choices.some((choice) => description.startsWith(choice)) ? description : capitalised(description);
}
