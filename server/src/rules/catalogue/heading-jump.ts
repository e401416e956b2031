import { defineRule } from '../define.ts';

export default defineRule({
  id: 'heading-jump',
  group: 'sections',
  severity: 'hint',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A heading leaves out a level.',
    why: 'Who reads with a screen reader goes by levels; a pasted report mostly brings its own.',
    notes: 'The newsletter’s own headings are as they are: teams stand two levels below the project.',
    examples: [{ in: 'performance', bad: 'A quiet week.\n\n###### Details 🦀\n\nText.' }],
    silent: [
      { in: 'performance', text: '#### Details\n\nText.' },
      { in: 'project', text: '#### Miri\n\n* [one](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    if (!draft.sections.some(({ id }) => id)) return;
    for (const { id, heading, parent } of draft.sections) {
      if (id || !parent || parent.id === 'project' || heading.level <= parent.heading.level + 1) continue;
      report({
        span: { start: heading.hashes.start, end: heading.content.end },
        message: `Level ${heading.level} right below level ${parent.heading.level}: \`${'#'.repeat(parent.heading.level + 1)}\` would be the next.`,
      });
    }
  },
});
