import { addDays, issueNumberOf, WINDOW_DAYS } from '../../draft/date.ts';
import { replace } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'date-published',
  group: 'document',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  needsArchive: true,
  kinds: ['draft'],
  docs: {
    what: 'A draft has the date and the number of an issue that has been published.',
    why: 'A draft made by copying the last issue still says so at its top, and in the window of its events.',
    notes: 'Looks into `content/`. The next issue is that of the week after the newest published one.',
    examples: [
      {
        date: '2025-05-28',
        in: 'document',
        earlier: '* [A title](https://example.org/a)',
        bad: 'Title: This Week in Rust 601\nNumber: 601\nDate: 2025-05-28\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 2025-05-28 - 2025-06-25 🦀\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between 2025-06-04 - 2025-07-02 🦀\n',
        unsafe: true,
      },
    ],
    silent: [{ text: '* [A title](https://example.org/a)', note: 'a draft of the week after' }],
  },
  check(draft, { report, archive }) {
    const { metadata, date, window } = draft;
    const newest = archive?.published[0];
    if (!date || !newest || date > newest || !archive.published.includes(date)) return;
    const next = addDays(newest, 7);
    const number = String(issueNumberOf(next));
    const old = String(issueNumberOf(date));
    const tell = (span: Span & { readonly text: string }, wanted: string): void => {
      if (span.text === wanted) return;
      report({
        span,
        message: `The issue of ${date} has been published. The next one is number ${number}, of ${next}: change this to \`${wanted}\`.`,
        fixes: [{ ...unsafeFix(`Change it to \`${wanted}\``, replace(span, wanted)), preferred: true }],
      });
    };
    const title = metadata.get('title')?.value;
    if (title) tell(title, title.text.replace(old, number));
    const numberLine = metadata.get('number')?.value;
    if (numberLine) tell(numberLine, number);
    const dateLine = metadata.get('date')?.value;
    if (dateLine) tell(dateLine, next);
    if (window?.from && window.to) {
      const span = { start: window.from.start, end: window.to.end };
      tell({ ...span, text: draft.text.slice(span.start, span.end) }, `${next} - ${addDays(next, WINDOW_DAYS)}`);
    }
  },
});
