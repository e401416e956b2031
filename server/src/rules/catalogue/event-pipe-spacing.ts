import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { doubledPipe, pipeSpacing } from '../events/pipes.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-pipe-spacing',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A `|` of an event row does not have exactly one space on each side.',
    why: 'Rows are compared by eye and by program; one that is spaced in its own way is missed by both.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12| Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 |  Berlin, DE|[Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | | Berlin, DE | [Rust Sample 🦀](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample 🦀](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        note: 'A pipe too many.',
      },
      {
        in: 'events-asia',
        bad: `* 2025-06-12   |東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust|Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      const doubled = doubledPipe(row);
      if (doubled) {
        report({
          span: span(doubled.start, doubled.end + 1),
          severity: 'warning',
          message: 'Two pipes with nothing between them. An event row is `date | location | organiser`: remove one.',
          fixes: [safeFix('Remove the surplus `|`', remove(doubled))],
        });
        continue;
      }
      const spacing = pipeSpacing(draft, row, 'an event row');
      if (spacing) report(spacing);
    }
  },
});
