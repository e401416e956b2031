import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { allNodes, linksOf } from '../inline-nodes.ts';

export default defineRule({
  id: 'title-double-space',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A title has two or more spaces in a row.',
    why: 'A leftover from copying or from an edit. Browsers show one, plain-text mail shows them all.',
    examples: [
      { bad: '* [A  title](https://example.com/a)', good: '* [A title](https://example.com/a)' },
      {
        bad: '* [標題   with 🦀  and `a  b`](https://example.com/a)',
        good: '* [標題 with 🦀 and `a  b`](https://example.com/a)',
      },
    ],
    silent: [{ text: '* [`a  b`](https://example.com/a)' }],
  },
  check(draft, { report }) {
    for (const { link } of linksOf(draft)) {
      if (link.form === 'autolink') continue;
      const written = draft.text.slice(link.textSpan.start, link.textSpan.end);
      if (!/[ \u00a0]{2}/.test(written)) continue;
      const codes = allNodes(link.children).filter(({ type }) => type === 'code');
      for (const match of written.matchAll(/(?<=[^\s])[ \u00a0]{2,}(?=\S)/g)) {
        const start = link.textSpan.start + match.index;
        const gap = { start, end: start + match[0].length };
        if (codes.some((code) => code.start <= gap.start && gap.end <= code.end)) continue;
        report({
          span: gap,
          message: 'Two spaces in a row. Leave one.',
          fixes: [safeFix('Leave one space', replace(gap, ' '))],
        });
      }
    }
  },
});
