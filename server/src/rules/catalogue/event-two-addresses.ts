import type { EventRow } from '../../draft/model.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { judgedRows, removeRow, rowSpan, standApart } from '../events/rows.ts';
import { organiserKey, titleKeyOf, titleWords } from '../events/sameness.ts';

export default defineRule({
  id: 'event-two-addresses',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Two events under one heading have the same day, organiser and title, but different addresses.',
    why: 'Most are one event that its organisers entered twice, or that was added under an old address; one of the two pages may be dead.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/44/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Beer**](https://www.meetup.com/rust-sample/events/4/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-19 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/45/)`,
      },
    ],
  },
  check(draft, { report }) {
    const seen = new Map<string, Map<string, EventRow>>();
    for (const row of judgedRows(draft)) {
      const organiser = organiserKey(row);
      const title = titleWords(draft, row);
      if (!organiser || !title || !row.date?.first.date || !row.location) continue;
      const key = [row.section?.span.start ?? -1, row.date.first.date, organiser, row.location.text, title].join(' ');
      const address = titleKeyOf(row) ?? '';
      const earlier = seen.get(key) ?? new Map<string, EventRow>();
      seen.set(key, earlier);
      const known = earlier.has(address);
      if (!known) earlier.set(address, row);
      const [twin] = earlier.values();
      // The first of an address is told of; its doubles are another rule’s.
      if (known || !twin || twin === row || standApart(draft, twin, row)) continue;
      report({
        span: rowSpan(row),
        message: `Line ${twin.item.line + 1} has an event of the same day, organiser and title under another address. See whether they are one.`,
        fixes: [
          unsafeFix('Delete this event', removeRow(draft, row)),
          unsafeFix('Delete the other event', removeRow(draft, twin)),
        ],
        related: [{ span: rowSpan(twin), message: 'The event with another address' }],
      });
    }
  },
});
