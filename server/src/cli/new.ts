import { existsSync } from 'node:fs';
import path from 'node:path';
import { draftPath, newestBefore, nextWednesday } from '../chores/newDraft.ts';
import { type IsoDate, parseIsoDate } from '../draft/date.ts';
import { counted } from '../text/counted.ts';
import { readArguments } from './arguments.ts';
import { cliService, complain, EXIT, findRepository, type Io, readText, UsageError, writeText } from './common.ts';
import { NO_JUDGING, settingsOf } from './judging.ts';
import { readSource } from './reading.ts';

/** `twir new`: the next draft. @returns The exit code. */
export async function newCommand(args: readonly string[], io: Io, today = localToday()): Promise<number> {
  const { values, positionals } = readArguments('new', args);
  if (positionals.length) throw new UsageError(`new takes no files; \`${positionals[0]}\` is one too many`);
  const date = dateOf(values.date, today);
  const root = findRepository(io.cwd);
  const target = path.join(root.folder, ...draftPath(date).split('/'));
  if (existsSync(target)) {
    io.err(`twir: ${target} is there already; nothing was written\n`);
    return EXIT.usage;
  }
  const templateFile = path.join(root.folder, 'draft', 'DRAFT_TEMPLATE');
  const template = existsSync(templateFile) ? readText(templateFile) : undefined;
  if (template instanceof Error) return complain(templateFile, template, io);
  const previousFile = newestBefore(root.texts, date);
  const previous = previousFile === undefined ? undefined : readSource(previousFile, io);
  if (previousFile !== undefined && !previous) return EXIT.usage;
  const service = cliService(io);
  if (previous) await service.configure(previous);
  const draft = service.chores.newDraft(
    { date, template, previous },
    settingsOf({ ...NO_JUDGING, config: undefined }, io, service),
  );
  if (!draft.isWednesday) io.err(`twir: ${date} is no Wednesday, when issues come out\n`);
  if (template === undefined) io.err('twir: there is no draft/DRAFT_TEMPLATE; the headings of today are taken\n');
  for (const name of draft.unknown) io.err(`twir: nobody knows \`${name}\`; it is left as it stands\n`);
  const from = previousFile === undefined ? 'no earlier issue' : path.relative(root.folder, previousFile);
  const mended = draft.mended ? `, ${counted(draft.mended, 'defect')} of their form mended` : '';
  const events = `${counted(draft.carried, 'event')} from ${from}, ${draft.past} past left out${mended}`;
  if (values['dry-run']) {
    io.out(draft.text);
    io.err(`${draft.path}: issue ${draft.number} would be made; ${events}\n`);
    return EXIT.clean;
  }
  const error = writeText(target, draft.text, { mustBeNew: true });
  if (error) return complain(target, error, io);
  io.out(`${draft.path}: issue ${draft.number}; ${events}\n`);
  return EXIT.clean;
}

function dateOf(given: string | undefined, today: IsoDate): IsoDate {
  if (given === undefined) return nextWednesday(today);
  const date = parseIsoDate(given);
  if (!date) throw new UsageError(`--date is a day such as 2025-06-04, not \`${given}\``);
  return date;
}

/** The day that a clock on the wall shows. */
function localToday(): IsoDate {
  const now = new Date();
  const pad = (n: number): string => String(n).padStart(2, '0');
  return parseIsoDate(`${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`) as IsoDate;
}
