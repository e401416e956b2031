import { addressesOf, partOf } from '../../draft/addresses.ts';
import { readMeetup } from '../../links/meetup.ts';
import { insert, remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

/** The first issue in which organisers were written this way: earlier ones had their own habits. */
const SINCE = '2025-05-14';

export default defineRule({
  id: 'meetup-organiser-address',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An organiser’s Meetup address goes on behind the group’s name: `/events/`, or a final slash.',
    why: 'One form, `https://www.meetup.com/NAME`, lets an organiser be recognised from one issue to the next.',
    notes:
      'The newsletter writes organisers this way since May 2025. The address of an event itself is another matter: it ends in a slash.',
    examples: [
      {
        in: 'events-europe',
        bad: '* 2025-06-10 | Paris, FR | [Rust Example](https://www.meetup.com/rust-example/events/)\n    * [**Title 🦀**](https://www.meetup.com/rust-example/events/1/)',
        good: '* 2025-06-10 | Paris, FR | [Rust Example](https://www.meetup.com/rust-example)\n    * [**Title 🦀**](https://www.meetup.com/rust-example/events/1/)',
      },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Rust Example](https://www.meetup.com/rust-example/) + [More](https://www.meetup.com/more)\n    * [**標題**](https://example.com/1)',
        good: '* 2025-06-10 | Virtual | [Rust Example](https://www.meetup.com/rust-example) + [More](https://www.meetup.com/more)\n    * [**標題**](https://example.com/1)',
      },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Rust Example](https://meetup.com/rust-example/events/?type=upcoming) + [More](https://www.meetup.com/more/about/)\n    * [**標題 🦀**](https://example.com/1)',
        good: '* 2025-06-10 | Virtual | [Rust Example](https://www.meetup.com/rust-example) + [More](https://www.meetup.com/more)\n    * [**標題 🦀**](https://example.com/1)',
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: '* 2025-06-10 | Virtual | [Rust Example](https://luma.com/rust/)\n    * [**Title**](https://example.com/1)',
      },
      { text: '* [Title](https://www.meetup.com/rust-example/)', note: 'an entry, not an organiser' },
    ],
  },
  check(draft, { report }) {
    if (draft.date && draft.date < SINCE) return;
    for (const placed of addressesOf(draft)) {
      if (!placed.organiser) continue;
      const { address } = placed;
      const meetup = readMeetup(address);
      if (!meetup || meetup.event) continue;
      if (address.host === 'meetup.com') {
        const at = partOf(placed, address.hostSpan);
        report({
          span: at,
          message: `The newsletter writes \`https://www.meetup.com/${meetup.group}\`. Put \`www.\` before it.`,
          fixes: [safeFix('Insert `www.`', insert(at.start, 'www.'))],
        });
      }
      if (!/^\/(?:(?:events|about|members|photos)\/?(?:calendar\/?|past\/?)?)?$/.test(meetup.rest)) continue;
      // `/events/?type=upcoming`: the list's own setting goes with the list.
      const listing = address.parameters.length > 0 && address.parameters.every(({ name }) => name === 'type');
      const start = address.pathSpan.end - meetup.rest.length;
      const rest = partOf(placed, { start, end: listing ? address.querySpan.end : address.pathSpan.end });
      report({
        span: rest,
        message: `An organiser's address is \`https://www.meetup.com/${meetup.group}\` alone. Remove \`${meetup.rest}\`.`,
        fixes: [safeFix(`Remove \`${meetup.rest}\``, remove(rest))],
      });
    }
  },
});
