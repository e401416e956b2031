import { issueNumberOf } from '../../draft/date.ts';
import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

const KEYS = ['Title', 'Number', 'Date', 'Category'] as const;

export default defineRule({
  id: 'metadata-missing',
  group: 'document',
  severity: 'error',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A line of the metadata is missing.',
    why: 'The site builds an issue from four lines at its top: `Title`, `Number`, `Date` and `Category`.',
    examples: [
      {
        in: 'document',
        bad: 'Title: This Week in Rust 602\nDate: 2025-06-04\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
      },
      {
        in: 'document',
        bad: 'Number: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\nRust 🦀\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\nRust 🦀\n',
      },
      {
        in: 'document',
        bad: 'Hello and welcome!\n\n## Updates from Rust Community\n\n### Official\n\n## Crate of the Week\n',
        note: 'An issue without any metadata.',
      },
    ],
    silent: [
      { in: 'document', text: '# Notes\n\nText.\n' },
      { in: 'document', text: '' },
      { in: 'document', text: 'Note: this is no issue.\n' },
    ],
  },
  check(draft, { report }) {
    const { metadata } = draft;
    const known = KEYS.filter((key) => metadata.get(key.toLowerCase()));
    if (known.length < 2) {
      const isIssue =
        draft.sections.some(({ id }) => id === 'community') && draft.sections.some(({ id }) => id === 'crate');
      if (!isIssue || draft.conflicts.length) return;
      report({
        span: { start: 0, end: draft.lines.line(0).end },
        message:
          'The issue has no metadata: the site needs `Title`, `Number`, `Date` and `Category`, each on a line of its own, at the very top.',
      });
      return;
    }
    const date = draft.date;
    const values: Record<(typeof KEYS)[number], string | undefined> = {
      Title: date && `This Week in Rust ${issueNumberOf(date)}`,
      Number: date && String(issueNumberOf(date)),
      Date: date,
      Category: 'This Week in Rust',
    };
    KEYS.forEach((key, index) => {
      if (known.includes(key)) return;
      const above = KEYS.slice(0, index)
        .reverse()
        .map((name) => metadata.get(name.toLowerCase()))
        .find(Boolean);
      const below = metadata.lines[0];
      const value = values[key];
      const text = `${key}: ${value}`;
      const edit = above
        ? insert(draft.lines.line(above.line).end, `\n${text}`)
        : below && insert(below.key.start, `${text}\n`);
      report({
        span: metadata.span,
        message: `The metadata lacks its line \`${key}:\`, which the site needs. Insert it.`,
        fixes: value && edit ? [safeFix(`Insert \`${text}\``, edit)] : [],
      });
    });
  },
});
