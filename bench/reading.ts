/**
 * How long help for readers takes: `npm run bench:reading`. Medians in process, over all places of the largest issue of the
 * newsletter that is at hand, with the sixty issues before it read.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createArchive } from '../server/src/archive/index.ts';
import { scanIssue } from '../server/src/archive/scan.ts';
import { dateOfFileName } from '../server/src/draft/parse.ts';
import { createSearch, type SearchEntry, searchEntries } from '../server/src/features/search.ts';
import { createService, type Source } from '../server/src/service.ts';
import { DEFAULT_SETTINGS, type Settings } from '../server/src/settings.ts';

const folder = path.resolve(process.env['TWIR_SHARED'] ?? '../shared', 'twir/content');
if (!existsSync(folder)) {
  console.error(`There are no issues in ${folder}: set TWIR_SHARED.`);
  process.exit(2);
}
const names = readdirSync(folder).filter((name) => dateOfFileName(name) !== undefined);
const largest = names.reduce((a, b) => (size(a) >= size(b) ? a : b));
const text = readFileSync(path.join(folder, largest), 'utf8');
const source: Source = { uri: pathToFileURL(path.join(folder, largest)).href, version: 1, text };
const settings: Settings = { ...DEFAULT_SETTINGS, inlayWeekdays: true, inlayDays: true, codeLenses: true };
const service = createService({
  log: (message) => console.error(message),
  files: {
    readFile: async (uri) => (existsSync(new URL(uri)) ? readFileSync(new URL(uri), 'utf8') : undefined),
    readFolder: async (uri) => readdirSync(new URL(uri)),
  },
});
await service.prepare(source, settings);
service.findings(source, settings);

/** Places all over the text, in an order that jumps about. */
const place = (round: number): number => (round * 7_919) % text.length;
const { reading } = service;
const links = service.draft(source).items.flatMap((item) => item.links.map(({ start }) => start + 1));
const link = (round: number): number => links[round % links.length] as number;

console.log(`${largest}: ${text.length} characters, ${links.length} links in items\n`);
report('hover, anywhere', 3_000, (round) => reading.hover(source, settings, place(round)));
report('hover, on a link', links.length, (round) => reading.hover(source, settings, link(round)));
report('definition, on a link', links.length, (round) => reading.definition(source, settings, link(round)));
report('references, on a link', links.length, (round) => reading.references(source, settings, link(round)));
report('document links', 100, () => reading.links(source, settings));
report('folding', 300, () => reading.folds(source));
report('outline', 300, () => service.symbols(source));
report('inlay hints', 300, () => reading.inlayHints(source, settings, { start: 0, end: text.length }));
report('code lenses', 300, () => reading.lenses(source, settings));

const { earlier } = reading.searchable(source, settings);
search('the issues before', earlier);
const since = names.filter((name) => name >= '2023').map(recordOf);
search('all issues since 2023', searchEntries(createArchive(since)));

function search(what: string, entries: readonly SearchEntry[]): void {
  const queries = ['r', 'rust', 'async', 'berlin', 'rust berlin', 'announcing', 'rstbrln', 'zzzz', 'a', 'tokio 1'];
  report(`search, ${entries.length} entries of ${what}`, 200, (round) => {
    const found = createSearch(queries[round % queries.length] as string);
    found.take(entries);
    return found.best();
  });
}

function recordOf(name: string): ReturnType<typeof scanIssue> {
  return scanIssue(name, dateOfFileName(name) as never, readFileSync(path.join(folder, name), 'utf8'));
}

function size(name: string): number {
  return statSync(path.join(folder, name)).size;
}

/** The first time counts what is made once for a draft or an archive. */
function report(what: string, rounds: number, run: (round: number) => unknown): void {
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  });
  const [first = 0] = times;
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] as number).toFixed(3);
  console.log(`${what.padEnd(52)} first ${first.toFixed(2)}  median ${at(0.5)}  99 % ${at(0.99)} ms`);
}
