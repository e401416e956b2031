import { remove } from '../../text/edit.ts';
import { span, trimSpan } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'text-before-link',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Something other than a prefix stands before an entry’s link.',
    why: 'An entry is a title that links to its page, with prefixes such as `[video]` before it and nothing else.',
    examples: [
      { bad: '* 🦀 [Title](https://example.com/a)', good: '* [Title](https://example.com/a)', unsafe: true },
      {
        bad: '* [video] News: [標題](https://example.com/a)',
        good: '* [video] [標題](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [video] [ES] [Title](https://example.com/a)' },
      { text: '* Beyond the basics ([part 1](https://example.com/1), [part 2](https://example.com/2))' },
      { text: '* **[Title](https://example.com/a)**' },
      { text: '* (video) [Title](https://example.com/a)', note: 'another rule’s concern' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.entries) {
      const link = item.links[0];
      if (link?.form !== 'inline' || link.start > draft.lines.line(item.line).end) continue;
      // A sentence with several links is no title with something before it.
      if (item.links.length > 1) continue;
      const from = item.prefixes[item.prefixes.length - 1]?.end ?? item.content.start;
      const at = trimSpan(draft.text, span(from, link.start));
      const text = draft.text.slice(at.start, at.end);
      if (
        !text ||
        /^[-–—:*_[\]]+$/.test(text) ||
        /^(?:[[(][^\][()]{1,24}\\?[\])]\s*)+$/.test(text) ||
        text.includes('](')
      )
        continue;
      report({
        span: at,
        message:
          "Only prefixes such as `[video]` stand before an entry's link. Remove this, or take it into the title.",
        fixes: [unsafeFix('Delete the text before the link', remove(span(at.start, link.start)))],
      });
    }
  },
});
