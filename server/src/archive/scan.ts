/**
 * Reads an earlier issue for its links, events and calls for papers. Scanned line by line, never parsed by remark: an archive of sixty issues
 * costs tens of milliseconds this way, and a test holds the result against full parses.
 */
import { closingStart, eventDaysCell, wordCells } from '../draft/calls.ts';
import { readCells } from '../draft/cells.ts';
import type { IsoDate } from '../draft/date.ts';
import { parseIsoDate } from '../draft/date.ts';
import { knownSection, recogniseSection, type SectionContent, type SectionId } from '../draft/headings.ts';
import { plainTitle } from '../draft/sections.ts';
import { canonicalKey } from '../links/canonical.ts';
import { withoutBold } from '../text/bold.ts';
import { lineTexts } from '../text/lines.ts';
import { span } from '../text/span.ts';

/** A link as an issue printed it. */
export interface SeenLink {
  /** What all addresses of the page share. */
  readonly key: string;
  readonly url: string;
  readonly title: string;
  /** Zero-based. */
  readonly line: number;
  /** The title of the section that held it. */
  readonly section: string;
  /** The nearest known section that held it: a heading of an editor's own counts as part of the one above. */
  readonly sectionId: SectionId | undefined;
  /** Words in brackets on its left: `video`, `ES`. Another link of the same line has none. */
  readonly prefixes: readonly string[];
  /** What stands in that section; duplicates count among entries only. */
  readonly content: SectionContent | undefined;
}

/** An event as an issue printed it. */
export interface SeenEvent {
  readonly line: number;
  readonly date: IsoDate;
  /** The last day of an event of several days. */
  readonly lastDay?: IsoDate;
  /** The second cell, as printed. */
  readonly location: string;
  readonly organiser: string;
  readonly organiserUrl: string;
  readonly title: string;
  readonly url: string;
  readonly region: SectionId | undefined;
}

/** A call for papers as an issue printed it. */
export interface SeenCall {
  readonly line: number;
  readonly key: string;
  readonly url: string;
  readonly name: string;
  /** The day on which it closes, if that can be read. */
  readonly closing: IsoDate | undefined;
  /** The cell that says so, as printed. */
  readonly closes: string;
  /** Where the event is, as printed. */
  readonly location: string;
  /** The first day of the event, if that can be read. */
  readonly date: IsoDate | undefined;
  /** The row as printed, without its marker. */
  readonly row: string;
}

/** What an issue is remembered by. */
export interface IssueRecord {
  readonly uri: string;
  readonly date: IsoDate;
  readonly links: readonly SeenLink[];
  readonly events: readonly SeenEvent[];
  readonly calls: readonly SeenCall[];
}

/** `[text](address)`: brackets and parentheses nest once, as titles and addresses of the archive have them. */
const LINK = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+"[^"]*")?\s*\)/g;
const EVENT = /^ {0,3}[*+-][ \t]+(\d{4}-\d{2}-\d{2})([^|]*)\|([^|]*)\|(.*)$/;
const TITLE = /^[ \t]+[*+-][ \t]/;
/** A row that has lost its marker was printed none the less. */
const CALL = /^([ \t]*(?:[*+-][ \t]+|(?=\[)))[^|]*\|/;
const DAY = /\d{4}-\d{2}-\d{2}/;
/** What stands on the left of an entry's link, its marker included, when nothing but prefixes does; and one of them. */
const PREFIXES = /^[ \t]*(?:[*+-][ \t]*)?((?:\[[^[\]]{1,24}\][ \t]*)+)$/;
const PREFIX = /\[([^[\]]+)\]/g;
const NONE: readonly string[] = [];
/** A longer line is no line of an issue. */
const LONGEST_LINE = 5_000;

/** Reads one issue. */
export function scanIssue(uri: string, date: IsoDate, text: string): IssueRecord {
  const links: SeenLink[] = [];
  const events: SeenEvent[] = [];
  const calls: SeenCall[] = [];
  const open: { level: number; id: SectionId | undefined; title: string }[] = [];
  let inComment = false;
  let event: Omit<SeenEvent, 'title' | 'url'> | undefined;
  const lines = lineTexts(text);
  lines.forEach((raw, line) => {
    if (raw.length > LONGEST_LINE) return;
    const { visible, stillInComment } = withoutComments(raw, inComment);
    inComment = stillInComment;
    const heading = /^(#{1,6})(?!#)\s*(.+)$/.exec(visible);
    if (heading && !/^#+\d/.test(visible)) {
      const level = (heading[1] as string).length;
      while (open.length && (open[open.length - 1] as { level: number }).level >= level) open.pop();
      const title = plainTitle((heading[2] as string).trim());
      const ancestors = open.flatMap(({ id }) => id ?? []).reverse();
      open.push({ level, id: recogniseSection(title, ancestors)?.id, title });
      event = undefined;
      return;
    }
    if (!visible.includes('](')) return;
    const known = [...open].reverse().find(({ id }) => id)?.id;
    const content = known && knownSection(known).content;
    const section = open[open.length - 1]?.title ?? '';
    const found = [...visible.matchAll(LINK)].map(
      (match, index): SeenLink => ({
        key: canonicalKey(match[2] as string),
        url: match[2] as string,
        title: withoutBold(match[1] as string).trim(),
        line,
        section,
        sectionId: known,
        prefixes: index ? NONE : prefixesOf(visible.slice(0, match.index)),
        content,
      }),
    );
    links.push(...found);
    const [first] = found;
    if (content === 'cfp-events' && first) calls.push(...callIn(visible, first));
    if (content !== 'events') return;
    const row = EVENT.exec(visible);
    const day = row && parseIsoDate(row[1] as string);
    if (row && day && first) {
      event = {
        line,
        date: day,
        ...lastDayIn(row[2] as string, day),
        location: (row[3] as string).trim(),
        organiser: first.title,
        organiserUrl: first.url,
        region: known,
      };
    } else if (event && first && TITLE.test(visible)) {
      events.push({ ...event, title: first.title, url: first.url });
    }
  });
  return { uri, date, links, events, calls };
}

/** The second of two days. */
function lastDayIn(text: string, first: IsoDate): { readonly lastDay?: IsoDate } {
  const last = dayIn(text);
  return last && last > first ? { lastDay: last } : {};
}

/** The first day that a text names. */
function dayIn(text: string): IsoDate | undefined {
  const day = DAY.exec(text);
  return day ? parseIsoDate(day[0]) : undefined;
}

/** The call that a line of "CFP - Events" is, if it is one. */
function callIn(line: string, { line: number, key, url, title }: SeenLink): readonly SeenCall[] {
  const marker = CALL.exec(line)?.[1];
  if (marker === undefined) return [];
  const { cells } = readCells(line, span(marker.length, line.length));
  const words = wordCells({ cells });
  const closing = closingStart(cells);
  const days = eventDaysCell(cells);
  return [
    {
      line: number,
      key,
      url,
      name: title,
      closing: closing === undefined ? undefined : parseIsoDate(line.slice(closing, closing + 10)),
      closes: words[1]?.text ?? '',
      location: words[2] === days ? '' : (words[2]?.text ?? ''),
      date: days && dayIn(days.text),
      row: line.slice(marker.length).trim(),
    },
  ];
}

function prefixesOf(before: string): readonly string[] {
  if (!before.includes('[')) return NONE;
  const words = PREFIXES.exec(before)?.[1];
  return words ? [...words.matchAll(PREFIX)].map((match) => match[1] as string) : NONE;
}

/** A line without what comments hide of it. */
function withoutComments(line: string, inComment: boolean): { visible: string; stillInComment: boolean } {
  if (!inComment && !line.includes('<!--')) return { visible: line, stillInComment: false };
  let visible = '';
  let rest = line;
  let hidden = inComment;
  while (rest) {
    const at = rest.indexOf(hidden ? '-->' : '<!--');
    if (at < 0) {
      if (!hidden) visible += rest;
      return { visible, stillInComment: hidden };
    }
    if (!hidden) visible += rest.slice(0, at);
    rest = rest.slice(at + (hidden ? 3 : 4));
    hidden = !hidden;
  }
  return { visible, stillInComment: hidden };
}
