import { defineRule, safeFix } from '../define.ts';
import { missingPipes } from '../events/pipes.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-missing-pipe',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An event row lacks a `|` between its date, its location and its organiser.',
    why: 'The row is printed as it stands, and no program that reads the events finds its parts.',
    notes: 'A comma, a dash or brackets in the place of the pipe go with the fix.',
    examples: [
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Linz, AT) [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Linz, AT) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 [Berlin, DE] | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12, Łódź, PL, [Rust 🦀 Łódź](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Łódź, PL | [Rust 🦀 Łódź](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 / Berlin, DE / [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample) + [Another](https://example.org/group)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample) | [Mirror](https://example.org/group)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      for (const { span, between, edits } of missingPipes(draft, row)) {
        report({
          span,
          message: `No \`|\` between the ${between[0]} and the ${between[1]}. An event row is \`date | location | organiser\`.`,
          fixes: [safeFix(`Put a \`|\` between ${between[0]} and ${between[1]}`, ...edits)],
        });
      }
    }
  },
});
