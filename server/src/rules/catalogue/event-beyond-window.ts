import { defineRule, unsafeFix } from '../define.ts';
import { judgedRows, removeRow, rowSpan, windowEnd } from '../events/rows.ts';
import { yearSlip } from '../events/year.ts';

export default defineRule({
  id: 'event-beyond-window',
  group: 'events',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'An event begins after the weeks that the issue announces.',
    why: 'The list of events says which weeks it covers; what comes later has its turn in a later issue.',
    notes: 'Conferences are sometimes announced early; leave those be.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-09-02 - 2025-09-05 | Seattle, WA, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/8/)`,
        good: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)`,
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-07-02 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2026-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    const end = windowEnd(draft);
    if (!end) return;
    for (const row of judgedRows(draft)) {
      const day = row.date?.first.date;
      if (!row.date || !day || day <= end || yearSlip(draft, row.date)) continue;
      report({
        span: rowSpan(row),
        message: `The event begins on ${day}, after the window of this issue, which ends on ${end}. It can wait for a later issue.`,
        fixes: [unsafeFix('Delete the event', removeRow(draft, row))],
      });
    }
  },
});
