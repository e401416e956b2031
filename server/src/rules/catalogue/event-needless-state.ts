import type { Place } from '../../draft/model.ts';
import { countryOfCode } from '../../places/countries.ts';
import { hasStates, stateOfCode } from '../../places/states.ts';
import { remove, replace } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
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
    what: 'The place of an event names a state or a region in a country whose rows have none, or a building before its town.',
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
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Public Library 🦀, Boulder, CO, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Boulder, CO, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
        note: 'A building is left to the event’s page.',
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Hauptstraße 5, Basel, CH | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Basel, CH | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
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
        const venue = of && of.by !== 'near' ? venueOf(place, of.place.code) : undefined;
        if (venue) {
          report({
            span: venue.span,
            message: `A place is a town and a country. Leave \`${venue.text}\` to the event’s page.`,
            fixes: [{ ...unsafeFix(`Remove \`${venue.text}\``, remove(venue.removed)), preferred: true }],
          });
          continue;
        }
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

/** What stands before the town: a building, or a street with its number. */
function venueOf({ parts }: Place, country: string): { span: Span; removed: Span; text: string } | undefined {
  const state = parts[parts.length - 2]?.text ?? '';
  const kept = hasStates(country) && stateOfCode(state, country) ? 3 : 2;
  const town = parts[parts.length - kept];
  const first = parts[0];
  const last = parts[parts.length - kept - 1];
  if (!town || !first || !last || (parts.length < 4 && !/\d/.test(first.text))) return undefined;
  // `Köln, NW, 17, DE`: a number, or two letters, are no town.
  if (!/\p{L}{3}/u.test(town.text)) return undefined;
  const before = parts.slice(0, -kept).map((part) => part.text);
  // `São Paulo, BR, New York, NY, US`: two places.
  if (before.some((part) => countryOfCode(part))) return undefined;
  const text = before.join(', ');
  return { span: span(first.start, last.end), removed: span(first.start, town.start), text };
}
