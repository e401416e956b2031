/** Puts an entry under a section. */
import type { Archive } from '../../archive/index.ts';
import { conflictIn } from '../../draft/conflicts.ts';
import { knownSection, type SectionId } from '../../draft/headings.ts';
import type { Draft } from '../../draft/model.ts';
import { placeInSection, placeNewSection } from '../../draft/placement.ts';
import { cleanAddress } from '../../links/clean.ts';
import { minimiseEdits, replace, type TextEdit } from '../../text/edit.ts';
import { withEol } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { isNoText, type LinkPlace, linkPlaceAt, takenIn } from './place.ts';
import { proposePrefixes } from './prefixes.ts';
import { LINK_SECTIONS } from './sectionModel.ts';
import { joinPrefixes, LONGEST_ADDRESS, linkText } from './text.ts';

/** An entry, and where it is to stand. */
export interface LinkToInsert {
  readonly url: string;
  /** As a person writes it: what is escaped already stays so. */
  readonly title: string;
  /** Without brackets; those that are proposed unless said otherwise. */
  readonly prefixes?: readonly string[] | undefined;
  /** Where the cursor is, or the selection. */
  readonly at?: Span | undefined;
  /** Where it is to stand. When the cursor is there, too, in an empty entry or at a bare address, that gives way. */
  readonly section?: SectionId | undefined;
}

/** What it takes to insert an entry, or a sentence that says why that cannot be done. */
export type LinkInserted = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** The edits that insert a link: at the cursor, or as an entry under a section, at its place. */
export function insertLink(draft: Draft, archive: Archive | undefined, link: LinkToInsert): LinkInserted {
  if (!link.url.trim() || link.url.length > LONGEST_ADDRESS) return { refused: 'A link needs the address of a page.' };
  const place = link.at && linkPlaceAt(draft, link.at);
  const edit =
    place && isMeant(draft, place, link)
      ? replace(place.replace, atPlace(place, link, archive))
      : link.section === undefined
        ? atCursor(draft, link)
        : intoSection(draft, link.section, link, archive);
  if (typeof edit === 'string') return { refused: edit };
  return { edits: minimiseEdits(draft.text, [{ ...edit, newText: withEol(edit.newText, draft.lines.eol) }]) };
}

/** Whether the cursor's place is the one where the link goes: an empty line is so only when no section is named. */
function isMeant(draft: Draft, { kind, replace: at }: LinkPlace, { section }: LinkToInsert): boolean {
  if (section === undefined) return true;
  return kind !== 'line' && draft.sectionAt(draft.lines.at(at.start).number)?.id === section;
}

function atPlace({ head, prefixes, isEntry }: LinkPlace, link: LinkToInsert, archive: Archive | undefined): string {
  const words = link.prefixes ?? joinPrefixes(prefixes, isEntry ? proposed(link, archive) : []);
  return head + linkText({ ...link, prefixes: words });
}

function proposed({ url, title }: LinkToInsert, archive: Archive | undefined): readonly string[] {
  return proposePrefixes({ url: cleanAddress(url), title }, archive).map(({ word }) => word);
}

function atCursor(draft: Draft, { at, url, title, prefixes = [] }: LinkToInsert): TextEdit | string {
  if (!at) return 'Nobody said under which section the link goes.';
  const line = draft.lines.at(at.start);
  if (isNoText(draft, line.number)) return 'A link is printed nowhere in a comment, in code or above the text.';
  if (takenIn(draft)(at)) return 'No link can stand within a link, code or a comment.';
  // What is selected gives way: of several lines, somebody would lose more than a title.
  if (at.end > line.end) return 'A link stands in one line. Select text of one line only.';
  return replace(at, linkText({ url, title, prefixes }));
}

function intoSection(draft: Draft, id: SectionId, link: LinkToInsert, archive: Archive | undefined): TextEdit | string {
  if (!LINK_SECTIONS.includes(id)) return 'No links go under that section.';
  const known = knownSection(id);
  const prefixes = link.prefixes ?? (known.content === 'entries' ? proposed(link, archive) : []);
  const text = `* ${linkText({ ...link, prefixes })}`;
  const section = draft.sections.find((candidate) => candidate.id === id);
  // Whoever resolves a conflict decides what stands there: an entry between its sides might be lost.
  const [first, after] = section?.ownLines ?? [0, 0];
  const conflict = conflictIn(draft, first, after - 1);
  if (conflict) return unresolved(conflict.line);
  if (section) return placeInSection(draft, section, text, { prefixed: prefixes.length > 0 });
  const edit = placeNewSection(draft, known, text);
  if (!edit) return `This draft has no section “${knownSection(known.parent ?? id).title}”.`;
  const around = draft.conflicts.find(({ span }) => span.start <= edit.start && edit.start <= span.end);
  return around ? unresolved(around.line) : edit;
}

const unresolved = (line: number): string => `There is a merge conflict in line ${line + 1}. Resolve it first.`;
