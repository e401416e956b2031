import { addDays, parseIsoDate } from '../../draft/date.ts';
import { readLooseDates } from '../../draft/looseDate.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { judgedRows } from '../events/rows.ts';

export default defineRule({
  id: 'event-range-form',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The first and the last day of an event are not written as `YYYY-MM-DD - YYYY-MM-DD`.',
    why: 'The end of the event decides when its row is deleted; a range of another form has no end that can be read.',
    notes: 'Two days with `&` that do not follow each other are two events in one row, and left alone.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 * 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12–2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-asia',
        bad: `* 2025-06-27-28 | 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-27 - 2025-06-28 | 東京, JP | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-28 to 07-02 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-28 - 2025-07-02 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 & 2025-06-13 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-13 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 -> 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 ~ 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12..2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
        good: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 - 2025-06-14 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 & 2025-06-19 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const { date } of judgedRows(draft)) {
      if (!date || (date.first.date && !date.last)) continue;
      if (date.first.date && date.last?.date && date.separator) {
        const { separator, last } = date;
        const two = /[&]|and/.test(separator.text) && addDays(date.first.date, 1) !== last.date;
        if (separator.text === ' - ' || two) continue;
        report({
          span: separator.text.trim() ? separator : date,
          // Two days with `&` are widely written, and mean what they say.
          severity: /[&]|and/.test(separator.text) ? 'information' : 'warning',
          message: `\`${separator.text}\` parts the two days; events have \` - \`. Change it.`,
          fixes: [safeFix('Change it to ` - `', replace(separator, ' - '))],
        });
        continue;
      }
      const loose = parseIsoDate(date.text.slice(0, 10)) ? readLooseDates(date.text, draft.date) : undefined;
      if (!loose?.last) continue;
      const written = `${loose.first} - ${loose.last}`;
      report({
        span: date,
        message: `The range is cut short; write both days in full: \`${written}\`.`,
        fixes: [safeFix(`Change the date to \`${written}\``, replace(date, written))],
      });
    }
  },
});
