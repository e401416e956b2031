import { addressesOf, partOf } from '../../draft/addresses.ts';
import { readMeetup } from '../../links/meetup.ts';
import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

/** The first issue in which all events were written this way: earlier ones had their own habits. */
const SINCE = '2025-10-01';

export default defineRule({
  id: 'meetup-event-slash',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The Meetup address of an event lacks its final slash.',
    why: 'With one form for all, the same event is recognised from one issue to the next.',
    notes:
      'The newsletter writes `https://www.meetup.com/NAME/events/1234/` since October 2025; Meetup itself sends readers there.',
    examples: [
      {
        in: 'events-europe',
        date: '2025-10-15',
        bad: '* 2025-10-20 | Paris, FR | [Rust Example](https://www.meetup.com/rust-example)\n    * [**Title 🦀**](https://www.meetup.com/rust-example/events/1)',
        good: '* 2025-10-20 | Paris, FR | [Rust Example](https://www.meetup.com/rust-example)\n    * [**Title 🦀**](https://www.meetup.com/rust-example/events/1/)',
      },
      {
        in: 'events-europe',
        date: '2025-10-15',
        bad: '* 2025-10-20 | Paris, FR | [Rust Example](https://example.com/)\n    * [**標題**](https://www.meetup.com/rust-example/events/abc?x=1)',
        good: '* 2025-10-20 | Paris, FR | [Rust Example](https://example.com/)\n    * [**標題**](https://www.meetup.com/rust-example/events/abc/?x=1)',
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: '* 2025-06-10 | Paris, FR | [Rust Example](https://www.meetup.com/rust-example)\n    * [**Title**](https://www.meetup.com/rust-example/events/1)',
        note: 'an issue from before the convention',
      },
    ],
  },
  check(draft, { report }) {
    if (draft.date && draft.date < SINCE) return;
    for (const placed of addressesOf(draft)) {
      const { address, item } = placed;
      const meetup = readMeetup(address);
      if (!meetup?.event || meetup.rest !== '' || (item?.role !== 'eventTitle' && item?.role !== 'event')) continue;
      const { end } = partOf(placed, address.pathSpan);
      report({
        span: { start: end - meetup.event.length, end },
        message: 'The newsletter ends the address of a Meetup event with a slash. Add it.',
        fixes: [safeFix('Add the final slash', insert(end, '/'))],
      });
    }
  },
});
