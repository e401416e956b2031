import { hasStates } from '../../places/states.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { gluedState } from '../events/glued.ts';
import { placeOfTown } from '../events/knownPlaces.ts';
import { readPlaces } from '../events/place.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-missing-state',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The place of an event in the United States has no state.',
    why: 'There are thirty-odd places called Springfield; rows are `City, ST, US`.',
    examples: [
      {
        in: 'events-north-america',
        bad: `* 2025-06-12 | Portland, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        earlier: `* 2025-06-01 | Portland, OR, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/1/)`,
        bad: `* 2025-06-12 | Portland, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks 🦀**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Portland, OR, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks 🦀**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
        note: 'An earlier issue knows the state.',
      },
    ],
    silent: [
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Portland, OR, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-north-america',
        text: `* 2025-06-12 | Montréal, CA | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (US) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report, options, archive }) {
    for (const row of judgedRows(draft)) {
      for (const { place, reading } of readPlaces(row)) {
        const { named } = reading;
        if (place.parts.length !== 2 || !named || named.by === 'near' || gluedState(place)) continue;
        const { code, name } = named.place;
        if (code !== 'US' && !(hasStates(code) && options.states === 'require')) continue;
        const town = place.city?.text ?? '';
        const known = archive && placeOfTown(archive, town, code);
        const whole = known?.split(',').length === 3 ? known : undefined;
        report({
          span: place,
          message: `\`${town}\` has no state. Places in ${name} are \`${whole ?? `City, ST, ${code}`}\`.`,
          fixes: whole ? [{ ...unsafeFix(`Change it to \`${whole}\``, replace(place, whole)), preferred: true }] : [],
        });
      }
    }
  },
});
