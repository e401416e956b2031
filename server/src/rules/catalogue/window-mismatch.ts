import { addDays, WINDOW_DAYS } from '../../draft/date.ts';
import { dateOfFileName } from '../../draft/parse.ts';
import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'window-mismatch',
  group: 'events',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'The days that the list of events covers do not fit the issue’s date.',
    why: 'They go from the issue’s date to the day four weeks later; a draft made from last week’s keeps last week’s.',
    examples: [
      {
        in: 'document',
        bad: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 2025-05-28 - 2025-06-25 🦀\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 2025-06-04 - 2025-07-02 🦀\n',
      },
      {
        in: 'document',
        bad: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 6/4/2025 - 7/2/2025 🦀\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 2025-06-04 - 2025-07-02 🦀\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 🦀\n',
        note: 'No days at all.',
      },
      {
        in: 'document',
        bad: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 2025-06-04–2025-07-02 🦀\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 2025-06-04 - 2025-07-02 🦀\n',
        note: 'The right days in another form.',
      },
    ],
    silent: [
      {
        in: 'document',
        text: 'Title: This Week in Rust $twir_issue_number\nNumber: $twir_issue_number\nDate: $twir_issue_date\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between $twir_issue_date - $twir_events_end_date 🦀\n',
      },
    ],
  },
  check(draft, { report }) {
    const { window } = draft;
    const date = dateOfFileName(draft.fileName) ?? draft.date;
    if (!window || !date || draft.text.slice(window.span.start, window.span.end).includes('$')) return;
    const end = addDays(date, WINDOW_DAYS);
    const { from, to } = window;
    const wanted = `${date} - ${end}`;
    if (from?.text === date && to?.text === end) {
      const days = span(from.start, to.end);
      if (draft.text.slice(days.start, days.end) === wanted) return;
      report({
        span: days,
        severity: 'information',
        message: `The newsletter writes the days that the events cover \`${wanted}\`.`,
        fixes: [safeFix(`Change the days to \`${wanted}\``, replace(span(from.end, to.start), ' - '))],
      });
      return;
    }
    const edits =
      from && to
        ? [...(from.text === date ? [] : [replace(from, date)]), ...(to.text === end ? [] : [replace(to, end)])]
        : from
          ? [replace(from, wanted)]
          : [];
    report({
      span: from ? span(from.start, (to ?? from).end) : window.span,
      message: `The events of the issue of ${date} are those of \`${wanted}\`: from its date on, four weeks. Change the days.`,
      // Days that cannot be read may mean something else than a window that was not moved on.
      fixes: edits.length
        ? [(from?.date && to?.date ? safeFix : unsafeFix)(`Change the days to \`${wanted}\``, ...edits)]
        : [],
    });
  },
});
