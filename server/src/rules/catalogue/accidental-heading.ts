import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'accidental-heading',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A line of dashes or equals signs stands right below an item.',
    why: 'GitHub draws a line there; the site makes a heading of the item, asterisk and all.',
    examples: [{ in: 'performance', bad: '* one 🦀\n---\n* two', good: '* one 🦀\n\n---\n* two' }],
    silent: [
      { in: 'performance', text: '* one\n\n---\n\n* two' },
      { in: 'performance', text: 'A title\n-------\n\nText.', note: 'A heading that was meant.' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      if (!/^(?:-+|=+) *$/.test(line.text) || line.number === 0 || draft.isVerbatim(line.number)) continue;
      const layout = draft.layout[line.number];
      // The site makes a heading of the two lines; that somebody meant one, only a line without a marker can say.
      if (layout?.kind !== 'heading' || layout.startsBlock) continue;
      if (!/^ {0,3}(?:[*+-]|\d+\.)[ \t]/.test(draft.lines.line(line.number - 1).text)) continue;
      if (draft.conflicts.some(({ line: from, lastLine }) => from <= line.number && line.number <= lastLine)) continue;
      report({
        span: { start: line.start, end: line.end },
        message: 'Right below an item, the site makes a heading of it. Put a blank line here.',
        fixes: [safeFix('Insert a blank line', insert(line.start, '\n'))],
      });
    }
  },
});
