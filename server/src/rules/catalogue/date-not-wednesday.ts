import { addDays, type IsoDate, isoDate, weekday, weekdayName } from '../../draft/date.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

const WEDNESDAY = 3;
/** Issues came out on other days until the autumn of 2020. */
const SINCE = isoDate(2020, 9, 1) as IsoDate;

export default defineRule({
  id: 'date-not-wednesday',
  group: 'document',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'The date of an issue is no Wednesday.',
    why: 'Issues come out on Wednesdays; number and window of the events are counted from the date.',
    examples: [
      {
        in: 'document',
        date: '2025-06-05',
        bad: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-05\nCategory: This Week in Rust\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
        unsafe: true,
      },
    ],
    silent: [{ text: '* [A title](https://example.org/a)' }],
  },
  check(draft, { report }) {
    const line = draft.metadata.get('date');
    const { date } = draft;
    if (!line || !date || line.value.text !== date || date < SINCE) return;
    const day = weekday(date);
    if (day === WEDNESDAY) return;
    // The nearest one: three days back to three days on.
    const nearest = addDays(date, ((WEDNESDAY - day + 10) % 7) - 3);
    report({
      span: line.value,
      message: `${date} is a ${weekdayName(date)}; issues come out on Wednesdays. The nearest is ${nearest}.`,
      fixes: [unsafeFix(`Change it to \`${nearest}\``, replace(line.value, nearest))],
    });
  },
});
