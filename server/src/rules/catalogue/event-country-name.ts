import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { readPlaces } from '../events/place.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-country-name',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The country of an event is written out, or by another code than the newsletter’s.',
    why: 'Rows end in two letters of ISO 3166, so that they can be read, sorted and searched alike.',
    notes: 'The one code that is not ISO’s is `UK`: `GB` comes from the forms of Meetup, and editors change it.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Oxford, GB | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Oxford, UK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, Germany | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Austin, TX, USA | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Austin, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Zürich 🦀, Schweiz) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Zürich 🦀, CH) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Israel) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (IL) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Oxford, UK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Europe) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Atlanta, GA, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { named } = reading;
        const written = place.country;
        if (named?.by !== 'name' || !written) continue;
        const { code, name } = named.place;
        report({
          span: written,
          message: `The newsletter writes \`${code}\` for ${name}. Change \`${written.text}\`.`,
          fixes: [safeFix(`Change \`${written.text}\` to \`${code}\``, replace(written, code))],
        });
      }
    }
  },
});
