import { isoDate } from '../../draft/date.ts';
import { liesNear } from '../../draft/looseDate.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-impossible-date',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The date of an event names a day that does not exist.',
    why: 'Readers cannot come, and the row is sorted and deleted wrongly.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-31 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-30-06 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-30 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
        note: 'Day and month have changed places.',
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2028-02-29 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const { date } of judgedRows(draft)) {
      for (const part of date ? [date.first, date.last] : []) {
        const match = part && !part.date ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(part.text) : null;
        if (!part || !match) continue;
        const swapped = isoDate(Number(match[1]), Number(match[3]), Number(match[2]));
        const near = swapped && draft.date && liesNear(swapped, draft.date) ? swapped : undefined;
        report({
          span: part,
          message: `There is no ${part.text}.${near ? ` Did you mean \`${near}\`?` : ' Look the date up on the event’s page.'}`,
          fixes: near ? [{ ...unsafeFix(`Change the date to \`${near}\``, replace(part, near)), preferred: true }] : [],
        });
      }
    }
  },
});
