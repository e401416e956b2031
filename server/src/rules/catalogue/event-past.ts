import { defineRule, unsafeFix } from '../define.ts';
import { judgedRows, removeRow } from '../events/rows.ts';
import { lastDayOf, yearSlip } from '../events/year.ts';

export default defineRule({
  id: 'event-past',
  group: 'events',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  normalWhenFresh: true,
  docs: {
    what: 'The last day of an event lies before the issue’s date.',
    why: 'Nobody can go there any more; the row is left over from the last issue, and is deleted before this one is published.',
    notes:
      'A new draft begins with all events of the issue before, so until it is filled this is information only. Deleting is never done unasked.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-03 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/6/)\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)`,
        good: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-05-30 - 2025-06-03 | 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**日本 🦀**](https://www.meetup.com/rust-sample/events/7/)`,
        good: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)`,
        unsafe: true,
        note: 'A range is past when its last day is.',
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-04 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-05-30 - 2025-06-04 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2024-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    const { date: issue } = draft;
    if (!issue) return;
    for (const row of judgedRows(draft)) {
      const day = row.date && lastDayOf(draft, row.date);
      // A year that is a slip of the pen makes no event past.
      if (!row.date || !day || day >= issue || yearSlip(draft, row.date)) continue;
      report({
        span: row.span,
        message: `The event is past: ${day === row.date.first.date ? 'it was on' : 'its last day was'} ${day}, before this issue of ${issue}. Delete it with its title.`,
        fixes: [unsafeFix('Delete the past event', removeRow(draft, row))],
        tags: ['unnecessary'],
      });
    }
  },
});
