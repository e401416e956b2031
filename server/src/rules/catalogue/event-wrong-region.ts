import { defineRule, safeFix, unsafeFix } from '../define.ts';
import { insertInRegion } from '../events/order.ts';
import { misplaced, regionTitle } from '../events/regions.ts';
import { inConflict, judgedRows, regionOf, removeRow, rowSpan } from '../events/rows.ts';

export default defineRule({
  id: 'event-wrong-region',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An event stands under another heading than its place belongs to.',
    why: 'Readers look under their own part of the world, and under Virtual for what they can join from home.',
    notes:
      'Regions are the newsletter’s: Turkey and Russia under Europe, Israel under Asia, Mexico and the Caribbean under North America. Countries on two continents may stand under either.',
    examples: [
      {
        in: 'events',
        bad: `### Asia\n* 2025-06-12 | Amsterdam, NL | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/22/)\n* 2025-06-20 | 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/21/)\n\n### Europe\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)`,
        good: `### Asia\n* 2025-06-20 | 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/21/)\n\n### Europe\n* 2025-06-12 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/3/)\n* 2025-06-12 | Amsterdam, NL | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/22/)\n* 2025-06-13 | Aarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/5/)`,
      },
      {
        in: 'events',
        bad: `### Africa\n* 2025-06-12 | Kampala, UG | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/23/)\n* 2025-06-13 | Paris, FR | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/24/)\n\n### North America\n* 2025-06-12 | Austin, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/25/)`,
        good: `### Africa\n* 2025-06-12 | Kampala, UG | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/23/)\n\n### Europe\n* 2025-06-13 | Paris, FR | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/24/)\n\n### North America\n* 2025-06-12 | Austin, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/25/)`,
        note: 'A heading that is missing is made.',
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Phoenix, AZ, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | İstanbul, TR | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-asia',
        text: `* 2025-06-12 | Tbilisi, GE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Ciudad de México, MX | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Boulder, CO | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Virtual + In Person (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      const regions = misplaced(draft, row);
      const target = regions?.[0];
      if (!target || !row.section) continue;
      const here = regionOf(row.section);
      const to = regionTitle(target);
      const arrival = inConflict(draft, row) ? undefined : insertInRegion(draft, row, target);
      // In person, but listed as virtual: its location may be what is wrong.
      const doubtful = here === 'virtual' || (regions?.length ?? 0) > 1;
      const place = row.location?.text ?? '';
      report({
        span: rowSpan(row),
        message:
          here === 'virtual'
            ? `\`${place}\` belongs under ${to}, unless it is online: then write \`Virtual (${place})\`.`
            : `\`${place}\` belongs under ${to}, not under ${row.section.heading.title}. Move it with its title.`,
        fixes: arrival
          ? [(doubtful ? unsafeFix : safeFix)(`Move the event to ${to}`, removeRow(draft, row), arrival)]
          : [],
      });
    }
  },
});
