import { prefixFor } from '../../draft/prefixForms.ts';
import { remove } from '../../text/edit.ts';
import { span, trimSpan } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'text-after-link',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Text stands behind an entry’s link.',
    why: 'An entry is a title that links to its page: a description makes one entry louder than the others.',
    notes:
      'Editors take most of it away, and let some stand: the part of a series, where a second page belongs to the first. Look before you delete.',
    examples: [
      {
        bad: '* [Title](https://example.com/a) - a tool that does it all',
        good: '* [Title](https://example.com/a)',
        unsafe: true,
      },
      { bad: '* [Title](https://example.com/a) (part 2)', good: '* [Title](https://example.com/a)', unsafe: true },
      { bad: '* [標題](https://example.com/a) 🦀', good: '* [標題](https://example.com/a)', unsafe: true },
      {
        in: 'cfp-projects',
        bad: '* [desk - a task](https://example.com/a): please help',
        good: '* [desk - a task](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [Title](https://example.com/a) <!-- url=https://example.com/a submerge-pr=1 -->' },
      { text: '* [One](https://example.com/a)* [Two](https://example.com/b)', note: 'another rule’s concern' },
      {
        in: 'project',
        text: '#### Compiler\n\n* [one](https://example.com/a) and [two](https://example.com/b) for all',
      },
      { text: '* Beyond the basics ([part 1](https://example.com/1), [part 2](https://example.com/2))' },
      { text: '* *[Title](https://example.com/a)*' },
      { text: '* [Title](https://example.com/a) [ES]', note: 'another rule’s concern' },
    ],
  },
  check(draft, { report }) {
    for (const { role, links, trailing, line, content, prefixes } of draft.items) {
      const link = links[0];
      if (!link || link.form === 'autolink' || !trailing || !['entry', 'cfpProject', 'eventTitle'].includes(role))
        continue;
      const at = trimSpan(draft.text, span(trailing.start, Math.min(trailing.end, draft.lines.line(line).end)));
      const text = draft.text.slice(at.start, at.end);
      // Brackets left over from a spoilt link, a second item, a prefix and mere punctuation have rules of their own.
      if (
        !text ||
        /^[.,;:*_)\]]+$/.test(text) ||
        (/^[)\]([]*\]?\(/.test(text) && !/^\([^()[\]:]{1,80}\)[.,]?$/.test(text)) ||
        /^[*+-] ?\[[^\]]*\]\(/.test(text) ||
        text.startsWith('<!--')
      )
        continue;
      // A sentence with several links is no title with something behind it.
      const before = draft.text.slice(prefixes[prefixes.length - 1]?.end ?? content.start, link.start).trim();
      if (before && links.length > 1) continue;
      // A second link belongs to an event: `| [Mirror](…)`, ` - [Stream](…)`.
      if (role === 'eventTitle' && (text.includes('](') || text.startsWith('|'))) continue;
      const word = /^[[(]([^\]()[]{1,24})[\])][.,]?$/.exec(text)?.[1];
      if (word && prefixFor(word)) continue;
      report({
        span: at,
        // A second page that belongs to the first is more than talk about it.
        severity: text.includes('](') ? 'hint' : 'information',
        message: 'Text behind the link: remove it, or take what matters into the title.',
        fixes: [unsafeFix('Delete the text behind the link', remove(span(link.end, at.end)))],
      });
    }
  },
});
