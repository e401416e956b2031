import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-reversed-range',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An event ends before it begins, or is a range of a single day.',
    why: 'One of the two dates is wrong, and the row is sorted or deleted by it.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-14 - 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-14 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const { date } of judgedRows(draft)) {
      const first = date?.first.date;
      const last = date?.last?.date;
      if (!date || !first || !last || last > first) continue;
      const single = last === first;
      const written = single ? first : `${last} - ${first}`;
      report({
        span: date,
        severity: single ? 'information' : 'warning',
        message: single
          ? `The range begins and ends on ${first}. Write one date, or look up the other.`
          : `The event ends on ${last}, before it begins on ${first}. Look up which of the dates is right.`,
        fixes: [
          unsafeFix(single ? `Change the range to \`${written}\`` : 'Swap the two dates', replace(date, written)),
        ],
      });
    }
  },
});
