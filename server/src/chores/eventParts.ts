/** The list of events taken apart: regions, and in each its rows with all that goes where they go. */
import { conflictIn } from '../draft/conflicts.ts';
import type { Draft, EventRow, Section } from '../draft/model.ts';
import { blockOf, isSortable, type Region, regionOf } from '../rules/events/rows.ts';

/** A row with all that goes where it goes. */
export interface Block {
  readonly row: EventRow;
  /** Notes above it, to the row. */
  readonly notes: readonly string[];
  /** Whether the notes stand apart from the row above. */
  readonly apart: boolean;
  readonly lines: readonly string[];
  /** Whether a note stands right under the row: the next row keeps its distance. */
  readonly noted: boolean;
}

/** The text under one heading, or under none: before the first region. */
export interface Part {
  readonly region: Region | undefined;
  /** Lines that come first, the heading among them. */
  readonly head: readonly string[];
  readonly blocks: Block[];
  /** Blank lines, and what follows the last row. */
  readonly tail: readonly string[];
  /** Whether rows stood in it from the first. */
  readonly filled: boolean;
  /** Why it is left as it stands. */
  readonly opaque: string | undefined;
  readonly line: number;
}

/** The parts of a list of events, in the order of the text: what stands above the first region, then each region. */
export function partsOf(draft: Draft, events: Section): readonly Part[] {
  const children = draft.sections.filter(({ parent }) => parent === events);
  const lines = draft.lines.all;
  const end = children[0]?.heading.line ?? events.endLine;
  const preamble = readPart(draft, events.heading.line + 1, end, undefined, children.length === 0);
  return [
    preamble,
    ...children.map((section, index): Part => {
      const opaque = whyOpaque(draft, section, children);
      const from = section.heading.line;
      const isLast = index === children.length - 1;
      if (!opaque) return readPart(draft, from, section.endLine, section, isLast);
      const head = lines.slice(from, section.endLine).map(({ text }) => text);
      return { region: regionOf(section), head, blocks: [], tail: [], filled: true, opaque, line: from };
    }),
  ];
}

/** Why a region is left as it stands; `undefined` for one that can be taken apart. */
function whyOpaque(draft: Draft, section: Section, family: readonly Section[]): string | undefined {
  const { title, line } = section.heading;
  const region = regionOf(section);
  if (!region) return `\`${title}\` is no region; what stands under it is left as it is.`;
  if (conflictIn(draft, line, section.endLine - 1))
    return `A merge conflict stands under \`${title}\`; resolve it first.`;
  if (section.children.length) return `\`${title}\` has headings of its own; it is left as it is.`;
  if (family.some((other) => other !== section && regionOf(other) === region))
    return `\`${title}\` stands here more than once; join the two first.`;
  return undefined;
}

/** Takes lines apart, from a heading on where they have one. */
function readPart(draft: Draft, from: number, after: number, section: Section | undefined, isLast: boolean): Part {
  const text = (first: number, behind: number): string[] =>
    draft.lines.all.slice(first, behind).map((line) => line.text);
  const region = regionOf(section);
  if (conflictIn(draft, from, after - 1)) {
    const opaque = 'A merge conflict stands here; resolve it first.';
    return { region, head: text(from, after), blocks: [], tail: [], filled: true, opaque, line: from };
  }
  const rows = draft.events.filter(({ item }) => item.line >= from && item.line < after).filter(isSortable);
  const blocks: Block[] = [];
  const [first] = rows;
  if (!first) {
    let end = after;
    const start = from + (section ? 1 : 0);
    if (isLast) end = start;
    else while (end > start && !draft.lines.line(end - 1).text.trim()) end--;
    return {
      region,
      head: text(from, end),
      blocks,
      tail: text(end, after),
      filled: false,
      opaque: undefined,
      line: from,
    };
  }
  let start = first.item.line;
  const head = text(from, start);
  let notes: readonly string[] = [];
  let apart = false;
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const limit = next ? next.item.line : after;
    const end = Math.min(blockOf(draft, row)[1] + 1, limit);
    const own = ownLinesBelow(draft, end, limit, next !== undefined);
    blocks.push({ row, notes, apart, lines: text(row.item.line, own), noted: isText(text(end, own)[0] ?? '') });
    start = own;
    if (!next) return;
    let below = own;
    while (below < limit && !draft.lines.line(below).text.trim()) below++;
    apart = below > own;
    notes = text(below, limit);
  });
  return { region, head, blocks, tail: text(start, after), filled: true, opaque: undefined, line: from };
}

/** The line behind those that stand right under a row and belong to it. */
function ownLinesBelow(draft: Draft, from: number, limit: number, hasNext: boolean): number {
  let end = from;
  // What the merge tool wrote belongs to what it stands behind.
  while (
    end < limit &&
    draft.comments.some(({ line, lastLine, mergeMarker }) => mergeMarker && line <= end && end <= lastLine)
  )
    end++;
  if (!hasNext) return end;
  let paragraph = end;
  while (paragraph < limit && draft.lines.line(paragraph).text.trim()) paragraph++;
  return paragraph < limit ? paragraph : end;
}

const isText = (line: string): boolean => line.trim() !== '' && !/^\s*(?:#|<!--|[*+-]\s)/.test(line);
