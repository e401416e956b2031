import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'heading-space',
  group: 'sections',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'No space, or one that only looks like it, stands between the `#` signs of a section’s heading and its title.',
    why: 'The site prints a heading all the same; GitHub, where drafts are read and reviewed, shows the signs as text.',
    notes:
      'Only titles of sections that the newsletter knows: of other lines nobody can tell whether a heading was meant.',
    examples: [
      {
        in: 'project',
        bad: '####Cargo\n\n* [mend it 🦀](https://example.com/a)',
        good: '#### Cargo\n\n* [mend it 🦀](https://example.com/a)',
      },
      {
        in: 'tooling',
        bad: '* [One](https://example.com/a)\n\n###\u00a0Research\n\n* [Two](https://example.com/b)',
        good: '* [One](https://example.com/a)\n\n### Research\n\n* [Two](https://example.com/b)',
      },
      {
        in: 'tooling',
        bad: '* [One](https://example.com/a)\n\n###Research\n\n* [論文](https://example.com/b)',
        good: '* [One](https://example.com/a)\n\n### Research\n\n* [論文](https://example.com/b)',
      },
    ],
    silent: [
      { in: 'performance', text: '#hashtag' },
      { in: 'performance', text: '```\n#Virtual\n```' },
    ],
  },
  check(draft, { report }) {
    for (const { heading, id } of draft.sections) {
      const { hashes, content } = heading;
      const gap = span(hashes.end, content.start);
      if (!id || !heading.siteHeading || /^[ \t]+$/.test(draft.text.slice(gap.start, gap.end))) continue;
      report({
        span: span(hashes.start, content.end),
        message: `GitHub shows the \`#\` signs of \`${heading.title}\` as text. Put a space behind them.`,
        fixes: [safeFix('Put a space behind the signs', replace(gap, ' '))],
      });
    }
  },
});
