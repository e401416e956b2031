import { createTwoFilesPatch } from 'diff';
import type { FormattingRepair } from '../chores/repairFormatting.ts';
import type { FixAllResult } from '../rules/engine.ts';
import type { Source } from '../service.ts';
import { readArguments } from './arguments.ts';
import { cliService, complain, EXIT, type Io, sourceOf, writeText } from './common.ts';
import { eachSource, type Input, inputsOf } from './inputs.ts';
import { failOnOf, reaches, settingsOf } from './judging.ts';

/** `twir fix`. @returns The exit code: 1 when findings at or above the level are left. */
export async function fix(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('fix', args);
  const service = cliService(io);
  const failOn = failOnOf(values);
  const settings = settingsOf(values, io, service);
  const inputs = inputsOf(positionals, values['stdin-filename'], io);
  const dryRun = values['dry-run'];
  let left = 0;
  let unwritten = 0;
  const remark = (message: string): void => io.err(`twir: ${message}\n`);
  const mend = (input: Input, source: Source): void => {
    const { text, fixed } = values.formatting
      ? asFixed(service.chores.repairFormatting(source, settings))
      : service.fixAll(source, settings, { unsafe: values.unsafe });
    const error = put(input, source.text, text, dryRun, io);
    if (error) {
      complain(input.name, error, io);
      unwritten++;
      return;
    }
    const rest = service.findings({ ...sourceOf(input.full, text), version: 2 }, settings);
    left += rest.filter(({ severity }) => reaches(severity, failOn)).length;
    const count = [...fixed.values()].reduce((sum, n) => sum + n, 0);
    const kinds = [...fixed].map(([kind, n]) => `${n} ${kind}`).join(', ');
    io.err(
      `${input.name}: ${count ? `${count} ${dryRun ? 'would be mended' : 'mended'} (${kinds})` : 'nothing to mend'}; ${rest.length} left\n`,
    );
  };
  // Whoever puts the answer in the place of the text must not be left with nothing.
  const leave = (input: Input, { text }: Source): void => void put(input, text, text, dryRun, io);
  const unread = await eachSource(inputs, settings, service, remark, mend, leave);
  for (const { input, message } of unread) complain(input.name, { message }, io);
  return unread.length || unwritten ? EXIT.usage : left ? EXIT.findings : EXIT.clean;
}

const asFixed = ({ text, repaired }: FormattingRepair): Pick<FixAllResult, 'text' | 'fixed'> => ({
  text,
  fixed: repaired,
});

/** Writes what was mended: to its file, to standard output, or as a difference. */
function put(
  { name, full, isStdin }: Input,
  before: string,
  after: string,
  dryRun: boolean,
  io: Io,
): Error | undefined {
  if (!dryRun && isStdin) io.out(after);
  else if (before === after) return undefined;
  else if (!dryRun) return writeText(full, after);
  else io.out(createTwoFilesPatch(name, name, before, after, 'as it is', 'mended'));
  return undefined;
}
