import { remove } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { isBlankSection, isEmptySection, knownOf, sectionLines } from '../sections.ts';

export default defineRule({
  id: 'section-empty',
  group: 'sections',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  normalWhenFresh: true,
  docs: {
    what: 'An optional section has nothing in it.',
    why: 'At publication such sections are deleted; readers would find a heading over nothing.',
    notes: 'Until the draft has its crate and its quote, something may still come: the finding is then only a note.',
    examples: [
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n### Official\n\n### Research\n\n* [One 🦀](https://example.com/a)\n\n## Crate of the Week\n',
        good: '## Updates from Rust Community\n\n### Research\n\n* [One 🦀](https://example.com/a)\n\n## Crate of the Week\n',
        unsafe: true,
      },
    ],
    silent: [
      { in: 'document', text: '## Jobs\n\n# Quote of the Week\n', note: 'These two always stand.' },
      { in: 'document', text: '## Updates from Rust Community\n\n### Official\n\nText.\n' },
    ],
  },
  check(draft, { report }) {
    for (const section of draft.sections) {
      if (!knownOf(section)?.optional || !isEmptySection(draft, section)) continue;
      const title = section.heading.title;
      report({
        span: { start: section.heading.hashes.start, end: section.heading.content.end },
        message: `Nothing stands under \`${title}\`; empty sections are deleted before the issue is published.`,
        // The groups of the calls for testing stand empty more often than not, and are mostly let stand.
        severity: section.id === 'testing-group' ? 'information' : 'warning',
        fixes: isBlankSection(draft, section)
          ? [unsafeFix(`Delete the empty section \`${title}\``, remove(sectionLines(draft, section)))]
          : [],
      });
    }
  },
});
