import { token } from '../../draft/location.ts';
import type { Item } from '../../draft/model.ts';
import { remove } from '../../text/edit.ts';
import { span, trimSpan } from '../../text/span.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';
import { isProjectItem } from '../items.ts';

export default defineRule({
  id: 'punctuation-after-link',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A full stop, a comma or the like stands behind an entry’s link, or at the end of its address.',
    why: 'An entry is a title, not a sentence; its link is the last thing in its line.',
    examples: [
      { bad: '* [Title](https://example.com/a).', good: '* [Title](https://example.com/a)' },
      {
        in: 'cfp-projects',
        bad: '* [desk - 標題 🦀](https://example.com/a) ;',
        good: '* [desk - 標題 🦀](https://example.com/a)',
      },
      {
        in: 'project',
        bad: '* [mend it](https://example.com/a),',
        good: '* [mend it](https://example.com/a)',
      },
      { bad: '* [標題 🦀](https://example.com/a) *', good: '* [標題 🦀](https://example.com/a)' },
      { bad: '* [Title](https://example.com/a,)', good: '* [Title](https://example.com/a)', unsafe: true },
      {
        in: 'events-europe',
        bad: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/),\n    * [**Title**](https://example.com/1) |',
        good: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * [**Title**](https://example.com/1)',
      },
    ],
    silent: [
      { text: '* *[Title](https://example.com/a)*' },
      { in: 'performance', text: 'See the [report](https://example.com/a).' },
      { text: '* [Why?](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      const { role, links, comments, content } = item;
      // An event's row may name several organisers.
      const link = role === 'event' ? links[links.length - 1] : links[0];
      if (!link || link.form === 'autolink' || !isListed(item)) continue;
      const address = draft.text.slice(link.urlSpan.start, link.urlSpan.end);
      const stray = /^https?:\/\/.*[^.,;]([.,;])$/i.exec(address)?.[1];
      if (stray) {
        const at = span(link.urlSpan.end - 1, link.urlSpan.end);
        report({
          span: at,
          severity: 'warning',
          message: `The address ends in \`${stray}\`, which hardly belongs to it: the page would not be found. Remove it.`,
          fixes: [{ ...unsafeFix(`Remove \`${stray}\``, remove(at)), preferred: true }],
        });
      }
      const trailing =
        role === 'event' ? token(draft.text, trimSpan(draft.text, span(link.end, content.end))) : item.trailing;
      if (!trailing || !SIGNS.test(trailing.text)) continue;
      // `*[Title](…)*`: what opens before the link closes behind it.
      if (/[*|\\]/.test(trailing.text) && /\*/.test(draft.text.slice(content.start, link.start))) continue;
      // The space before it goes, too, unless a comment behind needs it.
      const from = comments.length ? trailing.start : link.end;
      report({
        span: span(trailing.start, trailing.end),
        message: `\`${trailing.text}\` behind the link: an entry is a title, not a sentence. Remove it.`,
        fixes: [safeFix(`Remove \`${trailing.text}\``, remove(span(from, trailing.end)))],
      });
    }
  },
});

/** Signs that go on with a sentence, begin another item or cell, or mean nothing. */
const SIGNS = /^(?:[.,;:]{1,3}|[-–—*|\\])$/;

/** Whether an item is one of a list of links. */
function isListed(item: Item): boolean {
  const { role, section } = item;
  // The calls for participation had no sections of their own until 2024.
  return (
    role === 'entry' ||
    role === 'cfpProject' ||
    role === 'event' ||
    role === 'eventTitle' ||
    section?.id === 'participation' ||
    isProjectItem(item)
  );
}
