import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { createArchiveStore } from '../archive/store.ts';
import { diskFiles } from '../hosts/files.ts';
import { nodePages } from '../hosts/pages.node.ts';
import { type EventCandidate, type EventImport, importEvents, insertEvents } from '../importing/index.ts';
import { isZone } from '../importing/zones.ts';
import { askEventSource, type EventSource, eventSourceOf, isWebAddress } from '../pages/eventSource.ts';
import { permissionOf } from '../pages/permission.ts';
import type { Settings } from '../settings.ts';
import { applyEdits } from '../text/edit.ts';
import { readArguments } from './arguments.ts';
import { cliService, counted, EXIT, type Io, readText, sourceOf, UsageError, writeText } from './common.ts';
import { NO_JUDGING, settingsOf } from './judging.ts';

/** `twir events import DRAFT SOURCE`. @returns The exit code: 1 when something was left out that a person should look at. */
export async function importCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('events import', args);
  const [file, from, third] = positionals;
  if (file === undefined || from === undefined || third !== undefined)
    throw new UsageError('events import takes a DRAFT and a SOURCE');
  const timeZone = values['time-zone'];
  if (timeZone !== undefined && !isZone(timeZone))
    throw new UsageError(`--time-zone is a name such as Europe/Berlin, not \`${timeZone}\``);
  if (isWebAddress(from) && !values.fetch)
    throw new UsageError(`${from} is not fetched unasked: say --fetch, or save it to a file`);
  const service = cliService(io);
  const user = settingsOf({ ...NO_JUDGING, config: values.config }, io, service);
  const full = path.resolve(io.cwd, file);
  const text = readText(full);
  const input = await inputFrom(from, user, io);
  for (const [name, read] of [
    [file, text],
    [from, input],
  ] as const) {
    if (read instanceof Error) io.err(`twir: ${isWebAddress(name) ? '' : `${name}: `}${read.message}\n`);
  }
  if (text instanceof Error || input instanceof Error) return EXIT.usage;
  const source = sourceOf(full, text);
  const draft = service.draft(source);
  if (!service.kindOf(source) || !draft.date) {
    io.err(`twir: ${file}: this is no draft of This Week in Rust, or it has no date\n`);
    return EXIT.usage;
  }
  const settings = (await service.configure(source)).over(user);
  const archive = await createArchiveStore(diskFiles).load(source.uri, draft.date, settings.archiveIssues);
  const found = importEvents(draft, input.text, { ...input, archive, states: settings.states, timeZone });
  const chosen = found.candidates.filter(
    ({ selected, insertable, duplicateOf }) => selected || (values.all && insertable && !duplicateOf),
  );
  report(found, chosen, io);
  const after = applyEdits(
    text,
    insertEvents(
      draft,
      chosen.map(({ event }) => event),
    ),
  );
  if (chosen.length && after === text) {
    io.err(`twir: ${file}: there is no section "Upcoming Events" to put them into\n`);
    return EXIT.usage;
  }
  const dryRun = values['dry-run'];
  if (after !== text) {
    if (dryRun) io.out(createTwoFilesPatch(file, file, text, after, 'as it is', 'with the events'));
    else {
      const error = writeText(full, after);
      if (error) {
        io.err(`twir: ${file}: ${error.message}\n`);
        return EXIT.usage;
      }
    }
  }
  const doubles = found.candidates.filter(({ duplicateOf }) => duplicateOf).length;
  const left = found.candidates.length - chosen.length - doubles;
  io.err(
    `${file}: ${counted(chosen.length, 'event')} ${dryRun ? 'would be added' : 'added'}, ${doubles} there already, ${left} left out, ${found.skipped.length} not understood, ${found.outside} outside ${found.window.from} - ${found.window.to}\n`,
  );
  return left || found.skipped.length ? EXIT.findings : EXIT.clean;
}

/** A file, or what an address leads to: a calendar, JSON, the page of an event. */
async function inputFrom(from: string, settings: Settings, io: Io): Promise<EventSource | Error> {
  // The command was given by somebody who trusts what is done with it.
  if (isWebAddress(from)) return askEventSource(nodePages({ permission: () => permissionOf(settings, true) }), from);
  const text = readText(path.resolve(io.cwd, from));
  return text instanceof Error ? text : eventSourceOf(text);
}

function report({ candidates, skipped }: EventImport, chosen: readonly EventCandidate[], io: Io): void {
  for (const candidate of candidates) {
    const { row, duplicateOf, problems, origin } = candidate;
    const sign = chosen.includes(candidate) ? '+' : duplicateOf ? '=' : '?';
    const why = [...(duplicateOf ? [duplicateOf.why] : []), ...problems];
    io.out(`${sign} ${row.replace(/^\* /, '').replace(/\n\s*\* /, ' | ')}\n`);
    for (const one of why) io.out(`    ${origin}: ${one}\n`);
  }
  for (const { origin, text, why } of skipped) io.out(`- ${origin}: ${why}${text ? `: ${text}` : ''}\n`);
}
