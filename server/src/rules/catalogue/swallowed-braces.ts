import { insert } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { nodesOf } from '../inline-nodes.ts';

/** What the site takes for attributes of what stands before it. */
const ATTRIBUTES = /^\{:? *[^}\n `[<*][^}\n`[<*]* *\}/;

export default defineRule({
  id: 'swallowed-braces',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Braces stand right behind code, a link or emphasis: `` `code`{more} ``.',
    why: 'The site takes them for attributes of what stands before, and does not print them. GitHub does.',
    notes: 'A backslash keeps them: `\\{more}`.',
    examples: [
      {
        bad: '* [Use `VecDeque::`{front, back} more 🦀](https://example.com/a)',
        good: '* [Use `VecDeque::`\\{front, back} more 🦀](https://example.com/a)',
      },
      { bad: '* [標題](https://example.com/a){x}', good: '* [標題](https://example.com/a)\\{x}' },
    ],
    silent: [
      { text: '* [Use `VecDeque::{front, back}` and {braces} and `x` {y}](https://example.com/a)' },
      { text: '* [`a`{}](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const node of nodesOf(draft)) {
      if (node.type === 'text' || node.type === 'html' || node.type === 'break') continue;
      const behind = draft.text.slice(node.end, node.end + 200);
      const braces = ATTRIBUTES.exec(behind);
      if (!braces || draft.isVerbatim(draft.lines.at(node.end).number)) continue;
      report({
        span: span(node.end, node.end + braces[0].length),
        message: `The site does not print \`${braces[0]}\` here. Put a backslash before the brace.`,
        fixes: [safeFix('Insert a backslash', insert(node.end, '\\'))],
      });
    }
  },
});
