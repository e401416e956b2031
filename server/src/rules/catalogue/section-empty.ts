import type { Section } from '../../draft/model.ts';
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
      {
        in: 'document',
        bad: '## Calls for Testing\n\n### [RFCs](https://example.com/a)\n\n### [Rust](https://example.com/b)\n\n### [Rustup](https://example.com/c)\n\n* [One 🦀](https://example.com/d)\n\n## Crate of the Week\n',
        good: '## Calls for Testing\n\n### [Rustup](https://example.com/c)\n\n* [One 🦀](https://example.com/d)\n\n## Crate of the Week\n',
        unsafe: true,
        note: 'One note for all groups.',
      },
    ],
    silent: [
      { in: 'document', text: '## Jobs\n\n# Quote of the Week\n', note: 'These two always stand.' },
      { in: 'document', text: '## Updates from Rust Community\n\n### Official\n\nText.\n' },
    ],
  },
  check(draft, { report }) {
    const empty = draft.sections.filter((section) => knownOf(section)?.optional && isEmptySection(draft, section));
    // The groups of the calls for testing stand empty more often than not, and are mostly let stand: one note for all.
    const groups = empty.filter(({ id }) => id === 'testing-group');
    for (const section of empty) {
      if (groups.indexOf(section) > 0) continue;
      const isGroup = section === groups[0];
      const together = isGroup ? groups : [section];
      const titles = together.map(({ heading }) => `\`${heading.title}\``).join(', ');
      const blank = together.filter((one) => isBlankSection(draft, one));
      report({
        span: { start: section.heading.hashes.start, end: section.heading.content.end },
        message: `Nothing stands under ${titles}; empty sections are deleted before the issue is published.`,
        severity: isGroup ? 'information' : 'warning',
        fixes: blank.length
          ? [
              unsafeFix(
                blank.length === 1
                  ? `Delete the empty section \`${(blank[0] as Section).heading.title}\``
                  : 'Delete the empty sections',
                ...blank.map((one) => remove(sectionLines(draft, one))),
              ),
            ]
          : [],
      });
    }
  },
});
