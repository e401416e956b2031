import { createArchiveStore } from '../archive/store.ts';
import { diskFiles } from '../hosts/files.ts';
import { nodePages } from '../hosts/pages.node.ts';
import { type EventCandidate, type EventImport, importEvents, insertEvents } from '../importing/index.ts';
import { isZone } from '../importing/zones.ts';
import { askEventSource, type EventSource, eventSourceOf, isWebAddress } from '../pages/eventSource.ts';
import { permissionOf } from '../pages/permission.ts';
import type { Settings } from '../settings.ts';
import { counted } from '../text/counted.ts';
import { applyEdits } from '../text/edit.ts';
import { readArguments } from './arguments.ts';
import { cliService, complain, EXIT, type Io, shownPath, UsageError } from './common.ts';
import { NO_JUDGING, settingsOf } from './judging.ts';
import { datedDraft, readNamedOrPiped, readSource } from './reading.ts';
import { writeChanged } from './writing.ts';

/** `twir events import DRAFT SOURCE`. @returns The exit code: 1 when something was left out that a person should look at. */
export async function importCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('events import', args);
  const [draftName, from, third] = positionals;
  if (draftName === undefined || from === undefined || third !== undefined)
    throw new UsageError('events import takes a DRAFT and a SOURCE');
  const file = shownPath(draftName, io);
  const timeZone = values['time-zone'];
  if (timeZone !== undefined && !isZone(timeZone))
    throw new UsageError(`--time-zone is a name such as Europe/Berlin, not \`${timeZone}\``);
  if (isWebAddress(from) && !values.fetch)
    throw new UsageError(`${from} is not fetched unasked: say --fetch, or save it to a file`);
  const service = cliService(io);
  const user = settingsOf({ ...NO_JUDGING, config: values.config }, io, service);
  const source = readSource(file, io);
  const input = await inputFrom(from, user, io);
  const dated = source && input && datedDraft(file, source, service, io);
  if (!dated) return EXIT.usage;
  const { draft, date } = dated;
  const settings = (await service.configure(source)).over(user);
  const archive = await createArchiveStore(diskFiles).load(source.uri, date, settings.archiveIssues);
  const found = importEvents(draft, input.text, { ...input, archive, states: settings.states, timeZone });
  const chosen = found.candidates.filter(
    ({ selected, insertable, duplicateOf }) => selected || (values.all && insertable && !duplicateOf),
  );
  report(found, chosen, io);
  const after = applyEdits(
    source.text,
    insertEvents(
      draft,
      chosen.map(({ event }) => event),
    ),
  );
  if (chosen.length && after === source.text)
    return complain(file, { message: 'there is no section "Upcoming Events" to put them into' }, io);
  const dryRun = values['dry-run'];
  const code = writeChanged(file, source.text, after, { dryRun, label: 'with the events' }, io);
  if (code !== EXIT.clean) return code;
  const doubles = found.candidates.filter(({ duplicateOf }) => duplicateOf).length;
  const left = found.candidates.length - chosen.length - doubles;
  io.err(
    `${file}: ${counted(chosen.length, 'event')} ${dryRun ? 'would be added' : 'added'}, ${doubles} there already, ${left} left out, ${found.skipped.length} not understood, ${found.outside} outside ${found.window.from} - ${found.window.to}\n`,
  );
  return left || found.skipped.length ? EXIT.findings : EXIT.clean;
}

/** A file, or what an address leads to: a calendar, JSON, the page of an event. `undefined` where there is nothing, which is then said. */
async function inputFrom(from: string, settings: Settings, io: Io): Promise<EventSource | undefined> {
  if (!isWebAddress(from)) {
    const text = await readNamedOrPiped(from, io);
    return text === undefined ? undefined : eventSourceOf(text);
  }
  // The command was given by somebody who trusts what is done with it.
  const found = await askEventSource(nodePages({ permission: () => permissionOf(settings, true) }), from);
  if (!(found instanceof Error)) return found;
  io.err(`twir: ${found.message}\n`);
  return undefined;
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
