import { fullSpelling } from '../../places/cities.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { readPlaces } from '../events/place.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-city-spelling',
  group: 'events',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The name of a town is written without the letters that its own language gives it.',
    why: 'The newsletter prints towns as their people write them, where editors know how.',
    notes: 'English names (`Munich`, `Zurich`) are as good, and left alone.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Nurnberg, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Nürnberg, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Sao Paulo, BR) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (São Paulo, BR) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Muenchen, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | München, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Munich, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Nürnberg, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Zurich, CH | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Koln, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { city } = place;
        const full = city && reading.named && fullSpelling(city.text, reading.named.place.code);
        if (!city || !full) continue;
        report({
          span: city,
          message: `\`${city.text}\` is printed as \`${full}\`.`,
          fixes: [safeFix(`Change \`${city.text}\` to \`${full}\``, replace(city, full))],
        });
      }
    }
  },
});
