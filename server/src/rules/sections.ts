/** What the rules about sections share. */
import { KNOWN_SECTIONS, type KnownSection, type SectionId, titleKey } from '../draft/headings.ts';
import type { Draft, Section } from '../draft/model.ts';
import { contentOf } from '../draft/parse.ts';
import { editDistance } from '../text/distance.ts';

/** Sections of which an issue has several under one name: they are told apart by their titles. */
const GROUPS: readonly SectionId[] = ['testing-group', 'project-team', 'fcp-group'];

/** Whether an id is shared by the groups within a section, which only their titles tell apart. */
export function isGroup(id: SectionId): boolean {
  return GROUPS.includes(id);
}

/** The table's entry for a section: of groups, the one with its title. */
export function knownOf({ id, heading }: Section): KnownSection | undefined {
  if (!id) return undefined;
  const same = KNOWN_SECTIONS.filter((known) => known.id === id);
  const key = titleKey(heading.title);
  return (
    same.find((known) => [known.title, ...(known.aliases ?? [])].some((title) => titleKey(title) === key)) ?? same[0]
  );
}

/**
 * Whether a heading is free to be anything: those of a report, of the teams and groups of the Rust project, and of what is
 * pasted below the quote.
 */
export function isFreeHeading({ heading, parent }: Section): boolean {
  if (heading.level <= 2) return false;
  const content = contentOf(parent);
  if (content === undefined) return heading.level > 3;
  if (content === 'prose') return parent?.id !== 'participation';
  return heading.level > 3;
}

/** The known section that a heading was meant to be, when it is one or two letters away from it. */
export function meantSection(section: Section): KnownSection | undefined {
  const key = titleKey(section.heading.title);
  if (section.id || key.length < 4 || key.length > 60) return undefined;
  let best: { readonly known: KnownSection; readonly distance: number } | undefined;
  for (const known of KNOWN_SECTIONS) {
    if (known.former || (isGroup(known.id) && known.parent !== section.parent?.id)) continue;
    // Where a section stands is the stronger sign: under another one it must be the very word, nearly.
    const fits = known.parent === section.parent?.id;
    for (const title of [known.title, ...(known.aliases ?? [])]) {
      const other = titleKey(title);
      const most = Math.min(3, Math.floor(Math.min(key.length, other.length) / (fits ? 4 : 6)));
      if (most < 1) continue;
      const distance = editDistance(key, other, most);
      if (distance <= most && (!best || distance < best.distance)) best = { known, distance };
    }
  }
  return best?.known;
}

/** Whether a section has nothing in it: no text, no subsections, no comment. */
export function isBlankSection(draft: Draft, section: Section): boolean {
  for (let line = section.ownLines[0]; line < section.endLine; line++)
    if (draft.lines.line(line).text.trim()) return false;
  return true;
}

/** Whether a reader sees nothing in a section: comments at most. */
export function isEmptySection(draft: Draft, section: Section): boolean {
  if (section.children.length) return false;
  for (let line = section.ownLines[0]; line < section.endLine; line++) {
    if (draft.lines.line(line).text.trim() && !(draft.isVerbatim(line) && draft.layout[line]?.kind !== 'code'))
      return false;
  }
  return true;
}

/** The lines of a whole section, from its heading up to the next. */
export function sectionLines(draft: Draft, section: Section): { start: number; end: number } {
  const last = draft.lines.line(section.endLine - 1);
  return { start: draft.lines.line(section.heading.line).start, end: last.next };
}
