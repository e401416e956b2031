import { addressesOf, partOf } from '../../draft/addresses.ts';
import { readMeetup } from '../../links/meetup.ts';
import { remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

/** The first issue in which editors took the language out: earlier ones are full of it. */
const SINCE = '2024-10-01';

export default defineRule({
  id: 'meetup-language',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A Meetup address names a language: `https://www.meetup.com/es-ES/rust-group/`.',
    why: 'It shows every reader the site in the language of whoever copied the address; without, each gets their own.',
    notes: 'Issues from before October 2024 are not judged.',
    examples: [
      {
        in: 'events-europe',
        bad: '* 2025-06-10 | Paris, FR | [Rust Example](https://www.meetup.com/fr-FR/rust-example)\n    * [**Title 🦀**](https://www.meetup.com/es-ES/rust-example/events/1/)',
        good: '* 2025-06-10 | Paris, FR | [Rust Example](https://www.meetup.com/rust-example)\n    * [**Title 🦀**](https://www.meetup.com/rust-example/events/1/)',
      },
      {
        in: 'events-south-america',
        bad: '* 2025-06-10 | Montevideo, UY | [Rust Example](https://www.meetup.com/es/rust-example)\n    * [**Title 🦀**](https://www.meetup.com/rust-example/events/1/)',
        good: '* 2025-06-10 | Montevideo, UY | [Rust Example](https://www.meetup.com/rust-example)\n    * [**Title 🦀**](https://www.meetup.com/rust-example/events/1/)',
      },
    ],
    silent: [
      { text: '* [Title](https://www.meetup.com/rust-es/)' },
      { text: '* [Title](https://example.com/es-ES/rust/)' },
    ],
  },
  check(draft, { report }) {
    if (draft.date && draft.date < SINCE) return;
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      const locale = readMeetup(address)?.locale;
      if (!locale) continue;
      const start = address.pathSpan.start + address.path.indexOf(locale);
      const segment = partOf(placed, { start, end: start + locale.length + 1 });
      report({
        span: { start: segment.start, end: segment.end - 1 },
        message: `\`${locale}\` shows the page in one language to everyone. Remove it.`,
        fixes: [safeFix(`Remove \`/${locale}\``, remove(segment))],
      });
    }
  },
});
