import type { EventRow } from '../../draft/model.ts';
import { defineRule, type Fix } from '../define.ts';
import { moveWithin, placeOf, rowsInOrder, rowsOf } from '../events/order.ts';
import { misplaced } from '../events/regions.ts';
import { regionOf, rowSpan } from '../events/rows.ts';

export default defineRule({
  id: 'event-unsorted',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An event is out of order: events go by their first day, then by their location as written.',
    why: 'In a long list readers look for a date; editors find doubles because they stand next to each other.',
    notes:
      '98 of 100 neighbours in print are in this order. The location counts as it is written, capitals before small letters.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)`,
        good: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)`,
        good: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-20 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/31/)\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-05 | Zürich, CH | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/32/)`,
        good: `* 2025-06-05 | Zürich, CH | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/32/)\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)\n* 2025-06-20 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/31/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/4/)\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 - 2025-06-13 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/33/)\n* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/34/)`,
      },
      {
        in: 'events-europe',
        text: `<<<<<<< main\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)\n=======\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n>>>>>>> other`,
      },
    ],
  },
  check(draft, { report }) {
    for (const section of draft.sections) {
      if (!regionOf(section) && section.id !== 'events') continue;
      const rows = rowsOf(draft, section).filter((row) => !misplaced(draft, row));
      const run = rowsInOrder(rows);
      const inOrder = new Set(run);
      const moved = rows.filter((row) => !inOrder.has(row));
      const wrongByDay = outOfOrderByDay(rows);
      const olderDays = new Set(rows.filter(hasOlderForm).map(({ date }) => date?.first.date));
      for (const row of moved) {
        const place = placeOf(row, run);
        const next = run[place];
        const previous = run[place - 1];
        // Up it goes before a row that stands above it, down behind one that stands below.
        const up = next !== undefined && next.item.line < row.item.line;
        const other = up ? next : (previous ?? next);
        const where = other === next ? 'before' : 'after';
        if (!other) continue;
        const name = (of: typeof row): string => `\`${of.date?.text ?? ''} | ${of.location?.text ?? ''}\``;
        const first = row === moved[0];
        const alone = moved.length === 1;
        const fixes: Fix[] = [
          {
            title: 'Move the event to its place',
            edits: moveWithin(draft, [row], run),
            safe: true,
            preferred: alone || !first,
          },
        ];
        // One finding carries the way to mend them all: two would move the same rows.
        if (first && !alone)
          fixes.push({
            title: `Sort the events of ${section.heading.title}`,
            edits: moveWithin(draft, moved, run),
            safe: true,
            preferred: true,
          });
        report({
          span: rowSpan(row),
          // Rows of older forms were never sorted among the others of their day.
          severity: wrongByDay.has(row) ? 'warning' : olderDays.has(row.date?.first.date) ? 'hint' : 'information',
          message: `The event is out of order; it belongs ${where} ${name(other)}. Events go by date, then by location.`,
          fixes,
          related: [{ span: rowSpan(other), message: `It belongs ${where} this event` }],
        });
      }
    }
  },
});

/** `Virtual + In-Person (…)`, `Berlin, DE + Virtual`: what is written `Hybrid (…)` today. */
function hasOlderForm({ location }: EventRow): boolean {
  return location?.kind === 'hybrid' && (location.word?.text !== 'Hybrid' || !location.parenthesised);
}

/** Rows that stand behind a later day, or before an earlier one. */
function outOfOrderByDay(rows: readonly EventRow[]): ReadonlySet<EventRow> {
  const wrong = new Set<EventRow>();
  const day = (row: EventRow): string => row.date?.first.date ?? '';
  let latest = '';
  for (const row of rows) {
    if (day(row) < latest) wrong.add(row);
    else latest = day(row);
  }
  let earliest = '9999-99-99';
  for (const row of [...rows].reverse()) {
    if (day(row) > earliest) wrong.add(row);
    else earliest = day(row);
  }
  return wrong;
}
