import { defineRule } from '../define.ts';
import { linksOf } from '../inline-nodes.ts';

export default defineRule({
  id: 'link-without-text',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link has an address and no text: `[](https://…)`.',
    why: 'Nothing is printed that one could read or click.',
    notes: '“TWiR: Fetch Title” writes the title of the page there.',
    examples: [
      { bad: '* [](https://example.com/a)' },
      { bad: '* [video] [ ](https://example.com/b)' },
      { in: 'crate', bad: 'Thanks to [](https://example.com/🦀) for the suggestion!' },
    ],
    silent: [{ text: '* [![A chart](https://example.com/a.png)](https://example.com/a)' }],
  },
  check(draft, { report }) {
    for (const { link } of linksOf(draft)) {
      const { form, textSpan, urlSpan } = link;
      const hasText = draft.text.slice(textSpan.start, textSpan.end).trim() !== '';
      if (form !== 'inline' || hasText || urlSpan.end <= urlSpan.start) continue;
      report({
        span: { start: link.start, end: link.end },
        message: 'This link has no text, so that nothing is printed. Write its title.',
      });
    }
  },
});
