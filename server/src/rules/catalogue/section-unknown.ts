import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { isFreeHeading, meantSection } from '../sections.ts';

export default defineRule({
  id: 'section-unknown',
  group: 'sections',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A heading is none of the newsletter’s sections.',
    why: 'A heading that came in with pasted text ends the section it stands in, so that all that follows belongs to it.',
    notes: 'Now and then the editors add a section for a conference: then all is well.',
    examples: [
      { bad: '* [One](https://example.com/a)\n\n### A Conference 🦀\n\n* [Two](https://example.com/b)' },
      {
        in: 'performance',
        bad: 'A quiet week.\n\n# 2025-06-03 Triage Log\n\nAll green.',
        note: 'A report pasted with its own title.',
      },
    ],
    silent: [
      { in: 'performance', text: '#### Regressions\n\nNone.' },
      { in: 'project', text: '#### Miri\n\n* [one](https://example.com/a)' },
      { in: 'fcp-tracking', text: '##### [Some Team](https://example.com/t)\n\n* [One](https://example.com/a)' },
      { in: 'document', text: '# Notes\n\n## Anything\n', note: 'Not an issue.' },
    ],
  },
  check(draft, { report }) {
    if (!draft.sections.some(({ id }) => id)) return;
    for (const section of draft.sections) {
      if (section.id || isFreeHeading(section) || meantSection(section)) continue;
      if (/^\d{4}-\d{2}-\d{2}\b[^|]*\|/.test(section.heading.content.text)) {
        const { hashes } = section.heading;
        report({
          span: hashes,
          message: `An event’s row begins with \`${'#'.repeat(section.heading.level)}\`, which makes a heading of it. Change that to \`*\`.`,
          severity: 'warning',
          fixes: [{ ...unsafeFix('Change it to `*`', replace(hashes, '*')), preferred: true }],
        });
        continue;
      }
      report({
        span: section.heading.content,
        message: `\`${section.heading.title}\` is none of the newsletter’s sections, and what follows belongs to it now. Fine if you mean it; otherwise remove the heading, or make it a deeper one.`,
      });
    }
  },
});
