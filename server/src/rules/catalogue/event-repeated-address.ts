import type { EventRow } from '../../draft/model.ts';
import { splitAddress } from '../../links/address.ts';
import { readMeetup } from '../../links/meetup.ts';
import { defineRule } from '../define.ts';
import { judgedRows, rowSpan, standApart } from '../events/rows.ts';
import { titleKeyOf } from '../events/sameness.ts';

export default defineRule({
  id: 'event-repeated-address',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Two events of different days lead to the same page of an event.',
    why: 'A page of Meetup is that of one day: one of the two addresses was copied, and readers come to the wrong evening.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/51/)\n* 2025-06-26 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/51/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/online)\n* 2025-06-26 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/online)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/51/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/51/)`,
      },
    ],
  },
  check(draft, { report }) {
    const seen = new Map<string, EventRow>();
    for (const row of judgedRows(draft)) {
      const link = row.titles[0]?.links[0];
      const key = titleKeyOf(row);
      if (!link || !key || !row.date?.first.date || readMeetup(splitAddress(link.url))?.event === undefined) continue;
      const other = seen.get(key);
      if (!other) seen.set(key, row);
      if (!other || other.date?.first.date === row.date.first.date || standApart(draft, other, row)) continue;
      report({
        span: link,
        message: `The event of ${other.date?.first.date ?? ''} has this address, too. Look up the page of ${row.date.first.date}.`,
        related: [{ span: rowSpan(other), message: 'The event with the same address' }],
      });
    }
  },
});
