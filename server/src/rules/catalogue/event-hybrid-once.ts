import type { EventRow } from '../../draft/model.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { insertInRegion } from '../events/order.ts';
import { regionsFor, regionTitle } from '../events/regions.ts';
import { inConflict, judgedRows, regionOf } from '../events/rows.ts';
import { organiserKey, titleKeyOf } from '../events/sameness.ts';
import { lastDayOf } from '../events/year.ts';

/** The first issue from which on hybrid events stood twice, by and large. */
const SINCE = '2025-01-01';

export default defineRule({
  id: 'event-hybrid-once',
  group: 'events',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A hybrid event is listed under Virtual only, or under its continent only.',
    why: 'It stands twice, so that those who could come and those who would join from home both find it.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events',
        text: `### Europe\n* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)\n\n### Virtual\n* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    if (draft.date && draft.date < SINCE) return;
    const rows = judgedRows(draft);
    const listed = new Set<string>();
    for (const row of rows) for (const key of keysOf(row)) listed.add(key);
    for (const row of rows) {
      const here = regionOf(row.section);
      if (row.location?.kind !== 'hybrid' || !here || !row.date?.first.date) continue;
      // What is past is to be deleted; it needs no twin.
      const last = lastDayOf(draft, row.date);
      if (last && draft.date && last < draft.date) continue;
      const regions = regionsFor(row);
      const missing = here === 'virtual' ? regions[0] : regions.includes(here) ? 'virtual' : undefined;
      if (!missing || missing === here) continue;
      const other = here === 'virtual' ? 'continent' : 'virtual';
      if (keysOf(row, other).some((key) => listed.has(key))) continue;
      const to = regionTitle(missing);
      const arrival = inConflict(draft, row) ? undefined : insertInRegion(draft, row, missing);
      report({
        span: row.location,
        message: `A hybrid event stands under ${to}, too. Add it there.`,
        fixes: arrival ? [unsafeFix(`Add the event under ${to}`, arrival)] : [],
      });
    }
  },
});

/** What tells a row of one side, Virtual or the continents, by its day and its page or its organiser. */
function keysOf(row: EventRow, side = sideOf(row)): readonly string[] {
  const day = row.date?.first.date;
  if (!day || !side) return [];
  return [titleKeyOf(row), organiserKey(row)].filter((key) => key !== undefined).map((key) => `${side} ${day} ${key}`);
}

function sideOf({ section }: EventRow): 'virtual' | 'continent' | undefined {
  const region = regionOf(section);
  return region && (region === 'virtual' ? 'virtual' : 'continent');
}
