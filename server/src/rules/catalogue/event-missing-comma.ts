import { remove, replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { gluedCountry, gluedState } from '../events/glued.ts';
import { judgedRows, locationOf } from '../events/rows.ts';

export default defineRule({
  id: 'event-missing-comma',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'No comma parts the town, the state and the country of an event.',
    why: 'The row cannot be read by its country, and prints as if `London UK` were a town.',
    examples: [
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Minneapolis, MN US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Minneapolis, MN, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Berlin, DE / London UK) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Berlin, DE / London, UK) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Washington DC, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Washington, DC, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Köln 🦀 (DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Köln 🦀, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Olomouc - CZ | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Olomouc, CZ | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (EU/UK) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Minneapolis, MN, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | San Juan, PR | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      for (const place of locationOf(row)?.places ?? []) {
        const inCountry = place.country && gluedCountry(place.country);
        const glued = inCountry ?? gluedState(place);
        const whole = inCountry ? place.country : place.city;
        if (!glued || !whole) continue;
        const what = inCountry ? 'country' : 'state';
        report({
          span: whole,
          message: `No comma before the ${what} \`${glued.code.text}\`. Write \`${glued.before.text}, ${glued.code.text}\`.`,
          fixes: [
            safeFix(
              `Put a comma before the ${what}`,
              replace(span(glued.before.end, glued.code.start), ', '),
              ...(whole.end > glued.code.end ? [remove(span(glued.code.end, whole.end))] : []),
            ),
          ],
        });
      }
    }
  },
});
