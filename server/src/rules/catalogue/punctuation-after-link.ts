import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { isProjectItem } from '../items.ts';

export default defineRule({
  id: 'punctuation-after-link',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A full stop, a comma or the like stands behind an entry’s link.',
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
    ],
    silent: [
      { in: 'performance', text: 'See the [report](https://example.com/a).' },
      { text: '* [Why?](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      const { role, links, trailing, comments, section } = item;
      const link = links[0];
      // The calls for participation had no sections of their own until 2024.
      const listed =
        role === 'entry' ||
        role === 'cfpProject' ||
        role === 'eventTitle' ||
        section?.id === 'participation' ||
        isProjectItem(item);
      if (!link || !trailing || !listed) continue;
      if (!/^[.,;:]{1,3}$/.test(trailing.text)) continue;
      const at = span(trailing.start, trailing.end);
      // The space before it goes, too, unless a comment behind needs it.
      const from = comments.length ? trailing.start : link.end;
      report({
        span: at,
        message: `\`${trailing.text}\` behind the link: an entry is a title, not a sentence. Remove it.`,
        fixes: [safeFix(`Remove \`${trailing.text}\``, remove(span(from, trailing.end)))],
      });
    }
  },
});
