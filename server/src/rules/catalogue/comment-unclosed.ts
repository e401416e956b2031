import { insert } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'comment-unclosed',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A comment is not closed.',
    why: 'GitHub hides all that follows; the site prints the comment.',
    examples: [
      {
        bad: '<!-- later 🦀\n\n* [Title](https://example.com/a)',
        good: '<!-- later 🦀 -->\n\n* [Title](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '<!-- closed\nlater -->\n* [Title](https://example.com/a)' },
      { in: 'performance', text: 'Write `<!--` to begin.' },
    ],
  },
  check(draft, { report }) {
    for (const comment of draft.comments) {
      if (comment.closed) continue;
      const line = draft.lines.line(comment.line);
      const end = line.start + line.text.trimEnd().length;
      report({
        span: { start: comment.start, end: Math.max(end, comment.start + 4) },
        message:
          'This comment is never closed: the site prints it, GitHub hides all that follows. Close it with `-->`.',
        fixes: [{ ...unsafeFix('Close the comment at the end of the line', insert(end, ' -->')), preferred: true }],
      });
    }
  },
});
