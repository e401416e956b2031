import type { Draft } from '../../draft/model.ts';
import { BUILT_IN, indexOfSection, type PlannedSection } from '../../draft/template.ts';
import { span } from '../../text/span.ts';
import { paragraph, type Rich } from '../rich.ts';
import { SECTION_WORDS } from '../sectionWords.ts';
import type { Proposal } from './completion.ts';
import type { Spot } from './spot.ts';

/** The headings that are missing, those that belong at the place first: alone there, if there are any. */
export function headings(spot: Spot): readonly Proposal[] {
  const { draft, line, before, content } = spot;
  const typed = /^#{1,6}[ \t]*[^#\n]*$/.test(before);
  // On an empty line between items, a heading would be in the way of what is meant.
  if (!typed && !(/^\s*$/.test(before) && !spot.after.trim())) return [];
  if (!typed && content === 'events' && isAmongEvents(spot)) return [];
  const missing = missingSections(draft, line.number, spot.template?.headings);
  const here = missing.filter(({ fits }) => fits);
  // Unasked, only those that belong here.
  if (!typed && !here.length) return [];
  const hashes = line.text.match(/^#*[ \t]*/)?.[0] ?? '';
  return (here.length ? here : missing).map(({ section: { level, title, url, parent, id } }): Proposal => {
    const heading = '#'.repeat(level);
    return {
      kind: 'heading',
      label: `${heading} ${title}`,
      detail: parent ? `section of ${parent}` : 'section',
      documentation: (): Rich => [
        paragraph(id ? SECTION_WORDS[id] : 'A section of the template.'),
        ...(url ? [paragraph('Its title leads to ', { link: url, url }, '.')] : []),
      ],
      replace: span(line.start, line.end),
      text: `${heading} ${url ? `[${title}](${url})` : title}`,
      filter: `${hashes}${title}`,
    };
  });
}

function isAmongEvents({ draft, line }: Spot): boolean {
  return draft.events.some(
    ({ item, lastLine }) => item.line === line.number + 1 || (lastLine === line.number - 1 && item.line < line.number),
  );
}

/**
 * The sections that a draft lacks.
 *
 * @param line Where one is to be inserted: `fits` says whether the section belongs there in the order of publication.
 * @param planned The sections that there are to be; those that the newsletter has now, without a template.
 */
export function missingSections(
  draft: Draft,
  line: number,
  planned: readonly PlannedSection[] = BUILT_IN,
): readonly { readonly section: PlannedSection; readonly fits: boolean }[] {
  const present = draft.sections
    .filter(({ heading }) => heading.line !== line)
    .map((section) => ({ section, index: indexOfSection(section, planned) }))
    .filter(({ index }) => index >= 0);
  let above = -1;
  let below = planned.length;
  for (const { section, index } of present) {
    if (section.heading.line < line) above = index;
    else {
      below = index;
      break;
    }
  }
  const indices = new Set(present.map(({ index }) => index));
  return planned.flatMap((section, index) =>
    section.former || indices.has(index) ? [] : [{ section, fits: index > above && index < below }],
  );
}
