import type { EventRow } from '../../draft/model.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { judgedRows, removeRow, rowSpan, standApart } from '../events/rows.ts';
import { hasOwnPage, titleKeyOf, titleWords } from '../events/sameness.ts';

export default defineRule({
  id: 'event-duplicate',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An event is listed twice under one heading.',
    why: 'It comes from two people, or two programs, adding it; readers see the same line twice.',
    notes:
      'A hybrid event stands under Virtual and under its continent: that is no double. Nor are the two sides of a merge conflict.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**日本 🦀**](https://meetup.com/rust-sample/events/4?utm_source=x)`,
        good: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)`,
        unsafe: true,
        note: 'By the address of its title, whatever its form.',
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/online)\n* 2025-06-19 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/online)`,
      },
      {
        in: 'events-europe',
        text: `<<<<<<< main\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n=======\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n>>>>>>> other`,
      },
    ],
  },
  check(draft, { report }) {
    const seen = new Map<string, EventRow[]>();
    for (const row of judgedRows(draft)) {
      const address = titleKeyOf(row);
      if (!address || !row.date?.first.date) continue;
      // Several events may share a site’s front page: there the title must be the same, too.
      const title = hasOwnPage(row) ? '' : titleWords(draft, row);
      const key = [row.section?.span.start ?? -1, row.date.first.date, address, title].join(' ');
      const earlier = seen.get(key) ?? [];
      const twin = earlier.find((other) => !standApart(draft, other, row));
      seen.set(key, earlier);
      earlier.push(row);
      if (!twin) continue;
      // Which of the two is the better one only an editor can tell, so each says where the other is. Both offer to delete
      // the later one first: who mends all of them keeps one of each.
      const fixes = [
        unsafeFix('Delete the later event', removeRow(draft, row)),
        unsafeFix('Delete the earlier event', removeRow(draft, twin)),
      ];
      for (const [one, other, where] of [
        [row, twin, 'already'],
        [twin, row, 'twice'],
      ] as const) {
        report({
          span: one.span,
          message: `The event stands here ${where}, in line ${other.item.line + 1}, too: same day, same page. Delete one of the two.`,
          fixes,
          related: [{ span: rowSpan(other), message: 'The same event' }],
          tags: ['unnecessary'],
        });
      }
    }
  },
});
