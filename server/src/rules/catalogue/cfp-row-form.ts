import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { wordCells } from '../cfp.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'cfp-row-form',
  group: 'cfp',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A row of calls for papers lacks one of its four parts, or they are not parted by `|`.',
    why: 'Speakers look for the day on which the call closes, the place and the day of the event.',
    examples: [
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp) | Berlin, Germany | 2025-09-12`,
      },
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp) CFP closes 2025-06-30 | Berlin, Germany | Event date: 2025-09-12`,
        good: `* [**Sample Conf**](https://example.org/cfp) | CFP closes 2025-06-30 | Berlin, Germany | Event date: 2025-09-12`,
      },
    ],
    silent: [
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | CFP open until 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14`,
      },
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | [Event page](https://example.org) | Closes 2025-06-30 | 東京, Japan | 2025-09-12`,
      },
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | Rolling deadline | online | 2025-09-12`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of draft.cfpRows) {
      const cells = wordCells(row);
      const link = row.item.links[0];
      const first = row.cells[0];
      if (cells.length > 3 || !first) continue;
      // `[Name](…) CFP closes 2025-06-30`: only the pipe is missing.
      const gap = link && link.start === first.start ? draft.text.slice(link.end, first.end) : '';
      const glued = link && cells.length === 3 && /^\s*\(?(?:cfp|clos|deadline|open|until|\d{4}-)/i.test(gap);
      const space = gap.length - gap.trimStart().length;
      report({
        span: row.item.content,
        message: glued
          ? 'No `|` between the name and the day on which the call closes.'
          : 'A call is `[**Name**](address) | closing day | City, Country | day of the event`. One of the parts is missing.',
        fixes: glued ? [safeFix('Put a `|` behind the name', replace(span(link.end, link.end + space), ' | '))] : [],
      });
    }
  },
});
