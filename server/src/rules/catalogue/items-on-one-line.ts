import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { hasListForm } from '../items.ts';

export default defineRule({
  id: 'items-on-one-line',
  group: 'lists',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Two items stand on one line.',
    why: 'The second would be printed behind the first, its asterisk with it.',
    examples: [
      {
        bad: '* [One](https://example.com/a)* [Two](https://example.com/b)',
        good: '* [One](https://example.com/a)\n* [Two](https://example.com/b)',
      },
      {
        bad: '* [One 🦀](https://example.com/a) * [video] [Two](https://example.com/b)',
        good: '* [One 🦀](https://example.com/a)\n* [video] [Two](https://example.com/b)',
      },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Group](https://example.com/g)    * [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [A](https://example.com/g)\n    * [**Talk**](https://example.com/t)* 2025-06-11 | Virtual | [B](https://example.com/h)\n    * [**Talk 2**](https://example.com/u)',
        good: '* 2025-06-10 | Virtual | [A](https://example.com/g)\n    * [**Talk**](https://example.com/t)\n* 2025-06-11 | Virtual | [B](https://example.com/h)\n    * [**Talk 2**](https://example.com/u)',
      },
    ],
    silent: [
      { text: '* [One](https://example.com/a) and *[Two](https://example.com/b)*' },
      {
        in: 'events-virtual',
        text: '* 2025-06-10 | Virtual | [A](https://example.com/g) + [B](https://example.com/h)\n    * [**Talk**](https://example.com/t)',
        note: 'Two organisers.',
      },
      { in: 'performance', text: '[A](https://example.com/a) * [B](https://example.com/b)' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      const link = item.links[0];
      if (!link || !hasListForm(item)) continue;
      const pattern = /\)([ \t]*\*[ \t]+)(?=\[[^\]\n]|\d{4}-\d{2}-\d{2}\b)/g;
      const from = link.end - 1;
      const text = draft.text.slice(from, item.content.end);
      const ends = new Set(item.links.map(({ end }) => end));
      for (const match of text.matchAll(pattern)) {
        const start = from + match.index + 1;
        const joint = match[1] as string;
        // Within an address or a title it is text.
        if (!ends.has(start)) continue;
        const rest = draft.text.slice(start + joint.length, item.content.end);
        const indent =
          item.role === 'event' && rest.startsWith('[')
            ? '    '
            : item.role === 'eventTitle' && !/^\d/.test(rest)
              ? item.indent.text
              : '';
        report({
          span: { start, end: item.content.end },
          message: 'A second item begins here; it would be printed behind the first. Give it a line of its own.',
          fixes: [safeFix('Begin a new line', replace({ start, end: start + joint.length }, `\n${indent}* `))],
        });
      }
    }
  },
});
