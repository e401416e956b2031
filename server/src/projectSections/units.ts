/** Sections of a text that are put in place as a whole, cut into blocks. */
import { knownSection, type SectionId } from '../draft/headings.ts';
import type { Draft, Section } from '../draft/model.ts';
import { UNIT_IDS, type UnitId } from './forms.ts';

export type BlockKind = 'heading' | 'items' | 'notice' | 'comment' | 'prose';

/** Lines that belong together, without the blank lines around them. */
export interface Block {
  readonly kind: BlockKind;
  /** Numbers of its lines: first, and the one after its last. */
  readonly lines: readonly [first: number, after: number];
}

/** A section from its heading to its last line with text. */
export interface Unit {
  readonly id: UnitId;
  readonly section: Section;
  /** Numbers of its lines: the heading's, and the one after its last with text. */
  readonly lines: readonly [first: number, after: number];
  /** What stands below the heading. */
  readonly blocks: readonly Block[];
}

const isUnitId = (id: string | undefined): id is UnitId => (UNIT_IDS as readonly (string | undefined)[]).includes(id);

/** What the editors' script prints behind the sections, for other eyes than the readers'. */
const BOILERPLATE =
  /^(?:<!-- (?:Call for Testing Message|Commit message)\b|This RFC will appear in the \*\*Call for Testing\*\* section|You may remove the `call-for-testing` label|Update CFT, FCP, MCP and RFC sections)/;

/**
 * The sections of a text that a script writes, in the order of the text. "Tracking Issues & PRs" is one of its own where it
 * stands without its Final Comment Period.
 */
export function unitsOf(draft: Draft): readonly Unit[] {
  const units: Unit[] = [];
  for (const section of draft.sections) {
    if (!isUnitId(section.id)) continue;
    if (section.id === 'fcp-tracking' && hasUnitAbove(section)) continue;
    const first = section.heading.line;
    const { id } = section;
    const after = lastLine(draft, first, endOf(draft, { ...section, id }));
    if (after > first) units.push({ id, section, lines: [first, after], blocks: blocksOf(draft, first + 1, after) });
  }
  return units;
}

/** The part of a Final Comment Period from "Tracking Issues & PRs" on, as a unit of its own. */
export function trackingWithin(draft: Draft, unit: Unit): Unit | undefined {
  const section = draft.sections.find(
    ({ id, heading }) => id === 'fcp-tracking' && heading.line > unit.lines[0] && heading.line < unit.lines[1],
  );
  if (!section) return undefined;
  const first = section.heading.line;
  return {
    id: 'fcp-tracking',
    section,
    lines: [first, unit.lines[1]],
    blocks: blocksOf(draft, first + 1, unit.lines[1]),
  };
}

function hasUnitAbove(section: Section): boolean {
  for (let up = section.parent; up; up = up.parent) if (up.id === 'fcp') return true;
  return false;
}

/**
 * A section ends where the next of its level begins; and, should a level be wrong, where another that is put in place as a
 * whole begins, or one that is published at its level or above.
 */
function endOf(draft: Draft, { id, heading: { line, level }, endLine }: Section & { readonly id: UnitId }): number {
  const next = draft.sections.find(
    (other) =>
      other.heading.line > line &&
      ((other.heading.line >= endLine &&
        !(id === 'fcp-tracking' && other.id === undefined && other.heading.level === level)) ||
        (isUnitId(other.id) && !(id === 'fcp' && other.id === 'fcp-tracking')) ||
        (other.id !== undefined && knownSection(other.id).level <= knownSection(id).level && !isPart(other.id))),
  );
  return next?.heading.line ?? draft.lines.all.length;
}

const isPart = (id: SectionId): boolean => id === 'testing-group' || id.startsWith('fcp-');

function lastLine(draft: Draft, first: number, end: number): number {
  let after = end;
  for (let line = first + 1; line < end; line++) {
    if (BOILERPLATE.test(draft.lines.line(line).text)) {
      after = line;
      break;
    }
  }
  // A comment that goes on behind the section would hide there what stands below.
  for (const { line, lastLine: last, closed } of draft.comments)
    if (line >= first && line < after && (!closed || last >= after)) after = line;
  while (after > first + 1 && /^\s*(?:-{3,}\s*)?$/.test(draft.lines.line(after - 1).text)) after--;
  return after;
}

const ITEM = /^\s*[*+-][ \t]+\S/;
const NOTICE = /^\s*(?:[*+-]\s+)?[*_]?No\s(?:[A-Za-z]+\s){1,12}/;

function blocksOf(draft: Draft, from: number, after: number): readonly Block[] {
  const blocks: Block[] = [];
  let open: { kind: BlockKind; lines: [number, number] } | undefined;
  const begin = (kind: BlockKind, line: number): void => {
    open = { kind, lines: [line, line + 1] };
    blocks.push(open);
  };
  for (let line = from; line < after; line++) {
    const { text } = draft.lines.line(line);
    const verbatim = draft.isVerbatim(line);
    if (!text.trim()) {
      // A blank line within a comment or between two items parts nothing.
      if (!verbatim) open = undefined;
      continue;
    }
    const kind: BlockKind | undefined = verbatim
      ? 'comment'
      : /^#{1,6}\s/.test(text)
        ? 'heading'
        : NOTICE.test(text)
          ? 'notice'
          : ITEM.test(text)
            ? 'items'
            : undefined;
    const goesOn =
      open && (kind === undefined ? open.kind !== 'heading' && open.kind !== 'comment' : kind === open.kind);
    // A line of running text right under a notice, which ends with a full stop, is not the notice's own.
    const ended = open?.kind === 'notice' && kind === undefined && /[.][*_]*\s*$/.test(draft.lines.line(line - 1).text);
    if (open && goesOn && !ended && kind !== 'heading') open.lines[1] = line + 1;
    else begin(kind ?? 'prose', line);
  }
  return blocks;
}
