import { span } from '../../text/span.ts';
import { defineRule } from '../define.ts';
import { spacePipes } from '../events/pipes.ts';

export default defineRule({
  id: 'cfp-pipe-spacing',
  group: 'cfp',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A `|` in a row of calls for papers does not have exactly one space on each side.',
    why: 'The row prints unlike the others, and a name that touches the pipe is hard to read.',
    examples: [
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp)| 2025-06-30 |  Berlin, Germany | 2025-09-12`,
        good: `* [**Sample Conf**](https://example.org/cfp) | 2025-06-30 | Berlin, Germany | 2025-09-12`,
      },
    ],
    silent: [
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | CFP open until 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of draft.cfpRows) {
      const edits = spacePipes(draft.text, row);
      const first = edits[0];
      const last = edits[edits.length - 1];
      if (!first || !last) continue;
      report({
        span: span(Math.max(row.item.content.start, first.start - 1), last.end + 1),
        message: 'The cells of the row are parted by ` | `: a pipe with one space on each side.',
        fixes: [{ title: 'Put one space on each side of `|`', edits, safe: true }],
      });
    }
  },
});
