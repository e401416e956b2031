/** Puts the events in order without removing anything: rows in their form, under their region, by day and place. */
import { KNOWN_SECTIONS, type KnownSection } from '../draft/headings.ts';
import type { Draft, EventRow, Section } from '../draft/model.ts';
import { parseDraft } from '../draft/parse.ts';
import type { Rule } from '../rules/define.ts';
import { automaticFix, type CheckOptions, checkDraft, fixAll } from '../rules/engine.ts';
import { misplaced, regionTitle } from '../rules/events/regions.ts';
import { blockOf, compareRows, isSortable, type Region, regionOf, sectionIdOf } from '../rules/events/rows.ts';
import { RULES } from '../rules/registry.generated.ts';
import { applyEdits, EditTrail, type TextEdit } from '../text/edit.ts';
import { lineEdits } from './lineEdits.ts';

/** Something that was left as it stands, and why. */
export interface LeftAlone {
  /** Zero-based, in the text that came out. */
  readonly line: number;
  readonly reason: string;
}

export interface TidyResult {
  /** Sorted, disjoint, minimal; for the text that was given. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** How many rows changed their place. */
  readonly moved: number;
  /** How many findings in rows were mended. */
  readonly mended: number;
  readonly left: readonly LeftAlone[];
}

export interface TidyOptions extends CheckOptions {
  /** Parses a text under the draft's file name; a parser that remembers makes it fast. */
  readonly parse?: (text: string) => Draft;
}

/** Rules of other groups that speak of a row's form. */
const FORM_RULES: readonly string[] = ['list-marker', 'list-marker-space', 'list-marker-doubled', 'item-indented'];
/** Rules on events whose fixes are not about a row's form: places in the list are found here, the window is asked for. */
const NOT_FORM: readonly string[] = ['event-unsorted', 'event-wrong-region', 'window-mismatch'];
const ROW_RULES = RULES.filter(
  ({ id, group }) => (group === 'events' && !NOT_FORM.includes(id)) || FORM_RULES.includes(id),
);

/** The regions in the order of publication. */
const REGIONS: readonly KnownSection[] = KNOWN_SECTIONS.filter(({ parent }) => parent === 'events');

/** More rounds than any text needs: a mended place may sort elsewhere. */
const MOST_ROUNDS = 4;

/**
 * One pass over the list of events. Nothing is removed but blank lines between rows. Comments and notes go with the row
 * below them, or above when they stand right under it and apart from the next.
 */
export function tidyEvents(draft: Draft, options: TidyOptions = {}): TidyResult {
  const parse = options.parse ?? ((text: string) => parseDraft(text, { fileName: draft.fileName }));
  const trail = new EditTrail(draft.text);
  let mended = 0;
  let moved = 0;
  let left: readonly LeftAlone[] = [];
  let current = draft;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = trail.text;
    const mend = mendRows(current, parse, options);
    if (mend.edits.length) {
      trail.apply(mend.edits);
      mended += mend.count;
      current = parse(trail.text);
    }
    const arranged = arrange(current);
    left = arranged.left;
    if (arranged.edits.length) {
      trail.apply(arranged.edits);
      moved += arranged.moved;
      current = parse(trail.text);
    }
    if (trail.text === before) break;
  }
  return { edits: trail.edits(), text: trail.text, moved, mended, left };
}

function mendRows(
  draft: Draft,
  parse: (text: string) => Draft,
  options: CheckOptions,
): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const checkWith = (rules: readonly Rule[]) => (text: string) => {
    const now = draft.text === text ? draft : parse(text);
    const events = eventsOf(now);
    if (!events) return [];
    return checkDraft(now, rules, options).filter(({ span: { start } }) => {
      const { number } = now.lines.at(start);
      return number > events.heading.line && number < events.endLine && !isInConflict(now, number);
    });
  };
  let rules = ROW_RULES;
  for (;;) {
    const check = checkWith(rules);
    const { edits, fixed, text } = fixAll(draft.text, check);
    if (!edits.length) return { edits, count: 0 };
    // A rule that still finds something to mend would go on for ever: it has no part in this.
    const restless = new Set(check(text).flatMap((finding) => (automaticFix(finding) ? [finding.rule] : [])));
    if (!restless.size) return { edits, count: [...fixed.values()].reduce((sum, count) => sum + count, 0) };
    rules = rules.filter(({ id }) => !restless.has(id));
  }
}

/** The list of events; `undefined` where there is none, or more than one. */
function eventsOf(draft: Draft): Section | undefined {
  const [events, second] = draft.sections.filter(({ id }) => id === 'events');
  return second ? undefined : events;
}

const isInConflict = (draft: Draft, line: number): boolean =>
  draft.conflicts.some((conflict) => line >= conflict.line && line <= conflict.lastLine);

/** A row with all that goes where it goes. */
interface Block {
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
interface Part {
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

interface Arranged {
  readonly edits: readonly TextEdit[];
  readonly moved: number;
  readonly left: readonly LeftAlone[];
}

/** Sorts rows and regions of a draft. */
function arrange(draft: Draft): Arranged {
  const events = eventsOf(draft);
  const several = draft.sections.filter(({ id }) => id === 'events');
  if (!events) {
    const left = several.map(({ heading }) => ({
      line: heading.line,
      reason: `\`${heading.title}\` stands here more than once; which of them is the list of events?`,
    }));
    return { edits: [], moved: 0, left };
  }
  const parts = partsOf(draft, events);
  const left: { readonly line: number; readonly reason: string }[] = [];
  for (const { opaque, line } of parts) if (opaque) left.push({ line, reason: opaque });
  const fixedOrder = parts.some(({ opaque }) => opaque !== undefined);
  const last = parts[parts.length - 1] as Part;
  const origins = new Map(parts.flatMap((part) => part.blocks.map((block) => [block, part] as const)));

  const namesVirtual = saysVirtual(draft);
  const homes = [...parts];
  for (const [block, part] of origins) {
    const target = targetOf(draft, block.row, part.region, namesVirtual);
    if (!target) continue;
    const { line } = block.row.item;
    if ('reason' in target) {
      left.push({ line, reason: target.reason });
      continue;
    }
    const home = homes.find(({ region }) => region === target.region) ?? newPart(homes, target.region, last);
    if (!home || home.opaque) {
      left.push({ line, reason: `It belongs under ${regionTitle(target.region)}, where nothing can be put now.` });
      continue;
    }
    part.blocks.splice(part.blocks.indexOf(block), 1);
    home.blocks.push(block);
  }
  for (const { blocks, opaque } of homes) if (!opaque) sortBlocks(blocks);
  if (!fixedOrder) homes.sort((a, b) => rank(a.region) - rank(b.region));

  const out = draft.lines.all.slice(0, events.heading.line + 1).map(({ text }) => text);
  const spaced = spacesHeadings(parts);
  homes.forEach((part, index) => {
    const followsAnother = index > 0 && homes[index - 1] !== parts[parts.indexOf(part) - 1];
    if (followsAnother && out[out.length - 1]?.trim()) out.push('');
    write(out, part, spaced);
    // What follows the last row of all closes the list, whatever region stands last.
    if (part === last) return;
    // Where all rows have gone, the blank lines above and below them meet.
    const gone = part.filled && !part.opaque && !part.blocks.length && !out[out.length - 1]?.trim();
    out.push(...(gone ? withoutBlanksAbove(part.tail) : part.tail));
  });
  while (homes[homes.length - 1] !== last && !out[out.length - 1]?.trim() && !last.tail[0]?.trim()) out.pop();
  out.push(...last.tail, ...draft.lines.all.slice(events.endLine).map(({ text }) => text));
  const stayed = homes.map((part) => {
    const own = part.blocks.filter((block) => origins.get(block) === part);
    return longestRise(own.map(({ row }) => row.item.line));
  });
  const moved = origins.size - stayed.reduce((sum, count) => sum + count, 0);
  const edits = lineEdits(draft, out);
  return { edits, moved, left: edits.length ? relocate(draft, edits, left) : left };
}

function withoutBlanksAbove(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim());
  return first < 0 ? [] : lines.slice(first);
}

/** Places of what was left, in the text that came out. */
function relocate(
  draft: Draft,
  edits: readonly TextEdit[],
  left: readonly { readonly line: number; readonly reason: string }[],
): readonly LeftAlone[] {
  const after = applyEdits(draft.text, edits).split(/\r\n|\n|\r/);
  const seen = new Map<string, number>();
  return left.map(({ line, reason }) => {
    const text = draft.lines.line(line).text;
    const found = after.indexOf(text, (seen.get(text) ?? -1) + 1);
    if (found >= 0) seen.set(text, found);
    return { line: found >= 0 ? found : line, reason };
  });
}

const rank = (region: Region | undefined): number =>
  region ? REGIONS.findIndex(({ id }) => id === sectionIdOf(region)) : -1;

function partsOf(draft: Draft, events: Section): readonly Part[] {
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

function whyOpaque(draft: Draft, section: Section, family: readonly Section[]): string | undefined {
  const { title, line } = section.heading;
  const region = regionOf(section);
  if (!region) return `\`${title}\` is no region; what stands under it is left as it is.`;
  if (draft.conflicts.some((conflict) => conflict.lastLine >= line && conflict.line < section.endLine))
    return `A merge conflict stands under \`${title}\`; resolve it first.`;
  if (section.children.length) return `\`${title}\` has headings of its own; it is left as it is.`;
  if (family.some((other) => other !== section && regionOf(other) === region))
    return `\`${title}\` stands here more than once; join the two first.`;
  return undefined;
}

function readPart(draft: Draft, from: number, after: number, section: Section | undefined, isLast: boolean): Part {
  const text = (first: number, behind: number): string[] =>
    draft.lines.all.slice(first, behind).map((line) => line.text);
  const region = regionOf(section);
  const conflict = draft.conflicts.some((one) => one.lastLine >= from && one.line < after);
  if (conflict) {
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

/** Where a row goes; a reason when it should go elsewhere and nobody but a person can tell where. */
function targetOf(
  draft: Draft,
  row: EventRow,
  here: Region | undefined,
  namesVirtual: boolean,
): { readonly region: Region } | { readonly reason: string } | undefined {
  const regions = misplaced(draft, row);
  const [region] = regions ?? [];
  if (!regions || !region) return undefined;
  const place = row.location?.text ?? '';
  if (here === 'virtual' && !namesVirtual)
    return {
      reason: `\`${place}\` stands under Virtual: either it belongs under ${regionTitle(region)}, or it is \`Virtual (${place})\`.`,
    };
  if (regions.filter((one) => one !== 'virtual').length > 1)
    return { reason: `\`${place}\` belongs under ${regions.map(regionTitle).join(' or ')}.` };
  return { region };
}

/**
 * Whether the rows under Virtual say that they are virtual. For some months of 2022 none did: a town there was no sign
 * that the row stood in the wrong place.
 */
function saysVirtual(draft: Draft): boolean {
  const rows = draft.events.filter(({ section, form }) => form === 'row' && regionOf(section) === 'virtual');
  return rows.filter(({ location }) => location?.kind === 'inPerson').length * 2 < rows.length;
}

/** Makes a region, at its place among those that are there; not behind a last one that cannot be looked into. */
function newPart(homes: Part[], region: Region, last: Part): Part | undefined {
  const known = REGIONS.find(({ id }) => id === sectionIdOf(region));
  const at = homes.findIndex((part) => part.region !== undefined && rank(part.region) > rank(region));
  if (!known || (at < 0 && last.opaque)) return undefined;
  const head = [`${'#'.repeat(known.level)} ${known.title}`];
  const part: Part = { region, head, blocks: [], tail: [''], filled: false, opaque: undefined, line: 0 };
  homes.splice(at < 0 ? homes.length : at, 0, part);
  return part;
}

/** Sorts in place; rows that may come in either order keep theirs. */
function sortBlocks(blocks: Block[]): void {
  const order = blocks.map((block, index) => ({ block, index }));
  order.sort((a, b) => compareRows(a.block.row, b.block.row) || a.index - b.index);
  blocks.splice(0, blocks.length, ...order.map(({ block }) => block));
}

/** Whether the draft's regions have a blank line under their headings. */
function spacesHeadings(parts: readonly Part[]): boolean {
  const filled = parts.filter(({ region, blocks }) => region && blocks.length);
  return filled.filter(({ head }) => head.length > 1 && !head[1]?.trim()).length * 2 > filled.length;
}

/** Writes a part up to its last row. */
function write(out: string[], { head, blocks, filled }: Part, spaced: boolean): void {
  out.push(...head);
  // Under a text, a list needs its blank line; under a heading, the draft's habit decides.
  if (!filled && blocks.length && (head.length > 1 || spaced)) out.push('');
  blocks.forEach(({ notes, apart, lines }, index) => {
    if (index > 0 && ((notes.length && apart) || blocks[index - 1]?.noted)) out.push('');
    out.push(...notes, ...lines);
  });
}

const isText = (line: string): boolean => line.trim() !== '' && !/^\s*(?:#|<!--|[*+-]\s)/.test(line);

/** The length of the longest rising run. */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = [];
  for (const number of numbers) {
    const at = ends.findIndex((end) => end >= number);
    if (at < 0) ends.push(number);
    else ends[at] = number;
  }
  return ends.length;
}
