import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { gluedCountry } from '../events/glued.ts';
import { judgedRows, locationOf } from '../events/rows.ts';

export default defineRule({
  id: 'event-missing-comma',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'No comma parts the town or the state of an event from its country.',
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
    ],
    silent: [
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
      const location = locationOf(row);
      for (const { country } of location?.places ?? []) {
        const glued = country && gluedCountry(country);
        if (!glued) continue;
        report({
          span: country,
          message: `No comma before the country \`${glued.country.text}\`. Write \`${glued.before.text}, ${glued.country.text}\`.`,
          fixes: [
            safeFix('Put a comma before the country', replace(span(glued.before.end, glued.country.start), ', ')),
          ],
        });
      }
    }
  },
});
