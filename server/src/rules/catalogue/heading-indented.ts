import { remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'heading-indented',
  group: 'sections',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A heading begins with white space.',
    why: 'GitHub shows a heading; the site prints the `#` signs as text and runs the list below into it.',
    examples: [
      {
        in: 'project',
        bad: '400 pull requests.\n\n #### Compiler\n\n* [one](https://example.com/a)',
        good: '400 pull requests.\n\n#### Compiler\n\n* [one](https://example.com/a)',
      },
      { in: 'performance', bad: '   #### まとめ 🦀\n\nA quiet week.', good: '#### まとめ 🦀\n\nA quiet week.' },
    ],
    silent: [
      { in: 'performance', text: 'A code block:\n\n    # a comment' },
      { in: 'performance', text: 'Fixed by\n #1234 and others.' },
    ],
  },
  check(draft, { report }) {
    for (const { heading } of draft.sections) {
      const { indent } = heading;
      if (indent.start === indent.end) continue;
      report({
        span: { start: indent.start, end: heading.content.end },
        message: `White space before the heading \`${heading.title}\`: the site prints it as text. Begin it in the first column.`,
        fixes: [safeFix('Remove the indentation', remove(indent))],
      });
    }
  },
});
