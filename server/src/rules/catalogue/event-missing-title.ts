import { defineRule } from '../define.ts';
import { judgedRows, rowSpan } from '../events/rows.ts';

export default defineRule({
  id: 'event-missing-title',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An event row has no line with a title under it.',
    why: 'Without its title and the link behind it, readers cannot find the event.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * Talks 🦀`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    const bare = judgedRows(draft).filter((row) => !row.titles.length);
    const items = bare.length ? new Map(draft.items.map((item) => [item.line, item])) : undefined;
    for (const row of bare) {
      const below = items?.get(row.item.lastLine + 1);
      const unlinked = below?.role === 'other' && below.indent.text ? below : undefined;
      report(
        unlinked
          ? { span: unlinked.content, message: 'The title has no link. Write `[**Title**](address)`.' }
          : {
              span: rowSpan(row),
              message: 'The event has no title. Put `    * [**Title**](address)` in the line below.',
            },
      );
    }
  },
});
