import type { Finding, Fix, Severity } from '../../rules/define.ts';
import { automaticFix, preferredFix } from '../../rules/engine.ts';
import { pageOf } from '../../rules/pages.ts';
import { counted } from '../../text/counted.ts';
import { applyEdits, EditSet } from '../../text/edit.ts';
import { fenced, inlineCode, literal, messageMarkup } from '../../text/markup.ts';
import type { Span } from '../../text/span.ts';
import { byLoudness, type CheckedFile, type Report, type Reporter } from './report.ts';

/** GitHub takes comments of 65,536 characters; the rest is for what a workflow puts around ours. */
export const MOST_CHARACTERS = 64_000;

/** How many places are shown at once; the others are there to be unfolded. */
const MOST_OPEN = 10;

/** What is longer is not worth showing, nor good to copy. */
const LONGEST_LINES = 2_000;
const MOST_LINES = 6;
const LONGEST_MESSAGE = 1_000;

const WORDS: Readonly<Record<Severity, string>> = {
  error: 'this breaks the page or the mail',
  warning: 'this would be wrong in print',
  information: 'the newsletter writes it otherwise',
  hint: 'a matter of taste: fine to leave',
};

/** The findings that begin in one line. */
interface Place {
  readonly file: CheckedFile;
  /** From zero. */
  readonly line: number;
  readonly findings: readonly Finding[];
}

/** For a comment on a pull request, or the summary of a run: what a person who has never been here can act upon. */
export const markdownReport: Reporter = (report) => {
  const failed = report.failed.map(({ name, message }) => `- ${inlineCode(name)}: ${literal(message)}\n`);
  const missing = failed.length ? `These files could not be looked at:\n\n${failed.join('')}\n` : '';
  const places = placesOf(report);
  const body = places.length
    ? listOf(places, missing + introduction(report, places.length))
    : missing + (failed.length ? '' : clean(report));
  return visible(body);
};

const clean = ({ isOfNewLines }: Report): string =>
  `**This Week in Rust**: ${isOfNewLines ? 'the new lines are' : 'all is'} as it should be. Thank you!\n`;

function introduction({ isOfNewLines }: Report, count: number): string {
  return `### This Week in Rust: ${counted(count, 'place')} to look at

Thank you for contributing! A program has read ${isOfNewLines ? 'the lines that you added' : 'this'}. Where it knows what is right, the line is there to be copied. It can be wrong: if you think so, leave the line, and an editor will look.

`;
}

function placesOf(report: Report): readonly Place[] {
  const places = new Map<string, Place & { findings: Finding[] }>();
  // By loudness: a place stands where its loudest finding does.
  for (const { file, finding } of byLoudness(report)) {
    const { line } = file.lines.positionAt(finding.span.start);
    const key = `${line} ${file.path}`;
    const place = places.get(key);
    if (place) place.findings.push(finding);
    else places.set(key, { file, line, findings: [finding] });
  }
  return [...places.values()];
}

function listOf(places: readonly Place[], head: string): string {
  const closing = (left: number): string =>
    left ? `\n…and ${counted(left, 'place')} more: a comment cannot be longer. \`twir check\` prints them all.\n` : '';
  const fold = (entries: readonly string[]): string =>
    entries.length ? `<details>\n<summary>${entries.length} more</summary>\n\n${entries.join('')}</details>\n` : '';
  const room = MOST_CHARACTERS - head.length - fold(['']).length - closing(places.length).length - 10;
  const entries = fitting(places, room);
  return `${head}${entries.slice(0, MOST_OPEN).join('')}${fold(entries.slice(MOST_OPEN))}${closing(places.length - entries.length)}`;
}

function fitting(places: readonly Place[], room: number): readonly string[] {
  const entries: string[] = [];
  let left = room;
  for (const place of places) {
    const entry = entryOf(place);
    left -= entry.length;
    if (left < 0) break;
    entries.push(entry);
  }
  return entries;
}

function entryOf(place: Place): string {
  const { file, line, findings } = place;
  const [loudest] = findings as [Finding];
  const said = findings.map(
    ({ message, rule }) => `- ${messageMarkup(cut(message))} ([why](${pageOf(encodeURIComponent(rule))}))\n`,
  );
  return `**Line ${line + 1}** of ${inlineCode(file.path)} (${WORDS[loudest.severity]})\n\n${[...new Set(said)].join('')}\n${remedyOf(place)}`;
}

/** The line as it should be, or in words what to do; nothing where only a person can tell. */
function remedyOf({ file, findings }: Place): string {
  const fixes = findings.flatMap((finding) => automaticFix(finding) ?? preferredFix(finding) ?? finding.fixes[0] ?? []);
  const near = fixes.filter((fix) => isShort(regionOf(file, [fix])));
  const far = fixes.filter((fix) => !near.includes(fix));
  const mended = near.length ? mend(file, near) : '';
  // Where it is too much to show after all.
  const inWords = mended === undefined ? fixes : far;
  const toDo = inWords.map(({ title }) => `- To do: ${messageMarkup(cut(title))}\n`).join('');
  return `${toDo}${toDo && '\n'}${mended ?? ''}`;
}

/** Whole lines. */
interface Region extends Span {
  readonly lines: number;
}

/** The lines that fixes change. */
function regionOf({ lines }: CheckedFile, fixes: readonly Fix[]): Region {
  const edits = fixes.flatMap((fix) => fix.edits);
  const first = lines.at(Math.min(...edits.map(({ start }) => start)));
  const last = lines.at(Math.max(...edits.map(({ end }) => end)));
  // What deletes whole lines ends where the next one begins, which stays as it is.
  const isWhole = last.number > first.number && edits.every(({ end, newText }) => end <= last.start && newText === '');
  return {
    start: first.start,
    end: isWhole ? last.start : last.end,
    lines: last.number - first.number + (isWhole ? 0 : 1),
  };
}

const isShort = ({ start, end, lines }: Region): boolean => lines <= MOST_LINES && end - start <= LONGEST_LINES;

/** What to copy over which lines; `undefined` where that is too much to show. */
function mend(file: CheckedFile, fixes: readonly Fix[]): string | undefined {
  const region = regionOf(file, fixes);
  if (!isShort(region)) return undefined;
  const sure = fixes.every(({ safe }) => safe);
  const text = mendedRegion(file, region, fixes, sure).replace(/\r\n?/g, '\n');
  const which = region.lines === 1 ? 'the line' : `these ${region.lines} lines`;
  if (text.length > LONGEST_LINES) return undefined;
  if (text.trim() === '') return `${sure ? 'Delete' : 'You may want to delete'} ${which}.\n\n`;
  return `${sure ? `Copy this over ${which}` : `If this is what you mean, copy it over ${which}`}:\n\n${fenced('md', text)}\n\n`;
}

function mendedRegion(file: CheckedFile, { start, end }: Span, fixes: readonly Fix[], sure: boolean): string {
  const { text } = file.lines;
  const set = new EditSet();
  // Fixes that touch each other need the text to be read again in between.
  const together = fixes.map((fix) => set.add(fix.edits)).every(Boolean);
  const after = together ? applyEdits(text, set.edits) : file.mended({ start, end }, { unsafe: !sure });
  return after.slice(start, after.length - (text.length - end));
}

const cut = (text: string): string => (text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text);

/** No control characters: they may not be sent. */
const visible = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '␡');
