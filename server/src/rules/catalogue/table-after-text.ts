import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/;

export default defineRule({
  id: 'table-after-text',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A table begins right below a line of text.',
    why: 'GitHub shows a table; the site prints its pipes as part of the paragraph.',
    examples: [
      {
        in: 'performance',
        bad: '**Summary** 🦀:\n| (instructions:u) | mean |\n|:---:|:---:|\n| Regressions | 0.4% |',
        good: '**Summary** 🦀:\n\n| (instructions:u) | mean |\n|:---:|:---:|\n| Regressions | 0.4% |',
      },
    ],
    silent: [
      {
        in: 'performance',
        text: '#### Summary\n| a | b |\n|---|---|\n| 1 | 2 |',
        note: 'Below a heading all is well.',
      },
      { in: 'performance', text: 'Text.\n\n| a | b |\n|---|---|\n| 1 | 2 |' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      if (line.text.length > 2000 || !DELIMITERS.test(line.text)) continue;
      const head = draft.lines.line(line.number - 1);
      const layout = draft.layout[head.number];
      if (line.number === 0 || !layout || layout.startsBlock || layout.kind !== 'text' || !head.text.includes('|'))
        continue;
      report({
        span: { start: head.start, end: head.end },
        message: 'The site needs a blank line before a table: it prints this one as text. Put a blank line here.',
        fixes: [safeFix('Insert a blank line', insert(head.start, '\n'))],
      });
    }
  },
});
