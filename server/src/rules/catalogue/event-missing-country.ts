import { findCountry } from '../../places/names.ts';
import { insert, replace } from '../../text/edit.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';
import { countryBehind, placeOfTown } from '../events/knownPlaces.ts';
import { insertInRegion } from '../events/order.ts';
import { readPlaces } from '../events/place.ts';
import { regionTitle } from '../events/regions.ts';
import { inConflict, judgedRows, removeRow } from '../events/rows.ts';

export default defineRule({
  id: 'event-missing-country',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The place of an event has no country.',
    why: 'Readers all over the world look for events near them; `Paris` and `Cambridge` are in several countries.',
    examples: [
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Austin, TX | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Austin, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Vancouver, BC) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Vancouver, BC, CA) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Boulder, CO | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Boulder, CO, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
        note: 'Under North America, `CO` is Colorado, not Colombia.',
      },
      {
        in: 'events-virtual',
        earlier: `* 2025-06-01 | Virtual (Indianapolis, IN, US) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/1/)`,
        bad: `* 2025-06-12 | Virtual (Indianapolis, IN) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks 🦀**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Indianapolis, IN, US) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks 🦀**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
        note: '`IN` is India unless an earlier issue knows better.',
      },
      {
        in: 'events-europe',
        earlier: `* 2025-06-01 | Hybrid (Zürich, CH) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/1/)`,
        bad: `* 2025-06-12 | Zürich | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks 🦀**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Zürich, CH | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks 🦀**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
        note: 'An earlier issue knows the country.',
      },
      {
        in: 'events-asia',
        bad: `* 2025-06-12 | 東京 | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Pune, IN) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        note: 'India is meant.',
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Europe) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Vancouver, BC, CA | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Praha / Prague, CZ | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-south-america',
        text: `* 2025-06-12 | Bogotá, CO | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Everywhere) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report, archive }) {
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { bareState, named, vague } = reading;
        if (bareState) {
          const { country, name } = bareState;
          const last = place.country?.text ?? '';
          const other = findCountry(last)?.place;
          const add = insert(place.end, `, ${country}`);
          const home = other?.continents[0];
          const arrival =
            home && last !== 'VA' && !inConflict(draft, row) ? insertInRegion(draft, row, home) : undefined;
          report({
            span: place,
            message: other
              ? `If \`${last}\` is ${name}, \`, ${country}\` is missing behind it; if it is ${other.name}, the event stands under the wrong heading.`
              : `${name} is a state; the country is missing. Write \`, ${country}\` behind it.`,
            fixes: [
              { ...(other ? unsafeFix : safeFix)(`Add \`, ${country}\``, add), preferred: true },
              ...(home && arrival
                ? [unsafeFix(`Move the event to ${regionTitle(home)}`, removeRow(draft, row), arrival)]
                : []),
            ],
          });
          continue;
        }
        const [town, code] = place.parts;
        const country = archive && town && code && !place.parts[2] && countryBehind(archive, town.text, code.text);
        if (country) {
          const whole = `${town.text}, ${code.text}, ${country}`;
          report({
            span: place,
            message: `Earlier issues have \`${whole}\`; \`${code.text}\` alone reads as ${named?.place.name ?? 'a country'}.`,
            fixes: [{ ...unsafeFix(`Add \`, ${country}\``, insert(place.end, `, ${country}`)), preferred: true }],
          });
          continue;
        }
        // Online, a single word may be the name of a group or of an area that nobody keeps a list of.
        if (vague || named || !town || place.parts.length > 1 || row.location?.kind === 'virtual') continue;
        const whole = archive && placeOfTown(archive, town.text);
        report({
          span: place,
          message: `\`${town.text}\` has no country. Write its two letters behind it: \`${whole ?? 'City, CC'}\`.`,
          fixes: whole ? [{ ...unsafeFix(`Change it to \`${whole}\``, replace(place, whole)), preferred: true }] : [],
        });
      }
    }
  },
});
