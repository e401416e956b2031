import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'emphasis-space',
  group: 'document',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A line is meant to be bold, and has white space within its asterisks: `** Name **`.',
    why: 'Nothing becomes bold then, and the asterisks are printed.',
    examples: [
      { in: 'jobs', bad: '** Example **', good: '**Example**' },
      { in: 'performance', bad: '**第一週 🦀 **', good: '**第一週 🦀**' },
    ],
    silent: [
      { in: 'performance', text: '**Example** and **more**' },
      { in: 'performance', text: 'a ** b ** c' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      const match =
        line.text.length < 1000 ? /^(\*\*)([ \t]*)([^*\s](?:[^*]*[^*\s])?)([ \t]*)\*\*[ \t]*$/.exec(line.text) : null;
      if (!match || draft.isVerbatim(line.number)) continue;
      const [, , left = '', name = '', right = ''] = match;
      const first = line.start + 2;
      const gaps = [
        span(first, first + left.length),
        span(first + left.length + name.length, first + left.length + name.length + right.length),
      ];
      const present = gaps.filter(({ start, end }) => end > start);
      if (!present.length) continue;
      report({
        span: span(line.start, line.start + line.text.trimEnd().length),
        message: 'With white space inside the asterisks nothing becomes bold, and they are printed. Remove it.',
        fixes: [safeFix('Remove the white space', ...present.map(remove))],
      });
    }
  },
});
