import { defineRule } from '../define.ts';
import { pipeSpacing } from '../events/pipes.ts';

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
      const spacing = pipeSpacing(draft, row, 'the row');
      if (spacing) report(spacing);
    }
  },
});
