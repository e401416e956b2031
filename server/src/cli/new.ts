import { existsSync } from 'node:fs';
import path from 'node:path';
import { draftPath, newestBefore, nextWednesday } from '../chores/newDraft.ts';
import { type IsoDate, issueDateOf, issueNumberOf, parseIsoDate, weekdayName } from '../draft/date.ts';
import { dateOfFileName } from '../draft/parse.ts';
import { counted } from '../text/counted.ts';
import { readArguments } from './arguments.ts';
import {
  cliService,
  complain,
  EXIT,
  findRepository,
  type Io,
  readText,
  shownPath,
  UsageError,
  writeText,
} from './common.ts';
import { NO_JUDGING, settingsOf } from './judging.ts';
import { readSource } from './reading.ts';

/** `twir new`: the next draft. @returns The exit code. */
export async function newCommand(args: readonly string[], io: Io, today = localToday()): Promise<number> {
  const { values, positionals } = readArguments('new', args);
  if (positionals.length) throw new UsageError(`new takes no files; \`${positionals[0]}\` is one too many`);
  const date = dateOf(values.date, today);
  const root = findRepository(io.cwd);
  const issues = root.texts.map((file) => ({ file, day: dateOfFileName(path.basename(file)) }));
  const there = issues.find(({ day }) => day === date)?.file;
  if (there !== undefined)
    return complain(shownPath(there, io), { message: 'it is there already; nothing was written' }, io);
  const oddDay = doubtOf(date, issues, io);
  if (oddDay !== undefined && !values.yes && !values['dry-run'])
    throw new UsageError(`${oddDay} Say --yes if it is meant, or --dry-run to see what it would be`);
  const target = path.join(root.folder, ...draftPath(date).split('/'));
  const templateFile = path.join(root.folder, 'draft', 'DRAFT_TEMPLATE');
  const template = existsSync(templateFile) ? readText(templateFile) : undefined;
  if (template instanceof Error) return complain(shownPath(templateFile, io), template, io);
  const previousFile = newestBefore(root.texts, date);
  const previous = previousFile === undefined ? undefined : readSource(shownPath(previousFile, io), io);
  if (previousFile !== undefined && !previous) return EXIT.usage;
  const service = cliService(io);
  if (previous) await service.configure(previous);
  const draft = service.chores.newDraft(
    { date, template, previous },
    settingsOf({ ...NO_JUDGING, config: undefined }, io, service),
  );
  if (oddDay !== undefined) io.err(`twir: ${oddDay}\n`);
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
  if (error) return complain(shownPath(target, io), error, io);
  io.out(`${draft.path}: issue ${draft.number}; ${events}\n`);
  return EXIT.clean;
}

function dateOf(given: string | undefined, today: IsoDate): IsoDate {
  if (given === undefined) return nextWednesday(today);
  const date = parseIsoDate(given);
  if (!date) throw new UsageError(`--date is a day such as 2025-06-04, not \`${given}\``);
  return date;
}

interface Issue {
  readonly file: string;
  readonly day: IsoDate | undefined;
}

/** What speaks against a draft of a day; `undefined` where nothing does. @throws UsageError for a day before all issues. */
function doubtOf(date: IsoDate, issues: readonly Issue[], io: Io): string | undefined {
  const number = issueNumberOf(date);
  if (number < 1) throw new UsageError(`there was no This Week in Rust yet on ${date}`);
  const wednesday = issueDateOf(number);
  if (date === wednesday) return undefined;
  const holder = issues.find(({ day }) => day === wednesday);
  const taken = holder ? ` and is taken by ${shownPath(holder.file, io)}` : '';
  return `${date} is a ${weekdayName(date)}, and issues come out on Wednesdays. It would be ${draftPath(date)} with the number ${number}, which is that of ${wednesday}${taken}.`;
}

/** The day that a clock on the wall shows. */
function localToday(): IsoDate {
  const now = new Date();
  const pad = (n: number): string => String(n).padStart(2, '0');
  return parseIsoDate(`${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`) as IsoDate;
}
