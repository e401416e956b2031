import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'issue-number-heading',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A line of text begins with `#` and a number.',
    why: 'The site needs no space behind `#`: it makes a heading of the first level of the line, in the middle of the sentence.',
    examples: [
      {
        in: 'performance',
        bad: 'This is due to\n#122010, which undoes it.',
        good: 'This is due to\n\\#122010, which undoes it.',
      },
      { in: 'performance', bad: '#1 in the 🦀 charts', good: '\\#1 in the 🦀 charts' },
    ],
    silent: [
      { in: 'performance', text: 'This is due to #122010.\n\\#1 is escaped.' },
      { in: 'performance', text: '```\n#1\n```' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      const signs = /^#{1,6}(?=\d|!?\[)/.exec(line.text)?.[0];
      if (!signs || draft.layout[line.number]?.kind !== 'heading' || draft.isVerbatim(line.number)) continue;
      report({
        span: { start: line.start, end: line.end },
        message: `The site makes a heading of a line that begins with \`${signs}\`. Put a backslash before it, or break the line elsewhere.`,
        fixes: [safeFix('Put a backslash before it', insert(line.start, '\\'))],
      });
    }
  },
});
