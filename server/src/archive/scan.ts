/**
 * Reads an earlier issue for its links and events. Scanned line by line, never parsed by remark: an archive of sixty issues
 * costs tens of milliseconds this way, and a test holds the result against full parses.
 */
import type { IsoDate } from '../draft/date.ts';
import { parseIsoDate } from '../draft/date.ts';
import { knownSection, recogniseSection, type SectionContent, type SectionId } from '../draft/headings.ts';
import { plainTitle } from '../draft/sections.ts';
import { canonicalKey } from '../links/canonical.ts';
import { withoutBold } from '../text/bold.ts';

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
  /** The second cell, as printed. */
  readonly location: string;
  readonly organiser: string;
  readonly organiserUrl: string;
  readonly title: string;
  readonly url: string;
  readonly region: SectionId | undefined;
}

/** What an issue is remembered by. */
export interface IssueRecord {
  readonly uri: string;
  readonly date: IsoDate;
  readonly links: readonly SeenLink[];
  readonly events: readonly SeenEvent[];
}

/** `[text](address)`: brackets and parentheses nest once, as titles and addresses of the archive have them. */
const LINK = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+"[^"]*")?\s*\)/g;
const EVENT = /^ {0,3}[*+-][ \t]+(\d{4}-\d{2}-\d{2})[^|]*\|([^|]*)\|(.*)$/;
const TITLE = /^[ \t]+[*+-][ \t]/;
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
  const open: { level: number; id: SectionId | undefined; title: string }[] = [];
  let inComment = false;
  let event: Omit<SeenEvent, 'title' | 'url'> | undefined;
  const lines = text.split(/\r\n|\n|\r/);
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
    if (content !== 'events') return;
    const row = EVENT.exec(visible);
    const day = row && parseIsoDate(row[1] as string);
    const [first] = found;
    if (row && day && first) {
      event = {
        line,
        date: day,
        location: (row[2] as string).trim(),
        organiser: first.title,
        organiserUrl: first.url,
        region: known,
      };
    } else if (event && first && TITLE.test(visible)) {
      events.push({ ...event, title: first.title, url: first.url });
    }
  });
  return { uri, date, links, events };
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
