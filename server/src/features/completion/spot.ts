/** Where the cursor stands, for proposals; and where nothing is proposed. */
import type { SectionContent } from '../../draft/headings.ts';
import type { Draft, Section } from '../../draft/model.ts';
import { contentOf } from '../../draft/parse.ts';
import { nodesOf } from '../../rules/inline-nodes.ts';
import type { Line } from '../../text/lines.ts';
import { type Span, span } from '../../text/span.ts';
import type { Knowledge } from './completion.ts';

/** A place at which something can be proposed, and what is known there. */
export interface Spot extends Knowledge {
  readonly draft: Draft;
  /** The cursor. */
  readonly offset: number;
  readonly line: Line;
  /** The line's text on both sides of the cursor. */
  readonly before: string;
  readonly after: string;
  readonly section: Section | undefined;
  readonly content: SectionContent | undefined;
}

/** A longer line is being typed by nobody. */
const LONGEST_LINE = 2_000;

/**
 * The place of a cursor; `undefined` in code, comments, metadata and definitions, on the markers of conflicts, and where a
 * conflict has lost one of them, so that nobody can tell what belongs to which side.
 */
export function spotAt(draft: Draft, offset: number, knowledge: Knowledge): Spot | undefined {
  const line = draft.lines.at(offset);
  if (offset > line.end || line.text.length > LONGEST_LINE) return undefined;
  const { number } = line;
  const section = draft.sectionAt(number);
  if (
    draft.isVerbatim(number) ||
    draft.metadata.lines.some((metadata) => metadata.line === number) ||
    draft.definitions.some((definition) => definition.line === number) ||
    draft.comments.some(({ start, end, closed }) => start < offset && (offset < end || (!closed && offset === end))) ||
    nodesOf(draft).some(({ type, start, end }) => type === 'code' && start < offset && offset < end) ||
    inBrokenConflict(draft, number, section)
  )
    return undefined;
  return {
    ...knowledge,
    draft,
    offset,
    line,
    before: draft.text.slice(line.start, offset),
    after: draft.text.slice(offset, line.end),
    section,
    content: contentOf(section),
  };
}

function inBrokenConflict(draft: Draft, number: number, section: Section | undefined): boolean {
  return draft.conflicts.some(({ complete, line, lastLine, ours, base, theirs }) => {
    if (!complete) return draft.sectionAt(line) === section;
    if (number < line || number > lastLine) return false;
    const within = ([first, after]: readonly [number, number]): boolean => number >= first && number < after;
    return !within(ours) && !within(theirs) && !(base && within(base));
  });
}

/**
 * What a proposal replaces that brings its own end of the line: from a place on the line to the cursor, and the brackets that
 * an editor has put behind that by itself.
 */
export function replacedFrom({ offset, after }: Spot, start: number): Span {
  return span(start, offset + (/^[\])*]*$/.test(after.trim()) ? after.length : 0));
}

/** The blank line that a list needs under running text, or the site makes it a part of that: empty where it is not needed. */
export function blankAbove({ draft, line }: Spot, text: string): string {
  const above = line.number > 0 ? draft.layout[line.number - 1] : undefined;
  return /^[*+-] /.test(text) && above?.kind === 'text' && above.depth === 0 ? '\n' : '';
}

/** The blank line that running text needs above a list, for the same reason. */
export function blankBelow({ draft, line }: Spot, text: string): string {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  const below = draft.lines.line(line.number + 1);
  return below.number > line.number && /^[*+-] /.test(below.text) && !/^\s*(?:[*+-] |#)/.test(last) ? '\n' : '';
}
