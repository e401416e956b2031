import type { Token } from '../../draft/model.ts';
import { findState } from '../../places/names.ts';
import { hasStates } from '../../places/states.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { readPlaces } from '../events/place.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-place-case',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A town, a state or a country of an event is not written with its usual capitals.',
    why: 'It looks careless in print, and the order of events minds capitals.',
    notes: 'Small words within a name (`Aix-en-Provence`, `Frankfurt am Main`) stay as they are.',
    examples: [
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Mountain view, CA, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Mountain View, CA, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-asia',
        bad: `* 2025-06-12 | Tel Aviv-yafo, IL | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Tel Aviv-Yafo, IL | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-oceania',
        bad: `* 2025-06-12 | Melbourne, Vic, AU | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Melbourne, VIC, AU | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Bergen, No | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Bergen, NO | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (KRAKÓW, pl) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Kraków, PL) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | åarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Åarhus, DK | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Port-au-Prince, HT) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | NÃ¼rnberg, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        note: 'Text that was decoded wrongly.',
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Aix-en-Provence, FR | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Frankfurt am Main, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | 's-Hertogenbosch, NL | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-south-america',
        text: `* 2025-06-12 | São José dos Campos, BR | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Washington, DC, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-asia',
        text: `* 2025-06-12 | 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | L’Aquila, IT | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    const change = (written: Token, right: string): void => {
      if (written.text === right) return;
      report({
        span: written,
        message: `\`${written.text}\` is written \`${right}\`. Change the capitals.`,
        fixes: [safeFix(`Change \`${written.text}\` to \`${right}\``, replace(written, right))],
      });
    };
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { city, state, country } = place;
        const named = reading.named;
        if (city) change(city, capitalised(city.text));
        if (state && named && hasStates(named.place.code)) {
          const found = findState(state.text, named.place.code);
          if (found?.by === 'case') change(state, found.place.code);
        }
        if (country && named?.by === 'case') change(country, named.place.code);
      }
    }
  },
});

/** Words that stay small within a town's name: articles and prepositions. */
const SMALL = new Set(
  'a aan ad al am an and au auf aux av bei bij by cum da das de degli dei del dela dell della delle den der des di do dos du e el en et i il im in ja kod la las le les lez lo los lès na nad nel o ob och of on op os ou pe pod por pri s sobre sous sub sul sur t te ten ter the und unter upon van ve ved vid vom von vor we y za ze zu zum zur à às'.split(
    ' ',
  ),
);

/** Each word of a town's name with its capital; words in capitals throughout with one only. */
function capitalised(name: string): string {
  return name.replace(/[^\s\-/().,&+]+/g, (word, at: number) => {
    // `L’Aquila`, `'s-Hertogenbosch`; and what is no word throughout, as text that was decoded wrongly.
    if (!/^[\p{L}\p{M}]+$/u.test(word) || (at > 0 && SMALL.has(word))) return word;
    const rest = word.slice(1);
    // Four letters and more: `DC`, `NYC`, `USA` are abbreviations.
    if (word.length > 3 && word === word.toUpperCase() && word !== word.toLowerCase())
      return word.charAt(0) + rest.toLowerCase();
    return /^\p{Ll}/u.test(word) ? word.charAt(0).toUpperCase() + rest : word;
  });
}
