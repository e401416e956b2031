import { titleKey } from '../../draft/headings.ts';
import type { Section } from '../../draft/model.ts';
import { remove } from '../../text/edit.ts';
import { defineRule, type Fix, unsafeFix } from '../define.ts';
import { isBlankSection, isGroup, sectionLines } from '../sections.ts';

export default defineRule({
  id: 'section-twice',
  group: 'sections',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A section stands twice in the issue.',
    why: 'Mostly a merge that kept the heading of both sides: what belongs together is printed apart.',
    examples: [
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n### Research\n\n* [One](https://example.com/a)\n\n### Research\n\n* [Two 🦀](https://example.com/b)\n',
        good: '## Updates from Rust Community\n\n### Research\n\n* [One](https://example.com/a)\n* [Two 🦀](https://example.com/b)\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: '## Upcoming Events\n\n### Asia\n\nOne\n\n### Europe\n\nTwo\n\n### Asia\n\nThree\n',
        note: 'Which of the two holds what, a person must see.',
      },
    ],
    silent: [
      {
        in: 'document',
        text: '## Calls for Testing\n\n### [Rust](https://example.com/a)\n\nOne\n\n## Updates from the Rust Project\n\n### Final Comment Period\n\n#### Tracking Issues & PRs\n\n##### [Rust](https://example.com/b)\n\nTwo\n',
      },
      { in: 'performance', text: '#### Summary\n\nOne\n\n#### Summary\n\nTwo' },
    ],
  },
  check(draft, { report }) {
    const seen = new Map<string, Section>();
    draft.sections.forEach((section, index) => {
      const { id, heading } = section;
      if (!id) return;
      // A heading of a report may bear a section's name.
      if (heading.level > 3 && section.parent?.id === 'performance') return;
      const key = isGroup(id) ? `${id} ${section.parent?.heading.line} ${titleKey(heading.title)}` : id;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, section);
        return;
      }
      const fixes: Fix[] = [];
      const above = draft.sections[index - 1];
      if (isBlankSection(draft, section)) {
        fixes.push(unsafeFix('Delete this empty one', remove(sectionLines(draft, section))));
      } else if (above === first && isBlankSection(draft, first)) {
        fixes.push(unsafeFix('Delete the empty one above', remove(sectionLines(draft, first))));
      } else if (above === first) {
        fixes.push(unsafeFix('Join it with the one above', remove(joint(draft.lines, section))));
      }
      report({
        span: { start: heading.hashes.start, end: heading.content.end },
        message: `The section \`${heading.title}\` stands twice. Move what is here to the first one, and delete this heading.`,
        related: [{ span: first.heading.content, message: 'The first one.' }],
        fixes,
      });
    });
  },
});

/** A heading with the blank lines around it: without them the items above and below are one list. */
function joint(
  lines: { line(number: number): { start: number; next: number; text: string } },
  section: Section,
): { start: number; end: number } {
  let first = section.heading.line;
  let last = section.heading.line;
  const listed = (number: number): boolean => /^\s*[*+-]\s/.test(lines.line(number).text);
  let above = first - 1;
  while (above > 0 && !lines.line(above).text.trim()) above--;
  let below = last + 1;
  while (below < section.endLine && !lines.line(below).text.trim()) below++;
  if (listed(above) && listed(below)) first = above + 1;
  if (below < section.endLine) last = below - 1;
  return { start: lines.line(first).start, end: lines.line(last).next };
}
