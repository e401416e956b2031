import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { gluedCountry } from '../events/glued.ts';
import { readPlaces } from '../events/place.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-unknown-country',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'What stands in the place of an event’s country is no country.',
    why: 'The row cannot be read or sorted by its country, and readers do not know where to go.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, Gemrany | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, XX | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | London, GB | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Minneapolis, MN US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Austin, TX | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Bergen, No | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Joint Meetup, Europe) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { named, vague, bareState } = reading;
        const written = place.country;
        if (!written || vague || bareState || place.parts.length < 2 || gluedCountry(written)) continue;
        if (named && named.by !== 'near') continue;
        const guess = named?.place;
        report({
          span: written,
          message: `\`${written.text}\` is no country’s code.${guess ? ` Did you mean \`${guess.code}\` (${guess.name})?` : ' Write the two letters of the country.'}`,
          fixes: guess
            ? [
                {
                  ...unsafeFix(`Change \`${written.text}\` to \`${guess.code}\``, replace(written, guess.code)),
                  preferred: true,
                },
              ]
            : [],
        });
      }
    }
  },
});
