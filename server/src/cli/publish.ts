import path from 'node:path';
import type { ItemState } from '../chores/publish.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { readArguments } from './arguments.ts';
import { cliService, draftsFrom, EXIT, type Io, shownPath, UsageError } from './common.ts';
import { cacheOf, noteCached } from './linkCache.ts';
import { isDraft, readSource } from './reading.ts';

/** What was found out of links for an older issue says nothing of this one. */
const LINKS_KEPT_DAYS = 7;

const MARKS: Readonly<Record<ItemState, string>> = { done: '[x]', open: '[ ]', warning: '[!]' };

/** `twir publish`: the last look. @returns The exit code: 1 when something is open. */
export async function publish(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('publish', args);
  const [given, second] = positionals;
  if (second !== undefined) throw new UsageError('publish takes one FILE');
  const file = shownPath(given ?? (draftsFrom(io.cwd).at(-1) as string), io);
  const service = cliService(io);
  const source = readSource(file, io);
  if (!source || !isDraft(file, source, service, io)) return EXIT.usage;
  noteCached(service, cacheOf(values, io), (message) => io.err(`twir: ${message}\n`), LINKS_KEPT_DAYS);
  await service.prepare(source, DEFAULT_SETTINGS);
  const { items, ready, move } = service.chores.checklist(source, DEFAULT_SETTINGS);
  for (const { title, state, places } of items) {
    io.out(`${MARKS[state]} ${title}\n`);
    for (const { line, message } of places) io.out(`      ${file}:${line + 1}: ${message}\n`);
  }
  const open = items.filter(({ state }) => state === 'open').length;
  const where = move ? `; it goes to ${path.join('content', path.basename(file))}` : '';
  io.out(`\n${file}: ${ready ? `nothing is open${where}` : `${open} of ${items.length} items are open`}\n`);
  return ready ? EXIT.clean : EXIT.findings;
}
