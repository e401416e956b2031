/** Where a line goes in a section, and a section in the draft. Line endings are `\n` here: the caller gives the draft's. */
import { insert, type TextEdit } from '../text/edit.ts';
import { KNOWN_SECTIONS, type KnownSection } from './headings.ts';
import type { Draft, Item, Section } from './model.ts';
import { isNotice } from './sections.ts';

/**
 * Puts an item into a section: behind its last item, one without prefixes before those at the end that have some, as editors
 * keep them (`[video]`, `[audio]` stand last); under the heading of a section that has none.
 *
 * @param text The item's lines, without the ending of the last.
 * @param options.prefixed Whether the item has prefixes.
 */
export function placeInSection(
  draft: Draft,
  section: Section,
  text: string,
  { prefixed }: { readonly prefixed: boolean },
): TextEdit {
  const items = draft.items.filter((item) => item.section === section && item.role !== 'notice');
  const above = prefixed ? items.length : startOfPrefixed(items);
  const last = items[above - 1];
  if (last) return insert(draft.lines.line(last.lastLine).end, `\n${text}`);
  const next = items[above];
  if (next) return insert(next.span.start, `${text}\n`);
  return placeInEmpty(draft, section, text);
}

/** Makes a section at its place in the order of publication, with a text under it; `undefined` when its parent is missing. */
export function placeNewSection(draft: Draft, known: KnownSection, text: string): TextEdit | undefined {
  const parent = draft.sections.find(({ id }) => id === known.parent);
  if (!parent) return undefined;
  const rank = (section: Section): number => KNOWN_SECTIONS.findIndex(({ id }) => id === section.id);
  const own = KNOWN_SECTIONS.findIndex(({ id }) => id === known.id);
  const next = draft.sections.find((section) => section.parent === parent && rank(section) > own);
  const lines = `${'#'.repeat(known.level)} ${known.title}\n${text}`;
  if (next) return insert(draft.lines.line(next.heading.line).start, `${lines}\n\n`);
  return insert(draft.lines.line(lastWritten(draft, parent, parent.endLine)).end, `\n\n${lines}`);
}

/** The index of the first of the items at the end of a list that have prefixes; of nested ones, that above them tells. */
function startOfPrefixed(items: readonly Item[]): number {
  let start = items.length;
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index] as Item;
    if (item.depth > 1) continue;
    if (!item.prefixes.length) break;
    start = index;
  }
  return start;
}

/** Behind a notice or a comment, else under the heading: text of the template may follow. */
function placeInEmpty(draft: Draft, section: Section, text: string): TextEdit {
  const [first, after] = section.ownLines;
  const within = (line: number): boolean => first <= line && line < after;
  const own = draft.lines.all.slice(first, after);
  const notice = own.findLast(({ number, text: written }) => isNotice(written) && !draft.isVerbatim(number));
  const comment = draft.comments.findLast(({ line, lastLine, closed }) => closed && within(line) && within(lastLine));
  const line = Math.max(section.heading.line, notice?.number ?? -1, comment?.lastLine ?? -1);
  // The site needs a blank line, but for one under a heading.
  const gap = line === section.heading.line && section.heading.siteHeading ? '\n' : '\n\n';
  const isLast = line + 1 >= draft.lines.all.length;
  const below = isLast || !draft.lines.line(line + 1).text.trim() ? '' : '\n';
  return insert(draft.lines.line(line).end, `${gap}${text}${below}`);
}

/** The last line before another that is not blank. */
function lastWritten(draft: Draft, { heading }: Section, before: number): number {
  let line = before - 1;
  while (line > heading.line && !draft.lines.line(line).text.trim()) line--;
  return line;
}
