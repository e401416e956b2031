import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { applyEdits } from '../text/edit.ts';
import { readArguments } from './arguments.ts';
import { cliService, counted, EXIT, type Io, readText, sourceOf, UsageError, writeText } from './common.ts';

/** `twir events tidy|prune`. @returns The exit code. */
export async function events(args: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = args;
  if (command !== 'tidy' && command !== 'prune')
    throw new UsageError('events can be tidied and pruned: `twir events tidy FILE`');
  const isTidy = command === 'tidy';
  const { values, positionals } = isTidy ? readArguments('events tidy', rest) : readArguments('events prune', rest);
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) throw new UsageError(`events ${command} takes one FILE`);
  const text = readText(path.resolve(io.cwd, file));
  if (text instanceof Error) {
    io.err(`twir: ${file}: ${text.message}\n`);
    return EXIT.usage;
  }
  const run = isTidy ? tidy : prune;
  return run(file, text, { dryRun: values['dry-run'], yes: 'yes' in values && values['yes'] === true }, io);
}

interface Flags {
  readonly dryRun: boolean;
  readonly yes: boolean;
}

async function tidy(file: string, text: string, flags: Flags, io: Io): Promise<number> {
  const service = cliService(io);
  const source = sourceOf(path.resolve(io.cwd, file), text);
  await service.configure(source);
  const result = service.chores.tidyEvents(source, DEFAULT_SETTINGS);
  for (const { line, reason } of result.left) io.err(`${file}:${line + 1}: left as it is: ${reason}\n`);
  const code = write(file, text, result.text, flags, io);
  if (code !== EXIT.clean) return code;
  const done = `${counted(result.moved, 'event')} moved, ${counted(result.mended, 'place')} mended`;
  io.err(
    `${file}: ${result.text === text ? 'the events are tidy' : flags.dryRun ? `would be tidied: ${done}` : done}\n`,
  );
  return result.left.length ? EXIT.findings : EXIT.clean;
}

async function prune(file: string, text: string, flags: Flags, io: Io): Promise<number> {
  const { chores, draft } = cliService(io);
  const source = sourceOf(path.resolve(io.cwd, file), text);
  const candidates = chores.pruneCandidates(source);
  if (!candidates.length) {
    io.err(`${file}: nothing to delete\n`);
    return EXIT.clean;
  }
  for (const { row, message } of candidates)
    io.out(`${file}:${row.item.line + 1}: ${message}: ${row.item.content.text}\n`);
  if (!flags.dryRun && !flags.yes)
    throw new UsageError(
      `${counted(candidates.length, 'event')} would be deleted: say --yes, or --dry-run to see what would be left`,
    );
  const lines = candidates.map(({ row }) => row.item.line);
  const after = applyEdits(draft(source).text, chores.pruneEvents(source, lines));
  const code = write(file, text, after, flags, io);
  if (code !== EXIT.clean) return code;
  io.err(`${file}: ${counted(candidates.length, 'event')} ${flags.dryRun ? 'would be deleted' : 'deleted'}\n`);
  return flags.dryRun ? EXIT.findings : EXIT.clean;
}

function write(file: string, before: string, after: string, { dryRun }: Flags, io: Io): number {
  if (before === after) return EXIT.clean;
  if (dryRun) {
    io.out(createTwoFilesPatch(file, file, before, after, 'as it is', 'tidy'));
    return EXIT.clean;
  }
  const error = writeText(path.resolve(io.cwd, file), after);
  if (!error) return EXIT.clean;
  io.err(`twir: ${file}: ${error.message}\n`);
  return EXIT.usage;
}
