/** Puts the events in order without removing anything: rows in their form, under their region, by day and place. */

import { conflictIn } from '../draft/conflicts.ts';
import { KNOWN_SECTIONS, type KnownSection } from '../draft/headings.ts';
import type { Draft, EventRow, Section } from '../draft/model.ts';
import type { Rule } from '../rules/define.ts';
import { automaticFix, type CheckOptions, checkDraft, fixAll } from '../rules/engine.ts';
import { misplaced, regionTitle } from '../rules/events/regions.ts';
import { compareRows, type Region, regionOf, sectionIdOf } from '../rules/events/rows.ts';
import { RULES } from '../rules/registry.generated.ts';
import { applyEdits, EditTrail, type TextEdit } from '../text/edit.ts';
import { lineEdits } from '../text/lineEdits.ts';
import { lineTexts } from '../text/lines.ts';
import { longestRun } from '../text/run.ts';
import { type Block, type Part, partsOf } from './eventParts.ts';
import { type Reparsing, reparserOf } from './reparse.ts';

/** Something that was left as it stands, and why. */
export interface LeftAlone {
  /** Zero-based, in the text that came out. */
  readonly line: number;
  readonly reason: string;
}

/** What tidying does. */
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

/** What findings depend on, and what parses. */
export interface TidyOptions extends CheckOptions, Reparsing {}

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
  const parse = reparserOf(draft, options);
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
      return number > events.heading.line && number < events.endLine && !conflictIn(now, number);
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
    return longestRun(own, (one, other) => one.row.item.line - other.row.item.line).length;
  });
  const moved = origins.size - stayed.reduce((sum, count) => sum + count, 0);
  const edits = lineEdits(draft.lines, out);
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
  const after = lineTexts(applyEdits(draft.text, edits));
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
