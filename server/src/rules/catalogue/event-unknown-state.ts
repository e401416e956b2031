import { findState } from '../../places/names.ts';
import { hasStates, STATES } from '../../places/states.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';
import { readPlaces } from '../events/place.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-unknown-state',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The state in an event’s place is none of its country’s, or not written as its code.',
    why: 'States are two or three letters, as on a letter; what is not among them is a slip, or the name of a county.',
    examples: [
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Austin, Texas, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Austin, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-oceania',
        bad: `* 2025-06-12 | Melbourne, VI, AU | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Melbourne, VIC, AU | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Portland, Oregn, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Portland, OR, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Portland, ZZ, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Austin, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Vancouver, CA | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-oceania',
        text: `* 2025-06-12 | Melbourne, Vic, AU | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { state, parts } = place;
        const of = reading.named?.place;
        if (!state || parts.length !== 3 || !of || !hasStates(of.code)) continue;
        const found = findState(state.text, of.code);
        if (found?.by === 'code' || found?.by === 'case') continue;
        const begun = STATES.filter(
          ({ code, country }) => country === of.code && code.startsWith(state.text.toUpperCase()),
        );
        const meant = found?.place ?? (begun.length === 1 ? begun[0] : undefined);
        const make = found?.by === 'name' ? safeFix : unsafeFix;
        report({
          span: state,
          message: meant
            ? `Rows write \`${meant.code}\` for ${meant.name}. Change \`${state.text}\`.`
            : `${of.name} has no state \`${state.text}\`. Look it up, or leave it out.`,
          fixes: meant
            ? [
                {
                  ...make(`Change \`${state.text}\` to \`${meant.code}\``, replace(state, meant.code)),
                  preferred: true,
                },
              ]
            : [],
        });
      }
    }
  },
});
