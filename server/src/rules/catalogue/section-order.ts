import { KNOWN_SECTIONS } from '../../draft/headings.ts';
import type { Section } from '../../draft/model.ts';
import { insert, remove } from '../../text/edit.ts';
import { defineRule, type Fix, unsafeFix } from '../define.ts';
import { isGroup, knownOf, sectionLines } from '../sections.ts';

export default defineRule({
  id: 'section-order',
  group: 'sections',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A section stands out of order, or under a section that it does not belong to.',
    why: 'Readers know where to find what they read every week.',
    examples: [
      {
        in: 'document',
        bad: '## Upcoming Events\n\n### Asia\n\nOne 🦀\n\n### Virtual\n\nTwo\n\n### Europe\n\nThree\n\n## Jobs\n',
        good: '## Upcoming Events\n\n### Virtual\n\nTwo\n\n### Asia\n\nOne 🦀\n\n### Europe\n\nThree\n\n## Jobs\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n### Official\n\n## Crate of the Week\n\n### Research\n\nOne\n\n## Jobs\n',
        note: 'Research belongs to the community’s updates.',
      },
    ],
    silent: [{ in: 'document', text: '## Upcoming Events\n\n### Virtual\n\n### Asia\n\n## Jobs\n' }],
  },
  check(draft, { report }) {
    const families = new Map<Section | undefined, Section[]>();
    for (const section of draft.sections) {
      const known = knownOf(section);
      if (!known || !section.id || known.former || isGroup(section.id) || section.heading.level !== known.level)
        continue;
      if (known.parent !== section.parent?.id) {
        const home = draft.sections.find(({ id }) => id === known.parent);
        if (!home || section.id === 'new-rfcs' || (section.parent && !section.parent.id)) continue;
        report({
          span: section.heading.content,
          message: `\`${known.title}\` belongs under \`${home.heading.title}\`${section.parent ? `, not under \`${section.parent.heading.title}\`` : ''}. Move it there.`,
          related: [{ span: home.heading.content, message: 'Here it belongs.' }],
        });
        continue;
      }
      families.set(section.parent, [...(families.get(section.parent) ?? []), section]);
    }
    for (const family of families.values()) {
      const ranked = family.map((section) => ({
        section,
        rank: KNOWN_SECTIONS.findIndex(({ id }) => id === section.id),
      }));
      const kept = longestRise(ranked.map(({ rank }) => rank));
      ranked.forEach(({ section, rank }, index) => {
        if (kept.has(index)) return;
        const next = ranked.find((other, at) => kept.has(at) && other.rank > rank)?.section;
        const previous = ranked.filter((other, at) => kept.has(at) && other.rank < rank).pop()?.section;
        const fixes: Fix[] = [];
        const { start, end } = sectionLines(draft, section);
        // Moved up, the section ends before the heading that it is put above; the last one of a text may lack its line ending.
        if (next && next.heading.line < section.heading.line && draft.text.slice(start, end).endsWith('\n')) {
          const at = draft.lines.line(next.heading.line).start;
          fixes.push(
            unsafeFix(
              `Move it before \`${next.heading.title}\``,
              insert(at, draft.text.slice(start, end)),
              remove({ start, end }),
            ),
          );
        }
        report({
          span: section.heading.content,
          message: `\`${section.heading.title}\` stands out of order: it belongs ${next ? `before \`${next.heading.title}\`` : `behind \`${previous?.heading.title ?? ''}\``}. Move it there.`,
          fixes,
        });
      });
    }
  },
});

/** Which places of a list make its longest rising run: what is outside it was moved. Equal ranks rise, too. */
function longestRise(ranks: readonly number[]): ReadonlySet<number> {
  const lengths: number[] = [];
  const from: number[] = [];
  let end = -1;
  ranks.forEach((rank, i) => {
    lengths[i] = 1;
    from[i] = -1;
    for (let j = 0; j < i; j++) {
      if ((ranks[j] as number) <= rank && (lengths[j] as number) >= (lengths[i] as number)) {
        lengths[i] = (lengths[j] as number) + 1;
        from[i] = j;
      }
    }
    if (end < 0 || (lengths[i] as number) >= (lengths[end] as number)) end = i;
  });
  const kept = new Set<number>();
  for (let i = end; i >= 0; i = from[i] as number) kept.add(i);
  return kept;
}
