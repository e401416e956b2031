import type { Draft, Section } from '../../draft/model.ts';
import { BUILT_IN, indexOfSection, type PlannedSection } from '../../draft/template.ts';
import { span } from '../../text/span.ts';
import { paragraph, type Rich } from '../rich.ts';
import { SECTION_WORDS } from '../sectionWords.ts';
import type { Proposal } from './completion.ts';
import type { Spot } from './spot.ts';

/** The headings that are missing at the place; where none is, the others that can stand there. */
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
  const offered = here.length ? here : missing.filter(({ held }) => held);
  // Those that come with a heading that is missing itself come after it.
  return [...offered.filter(({ held }) => held), ...offered.filter(({ held }) => !held)].map(
    ({ section: { level, title, url, parent, id } }): Proposal => {
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
    },
  );
}

function isAmongEvents({ draft, line }: Spot): boolean {
  return draft.events.some(
    ({ item, lastLine }) => item.line === line.number + 1 || (lastLine === line.number - 1 && item.line < line.number),
  );
}

/** A section that a draft lacks. */
export interface MissingSection {
  readonly section: PlannedSection;
  /** Whether it belongs at the place, in the order of publication and under the heading that is to hold it. */
  readonly fits: boolean;
  /** Whether it would stand under the heading that is to hold it, or none is to. */
  readonly held: boolean;
}

/**
 * The sections that a draft lacks.
 *
 * @param line Where one is to be inserted.
 * @param planned The sections that there are to be; those that the newsletter has now, without a template.
 */
export function missingSections(
  draft: Draft,
  line: number,
  planned: readonly PlannedSection[] = BUILT_IN,
): readonly MissingSection[] {
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
  const titles = new Set([...indices].map((index) => planned[index]?.title));
  const last = draft.sections.findLast(({ heading }) => heading.line < line);
  return planned.flatMap((section, index) => {
    if (section.former || indices.has(index)) return [];
    const held = section.parent === undefined || section.parent === holderOf(section, last, planned);
    // One whose holder is missing, too, comes with it.
    const fits = index > above && index < below && (held || !titles.has(section.parent));
    return [{ section, fits, held }];
  });
}

/** The planned title of what would hold a heading that comes after others. */
function holderOf(
  { level }: PlannedSection,
  last: Section | undefined,
  planned: readonly PlannedSection[],
): string | undefined {
  let holder = last;
  while (holder && holder.heading.level >= level) holder = holder.parent;
  return holder && planned[indexOfSection(holder, planned)]?.title;
}
