import { closingOf } from '../cfp.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { removeLines } from '../events/rows.ts';

export default defineRule({
  id: 'cfp-closed',
  group: 'cfp',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  normalWhenFresh: true,
  docs: {
    what: 'A call for papers closed before the issue’s date.',
    why: 'Nobody can send a talk any more; the row is left over from the last issue.',
    examples: [
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp) | CFP open until 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14\n* [**日本 Conf 🦀**](https://example.org/b) | CFP closes 2025-06-03 | Tokyo, Japan | 2025-09-12`,
        good: `* [**Sample Conf**](https://example.org/cfp) | CFP open until 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14`,
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | CFP open until 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14`,
      },
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | Rolling deadline | Berlin, Germany | 2025-09-12`,
      },
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | 2025-06-04 | Berlin, Germany | 2025-09-12`,
      },
    ],
  },
  check(draft, { report }) {
    const { date: issue } = draft;
    for (const row of issue ? draft.cfpRows : []) {
      const closing = closingOf(draft, row);
      if (!issue || !closing?.date || closing.date >= issue) continue;
      report({
        span: row.item.content,
        message: `The call closed on ${closing.date}, before this issue of ${issue}. Delete the row, or look up the date.`,
        fixes: [unsafeFix('Delete the closed call', removeLines(draft, row.item.line, row.item.lastLine))],
        tags: ['unnecessary'],
      });
    }
  },
});
