import { defineRule } from '../define.ts';
import { judgedRows, rowSpan } from '../events/rows.ts';

export default defineRule({
  id: 'event-unlinked-organiser',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The organiser of an event is missing from its row, or has no link.',
    why: 'The organiser’s page is where readers find the next event; editors know by its address which group it is.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | Rust Sample 🦀\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | A group, with [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Linz, AT) [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample] (https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      const { organisers, cells, item } = row;
      if (organisers.length || item.links.length || cells.length < 2) continue;
      const name = cells[2];
      // A link that is broken is not missing.
      if (/\]\s*\(|https?:/.test(item.content.text)) continue;
      report(
        name?.text
          ? { span: name, message: `The organiser has no link. Write \`[${name.text.slice(0, 40)}](address)\`.` }
          : { span: rowSpan(row), message: 'The row names no organiser. Add ` | [Organiser](address)`.' },
      );
    }
  },
});
