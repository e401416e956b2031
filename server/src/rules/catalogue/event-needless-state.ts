import { hasStates } from '../../places/states.ts';
import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { readPlaces } from '../events/place.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-needless-state',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The place of an event names a state or a region in a country whose rows have none.',
    why: 'Rows are `City, CC`; the second part is a code that scripts copy from Meetup, and means nothing to most readers.',
    notes:
      'The United States have their states; for Canada and Australia editors differ: the setting `states` says whether theirs are kept.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Leipzig, SN, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Leipzig, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | London, 17, GB | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | London, GB | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Hangzhou, 浙江, CN) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Hangzhou, CN) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Austin, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Vancouver, BC, CA | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-oceania',
        text: `* 2025-06-12 | Melbourne, VIC, AU | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Leipzig, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Minneapolis, MN US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report, options }) {
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { city, state, country, parts } = place;
        const of = reading.named;
        if (
          !city ||
          !state ||
          !country ||
          parts.length !== 3 ||
          !of ||
          of.by === 'near' ||
          of.place.code === 'US' ||
          (hasStates(of.place.code) && options.states !== 'strip')
        )
          continue;
        report({
          span: state,
          message: `Places in ${of.place.name} have no state: \`${city.text}, ${country.text}\`. Remove \`${state.text}\`.`,
          fixes: [
            { ...unsafeFix(`Remove \`${state.text}\``, replace(span(city.end, country.start), ', ')), preferred: true },
          ],
        });
      }
    }
  },
});
