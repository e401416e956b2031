/**
 * Puts two sides of a merge conflict together the way the editors do: nine in ten conflicts are two people who added to
 * one list, and both additions stay. Pure, over lines: a quick fix uses it today, a merge driver could.
 */
import { canonicalKey } from '../links/canonical.ts';

/** What stands around a conflict. */
export interface MergeContext {
  /** The line above and the line below, `undefined` at the text's edges. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Of two spellings that are formed equally well, the one to keep. */
  readonly prefer?: 'ours' | 'theirs';
  /** The common ancestor, where git wrote it (`diff3`): what one side deleted and the other left alone stays deleted. */
  readonly base?: readonly string[] | undefined;
  /** Whether list items stand here by the newsletter's form (`* [Title](…)`): their markers are then written so. */
  readonly listForm?: boolean;
}

/** Two sides made one. */
export interface Merged {
  readonly lines: readonly string[];
  /** How many lines were dropped that say something else than the line that was kept: a person should look at them. */
  readonly dropped: number;
  /** How many entries and events have words on one side that were dropped for the other side's: titles that differ. */
  readonly retitled: number;
  /** How many things each side has made something else of, as far as the common ancestor tells: one of the two was kept. */
  readonly rivals: number;
  /** Whether both sides have running text that the other has not: two versions of one sentence, perhaps; both were kept. */
  readonly twoTexts: boolean;
}

type UnitKind = 'entry' | 'event' | 'heading' | 'metadata' | 'window' | 'text';

/** What stays together: an entry with its continuation, an event row with its titles, a comment, a paragraph's line. */
interface Unit {
  readonly kind: UnitKind;
  readonly lines: readonly string[];
  /** Blank lines above it. */
  readonly gap: number;
  /** Units with a key in common are two spellings of one thing. */
  readonly keys: readonly string[];
}

/** What stands in lists, of which both sides are kept; a heading is there for what follows it. */
const LISTED: readonly UnitKind[] = ['entry', 'event', 'heading'];

const textOf = ({ lines }: Unit): string => lines.join('\n');

/** Up to this length a unit is looked into. */
const LONGEST = 5000;

const ITEM = /^[ \t\u00a0]*(?:[*+\-•][ \t\u00a0]*)+(?=[[`(]|\d{4}-|\S)/u;
const MARKER = /^([ \t\u00a0]*)((?:[*+\-•][ \t\u00a0]+)+|(?:[*+\-•]|\*\*)(?=\[|\d{4}-\d))/u;
const BARE_LINK = /^[ \t\u00a0]*(?:\[[^\]]{1,20}\][ \t]*){0,6}\[[^\n]*\]\(https?:/;
const EVENT = /^[ \t]*(?:[*+-][ \t]*)*(\d{4}-\d{2}-\d{2})[^|]*\|([^|]*)/;
const EVENT_TITLE = /^(?:[ \t]{1,8}|\t)(?:[*+-][ \t]*)*\[?\[/;
const ADDRESS = /\][ \t]?\([\s(]*<?(https?:[^\s)>]+)/gi;

/**
 * Merges two sides of a conflict.
 *
 * @param ours Lines of the first side, without line endings.
 * @param theirs Lines of the second side.
 * @returns Every entry and every event of both, those that stand in both once, ours before theirs.
 */
export function mergeSides(ours: readonly string[], theirs: readonly string[], context: MergeContext = {}): Merged {
  const form = context.listForm ?? false;
  const left = readUnits(ours, form);
  const right = readUnits(theirs, form);
  const pairs = pairUnits(left.units, right.units);
  let dropped = 0;
  let retitled = 0;
  let rivals = 0;
  const ancestor = ancestorOf(context.base, form);
  const keep = (a: Unit, b: Unit): Unit => {
    const was = ancestor(a) ?? ancestor(b);
    // What one side left as it was, the other one has changed.
    if (was !== undefined && was === textOf(a)) return b;
    if (was !== undefined && was === textOf(b)) return a;
    if (was !== undefined && textOf(a) !== textOf(b)) rivals++;
    const kept = better(a, b, context.prefer ?? 'theirs');
    const lost = kept === a ? b : a;
    if (!LISTED.includes(lost.kind) && lost.lines.join(' ').trim() !== kept.lines.join(' ').trim()) dropped++;
    else if (hasWordsBeyond(lost, kept)) retitled++;
    return kept;
  };
  const deleted = deletedIn(ancestor, left.units, right.units);
  const alone = (side: readonly Unit[], paired: (unit: Unit) => boolean): readonly Unit[] =>
    side.filter((unit) => !paired(unit) && !deleted.has(unit));
  const leftAlone = alone(left.units, (unit) => pairs.ofLeft.has(unit));
  const rightAlone = alone(right.units, (unit) => pairs.ofRight.has(unit));
  // Changed by one side, deleted by the other.
  for (const unit of [...leftAlone, ...rightAlone]) if (ancestor(unit) !== undefined) rivals++;
  const merged: Unit[] = [];
  let done = 0;
  const takeRight = (until: number): void => {
    for (; done < until; done++) {
      const unit = right.units[done] as Unit;
      if (!pairs.ofRight.has(unit) && !deleted.has(unit)) merged.push(unit);
    }
  };
  for (const unit of left.units) {
    const other = pairs.ofLeft.get(unit);
    if (other && pairs.inOrder.has(unit)) {
      takeRight(right.units.indexOf(other));
      merged.push({ ...keep(unit, other), gap: Math.max(unit.gap, other.gap) });
      done++;
    } else if (other) merged.push(keep(unit, other));
    else if (!deleted.has(unit)) merged.push(unit);
  }
  takeRight(right.units.length);
  const hasText = (units: readonly Unit[]): boolean => units.some(({ kind }) => !LISTED.includes(kind));
  const lines = layOut(merged, Math.max(left.trailing, right.trailing), context);
  return { lines, dropped, retitled, rivals, twoTexts: hasText(leftAlone) && hasText(rightAlone) };
}

function readUnits(lines: readonly string[], form: boolean): { units: readonly Unit[]; trailing: number } {
  const units: Unit[] = [];
  let gap = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (!line.trim() || (form && /^\s*[*+-]\s*$/.test(line))) {
      gap++;
      continue;
    }
    let last = i;
    let kind: UnitKind = 'text';
    if (/^\s*<!--/.test(line)) {
      while (last < lines.length - 1 && !(lines[last] as string).includes('-->')) last++;
    } else if (/^\s{0,3}#{1,6}\s/.test(line)) kind = EVENT.test(line) ? 'text' : 'heading';
    else if (EVENT.test(line)) {
      kind = 'event';
      while (last < lines.length - 1 && isContinuation(lines[last + 1] as string, true)) last++;
    } else if (ITEM.test(line) || BARE_LINK.test(line)) {
      kind = 'entry';
      while (last < lines.length - 1 && isContinuation(lines[last + 1] as string, false)) last++;
    } else if (/^(?:Title|Number|Date|Category):/.test(line)) kind = 'metadata';
    else if (/\bevents between \d/i.test(line)) kind = 'window';
    const own = lines.slice(i, last + 1);
    const written = form && (kind === 'entry' || kind === 'event') ? own.map(inListForm) : own;
    units.push({ kind, lines: written, gap, keys: keysOf(kind, written) });
    gap = 0;
    i = last;
  }
  return { units, trailing: gap };
}

/** Whether a line goes on with the item above it. */
function isContinuation(line: string, ofEvent: boolean): boolean {
  if (!line.trim() || /^\s{0,3}#{1,6}\s/.test(line) || /^\s*<!--/.test(line) || EVENT.test(line)) return false;
  if (ofEvent && EVENT_TITLE.test(line)) return true;
  return !MARKER.test(line) && !BARE_LINK.test(line);
}

/** An item's line with its marker as the newsletter writes it. */
function inListForm(line: string, index: number): string {
  const text = line.trimEnd();
  if (index === 0) {
    const bare = text.replace(MARKER, '').replace(/^[ \t\u00a0]+/, '');
    // A continuation or a line that is something else keeps its beginning.
    const nested = /^(?: {4,}|\t)/.exec(text)?.[0];
    if (!MARKER.test(text) && !BARE_LINK.test(text) && !EVENT.test(text)) return text;
    return `${nested ?? ''}* ${inEntryForm(bare)}`;
  }
  const title = /^[ \t]+(?:[*+-][ \t]+)?(\[.*)$/.exec(text);
  return title && MARKER.test(text) ? `    * ${title[1] as string}` : text;
}

/** Prefixes in code or within the title, and what stands around the link without being a word: as editors mend it in passing. */
function inEntryForm(entry: string): string {
  return entry
    .replace(/^`((?:\[[^\]`]{1,20}\][ \t]?){1,3})`(?=[ \t]*\[)/, '$1')
    .replace(/^\[\[((?:video|audio|series))\][ \t]*(?=[^\]]+\]\()/i, '[$1] [')
    .replace(/^((?:\[[^\]]{1,20}\][ \t]*){0,3}\[)[ \t]+(?=\S)/, '$1')
    .replace(/\)[ \t]*[│┃┆┊]+$/u, ')');
}

function keysOf(kind: UnitKind, lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  // A longer unit is no entry of a newsletter: it is compared as it stands.
  if (text.length > LONGEST) return [text];
  const plain = text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  switch (kind) {
    case 'heading':
      return [plain.replace(/[^\p{L}\p{N}#]+/gu, '')];
    case 'metadata':
      return [`metadata ${plain.split(':')[0]}`];
    case 'window':
      return ['window'];
    case 'event': {
      const row = EVENT.exec(lines[0] as string);
      const [organiser] = addressesOf(lines[0] as string);
      const day = `${row?.[1]}`;
      const titles = lines.slice(1).flatMap(addressesOf);
      const where = (row?.[2] ?? '').trim().toLowerCase().startsWith('virtual') ? 'virtual' : 'place';
      // A row whose title stands outside the conflict is known by its day and its organiser.
      if (!titles.length) return [`${day} ${where} ${organiser ?? plain}`];
      return titles.map((title) => `${day} ${where} ${title}`);
    }
    case 'entry': {
      const [address] = addressesOf(text);
      return [address ?? plain];
    }
    default:
      return [plain.length > 60 ? plain.slice(0, 48) : plain];
  }
}

function addressesOf(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map((match) => canonicalKey(match[1] as string));
}

interface Pairs {
  readonly ofLeft: ReadonlyMap<Unit, Unit>;
  readonly ofRight: ReadonlySet<Unit>;
  /** Left units whose pairs stand in the same order on both sides. */
  readonly inOrder: ReadonlySet<Unit>;
}

function pairUnits(left: readonly Unit[], right: readonly Unit[]): Pairs {
  const byKey = new Map<string, Unit[]>();
  for (const unit of right) for (const key of unit.keys) byKey.set(key, [...(byKey.get(key) ?? []), unit]);
  const ofLeft = new Map<Unit, Unit>();
  const ofRight = new Set<Unit>();
  for (const unit of left) {
    const other = unit.keys
      .flatMap((key) => byKey.get(key) ?? [])
      .find((candidate) => candidate.kind === unit.kind && !ofRight.has(candidate));
    if (!other) continue;
    ofLeft.set(unit, other);
    ofRight.add(other);
  }
  // The longest run of pairs that rise on both sides: what is outside it was moved by one of them.
  const paired = [...ofLeft].map(([unit, other]) => ({ unit, at: right.indexOf(other) }));
  const lengths: number[] = [];
  const from: number[] = [];
  let end = -1;
  paired.forEach(({ at }, i) => {
    lengths[i] = 1;
    from[i] = -1;
    for (let j = 0; j < i; j++) {
      if ((paired[j] as { at: number }).at < at && (lengths[j] as number) >= (lengths[i] as number)) {
        lengths[i] = (lengths[j] as number) + 1;
        from[i] = j;
      }
    }
    if (end < 0 || (lengths[i] as number) > (lengths[end] as number)) end = i;
  });
  const inOrder = new Set<Unit>();
  for (let i = end; i >= 0; i = from[i] as number) inOrder.add((paired[i] as { unit: Unit }).unit);
  return { ofLeft, ofRight, inOrder };
}

/** What a unit was in the common ancestor, as text; `undefined` for what is new. */
function ancestorOf(base: readonly string[] | undefined, form: boolean): (unit: Unit) => string | undefined {
  const units = base ? readUnits(base, form).units : [];
  const known = new Map(units.flatMap((unit) => unit.keys.map((key) => [key, textOf(unit)] as const)));
  return ({ keys }) => keys.map((key) => known.get(key)).find((text) => text !== undefined);
}

/** Units that the common ancestor has and one side deleted, while the other left them as they were. */
function deletedIn(
  ancestor: (unit: Unit) => string | undefined,
  left: readonly Unit[],
  right: readonly Unit[],
): ReadonlySet<Unit> {
  const deleted = new Set<Unit>();
  const mark = (side: readonly Unit[], other: readonly Unit[]): void => {
    const present = new Set(other.flatMap(({ keys }) => keys));
    for (const unit of side)
      if (ancestor(unit) === textOf(unit) && !unit.keys.some((key) => present.has(key))) deleted.add(unit);
  };
  mark(left, right);
  mark(right, left);
  return deleted;
}

/** Of two spellings of one thing the one in the better form; where they are alike, that of the preferred side. */
function better(ours: Unit, theirs: Unit, prefer: 'ours' | 'theirs'): Unit {
  const a = defects(ours);
  const b = defects(theirs);
  if (a !== b) return a < b ? ours : theirs;
  // A row with its title is worth more than one without.
  if (ours.kind === 'event' && ours.lines.length !== theirs.lines.length)
    return ours.lines.length > theirs.lines.length ? ours : theirs;
  // A title that goes on where the other ends says more; two that differ say as much as each other.
  const [short, long] = [titleOf(ours), titleOf(theirs)].sort((x, y) => x.length - y.length) as [string, string];
  if (short && short !== long && long.startsWith(short)) return titleOf(ours) === long ? ours : theirs;
  return prefer === 'ours' ? ours : theirs;
}

/** Whether a reader would see a word in one unit that the other has not: addresses and comments are not read. */
function hasWordsBeyond(one: Unit, other: Unit): boolean {
  const known = new Set(wordsOf(other));
  return wordsOf(one).some((word) => !known.has(word));
}

function wordsOf(unit: Unit): readonly string[] {
  const text = textOf(unit);
  if (text.length > LONGEST) return [text];
  return (
    text
      .replace(/<!--[\s\S]*?-->|https?:[^\s)>]*/gi, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The title within a unit's last link, without emphasis. */
function titleOf({ lines }: Unit): string {
  const text = lines.join('\n');
  return (text.length <= LONGEST && /\[\**([^[\]]*?)\**\]\([^)]*\)[^[]*$/.exec(text)?.[1]?.toLowerCase()) || '';
}

/** What a person would still have to mend in a unit, roughly counted. */
function defects({ lines }: Unit): number {
  let text = lines.join('\n');
  if (text.length > LONGEST) return 0;
  text = text.replace(/<!--[\s\S]*?-->/g, '').trim();
  let count = 0;
  if (/[?&](?:utm_|fbclid|si=|feature=)/.test(text)) count++;
  if (/\/events\/?\)(?:\s|$)/.test(text)) count++;
  if (/, GB\b/.test(text)) count++;
  if (/\]\s+\(|\]\(\(|\]\([^)\n]*$/.test(text)) count += 2;
  if (/^[^\n]*\]\([^)\n]*\)[ \t]+[-–—(]/.test(text)) count++;
  if (/\[\[(?:video|audio|series)\]/i.test(text) || /`\[/.test(text)) count++;
  return count;
}

function layOut(units: readonly Unit[], trailing: number, { before, after }: MergeContext): readonly string[] {
  const lines: string[] = [];
  let above: UnitKind | 'edge' = before === undefined ? 'edge' : kindOfLine(before);
  let blankAbove = before === undefined || !before.trim();
  units.forEach((unit, index) => {
    let gap = index === 0 ? unit.gap : Math.min(unit.gap, 1);
    const listed = unit.kind === 'entry' || unit.kind === 'event';
    const listedAbove = above === 'entry' || above === 'event';
    // One list has no blank lines within: the site would set its items apart.
    if (listed && listedAbove && (index > 0 || !blankAbove)) gap = 0;
    else if (
      gap === 0 &&
      !blankAbove &&
      ((listed && above === 'text') ||
        (unit.kind === 'heading' && above !== 'edge') ||
        (unit.kind === 'text' && listedAbove))
    )
      gap = 1;
    for (let i = 0; i < gap; i++) lines.push('');
    lines.push(...unit.lines);
    above = unit.kind;
    blankAbove = false;
  });
  if (after?.trim() && units.length) {
    const below = kindOfLine(after);
    const listed =
      (above === 'entry' || above === 'event') && (below === 'entry' || below === 'event' || EVENT_TITLE.test(after));
    if (!listed && (trailing > 0 || below === 'heading')) lines.push('');
  } else if (after?.trim()) for (let i = 0; i < Math.min(trailing, 1); i++) lines.push('');
  return lines;
}

function kindOfLine(line: string): UnitKind | 'edge' {
  if (!line.trim()) return 'edge';
  if (/^\s{0,3}#{1,6}\s/.test(line)) return 'heading';
  if (EVENT.test(line)) return 'event';
  return ITEM.test(line) || BARE_LINK.test(line) ? 'entry' : 'text';
}
