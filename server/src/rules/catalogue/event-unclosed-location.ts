import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { judgedRows, locationOf } from '../events/rows.ts';

export default defineRule({
  id: 'event-unclosed-location',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A parenthesis in an event’s location is not closed, or not opened.',
    why: 'The place in it cannot be read, and the row prints with the slip.',
    examples: [
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Virtual (Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-virtual',
        bad: `* 2025-06-12 | Hybrid Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 | Hybrid (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: `* 2025-06-12 | Virtual (Berlin, DE) | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
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
      const { text, word, end } = location;
      const opened = text.split('(').length - 1;
      const closed = text.split(')').length - 1;
      if (opened === closed) continue;
      const atWord = word && word.start === location.start ? draft.text.slice(word.end, end) : '';
      const place =
        word && opened + 1 === closed && text.endsWith(')')
          ? word.end + atWord.length - atWord.trimStart().length
          : undefined;
      report({
        span: location,
        message:
          opened > closed ? 'A parenthesis is opened, and not closed.' : 'A parenthesis is closed, and was not opened.',
        fixes:
          opened === closed + 1
            ? [safeFix('Close the parenthesis', insert(end, ')'))]
            : place !== undefined
              ? [safeFix('Open the parenthesis', insert(place, '('))]
              : [],
      });
    }
  },
});
