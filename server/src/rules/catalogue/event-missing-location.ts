import { span } from '../../text/span.ts';
import { defineRule } from '../define.ts';
import { doubledPipe } from '../events/pipes.ts';
import { judgedRows, locationOf, rowSpan } from '../events/rows.ts';

export default defineRule({
  id: 'event-missing-location',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An event row says nothing of where the event is.',
    why: 'Readers cannot tell whether they could come, and the row is in no region.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | [Rust Sample](https://www.meetup.com/rust-sample) | [Mirror 🦀](https://example.org/mirror)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Hybrid | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Linz, AT) [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      const { cells, pipes, item } = row;
      const location = locationOf(row);
      const at = cells[1];
      if (location?.kind === 'hybrid' && !location.places.length) {
        report({
          span: location,
          severity: 'information',
          message: 'A hybrid event is held somewhere, too. Write the place: `Hybrid (City, CC)`.',
        });
      }
      if (!at || location?.text || doubledPipe(row)) continue;
      // A bare title, or a row that lacks its pipes, is another matter.
      const empty = !at.text && pipes.length > 1;
      const organiserOnly = item.links[0]?.start === at.start;
      if (!empty && !organiserOnly) continue;
      report({
        span: empty ? span(pipes[0] as number, (pipes[1] as number) + 1) : rowSpan(row),
        message: 'The row has no location. Write `Virtual`, or `City, CC`, between the date and the organiser.',
      });
    }
  },
});
