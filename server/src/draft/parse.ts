import { createInlineParser, type InlineParser } from '../markdown/inline.ts';
import { type Inline, type InlineLink, normaliseLabel } from '../markdown/nodes.ts';
import { type Lines, splitLines } from '../text/lines.ts';
import { isSpace, span, trimSpan } from '../text/span.ts';
import { readCells } from './cells.ts';
import { findComments } from './comments.ts';
import { conflictMarker, findConflicts } from './conflicts.ts';
import { type IsoDate, parseIsoDate } from './date.ts';
import { knownSection, type SectionContent } from './headings.ts';
import { type BareLines, buildItem, type ItemLine, outermostLinks, readItemLine, shift } from './items.ts';
import { layoutLines } from './layout.ts';
import { dateToken, readEventDate, readLocation, token } from './location.ts';
import type {
  CfpRow,
  Comment,
  Definition,
  DocumentKind,
  Draft,
  EventRow,
  Heading,
  Item,
  ItemRole,
  Metadata,
  MetadataLine,
  Section,
  WindowLine,
} from './model.ts';
import { findPlaceholders } from './placeholders.ts';
import { buildSections, readHeading } from './sections.ts';

/** What is known of a text beside its characters. */
export interface ParseOptions {
  /** The file's name without its folders; its date serves where the metadata has none. */
  readonly fileName?: string | undefined;
  /** Where the text stands; a draft unless said otherwise. */
  readonly kind?: DocumentKind | undefined;
  /** Keeps what blocks were parsed before; without one, each parse starts cold. */
  readonly parser?: InlineParser;
}

/**
 * Reads a text as a draft.
 *
 * @param text Any text at all. Malformed input gives nodes with problems, never an exception, never a dropped line.
 */
export function parseDraft(text: string, options: ParseOptions = {}): Draft {
  const parser = options.parser ?? createInlineParser();
  const lines = splitLines(text);
  const layout = layoutLines(lines);
  const comments = findComments(lines, layout);
  const verbatim = verbatimLines(lines, layout, comments);
  const isVerbatim = (line: number): boolean => verbatim[line] === true;
  const conflicts = findConflicts(lines);
  const metadata = readMetadata(lines);
  const definitions = findDefinitions(lines, isVerbatim);
  const labels = new Map(definitions.map(({ label, url }) => [normaliseLabel(label.text), url.text] as const));

  const headings: Heading[] = [];
  for (const { number } of lines.all) {
    const heading = isVerbatim(number) ? undefined : readHeading(lines, number, layout[number]);
    if (heading) headings.push(heading);
  }
  const sections = buildSections(lines, headings);
  const holders = holdersOf(lines, sections);
  const sectionAt = (line: number): Section | undefined => holders[line];

  const scan = scanItems({ lines, definitions, isVerbatim, sectionAt, headings, metadata });
  const items: Item[] = scan.items.map(({ head, lastLine, role }) =>
    buildItem({ lines, layout, head, lastLine, role, section: sectionAt(head.line), comments, labels, parser }),
  );
  const prose = readProse(lines, scan.proseRuns, labels, parser);
  const placeholders = findPlaceholders(lines, comments);
  const entries = items.filter((item) => item.role === 'entry');
  const waiting = placeholders.some(({ kind }) => kind === 'crate' || kind === 'quote');
  const dateValue = metadata.get('date')?.value.text;
  const date = (dateValue && parseIsoDate(dateValue)) || dateOfFileName(options.fileName);
  const numberValue = metadata.get('number')?.value.text ?? '';

  return {
    kind: options.kind ?? 'draft',
    text,
    lines,
    fileName: options.fileName,
    layout,
    metadata,
    date,
    number: /^\d{1,6}$/.test(numberValue) ? Number(numberValue) : undefined,
    window: readWindow(lines, sections),
    sections,
    items,
    entries,
    events: readEvents(text, items),
    cfpRows: items.filter((item) => item.role === 'cfpEvent').map((item) => readCfpRow(text, item)),
    proseLinks: outermostLinks(prose),
    proseInlines: prose,
    comments,
    placeholders,
    conflicts,
    definitions,
    stage: entries.every((entry) => !entry.links.length) ? 'fresh' : waiting ? 'open' : 'complete',
    sectionAt,
    isVerbatim,
  };
}

/** What stands in a section: of its own id, else of the nearest known section above it. */
export function contentOf(section: Section | undefined): SectionContent | undefined {
  for (let up = section; up; up = up.parent) if (up.id) return knownSection(up.id).content;
  return undefined;
}

/** The date in the name of a draft's or an issue's file: `2025-06-04-this-week-in-rust.md`. */
export function dateOfFileName(fileName: string | undefined): IsoDate | undefined {
  const match = fileName ? /^(\d{4}-\d{2}-\d{2})-/.exec(fileName) : null;
  return match ? parseIsoDate(match[1] as string) : undefined;
}

function verbatimLines(lines: Lines, layout: Draft['layout'], comments: readonly Comment[]): readonly boolean[] {
  const verbatim: boolean[] = layout.map(({ kind }) => kind === 'code');
  for (const comment of comments) {
    if (!comment.closed) continue;
    for (let number = comment.line; number <= comment.lastLine; number++) {
      const { start, end } = lines.line(number);
      // Looked at from its two ends: where many comments share a line, each sees the next one at once.
      if (isBlank(lines.text, start, comment.start) && isBlank(lines.text, comment.end, end)) verbatim[number] = true;
    }
  }
  return verbatim;
}

/** Whether nothing but white space stands between two places. */
function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

function readMetadata(lines: Lines): Metadata {
  const found: MetadataLine[] = [];
  for (const line of lines.all) {
    const match = /^(\uFEFF?[ \t]*)([A-Za-z][A-Za-z0-9_-]*)([ \t]*:[ \t]*)(.*)$/.exec(line.text);
    if (!match) {
      // A blank first line is not yet the end: the site reads no metadata then, but an editor means them.
      if (!line.text.replace('\uFEFF', '').trim() && !found.length && line.number < 3) continue;
      break;
    }
    const keyStart = line.start + (match[1] as string).length;
    const key = token(lines.text, span(keyStart, keyStart + (match[2] as string).length));
    const value = token(lines.text, trimSpan(lines.text, span(key.end + (match[3] as string).length, line.end)));
    found.push({ line: line.number, key, value });
  }
  const first = found[0];
  const last = found[found.length - 1];
  return {
    lines: found,
    span: first && last ? span(first.key.start, lines.line(last.line).end) : span(0, 0),
    get: (key) => found.find((line) => line.key.text.toLowerCase() === key),
  };
}

function findDefinitions(lines: Lines, isVerbatim: (line: number) => boolean): readonly Definition[] {
  const found: Definition[] = [];
  for (const line of lines.all) {
    const match = /^( {0,3}\[)([^\]^][^\]]*)(\]:[ \t]*)<?([^\s>]+)>?[ \t]*(?:["'(].*)?$/.exec(line.text);
    if (!match || isVerbatim(line.number)) continue;
    const labelStart = line.start + (match[1] as string).length;
    const label = token(lines.text, span(labelStart, labelStart + (match[2] as string).length));
    const from = label.end + (match[3] as string).length;
    const urlStart = lines.text.indexOf(match[4] as string, from);
    found.push({
      start: line.start,
      end: line.end,
      line: line.number,
      label,
      url: token(lines.text, span(urlStart, urlStart + (match[4] as string).length)),
    });
  }
  return found;
}

function holdersOf(lines: Lines, sections: readonly Section[]): readonly (Section | undefined)[] {
  const holders: (Section | undefined)[] = new Array<Section | undefined>(lines.all.length).fill(undefined);
  for (const section of sections) {
    // In the order of the text, so that a subsection overwrites the section that holds it.
    holders.fill(section, section.heading.line, section.endLine);
  }
  return holders;
}

interface ItemScan {
  readonly items: readonly { readonly head: ItemLine; readonly lastLine: number; readonly role: ItemRole }[];
  /** Runs of lines [first, last] of running text, headings and quotes among them. */
  readonly proseRuns: readonly (readonly [number, number])[];
}

interface ScanInput {
  readonly lines: Lines;
  readonly headings: readonly Heading[];
  readonly metadata: Metadata;
  readonly definitions: readonly Definition[];
  isVerbatim(line: number): boolean;
  sectionAt(line: number): Section | undefined;
}

function scanItems({ lines, headings, metadata, definitions, isVerbatim, sectionAt }: ScanInput): ItemScan {
  const items: { head: ItemLine; lastLine: number; role: ItemRole }[] = [];
  const runs: [number, number][] = [];
  const headingLines = new Set(headings.map(({ line }) => line));
  const definitionLines = new Set(definitions.map(({ line }) => line));
  const metadataEnd = metadata.lines[metadata.lines.length - 1]?.line ?? -1;
  let eventAbove: Section | undefined;
  let open: (typeof items)[number] | undefined;
  /** Brackets of the open item that nothing has closed: its link goes on in the next line. */
  let depth = 0;
  let run: [number, number] | undefined;
  for (let number = metadataEnd + 1; number < lines.all.length; number++) {
    const { text } = lines.line(number);
    const closed = !text.trim() || isVerbatim(number) || conflictMarker(text) !== undefined;
    if (closed || definitionLines.has(number)) {
      open = undefined;
      run = undefined;
      continue;
    }
    if (headingLines.has(number)) {
      open = undefined;
      run = undefined;
      runs.push([number, number]);
      eventAbove = undefined;
      continue;
    }
    const section = sectionAt(number);
    const content = contentOf(section);
    const bare = bareLinesOf(section, run !== undefined);
    // An organiser's link below a row that ends in a pipe goes on with the row; a title is bold.
    const wraps =
      open !== undefined &&
      (depth > 0 || (open.role === 'event' && /\|\s*$/.test(lines.line(number - 1).text) && !/^\s*\[\*/.test(text)));
    // A link that is indented under an entry goes on with it: lists of changes are wrapped so.
    const continues = wraps || (open !== undefined && content !== 'events' && /^[ \t]{2}/.test(text));
    const head = readItemLine(text, number, continues ? 'no' : bare);
    if (head) {
      const role = roleOf(
        text.slice(head.indent.length + (head.marker?.length ?? 0) + head.gap.length),
        content,
        eventAbove !== undefined && eventAbove === section,
      );
      if (role === 'event') eventAbove = section;
      open = { head, lastLine: number, role };
      items.push(open);
      depth = openBrackets(text, 0);
      run = undefined;
    } else if (open) {
      open.lastLine = number;
      depth = openBrackets(text, depth);
    } else if (run) {
      run[1] = number;
    } else {
      run = [number, number];
      runs.push(run);
    }
  }
  return { items, proseRuns: runs };
}

/** Which bare lines can be items in a section: in one with running text, a link may well be part of that. */
function bareLinesOf(section: Section | undefined, inText: boolean): BareLines {
  switch (contentOf(section)) {
    case undefined:
    case 'prose':
      return 'no';
    case 'events':
      return 'events';
    case 'rfcs':
      // In calls for testing and among the groups of a comment period, a bare link names what follows it.
      return section?.id === 'new-rfcs' || section?.id === 'approved-rfcs' ? 'wholeLinks' : 'no';
    case 'jobs':
      return inText ? 'no' : 'wholeLinks';
    default:
      return 'links';
  }
}

/** How many brackets are open behind a line, when `before` were open above it. */
function openBrackets(text: string, before: number): number {
  let depth = before;
  for (const char of text) {
    if (char === '[') depth++;
    else if (char === ']' && depth) depth--;
  }
  return depth;
}

const DATE_START = /^\W{0,4}\d{2,4}[-/.–]\d{1,2}([-/.–]\d{1,4})?/;
/** The one-line form of before 2022-04: date, place, title and organiser in one link. */
const LEGACY_ROW = /^\W{0,4}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d[^|\]]* \| /i;

function roleOf(content: string, holds: SectionContent | undefined, underEvent: boolean): ItemRole {
  if (/^\s*[*_]No\b/.test(content)) return 'notice';
  switch (holds) {
    case 'entries':
      return 'entry';
    case 'cfp-projects':
      return 'cfpProject';
    case 'jobs':
      return 'job';
    case 'cfp-events':
      return content.includes('|') ? 'cfpEvent' : 'other';
    case 'events':
      if (/^[^[]/.test(content) && DATE_START.test(content)) return 'event';
      if (LEGACY_ROW.test(content)) return 'event';
      // Two cells before any link: a row whose date is written in a way of its own.
      if (/^[^[|]*\|[^[|]*\|/.test(content)) return 'event';
      if (underEvent && content.includes('[')) return 'eventTitle';
      return /^[^[]*\|/.test(content) ? 'event' : 'other';
    default:
      return 'other';
  }
}

function readProse(
  lines: Lines,
  runs: readonly (readonly [number, number])[],
  labels: ReadonlyMap<string, string>,
  parser: InlineParser,
): readonly Inline[] {
  const nodes: Inline[] = [];
  for (const [first, last] of runs) {
    const start = lines.line(first).start;
    nodes.push(...shift(parser.parse(lines.text.slice(start, lines.line(last).end), labels), start));
  }
  return nodes;
}

function readEvents(text: string, items: readonly Item[]): readonly EventRow[] {
  const rows: { item: Item; titles: Item[] }[] = [];
  for (const item of items) {
    if (item.role === 'event') rows.push({ item, titles: [] });
    else if (item.role === 'eventTitle') rows[rows.length - 1]?.titles.push(item);
  }
  return rows.map(({ item, titles }): EventRow => {
    const { cells, pipes } = readCells(text, item.content);
    const [dateCell, locationCell] = cells;
    const first = item.links[0];
    // Everything in one link; another, to a stream or a mirror, may stand behind a pipe.
    const legacy = first?.start === item.content.start && text.slice(first.start, first.end).includes(' | ');
    const lastLine = titles[titles.length - 1]?.lastLine ?? item.lastLine;
    const end = titles[titles.length - 1]?.span.end ?? item.span.end;
    const afterLocation = pipes[1] ?? pipes[0] ?? item.content.start;
    const form = legacy ? 'legacy' : 'row';
    // `2022-10-27 | Virtual (Linz, AT) [Rust Linz](…)`: without its second pipe the cell would hold the organiser, too.
    const glued = cells.length === 2 && item.links[0] && locationCell && item.links[0].start >= locationCell.start;
    const place =
      glued && locationCell
        ? trimSpan(text, span(locationCell.start, (item.links[0] as InlineLink).start))
        : locationCell;
    return {
      item,
      titles,
      cells,
      pipes,
      form,
      date: dateCell && form === 'row' ? readEventDate(text, dateCell) : undefined,
      location: place && form === 'row' && cells.length > 1 ? readLocation(text, place) : undefined,
      organisers: form === 'row' ? item.links.filter((link) => link.start >= afterLocation) : [],
      section: item.section,
      span: span(item.span.start, end),
      lastLine,
    };
  });
}

function readCfpRow(text: string, item: Item): CfpRow {
  const { cells, pipes } = readCells(text, item.content);
  const closingCell = cells[1];
  const closing = closingCell ? /\d{4}-\d{2}-\d{2}/.exec(closingCell.text) : null;
  const [, , place, date] = cells;
  return {
    item,
    cells,
    pipes,
    closing:
      closing && closingCell
        ? dateToken(
            text,
            span(closingCell.start + closing.index, closingCell.start + closing.index + closing[0].length),
          )
        : undefined,
    location: place ? readLocation(text, place) : undefined,
    date: date ? readEventDate(text, date) : undefined,
  };
}

function readWindow(lines: Lines, sections: readonly Section[]): WindowLine | undefined {
  const events = sections.find(({ id }) => id === 'events');
  if (!events) return undefined;
  for (let number = events.ownLines[0]; number < events.endLine; number++) {
    const line = lines.line(number);
    const match = /^\s*Rust(?:y|in)?[^\n]*?\bevents between\s+/i.exec(line.text);
    if (!match) continue;
    const start = line.start + match[0].length;
    const rest = line.text.slice(match[0].length).trimEnd();
    const area = rest.endsWith('🦀') ? rest.slice(0, -2).trimEnd() : rest;
    const parts = /^(\d{4}-\d{2}-\d{2}(?=[\s–—-]|$)|\S+)(?:\s*(?:-|–|—|to|and)\s*(\S+))?/.exec(area);
    const first = parts?.[1] ? dateToken(lines.text, span(start, start + parts[1].length)) : undefined;
    const lastText = parts?.[2];
    const lastStart = lastText ? start + area.indexOf(lastText, parts[1]?.length ?? 0) : 0;
    return {
      line: number,
      span: span(line.start, line.end),
      from: first,
      to: lastText ? dateToken(lines.text, span(lastStart, lastStart + lastText.length)) : undefined,
    };
  }
  return undefined;
}
