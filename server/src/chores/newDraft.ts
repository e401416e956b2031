/** Makes the next draft: the template filled in, with the events of the last issue that are still to come. */
import { addDays, dayNumber, type IsoDate, issueNumberOf, WINDOW_DAYS, weekday } from '../draft/date.ts';
import { fillForm, form } from '../draft/forms.ts';
import { KNOWN_SECTIONS, knownSection } from '../draft/headings.ts';
import { metadataBlock } from '../draft/metadata.ts';
import type { Draft, EventRow } from '../draft/model.ts';
import { parseDraft } from '../draft/parse.ts';
import { automaticFix, checkDraft } from '../rules/engine.ts';
import { regionsFor } from '../rules/events/regions.ts';
import { blockText, type Region, regionOf, sectionIdOf } from '../rules/events/rows.ts';
import { lastDayOf } from '../rules/events/year.ts';
import { fixWithin } from '../rules/fixWithin.ts';
import { RULES } from '../rules/registry.generated.ts';
import { type Eol, splitLines, withEol } from '../text/lines.ts';
import { type Span, span } from '../text/span.ts';
import { type TidyOptions, tidyEvents } from './tidyEvents.ts';

const WEDNESDAY = 3;

/** The Wednesday after a day: on a Wednesday itself, when an issue has just come out, the next one. */
export function nextWednesday(today: IsoDate): IsoDate {
  return addDays(today, ((WEDNESDAY - weekday(today) + 6) % 7) + 1);
}

/** The place of a draft within the repository. */
export function draftPath(date: IsoDate): string {
  return `draft/${date}-this-week-in-rust.md`;
}

/** The newest of some drafts and issues before a day, by the dates in their names. */
export function newestBefore(paths: readonly string[], date: IsoDate): string | undefined {
  const dayOf = (path: string): string => /(\d{4}-\d{2}-\d{2})-[^/\\]*\.md$/.exec(path)?.[1] ?? '';
  const earlier = paths.filter((path) => dayOf(path) && dayOf(path) < date);
  return earlier.reduce<string | undefined>(
    (newest, path) => (newest === undefined || dayOf(path) >= dayOf(newest) ? path : newest),
    undefined,
  );
}

/** What a new draft is made of. */
export interface NewDraftInput {
  /** The issue's day. */
  readonly date: IsoDate;
  /** The text of `draft/DRAFT_TEMPLATE`; without it, the headings of today. */
  readonly template?: string | undefined;
  /** The newest issue or draft before the day, whose events are carried over. */
  readonly previous?: Draft | undefined;
  /** By what the rows that are carried over are mended and put in order. */
  readonly tidy?: TidyOptions;
}

/** A draft that no file holds yet. */
export interface NewDraft {
  /** Within the repository. */
  readonly path: string;
  readonly text: string;
  readonly number: number;
  /** How many rows were carried over, and how many are past and were not. */
  readonly carried: number;
  readonly past: number;
  /** How many findings were mended in the rows that were carried over. */
  readonly mended: number;
  /** Variables of the template that nobody knows; they are left. */
  readonly unknown: readonly string[];
  /** Whether the day is one on which issues come out. */
  readonly isWednesday: boolean;
}

/** Makes the draft of a day. Whoever writes it makes sure that there is none yet. */
export function newDraft({ date, template, previous, tidy }: NewDraftInput): NewDraft {
  const number = issueNumberOf(date);
  const source = template ?? builtInTemplate();
  const { eol } = splitLines(source);
  const rows = previous?.events ?? [];
  const coming = previous ? rows.filter((row) => !isPast(previous, row, date)) : [];
  const values: Readonly<Record<string, string>> = {
    twir_issue_number: String(number),
    twir_issue_date: date,
    twir_events_end_date: addDays(date, WINDOW_DAYS),
  };
  const unknown = new Set<string>();
  const fill = (part: string): string =>
    part.replace(/\$(twir_[a-z_]*[a-z])/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) unknown.add(whole);
      return value ?? whole;
    });
  const list = previous ? eventsList(previous, coming, eol) : '';
  const [above, below] = aroundList(source, list !== '');
  const head = fill(above);
  const path = draftPath(date);
  const parse = tidy?.parse ?? ((text: string) => parseDraft(text, { fileName: path.replace(/^.*\//, '') }));
  const filled = below === undefined ? head : head + list + fill(below);
  const within = below === undefined ? span(head.length, head.length) : span(head.length, head.length + list.length);
  const { text, mended } = settle(filled, within, { ...tidy, parse });
  return {
    path,
    text,
    number,
    carried: coming.length,
    past: rows.length - coming.length,
    mended,
    unknown: [...unknown],
    isWednesday: weekday(date) === WEDNESDAY,
  };
}

/** A template above and below the place of the events; with nothing below where it has none. */
function aroundList(template: string, hasEvents: boolean): readonly [above: string, below: string | undefined] {
  const place = /\$twir_events_list(?![a-z_])/.exec(template);
  if (!place) return [template, undefined];
  const below = template.slice(place.index + place[0].length);
  // A list without an event leaves no gap of blank lines.
  return [template.slice(0, place.index), hasEvents ? below : below.replace(/^[ \t]*(?:\r?\n){1,2}/, '')];
}

/** More rounds than any list needs: a row that changes its place may be seen with other eyes there. */
const MOST_ROUNDS = 4;

/** The list of events in order and in form: what is mended unasked is not handed on from issue to issue. */
function settle(
  filled: string,
  list: Span,
  options: TidyOptions & Required<Pick<TidyOptions, 'parse'>>,
): { readonly text: string; readonly mended: number } {
  const behind = filled.length - list.end;
  const check = (text: string): ReturnType<typeof checkDraft> => checkDraft(options.parse(text), RULES, options);
  let text = filled;
  let mended = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixed = fixWithin(text, span(list.start, text.length - behind), check, automaticFix);
    const tidied = tidyEvents(options.parse(fixed.text), options);
    text = tidied.text;
    mended += [...fixed.fixed.values()].reduce((sum, count) => sum + count, tidied.mended);
    if (!tidied.edits.length) break;
  }
  return { text, mended };
}

/** Whether an event will be over on a day. One whose date cannot be read is carried over: a person will see it. */
function isPast(draft: Draft, row: EventRow, date: IsoDate): boolean {
  const day = row.date && lastDayOf(draft, row.date);
  return day !== undefined && dayNumber(day) < dayNumber(date);
}

/** Rows by region, under their headings; those that stand under none come first. */
function eventsList(draft: Draft, rows: readonly EventRow[], eol: Eol): string {
  const groups = new Map<Region | undefined, string[]>();
  for (const row of rows) {
    const region = regionOf(row.section) ?? regionsFor(row)[0];
    groups.set(region, [...(groups.get(region) ?? []), withEol(blockText(draft, row), eol)]);
  }
  const regions = KNOWN_SECTIONS.filter(({ parent }) => parent === 'events');
  const written = [undefined, ...groups.keys()].filter((region, index, all) => all.indexOf(region) === index);
  const order = (region: Region | undefined): number =>
    region ? regions.findIndex(({ id }) => id === sectionIdOf(region)) : -1;
  return written
    .filter((region) => groups.has(region))
    .sort((a, b) => order(a) - order(b))
    .map((region) => [...(region ? [headingOf(region)] : []), ...(groups.get(region) ?? [])].join(eol))
    .join(eol + eol);
}

function headingOf(region: Region): string {
  const { level, title } = knownSection(sectionIdOf(region));
  return `${'#'.repeat(level)} ${title}`;
}

/** A draft without a template: today's headings, and what stands under each until somebody fills it in. */
export function builtInTemplate(): string {
  const filling: Readonly<Record<string, string>> = {
    crate: '<!-- COTW goes here -->',
    'cfp-projects': `<!-- or if none - ${fillForm(form('cfp-none'))} -->`,
    'cfp-events': `<!-- or if none - ${fillForm(form('cfp-event-none'))} -->`,
    project: '<!-- Rust updates go here -->',
    performance: '<!-- Perf results go here -->',
    events: `${fillForm(form('window'), { from: '$twir_issue_date', to: '$twir_events_end_date' })}\n\n$twir_events_list`,
    jobs: "Please see the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)",
    quote: '<!-- QOTW goes here -->\n\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>',
  };
  const groups = ['testing-group', 'project-team', 'fcp-group'];
  const sections = KNOWN_SECTIONS.filter(
    ({ id, former, parent }) => !former && !groups.includes(id) && parent !== 'events',
  ).map(({ id, level, title, url }) => {
    const heading = `${'#'.repeat(level)} ${url ? `[${title}](${url})` : title}`;
    const text = filling[id];
    return text ? `${heading}\n\n${text}\n` : `${heading}\n`;
  });
  const metadata = metadataBlock('$twir_issue_number', '$twir_issue_date');
  return `${metadata}\n\nHello and welcome to another issue of *This Week in Rust*!\n\n${sections.join('\n')}`;
}
