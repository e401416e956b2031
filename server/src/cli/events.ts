import type { Service, Source } from '../service.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { counted } from '../text/counted.ts';
import { applyEdits } from '../text/edit.ts';
import { readArguments } from './arguments.ts';
import { cliService, EXIT, type Io, shownPath, UsageError } from './common.ts';
import { isDraft, readSource } from './reading.ts';
import { writeChanged } from './writing.ts';

/** `twir events tidy|prune`. @returns The exit code. */
export async function events(args: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = args;
  if (command !== 'tidy' && command !== 'prune')
    throw new UsageError('events can be tidied and pruned: `twir events tidy FILE`');
  const isTidy = command === 'tidy';
  const { values, positionals } = isTidy ? readArguments('events tidy', rest) : readArguments('events prune', rest);
  const [file, second] = positionals.map((one) => shownPath(one, io));
  if (file === undefined || second !== undefined) throw new UsageError(`events ${command} takes one FILE`);
  const source = readSource(file, io);
  const service = cliService(io);
  if (!source || !isDraft(file, source, service, io)) return EXIT.usage;
  const run = isTidy ? tidy : prune;
  return run(file, source, service, { dryRun: values['dry-run'], yes: 'yes' in values && values['yes'] === true }, io);
}

interface Flags {
  readonly dryRun: boolean;
  readonly yes: boolean;
}

async function tidy(file: string, source: Source, service: Service, flags: Flags, io: Io): Promise<number> {
  await service.configure(source);
  const result = service.chores.tidyEvents(source, DEFAULT_SETTINGS);
  for (const { line, reason } of result.left) io.err(`${file}:${line + 1}: left as it is: ${reason}\n`);
  const code = writeChanged(file, source.text, result.text, { dryRun: flags.dryRun, label: 'tidy' }, io);
  if (code !== EXIT.clean) return code;
  const done = `${counted(result.moved, 'event')} moved, ${counted(result.mended, 'place')} mended`;
  io.err(
    `${file}: ${result.text === source.text ? 'the events are tidy' : flags.dryRun ? `would be tidied: ${done}` : done}\n`,
  );
  return result.left.length ? EXIT.findings : EXIT.clean;
}

async function prune(file: string, source: Source, { chores, draft }: Service, flags: Flags, io: Io): Promise<number> {
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
  const code = writeChanged(file, source.text, after, { dryRun: flags.dryRun, label: 'tidy' }, io);
  if (code !== EXIT.clean) return code;
  io.err(`${file}: ${counted(candidates.length, 'event')} ${flags.dryRun ? 'would be deleted' : 'deleted'}\n`);
  return flags.dryRun ? EXIT.findings : EXIT.clean;
}
