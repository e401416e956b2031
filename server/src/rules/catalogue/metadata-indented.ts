import { remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'metadata-indented',
  group: 'document',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A line of the metadata begins with white space, or a blank line stands above the metadata.',
    why: 'The metadata must begin with the first character of the file: the site takes title, date and number from there.',
    examples: [
      {
        in: 'document',
        bad: ' Title: This Week in Rust 602\n Number: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
      },
      {
        in: 'document',
        bad: '\nTitle: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
      },
    ],
    silent: [
      {
        in: 'document',
        text: '\uFEFFTitle: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
      },
    ],
  },
  check(draft, { report }) {
    const { lines } = draft.metadata;
    const first = lines[0];
    // Any other Markdown may begin with words and a colon.
    if (!first || !draft.metadata.get('title') || !draft.metadata.get('date')) return;
    if (first.line > 0) {
      const above = { start: draft.text.charCodeAt(0) === 0xfeff ? 1 : 0, end: draft.lines.line(first.line).start };
      report({
        span: { start: above.start, end: first.key.end },
        message: 'A blank line stands above the metadata: the site would not read it. Begin the file with `Title:`.',
        fixes: [safeFix('Remove the blank lines above', remove(above))],
      });
    }
    for (const { line, key } of lines) {
      const { start } = draft.lines.line(line);
      const from = line === 0 && draft.text.charCodeAt(0) === 0xfeff ? start + 1 : start;
      if (key.start <= from) continue;
      const indent = { start: from, end: key.start };
      report({
        span: indent,
        message: `White space before \`${key.text}:\`: metadata begins in the first column. Remove it.`,
        fixes: [safeFix('Remove the indentation', remove(indent))],
      });
    }
  },
});
