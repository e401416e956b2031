import type { Section } from '../../draft/model.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { isGroup, knownOf } from '../sections.ts';

/** The first issue whose headings stood as they do today: until then the parts of an issue were of level 1. */
const SINCE = '2022-07-01';

export default defineRule({
  id: 'section-level',
  group: 'sections',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The heading of a section has more or fewer `#` signs than it should.',
    why: 'It is printed too large or too small, and the sections below it change hands: `# Oceania` ends the list of events.',
    notes: '`# Quote of the Week` is the one section of the first level.',
    examples: [
      {
        in: 'document',
        bad: '## Jobs\n\n## Quote of the Week\n\n> One 🦀\n',
        good: '## Jobs\n\n# Quote of the Week\n\n> One 🦀\n',
      },
      {
        in: 'document',
        bad: '## Upcoming Events\n\n# Oceania\n\n## Jobs\n',
        good: '## Upcoming Events\n\n### Oceania\n\n## Jobs\n',
      },
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n## Rust Walkthroughs\n\n#### Research\n',
        good: '## Updates from Rust Community\n\n### Rust Walkthroughs\n\n### Research\n',
      },
    ],
    silent: [
      { in: 'performance', text: '#### Virtual\n\nA heading of a report that has a section’s name.' },
      {
        in: 'document',
        text: '## Updates from the Rust Project\n\n### Final Comment Period\n\n### New and Updated RFCs\n',
        note: 'Its place until February 2024.',
      },
    ],
  },
  check(draft, { report }) {
    if (draft.date && draft.date < SINCE) return;
    for (const section of draft.sections) {
      const { heading, id } = section;
      const known = knownOf(section);
      if (!id || !known || known.former || isGroup(id) || heading.level === known.level || stoodThere(section))
        continue;
      if (isWithinProse(section)) continue;
      const signs = '#'.repeat(known.level);
      report({
        span: { start: heading.hashes.start, end: heading.content.end },
        message: `\`${known.title}\` is a section of level ${known.level}, \`${signs}\`, not ${heading.level}. Change the signs.`,
        fixes: [safeFix(`Change \`${'#'.repeat(heading.level)}\` to \`${signs}\``, replace(heading.hashes, signs))],
      });
    }
  },
});

/** Whether the section stood so in earlier issues. */
function stoodThere({ id, heading, parent }: Section): boolean {
  return id === 'new-rfcs' && heading.level === 3 && parent?.id === 'project';
}

/** Whether a heading belongs to a report, whatever its name. */
function isWithinProse({ parent, heading }: Section): boolean {
  return heading.level > 3 && (parent?.id === 'performance' || parent?.id === 'crate' || parent?.id === 'quote');
}
