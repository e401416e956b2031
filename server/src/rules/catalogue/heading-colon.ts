import { remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'heading-colon',
  group: 'sections',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The heading of a section ends with a colon, a comma or a full stop.',
    why: 'The newsletter’s headings have none.',
    examples: [
      {
        in: 'document',
        bad: '## Upcoming Events\n\n### Oceania:\n\n* 2025-06-10 | Perth, AU | [Rust 🦀](https://example.com/a)\n    * [**Talk**](https://example.com/b)\n',
        good: '## Upcoming Events\n\n### Oceania\n\n* 2025-06-10 | Perth, AU | [Rust 🦀](https://example.com/a)\n    * [**Talk**](https://example.com/b)\n',
      },
      {
        in: 'fcp-tracking',
        bad: '##### [Cargo](https://example.com/cargo),\n\n* [One](https://example.com/a)',
        good: '##### [Cargo](https://example.com/cargo)\n\n* [One](https://example.com/a)',
      },
    ],
    silent: [{ in: 'performance', text: '#### Regressions:\n\n- one', note: 'A heading of the report’s own.' }],
  },
  check(draft, { report }) {
    for (const { id, heading } of draft.sections) {
      const { content } = heading;
      const sign = /\s*[:：,.]+$/.exec(content.text)?.[0];
      if (!id || !sign || sign.length === content.text.length) continue;
      const span = { start: content.end - sign.length, end: content.end };
      report({
        span,
        message: `The heading \`${heading.title}\` ends with \`${sign.trim()}\`; the newsletter’s headings do not. Remove it.`,
        fixes: [safeFix(`Remove the \`${sign.trim()}\``, remove(span))],
      });
    }
  },
});
