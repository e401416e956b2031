/**
 * How good completion is at rows of events, and how fast: `npm run bench:completion [YEAR]`.
 *
 * For each issue of the year, every row whose event the issue before did not have is taken out; in its place, under its
 * heading, four letters of its organiser's name are typed behind `* `, with the 52 issues before as the archive. Asked is what
 * the top item gives. The letters are typed in two ways: the first four of the name, as they stand, which for half of the rows
 * are `Rust` and name nobody; and the first four of the first word that fewer than five organisers of the archive have in
 * their names, as somebody types who looks for one group.
 *
 * What else the issue has stays in it, as it does for whoever types the row last: of a hybrid event the row under its other
 * heading, too.
 *
 * Right is: the address leads to the same organiser; the place is the same (town, country, way of taking part; in the US the
 * state), and, counted apart, printed in the same letters; the row stands under the same heading.
 *
 * Keys: `* `, the letters, one to go down for each item above the right one, one to accept; one to leave a hole that is right,
 * and what must be typed where it is wrong (of a date that is offered in its hole: one to go down for each above it, and one
 * to accept); pasting an address is one key. By hand: the row's two lines, each address pasted with one key. A row whose
 * organiser is not offered is typed by hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Archive, createArchive } from '../server/src/archive/index.ts';
import { locationKey } from '../server/src/archive/regulars.ts';
import { type IssueRecord, scanIssue } from '../server/src/archive/scan.ts';
import type { IsoDate } from '../server/src/draft/date.ts';
import type { Draft, EventRow } from '../server/src/draft/model.ts';
import { dateOfFileName, parseDraft } from '../server/src/draft/parse.ts';
import { type Completion, complete } from '../server/src/features/completion/index.ts';
import { canonicalKey, organiserUrlKey } from '../server/src/links/canonical.ts';
import { createInlineParser } from '../server/src/markdown/inline.ts';
import { createService, type Source } from '../server/src/service.ts';
import { DEFAULT_SETTINGS } from '../server/src/settings.ts';
import { applyEdits } from '../server/src/text/edit.ts';

const REACH = 52;
const LETTERS = 4;
const LATENCY_ROUNDS = 300;
const LATENCY_WARM_UP = 60;

const folder = path.join(process.env['TWIR_SHARED'] ?? '../shared', 'twir/content');
if (!existsSync(folder)) {
  console.error(`There are no issues in ${folder}: nothing is measured. Set TWIR_SHARED to where they are.`);
  process.exit(0);
}
const [year = '2025'] = process.argv.slice(2);
const parser = createInlineParser();
const issues = readdirSync(folder)
  .flatMap((name) => {
    const date = dateOfFileName(name);
    return name.endsWith('.md') && date ? [{ name, date }] : [];
  })
  .sort((a, b) => (a.date < b.date ? -1 : 1));
const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const records = new Map<string, IssueRecord>();
const recordOf = ({ name, date }: { name: string; date: IsoDate }): IssueRecord => {
  let record = records.get(name);
  if (!record) {
    record = scanIssue(`file:///content/${name}`, date, textOf(name));
    records.set(name, record);
  }
  return record;
};

/** What became of one row. */
interface Outcome {
  readonly name: string;
  /** What the top item gives, in words. */
  readonly got: string;
  readonly rank: number;
  readonly url: boolean;
  readonly place: boolean;
  readonly spelling: boolean;
  readonly section: boolean;
  readonly date: boolean;
  readonly title: boolean;
  readonly keys: number;
  readonly byHand: number;
}

interface Row {
  readonly draft: Draft;
  readonly row: EventRow;
  readonly archive: Archive;
  readonly known: boolean;
}

const slice = ({ text }: Draft, { start, end }: { start: number; end: number }): string => text.slice(start, end);
const nameOf = ({ draft, row }: Row): string => {
  const [organiser] = row.organisers;
  return organiser ? slice(draft, organiser.textSpan) : '';
};
const titleText = (draft: Draft, row: EventRow): string => {
  const link = row.titles[0]?.links[0];
  return link ? slice(draft, link.textSpan).replace(/^\*+|\*+$/g, '') : '';
};

/** Rows of the year's issues that the issue before did not have. */
function newRows(): Row[] {
  const found: Row[] = [];
  issues.forEach((issue, index) => {
    if (!issue.date.startsWith(year) || !index) return;
    const before = issues.slice(Math.max(0, index - REACH), index).map(recordOf);
    const seen = new Set(before[before.length - 1]?.events.map(({ url }) => canonicalKey(url)));
    const archive = createArchive(before);
    const draft = parseDraft(textOf(issue.name), { fileName: issue.name, parser });
    for (const row of draft.events) {
      const url = row.titles[0]?.links[0]?.url;
      const [organiser] = row.organisers;
      if (!url || !organiser || !row.section?.id || seen.has(canonicalKey(url))) continue;
      const known = archive.organiser(slice(draft, organiser.textSpan)) ?? archive.organiser(organiser.url);
      found.push({ draft, row, archive, known: known !== undefined });
    }
  });
  return found;
}

/** The draft without a row, and with something typed in its place. */
function typedInstead({ draft, row }: Row, typed: string): { draft: Draft; offset: number } {
  const start = draft.lines.line(row.item.line).start;
  const end = draft.lines.line(row.lastLine).end;
  const text = `${draft.text.slice(0, start)}${typed}${draft.text.slice(end)}`;
  return { draft: parseDraft(text, { fileName: draft.fileName, parser }), offset: start + typed.length };
}

/** The row that an item gives, as it is read again. */
function accepted(draft: Draft, item: Completion, offset: number): { draft: Draft; row: EventRow } | undefined {
  const text = applyEdits(draft.text, [{ ...item.replace, newText: item.text }, ...(item.elsewhere ?? [])]);
  const after = parseDraft(text, { fileName: draft.fileName, parser });
  const line = draft.lines.at(offset).number;
  const row = after.events.find((candidate) => candidate.item.line === line);
  return row && item.text ? { draft: after, row } : undefined;
}

function outcomeOf(hidden: Row, letters: string): Outcome {
  const { row } = hidden;
  const byHand = handKeys(hidden);
  const { draft, offset } = typedInstead(hidden, `* ${letters}`);
  const { items } = complete(draft, offset, { archive: hidden.archive });
  const key = organiserUrlKey(row.organisers[0]?.url ?? '');
  const events = items.filter(({ kind }) => kind === 'event');
  const isRight = (given: ReturnType<typeof accepted>): boolean =>
    given !== undefined && organiserUrlKey(given.row.organisers[0]?.url ?? '') === key;
  const top = events[0] && accepted(draft, events[0], offset);
  const rank = isRight(top) ? 0 : events.findIndex(({ text }) => text.includes('](') && addressIn(text) === key);
  const best = rank === 0 ? top : rank > 0 ? accepted(draft, events[rank] as Completion, offset) : undefined;
  const place = (given: typeof best): boolean =>
    locationKey(given?.row.location?.text ?? '') === locationKey(row.location?.text ?? '');
  return {
    name: `${nameOf(hidden)} (${row.location?.text}, ${row.date?.text})`,
    got: top ? `${top.row.organisers[0]?.url} (${top.row.location?.text})` : (events[0]?.label ?? 'nothing'),
    rank,
    url: isRight(top),
    place: place(top),
    spelling: top?.row.location?.text === row.location?.text,
    section: top?.row.section?.id === row.section?.id,
    date: best?.row.date?.text === row.date?.text,
    title: best !== undefined && titleText(best.draft, best.row) === titleText(hidden.draft, row),
    keys: best
      ? Math.min(byHand, keysWith(hidden, best, events[rank] as Completion, letters, rank, place(best)))
      : byHand,
    byHand,
  };
}

/** The organiser that the text of an item leads to: the top item alone is read again in its draft. */
const addressIn = (text: string): string => organiserUrlKey(/\]\(([^()\s]+)\)/.exec(text)?.[1] ?? '');

/** Two lines, each address pasted. */
function handKeys({ draft, row }: Row): number {
  const organiser = row.organisers[0];
  const line = draft.lines.line(row.item.line).text;
  const address = organiser ? slice(draft, organiser.urlSpan).length : 0;
  return line.length - address + 1 + 1 + '    * [**'.length + titleText(draft, row).length + '**]('.length + 1 + 1;
}

function keysWith(
  { draft, row }: Row,
  best: { draft: Draft; row: EventRow },
  item: Completion,
  letters: string,
  rank: number,
  placeRight: boolean,
): number {
  const choices = /\$\{1\|([\d,-]+)\|\}/.exec(item.snippet ?? '')?.[1]?.split(',') ?? [];
  const wanted = row.date?.text ?? '';
  const choice = choices.indexOf(wanted);
  const hole = choices.length > 0;
  const date = best.row.date?.text === wanted ? (hole ? 1 : 0) : choice > 0 ? choice + 2 : wanted.length + 1;
  const place = placeRight ? 0 : (row.location?.text.length ?? 0) + 2;
  const wantedTitle = titleText(draft, row);
  const rightTitle = titleText(best.draft, best.row) === wantedTitle;
  // A row without a hole has its event's address, too.
  if (item.snippet === undefined && rightTitle) return 2 + letters.length + rank + 1 + date + place;
  const title = rightTitle ? 1 : wantedTitle.length + 1;
  return 2 + letters.length + rank + 1 + date + place + title + 1;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const percent = (part: number, whole: number): string =>
  (whole ? `${((100 * part) / whole).toFixed(1)} %` : '–').padStart(7);

function report(what: string, outcomes: readonly Outcome[]): void {
  const count = (test: (outcome: Outcome) => boolean): string => percent(outcomes.filter(test).length, outcomes.length);
  const all = ({ url, place, section }: Outcome): boolean => url && place && section;
  console.log(
    [
      String(outcomes.length).padStart(5),
      count(all),
      count(({ url }) => url),
      count((outcome) => outcome.url && outcome.section),
      count((outcome) => all(outcome) && outcome.spelling),
      count(({ rank }) => rank >= 0 && rank < 3),
      count(({ date }) => date),
      count(({ title }) => title),
      String(median(outcomes.map(({ keys }) => keys))).padStart(6),
      String(median(outcomes.map(({ byHand }) => byHand))).padStart(7),
      `  ${what}`,
    ].join(' '),
  );
}

const rows = newRows();
const known = rows.filter((row) => row.known);
console.log(
  `${year}: ${rows.length} new rows, of which the ${REACH} issues before know the organiser of ${known.length}\n`,
);
console.log(' rows  all three  address  +section  +letters  in top 3  date  title  keys  by hand');
const isRust = (name: string): boolean => /^rust\b/i.test(name);
const plain = known.map((row) => outcomeOf(row, nameOf(row).slice(0, LETTERS)));
report('the first four letters of the name', plain);
report(
  '  of names that begin otherwise than with Rust',
  plain.filter(({ name }) => !isRust(name)),
);
report(
  '  of names that begin with Rust',
  plain.filter(({ name }) => isRust(name)),
);
/** Words that so many organisers of the archive have in their names tell nobody which one is meant. */
const COMMON = 5;
const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word.length > 1);
const wordCounts = new WeakMap<Archive, ReadonlyMap<string, number>>();
function commonWords(archive: Archive): ReadonlyMap<string, number> {
  let counts = wordCounts.get(archive);
  if (!counts) {
    const made = new Map<string, number>();
    for (const { name } of archive.organisers())
      for (const word of new Set(wordsOf(name.toLowerCase()))) made.set(word, (made.get(word) ?? 0) + 1);
    counts = made;
    wordCounts.set(archive, counts);
  }
  return counts;
}
/** The first word of the name that few organisers share. */
function telling(row: Row): string {
  const counts = commonWords(row.archive);
  const words = wordsOf(nameOf(row));
  const word = words.find((candidate) => (counts.get(candidate.toLowerCase()) ?? 0) < COMMON) ?? words[0];
  return (word ?? nameOf(row)).slice(0, LETTERS);
}
const meant = known.map((row) => outcomeOf(row, telling(row)));
report('the first four letters of the word that tells', meant);
if (process.env['TWIR_MISSES'] === '1') {
  const misses = new Map<string, number>();
  for (const { name, got, url, place, section } of meant) {
    if (url && place && section) continue;
    const what = `${name}, got ${got}: ${[url ? '' : 'address', place ? '' : 'place', section ? '' : 'section'].filter(Boolean).join(', ')}`;
    misses.set(what, (misses.get(what) ?? 0) + 1);
  }
  for (const [what, times] of [...misses].sort((a, b) => b[1] - a[1]))
    console.log(`${String(times).padStart(4)}  ${what}`);
}

/** Completion in a service that has read the archive, on the largest issue. */
async function latency(): Promise<void> {
  const largest = issues.reduce((best, issue) => (textOf(issue.name).length > textOf(best.name).length ? issue : best));
  const files = {
    readFile: async (uri: string) => {
      const name = path.basename(uri);
      return existsSync(path.join(folder, name)) ? textOf(name) : undefined;
    },
    readFolder: async (uri: string) => (uri.endsWith('/content') ? issues.map(({ name }) => name) : undefined),
  };
  const service = createService({ log: console.error, files });
  const uri = `file:///twir/content/${largest.name}`;
  const text = textOf(largest.name);
  const draft = parseDraft(text, { fileName: largest.name });
  const row = draft.events[Math.floor(draft.events.length / 2)];
  const at = row ? draft.lines.line(row.item.line).start : text.length;
  const places = ['* Rust', '* Dall', '* 2025-1', '* 2025-06-10 | Ber', '* 2025-06-10 | Berlin, DE | [Rus', '* '];
  let version = 0;
  const source = (typed: string): Source => ({
    uri,
    version: ++version,
    text: `${text.slice(0, at)}${typed}\n${text.slice(at)}`,
  });
  await service.prepare(source(''), DEFAULT_SETTINGS);
  const alone: number[] = [];
  const withKey: number[] = [];
  let items = 0;
  for (let round = 0; round < LATENCY_WARM_UP + LATENCY_ROUNDS; round++) {
    const typed = places[round % places.length] as string;
    const now = source(typed);
    const start = performance.now();
    service.draft(now);
    const parsed = performance.now();
    items += service.complete(now, DEFAULT_SETTINGS, at + typed.length).items.length;
    const end = performance.now();
    if (round < LATENCY_WARM_UP) continue;
    alone.push(end - parsed);
    withKey.push(end - start);
  }
  const tail = (times: readonly number[]): number =>
    [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number;
  console.log(
    `\n${largest.name}, ${text.length} characters, ${DEFAULT_SETTINGS.archiveIssues} issues before it, ${Math.round(items / (LATENCY_WARM_UP + LATENCY_ROUNDS))} items an answer`,
  );
  console.log(`${median(alone).toFixed(2)} ms median, ${tail(alone).toFixed(2)} ms p95: completion`);
  console.log(
    `${median(withKey).toFixed(2)} ms median, ${tail(withKey).toFixed(2)} ms p95: with the parse of the key before it`,
  );
}
await latency();
