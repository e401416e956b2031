import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'definition-list',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A line begins with a colon and a space.',
    why: 'The site makes a definition of it, and a term of the line above.',
    examples: [{ in: 'performance', bad: 'What rose 🦀\n: one benchmark', good: 'What rose 🦀: one benchmark' }],
    silent: [
      { in: 'performance', text: '```\na\n: b\n```' },
      { in: 'performance', text: ':tada: and `a`\n:+1:' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      const sign = /^ {0,3}: {1,3}(?=\S)/.exec(line.text)?.[0];
      const layout = draft.layout[line.number];
      if (!sign || layout?.kind !== 'definitionList' || draft.isVerbatim(line.number) || line.number === 0) continue;
      const above = draft.lines.line(line.number - 1);
      const glued = above.text.trim();
      report({
        span: { start: line.start, end: line.start + sign.length },
        message:
          'The site makes a definition of a line that begins with a colon, and a term of the line above. Put the colon at the end of that line.',
        fixes: glued
          ? [
              safeFix(
                'Join it with the line above',
                replace({ start: above.start + above.text.trimEnd().length, end: line.start + sign.length }, ': '),
              ),
            ]
          : [],
      });
    }
  },
});
