import { dayNumber } from '../../draft/date.ts';
import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { judgedRows } from '../events/rows.ts';
import { yearSlip } from '../events/year.ts';

export default defineRule({
  id: 'event-wrong-year',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The date of an event is a year or more away from the issue, but its day and month lie in the weeks that the issue announces.',
    why: 'The year is a slip, common around New Year; the row looks past, or far off, and may be deleted for it.',
    notes: 'An event of next year that is announced a year ahead is rare, but leave it be.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2024-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2026-06-12 - 2026-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-09-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2024-12-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const { date } of judgedRows(draft)) {
      const right = date && yearSlip(draft, date);
      if (!right) continue;
      const parts = [date.first, ...(date.last ? [date.last] : [])];
      const by = Number(right.slice(0, 4)) - Number(date.first.text.slice(0, 4));
      const edits = parts.map((part) =>
        replace(span(part.start, part.start + 4), String(Number(part.text.slice(0, 4)) + by)),
      );
      // A range whose end alone has the right year.
      const end = date.last?.date;
      const sound = end && Math.abs(dayNumber(end) - dayNumber(right)) < 100 ? edits.slice(0, 1) : edits;
      report({
        span: date.first,
        message: `${date.first.text} is ${Math.abs(by) > 1 ? 'years' : 'a year'} away from this issue. Did you mean \`${right}\`?`,
        fixes: [{ ...unsafeFix(`Change the year to ${right.slice(0, 4)}`, ...sound), preferred: true }],
      });
    }
  },
});
