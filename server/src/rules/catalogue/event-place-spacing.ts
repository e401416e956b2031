import { minimiseEdit, replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { judgedRows, locationOf } from '../events/rows.ts';

export default defineRule({
  id: 'event-place-spacing',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Spaces in an event’s location are missing, doubled, or in the wrong place.',
    why: 'Locations are compared as they are written: the order of events and the search for them trip over it.',
    examples: [
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual( Kampala, UG) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Kampala, UG) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Saarbrücken,DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Saarbrücken, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Columbus , OH, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Columbus, OH, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Hybrid  (東京,  JP) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Hybrid (東京, JP) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE, | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Frankfurt/Main, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Berlin, DE; London, UK) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Los Angeles (Chino Hills), CA, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      const location = locationOf(row);
      if (!location?.text) continue;
      const tidy = location.text
        .replace(/\s+/g, ' ')
        .replace(/ ?,(?: ?,)* ?/g, ', ')
        .replace(/\( /g, '(')
        .replace(/(?:, )?\)/g, ')')
        .replace(/ \)/g, ')')
        .replace(/(?<=[^\s(/+])\(/g, ' (')
        .replace(/,? $/, '');
      if (tidy === location.text) continue;
      const edit = minimiseEdit(draft.text, replace(location, tidy));
      report({
        span: location,
        message: `Spaces are out of place in the location. Write \`${tidy}\`.`,
        fixes: [safeFix(`Change the location to \`${tidy}\``, edit)],
      });
    }
  },
});
