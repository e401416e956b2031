/** Sections of the Rust project, put in the place of those that a draft has. */

import { KNOWN_SECTIONS, knownSection } from '../draft/headings.ts';
import type { Draft } from '../draft/model.ts';
import { parseDraft } from '../draft/parse.ts';
import { escapeTitle } from '../draft/titles.ts';
import { canonicalKey } from '../links/canonical.ts';
import type { InlineParser } from '../markdown/inline.ts';
import type { TextEdit } from '../text/edit.ts';
import { lineEdits } from '../text/lineEdits.ts';
import { type GroupForm, groupNamed, groupNotice, groupsOf, linkedName, UNIT_IDS, type UnitId } from './forms.ts';
import { type Block, trackingWithin, type Unit, unitsOf } from './units.ts';

/** One item of a section. */
export interface SectionItem {
  /** `disposition: close`, without brackets. */
  readonly prefix: string | undefined;
  /** As it stands in the link; of an item without a link, or with several, all its text. */
  readonly title: string;
  /** Empty for an item without a link, or with several. */
  readonly url: string;
  /** The group that it stands under: `Rust RFCs`. */
  readonly group: string | undefined;
  /** Whether the newest earlier issue has it in the same section. */
  readonly inLastIssue: boolean;
}

/** What becomes of one section. */
export interface PastedSection {
  readonly id: UnitId;
  /** The heading as read. */
  readonly title: string;
  /** `absent`: the draft has no such section, and none that it could stand before. */
  readonly change: 'replaced' | 'added' | 'unchanged' | 'absent';
  readonly items: readonly SectionItem[];
  /** Items that the draft has in it now, and would not have any more. */
  readonly removed: readonly SectionItem[];
}

/** What becomes of a draft when sections are put over its own. */
export interface SectionsPaste {
  /** Sorted, disjoint, minimal; none for what is as it should be. */
  readonly edits: readonly TextEdit[];
  readonly sections: readonly PastedSection[];
  /** Lines, from one, of the pasted text that belong to no section which is put in place so. */
  readonly notUnderstood: readonly { readonly line: number; readonly text: string }[];
}

/** What is known beside the sections. */
export interface PasteOptions {
  /** The newest earlier issue: its items are marked. */
  readonly previous?: Draft | undefined;
  /** Leaves the draft's own headings as they stand: for text that nobody wrote by hand. */
  readonly keepHeadings?: boolean;
  readonly parser?: InlineParser | undefined;
}

/**
 * Puts pasted sections over those of a draft. What the pasted text does not name stays as it is; titles are escaped for the
 * site. A pasted section that has the introduction with it replaces the whole one, another only what the introduction
 * introduces. The level of a section's heading stays, and the headings below it keep their distance to it.
 */
export function pasteSections(draft: Draft, pasted: string, options: PasteOptions = {}): SectionsPaste {
  const { source, insertedAt } = readPasted(pasted.replace(/^\uFEFF/, ''), options.parser);
  const { chosen, leftOut } = choose(source, unitsOf(source));
  const targets = unitsOf(draft);
  const changes: Change[] = [];
  const sections: PastedSection[] = [];
  for (const unit of chosen) {
    const target = targetOf(draft, targets, unit.id);
    const lines = linesOf(source, unit, levelsTo(source, unit, target));
    const items = itemsIn(lines, unit.id, options.previous);
    const title = unit.section.heading.title;
    if (!target) {
      const line = lineBefore(draft, unit.id);
      if (line !== undefined) changes.push({ first: line, after: line, lines: [...lines, ''] });
      sections.push({ id: unit.id, title, change: line === undefined ? 'absent' : 'added', items, removed: [] });
      continue;
    }
    const now = composed(draft, target, unit, lines, options.keepHeadings ?? false);
    const [first, after] = target.lines;
    const old = draft.lines.all.slice(first, after).map(({ text }) => text);
    const removed = removedItems(old, now, unit.id, options.previous);
    const same = old.length === now.length && old.every((line, index) => line === now[index]);
    sections.push({ id: unit.id, title, change: same ? 'unchanged' : 'replaced', items, removed });
    if (!same) changes.push({ first, after, lines: now });
  }
  return {
    edits: lineEdits(draft.lines, changed(draft, changes)),
    sections,
    notUnderstood: [...leftOut, ...strays(source)].flatMap(({ line, text }) =>
      line - 1 === insertedAt ? [] : { line: line - 1 > insertedAt ? line - 1 : line, text },
    ),
  };
}

/**
 * Reads pasted text as the part of an issue that it is: headings mean what they mean under "Updates from the Rust Project",
 * which stands above them there.
 */
function readPasted(
  text: string,
  parser: InlineParser | undefined,
): { readonly source: Draft; readonly insertedAt: number } {
  const parse = (all: string): Draft => parseDraft(all, parser ? { parser } : {});
  const source = parse(text);
  const first = source.sections.find(
    ({ id, heading }) => heading.level > 2 && (UNIT_IDS as readonly unknown[]).includes(id),
  );
  if (!first || source.sections.some(({ id }) => id === 'project'))
    return { source, insertedAt: Number.POSITIVE_INFINITY };
  const { line } = first.heading;
  const lines = source.lines.all.map((one) => one.text);
  lines.splice(line, 0, `## ${knownSection('project').title}`);
  return { source: parse(lines.join('\n')), insertedAt: line };
}

interface Change {
  /** Lines that go: the first, and the one behind the last. */
  readonly first: number;
  readonly after: number;
  readonly lines: readonly string[];
}

/** All lines of a draft with some of them changed. */
function changed(draft: Draft, changes: readonly Change[]): readonly string[] {
  const lines: string[] = [];
  let done = 0;
  const take = (until: number): void => {
    for (; done < until; done++) lines.push(draft.lines.line(done).text);
  };
  for (const { first, after, lines: now } of [...changes].sort((a, b) => a.first - b.first)) {
    take(first);
    lines.push(...now);
    done = after;
  }
  take(draft.lines.all.length);
  return lines;
}

/** Of two sections of one name, the one with items: a template's rest may stand below. */
function choose(
  source: Draft,
  units: readonly Unit[],
): { readonly chosen: readonly Unit[]; readonly leftOut: SectionsPaste['notUnderstood'] } {
  const byId = new Map<UnitId, Unit>();
  const leftOut: { line: number; text: string }[] = [];
  const weight = ({ blocks }: Unit): number =>
    blocks.filter(({ kind }) => kind === 'items' || kind === 'notice').length;
  const leave = ({ section: { heading } }: Unit): void => {
    leftOut.push({ line: heading.line + 1, text: source.lines.line(heading.line).text });
  };
  for (const unit of units) {
    const known = byId.get(unit.id);
    // One that says neither what there is nor that there is nothing would only empty the draft's.
    if (!weight(unit)) leave(unit);
    else if (known && weight(known) >= weight(unit)) leave(unit);
    else {
      if (known) leave(known);
      byId.set(unit.id, unit);
    }
  }
  return { chosen: [...byId.values()], leftOut };
}

/** Lines with text above the first section, and in sections of other kinds. */
function strays(source: Draft): SectionsPaste['notUnderstood'] {
  const covered = new Set<number>();
  for (const { lines } of unitsOf(source)) for (let line = lines[0]; line < lines[1]; line++) covered.add(line);
  const first = unitsOf(source)[0]?.lines[0] ?? source.lines.all.length;
  return source.lines.all
    .filter(({ number, text }) => {
      if (covered.has(number) || !text.trim() || /^\s*-{3,}\s*$/.test(text) || source.isVerbatim(number)) return false;
      return number < first || source.sections.some(({ heading }) => heading.line === number);
    })
    .map(({ number, text }) => ({ line: number + 1, text: text.trim() }));
}

const HEADING = /^#{1,6}(?=\s)/;
const DEEPEST = 6;

/** By how many levels a unit's headings are to sink, or to rise, so that it stands where the draft has it. */
function levelsTo(source: Draft, unit: Unit, target: Unit | undefined): number {
  // What stands in the place of its own part, whose heading above is missing, is no deeper for it.
  if (!target || (unit.id === 'fcp' && target.id === 'fcp-tracking')) return 0;
  const [first, after] = unit.lines;
  const deepest = source.sections
    .filter(({ heading: { line } }) => line >= first && line < after)
    .reduce((level, { heading }) => Math.max(level, heading.level), 0);
  // Two headings of one level would be two sections.
  return Math.min(target.section.heading.level - unit.section.heading.level, DEEPEST - deepest);
}

/** A unit's lines with titles escaped, headings some levels deeper, and every group either under one or in the notice. */
function linesOf(source: Draft, unit: Unit, levels: number): readonly string[] {
  const [first, after] = unit.lines;
  const sunk = (text: string): string =>
    text.replace(HEADING, (signs) => '#'.repeat(Math.max(1, signs.length + levels)));
  const lines = source.lines.all
    .slice(first, after)
    .map(({ text, number }) => (source.isVerbatim(number) ? text : sunk(escapeItem(text))));
  return groupsOf(unit.id).length ? withNotice(source, unit, lines) : lines;
}

/** An item with a link: what stands before it (words at times), its prefixes, its title, its address, and what stands behind. */
const LINKED_ITEM =
  /^(\s*[*+-]\s+(?:[^\s[\]()][^[\]()]*)?)((?:\[[^[\]]*\]\s+){0,9})\[(.*)\]\((https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)(.*)$/;
const LINK_OF_ITEM = /\]\(https?:/g;
/** `* *No items entered …*` */
const NO_ITEMS = /^\s*[*+-]\s+[*_]?No\s/;

const hasSeveralLinks = (line: string): boolean => [...line.matchAll(LINK_OF_ITEM)].length > 1;

function escapeItem(line: string): string {
  const match = LINKED_ITEM.exec(line);
  // Two links in one item are a person's work: nobody knows where the title ends.
  if (!match || hasSeveralLinks(line) || NO_ITEMS.test(line)) return line;
  const [, lead = '', prefixes = '', title = '', url = '', rest = ''] = match;
  return `${lead}${prefixes}[${escapeTitle(title, { from: 'markdown' })}](${url})${rest}`;
}

/** The items of lines that the script writes, with their groups: linked, and none below another. */
function itemsIn(lines: readonly string[], unit: UnitId, previous: Draft | undefined): readonly SectionItem[] {
  return allItemsIn(lines, unit, previous).flatMap(({ isLinked, isNested, item }) =>
    isLinked && !isNested ? item : [],
  );
}

/** The items of a section that are not in it any more when its lines are others. */
function removedItems(
  old: readonly string[],
  now: readonly string[],
  unit: UnitId,
  previous: Draft | undefined,
): readonly SectionItem[] {
  const kept = allItemsIn(now, unit, undefined).map(({ item }) => item);
  const texts = new Set(kept.map(({ title }) => title));
  const keys = new Set(kept.map(({ url }) => canonicalKey(url)));
  return allItemsIn(old, unit, previous)
    .map(({ item }) => item)
    .filter(({ title, url }) => (url ? !keys.has(canonicalKey(url)) : !texts.has(title)));
}

const ITEM = /^\s*[*+-]\s+(?=\S)/;
/** `[]()`, `[Item title](Item URL)`: what a template leaves to be filled in. */
const UNFILLED = /^\[[^[\]]*\]\([^()./]*\)$/;

interface AnyItem {
  readonly item: SectionItem;
  readonly isLinked: boolean;
  /** Whether it stands below another. */
  readonly isNested: boolean;
}

/** Everything that is an item, but for notices that there is nothing. */
function allItemsIn(lines: readonly string[], unit: UnitId, previous: Draft | undefined): readonly AnyItem[] {
  const earlier = previous ? addressesIn(previous, unit) : undefined;
  const items: AnyItem[] = [];
  let group: string | undefined;
  visibleLines(lines).forEach((line, index) => {
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (heading) {
      if (index) group = groupNamed(unit, nameOf(heading[1] as string))?.name ?? nameOf(heading[1] as string);
      return;
    }
    if (!ITEM.test(line) || NO_ITEMS.test(line)) return;
    const text = line.replace(ITEM, '').trim();
    if (UNFILLED.test(text)) return;
    const match = LINKED_ITEM.exec(line);
    const [, , prefixes = '', title = text, url = ''] = hasSeveralLinks(line) ? [] : (match ?? []);
    items.push({
      item: {
        prefix: /\[([^[\]]*)\]/.exec(prefixes)?.[1],
        title,
        url,
        group,
        inLastIssue: (url !== '' && earlier?.has(canonicalKey(url))) ?? false,
      },
      isLinked: match !== null,
      isNested: /^\s{4}/.test(line),
    });
  });
  return items;
}

/** Lines without what stands in comments. */
function visibleLines(lines: readonly string[]): readonly string[] {
  let hidden = false;
  return lines.map((line) => {
    let shown = '';
    for (let at = 0; at < line.length; ) {
      const sign = hidden ? '-->' : '<!--';
      const found = line.indexOf(sign, at);
      const end = found < 0 ? line.length : found;
      if (!hidden) shown += line.slice(at, end);
      if (found >= 0) hidden = !hidden;
      at = end + sign.length;
    }
    return shown;
  });
}

/** What stands in a section of an issue: canonical keys of its items. */
function addressesIn(issue: Draft, unit: UnitId): ReadonlySet<string> {
  const found = new Set<string>();
  for (const one of unitsOf(issue)) {
    if (
      one.id !== unit &&
      !(one.id === 'fcp' && unit === 'fcp-tracking') &&
      !(one.id === 'fcp-tracking' && unit === 'fcp')
    )
      continue;
    for (const item of issue.items)
      if (item.line >= one.lines[0] && item.line < one.lines[1] && item.role !== 'notice')
        for (const { url } of item.links) found.add(canonicalKey(url));
  }
  return found;
}

/** `[Compiler Team](…) [(MCPs only)](…)` names the Compiler Team. */
const nameOf = (heading: string): string => /\[([^\]]*)\]/.exec(heading)?.[1] ?? heading.trim();

/** Groups under a heading of their own that have no item go into the notice, unless that names them already. */
function withNotice(source: Draft, unit: Unit, lines: readonly string[]): readonly string[] {
  const at = unit.lines[0];
  const textOf = ({ lines: [first, after] }: Block): string =>
    source.lines.all
      .slice(first, after)
      .map(({ text }) => text)
      .join('\n');
  const notices = unit.blocks.filter((block) => block.kind === 'notice' && textOf(block).includes(']('));
  const saidElsewhere = unit.blocks.some(({ kind }) => kind === 'notice') && !notices.length;
  const headings = unit.blocks.flatMap((block, index) => {
    if (block.kind !== 'heading') return [];
    const group = groupNamed(
      unit.id,
      nameOf(source.sections.find(({ heading }) => heading.line === block.lines[0])?.heading.content.text ?? ''),
    );
    const below = unit.blocks[index + 1];
    // A notice of its own, as each group once had, is no list of groups.
    const empty =
      !below ||
      below.kind === 'heading' ||
      below.kind === 'prose' ||
      (below.kind === 'notice' && notices.includes(below));
    return group ? [{ block, group, empty }] : [];
  });
  if (!headings.length || saidElsewhere) return lines;
  const notice = notices[notices.length - 1];
  const named = notice
    ? [...textOf(notice).matchAll(/\[([^\]]*)\]\(/g)].map(([, name = '']) => groupNamed(unit.id, name)?.name)
    : [];
  const empties = headings.filter(({ empty, group }) => empty && !named.includes(group.name));
  const missing = empties.map(({ group }) => group);
  if (!missing.length) return lines;
  const dropped = new Set(empties.map(({ block }) => block.lines[0] - at));
  const written = (group: GroupForm): string => {
    const own = headings.find((heading) => heading.group === group);
    const line = own && source.lines.line(own.block.lines[0]).text;
    return line?.includes('](') ? line.replace(/^#+\s*/, '').trim() : linkedName(group);
  };
  const old = notice
    ? [...textOf(notice).matchAll(/\[[^\]]*\]\([^)]*\)(?: \[\(MCPs only\)\]\([^)]*\))?/g)].map(([link]) => link)
    : [];
  const text = groupNotice(unit.id, [...old, ...missing.map(written)]);
  const out: string[] = [];
  const lastItem = Math.max(...unit.blocks.map((block) => (block.kind === 'items' ? block.lines[1] : 0)), at + 1) - at;
  const put = (): void => {
    while (out.length && !out[out.length - 1]?.trim()) out.pop();
    out.push('', ...text, '');
  };
  lines.forEach((line, index) => {
    const number = index + at;
    if (!notice && index === lastItem) put();
    if (dropped.has(index)) return;
    if (notice && number >= notice.lines[0] && number < notice.lines[1]) {
      if (number === notice.lines[0]) put();
      return;
    }
    // Where something was taken out, one blank line is enough.
    if (!line.trim() && !out[out.length - 1]?.trim()) return;
    out.push(line);
  });
  if (!notice && lastItem >= lines.length) put();
  while (out.length && !out[out.length - 1]?.trim()) out.pop();
  return out;
}

function targetOf(draft: Draft, targets: readonly Unit[], id: UnitId): Unit | undefined {
  const own = targets.find((target) => target.id === id);
  if (own) return own;
  const whole = targets.find((target) => target.id === 'fcp');
  if (id === 'fcp-tracking' && whole) return trackingWithin(draft, whole);
  // A heading that is missing above it, or a section that was another before it moved.
  const other: Partial<Record<UnitId, UnitId>> = {
    fcp: 'fcp-tracking',
    testing: 'call-for-testing',
    'call-for-testing': 'testing',
  };
  return targets.find((target) => target.id === other[id]);
}

/** The line of the first section that is published behind one that is missing. */
function lineBefore(draft: Draft, id: UnitId): number | undefined {
  const order = (one: string | undefined): number => KNOWN_SECTIONS.findIndex((known) => known.id === one);
  const index = order(id);
  return draft.sections.find((section) => section.id && order(section.id) > index)?.heading.line;
}

/** Comments that a template has to say how a section is filled; they go when it is. */
const INSTRUCTIONS =
  /^\s*<!--\s*(?:.* go here\b|or if none|\* \[\]\(\)|Use either|Either remove the group|If there are new|Sample commit message|Call for Testing Message|Commit message)\b/i;

/** The lines of a target with what is pasted in it. */
function composed(
  draft: Draft,
  target: Unit,
  unit: Unit,
  pasted: readonly string[],
  keepHeadings: boolean,
): readonly string[] {
  const textOf = ({ lines: [first, after] }: Block): readonly string[] =>
    draft.lines.all.slice(first, after).map(({ text }) => text);
  const remarks = remarksIn(draft, target)
    .filter((lines) => !includesLines(pasted, lines))
    .flatMap((lines) => ['', ...lines]);
  const heading = draft.lines.line(target.lines[0]).text;
  const title = keepHeadings ? heading : (pasted[0] as string);
  const prose = target.blocks.filter(({ kind }) => kind === 'prose');
  if (unit.blocks.some(({ kind }) => kind === 'prose') || !prose.length) {
    return [title, ...pasted.slice(1), ...remarks];
  }
  const firstOther = target.blocks.findIndex(({ kind }) => kind !== 'prose');
  const intro = firstOther < 0 ? prose : target.blocks.slice(0, firstOther);
  const outro = prose.filter((block) => !intro.includes(block));
  const introEnd = intro[intro.length - 1]?.lines[1] ?? target.lines[0] + 1;
  const body = trimmed(pasted.slice(1));
  return [
    title,
    ...draft.lines.all.slice(target.lines[0] + 1, introEnd).map(({ text }) => text),
    '',
    ...body,
    ...outro.flatMap((block) => ['', ...textOf(block)]),
    ...remarks,
  ];
}

/** Comments on lines of their own that somebody wrote, each with all its lines. */
function remarksIn(draft: Draft, { lines: [first, after] }: Unit): readonly (readonly string[])[] {
  return draft.comments.flatMap(({ line, lastLine, closed }) => {
    if (!closed || line <= first || lastLine >= after) return [];
    const lines = draft.lines.all.slice(line, lastLine + 1).map(({ text }) => text);
    const whole = lines.every((_, index) => draft.isVerbatim(line + index)) && /^\s*<!--/.test(lines[0] ?? '');
    return whole && !INSTRUCTIONS.test(lines[0] ?? '') ? [lines] : [];
  });
}

function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim());
  const last = lines.findLastIndex((line) => line.trim());
  return first < 0 ? [] : lines.slice(first, last + 1);
}

function includesLines(lines: readonly string[], part: readonly string[]): boolean {
  return lines.some((_, at) => part.every((line, index) => lines[at + index] === line));
}
