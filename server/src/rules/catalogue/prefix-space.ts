import { linkedEntries, prefixFor } from '../../draft/prefixForms.ts';
import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'prefix-space',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A prefix is not parted by one space from what follows: `[video][Title](…)`.',
    why: 'The two run together in print, and `[video][title]` could be read as a link by reference.',
    examples: [
      { bad: '* [video][Title](https://example.com/a)', good: '* [video] [Title](https://example.com/a)' },
      {
        bad: '* [series][video]  [標題 🦀](https://example.com/a)',
        good: '* [series] [video] [標題 🦀](https://example.com/a)',
      },
      { bad: '* [video] - [Title](https://example.com/a)', good: '* [video] [Title](https://example.com/a)' },
    ],
    silent: [
      { text: '* [video] [Title [part 1]](https://example.com/a)' },
      { text: '* [rust][Title](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { item, link } of linkedEntries(draft)) {
      const { prefixes } = item;
      for (let i = 0; i < prefixes.length; i++) {
        const prefix = prefixes[i];
        if (!prefix || !prefixFor(prefix.word.text)) continue;
        const gap = span(prefix.end, prefixes[i + 1]?.start ?? link.start);
        const between = draft.text.slice(gap.start, gap.end);
        if (between === ' ' || !/^[ \t\u00a0]*(?:[-–—:][ \t\u00a0]*)?$/.test(between)) continue;
        report({
          span: between ? gap : span(prefix.start, prefix.end),
          message: `One space belongs behind \`[${prefix.word.text}]\`.`,
          fixes: [
            safeFix(
              between.trim() ? 'Leave one space' : between ? 'Leave one space' : 'Insert a space',
              replace(gap, ' '),
            ),
          ],
        });
      }
    }
  },
});
