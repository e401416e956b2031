import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { closingOf, eventDaysOf } from '../cfp.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'cfp-dates-reversed',
  group: 'cfp',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The event of a call for papers begins before the call closes.',
    why: 'One of the two dates is wrong, most often the year of the event.',
    examples: [
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp) | CFP closes 2025-06-30 | Berlin, Germany | 2025-03-19 - 2025-03-20`,
        good: `* [**Sample Conf**](https://example.org/cfp) | CFP closes 2025-06-30 | Berlin, Germany | 2026-03-19 - 2026-03-20`,
        unsafe: true,
      },
      {
        in: 'cfp-events',
        bad: `* [**Sample Conf**](https://example.org/cfp) | 2025-06-30 | Berlin, Germany | 2024-01-02`,
        good: `* [**Sample Conf**](https://example.org/cfp) | 2025-06-30 | Berlin, Germany | 2026-01-02`,
        unsafe: true,
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
      const closing = closingOf(draft, row);
      const days = eventDaysOf(draft, row);
      const first = days[0];
      if (!closing?.date || !first?.date || first === closing || first.date >= closing.date) continue;
      const year = Number(closing.date.slice(0, 4));
      const by = (first.date.slice(4) < closing.date.slice(4) ? year + 1 : year) - Number(first.date.slice(0, 4));
      report({
        span: first,
        message: `The event begins on ${first.date}, before its call closes on ${closing.date}. Look up which date is wrong.`,
        fixes:
          by > 0
            ? [
                unsafeFix(
                  `Change the event’s year to ${Number(first.date.slice(0, 4)) + by}`,
                  ...days.map((day) =>
                    replace(span(day.start, day.start + 4), String(Number(day.text.slice(0, 4)) + by)),
                  ),
                ),
              ]
            : [],
      });
    }
  },
});
