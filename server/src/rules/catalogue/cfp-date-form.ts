import { readLooseDates } from '../../draft/looseDate.ts';
import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { wordCells } from '../cfp.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'cfp-date-form',
  group: 'cfp',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A date in a row of calls for papers is not written as `YYYY-MM-DD`.',
    why: 'Rows are deleted by the day on which the call closes; a date in another form is overlooked.',
    examples: [
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp) | Deadline: 30 June 2025 | Berlin, Germany | 12 September 2025`,
        good: `* [**Sample Conf**](https://example.org/cfp) | Deadline: 2025-06-30 | Berlin, Germany | 2025-09-12`,
      },
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp) | CFP closes June 30, 2025 | Berlin, Germany | 2025/09/12 - 2025/09/14`,
        good: `* [**Sample Conf**](https://example.org/cfp) | CFP closes 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14`,
      },
    ],
    silent: [
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | CFP open until 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14`,
      },
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | Rolling deadline | Berlin, Germany | Event on 2025-09-12`,
      },
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | 2025-06-30 | Berlin, Germany | 2025-09-12 to 2025-09-14`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of draft.cfpRows) {
      for (const cell of wordCells(row).slice(1)) {
        if (/\d{4}-\d{2}-\d{2}/.test(cell.text)) continue;
        // Words before it stay: "Deadline:", "CFP closes on", "Event".
        const words =
          /^(?:(?:cfp|closes?|closing|closed|deadline|open|until|event|on|date|due)\b:?\s*){0,6}/i.exec(
            cell.text,
          )?.[0] ?? '';
        const at = span(cell.start + words.length, cell.end);
        const loose = readLooseDates(draft.text.slice(at.start, at.end), undefined);
        if (!loose?.sure) continue;
        const written = loose.last ? `${loose.first} - ${loose.last}` : loose.first;
        report({
          span: at,
          message: `Dates are written \`YYYY-MM-DD\`: \`${written}\`.`,
          fixes: [safeFix(`Change the date to \`${written}\``, replace(at, written))],
        });
      }
    }
  },
});
