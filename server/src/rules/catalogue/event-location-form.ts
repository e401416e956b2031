import type { Location } from '../../draft/model.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, type Fix, safeFix, unsafeFix } from '../define.ts';
import { judgedRows, locationOf } from '../events/rows.ts';

/** The first issue in which events both online and at a place were `Hybrid (…)`, by and large. */
const SINCE = '2025-01-01';

export default defineRule({
  id: 'event-location-form',
  group: 'events',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'How one takes part in an event is not written as today: `Virtual`, `Virtual (City, CC)`, `Hybrid (City, CC)`.',
    why: 'One form for all lets readers and programs find what they can join from home.',
    notes:
      'Until 2025 rows had `Virtual + In-Person (…)`, `Virtual and In-Person (…)` and `City, CC + Virtual`; in old issues they stay.',
    examples: [
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Online | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual, Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual + In-Person (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE + Virtual | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-asia',
        bad: `* 2025-06-12 | Hybrid - 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Hybrid (東京, JP) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual + Dallas, TX, US | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Dallas, TX, US) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | In-person (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Vitual (Austin, TX, US) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Austin, TX, US) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual Event [München 🦀, DE] | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (München 🦀, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual ((Berlin, DE)) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Berlin, DE, Virtual | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual. | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | **Paris, FR** | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Paris, FR | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Hybird (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Berlin, DE / London, UK) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const row of judgedRows(draft)) {
      const location = locationOf(row);
      if (!location || !balanced(location.text)) continue;
      // A place without such a word is the place alone, but for parentheses or asterisks around it.
      if (!location.word && !/^[(*_]/.test(location.text)) continue;
      const forms = formsOf(draft.text, location);
      const first = forms[0];
      if (!first || location.text === first) continue;
      // `Online` says what `Virtual` says; a hybrid event may be listed in words that its organisers chose.
      const same = location.kind === 'virtual' || !location.word;
      // The forms of 2024 were right in their time.
      if (!same && location.parenthesised && draft.date && draft.date < SINCE) continue;
      report({
        span: location,
        severity: same ? 'information' : 'hint',
        message: `${same ? 'Rows' : 'An older form; rows today'} have ${forms.map((form) => `\`${form}\``).join(' or ')}.`,
        fixes: forms.map(
          (form): Fix => (same ? safeFix : unsafeFix)(`Change the location to \`${form}\``, replace(location, form)),
        ),
      });
    }
  },
});

const balanced = (text: string): boolean => text.split('(').length === text.split(')').length;

/** What is named in place of a town when there is none. */
const WEB = /^(?:online|virtual|remote|web|internet|zoom|everywhere)$/i;

/** The location as written today, the likeliest form first; none when it cannot be told. */
function formsOf(text: string, { kind, word, places, parenthesised }: Location): readonly string[] {
  const first = places[0];
  const last = places[places.length - 1];
  const place = first && last ? text.slice(first.start, last.end) : '';
  if (/[()]/.test(place)) return [];
  const inside = place ? ` (${place})` : '';
  if (kind === 'virtual') return [WEB.test(place) ? 'Virtual' : `Virtual${inside}`];
  if (kind === 'hybrid') {
    const hybrid = `Hybrid${inside}`;
    // `Berlin, DE - Virtual`: held there, or by those who live there.
    if (word && /^[-–]\s*(?:virtual|online|remote)$/i.test(word.text)) return [hybrid, `Virtual${inside}`];
    // `Virtual + Dallas, TX, US`: some meant where the group is at home.
    return word && !parenthesised && place && /^(?:virtual|online|remote)$/i.test(word.text)
      ? [`Virtual${inside}`, hybrid]
      : [hybrid];
  }
  return place ? [place] : [];
}
