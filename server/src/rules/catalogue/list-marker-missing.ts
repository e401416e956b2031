import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'list-marker-missing',
  group: 'lists',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An entry, an event row or an event’s title stands without its `*`.',
    why: 'The site prints it as a paragraph, or as part of the item above it, and a list right below it is swallowed.',
    examples: [
      { bad: '[Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        bad: '* [One](https://example.com/a)\n[video] [Two 🦀](https://example.com/b)',
        good: '* [One](https://example.com/a)\n* [video] [Two 🦀](https://example.com/b)',
        note: 'Glued to the entry above, it would be printed on that one’s line.',
      },
      {
        in: 'events-virtual',
        bad: '2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    [**講演**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**講演**](https://example.com/t)',
      },
      {
        in: 'cfp-projects',
        bad: '[desk - an issue](https://example.com/1)',
        good: '* [desk - an issue](https://example.com/1)',
      },
    ],
    silent: [
      { in: 'jobs', text: '[The thread](https://example.com/a) has them all.' },
      { text: '* [A title that\n  goes on](https://example.com/a)', note: 'The link goes on in the next line.' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      if (item.marker || !item.content.text) continue;
      const what = item.role === 'event' ? 'Event row' : item.role === 'eventTitle' ? 'Title of an event' : 'Entry';
      report({
        span: { start: item.content.start, end: draft.lines.line(item.line).end },
        message: `${what} without its list marker: the site prints it as text. Put \`* \` before it.`,
        fixes: [safeFix('Insert `* `', insert(item.content.start, '* '))],
      });
    }
  },
});
