import { type IsoDate, isoDate } from '../../draft/date.ts';
import type { SectionId } from '../../draft/headings.ts';
import { defineRule } from '../define.ts';

/** Sections that take no pull requests, and the first issue without. */
const CLOSED: readonly (readonly [SectionId, IsoDate])[] = [['tooling', isoDate(2026, 8, 5) as IsoDate]];

export default defineRule({
  id: 'closed-section',
  group: 'sections',
  severity: 'warning',
  audience: 'contributor',
  since: '0.1.0',
  docs: {
    what: 'An entry stands in a section that takes no pull requests.',
    why: 'Since August 2026 the editors alone choose what goes into Project/Tooling Updates; such pull requests are closed.',
    notes: 'Shown to contributors alone.',
    examples: [{ in: 'tooling', date: '2026-08-26', bad: '* [desk 1.0](https://example.org/desk-1-0)' }],
    silent: [{ in: 'tooling', text: '* [desk 1.0](https://example.org/desk-1-0)', note: 'an issue of 2025' }],
  },
  check(draft, { report }) {
    for (const { content, section } of draft.entries) {
      const closed = CLOSED.find(([id]) => id === section?.id);
      if (!closed || !draft.date || draft.date < closed[1]) continue;
      report({
        span: content,
        message: `${section?.heading.title} takes no pull requests any more. If this is an article rather than a release, it belongs to another section.`,
      });
    }
  },
});
