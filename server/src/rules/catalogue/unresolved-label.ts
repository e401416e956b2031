import { normaliseLabel } from '../../markdown/inline.ts';
import { span } from '../../text/span.ts';
import { defineRule } from '../define.ts';
import { coverOf, nodesOf } from '../inline-nodes.ts';

export default defineRule({
  id: 'unresolved-label',
  group: 'links',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link by reference, `[text][label]`, names a label that no line of the draft defines.',
    why: 'Site and mail print the brackets. The template defines `[submit_crate]`, `[guidelines]`, `[calendar]` and `[community]`; whoever deletes such a line breaks the link to it.',
    examples: [
      { in: 'crate', bad: '[Please submit your suggestions][submit_crate]!' },
      { in: 'performance', bad: '詳見 [the report 🦀][report].' },
    ],
    silent: [
      { in: 'crate', text: '[Please submit your suggestions][submit_crate]!\n\n[submit_crate]: https://example.com/a' },
      { text: '* [series][video] [Title](https://example.com/a)' },
      { in: 'approved-rfcs', text: '* [[std][btree] Fix it](https://example.com/a)' },
      { in: 'performance', text: 'Code `[a][b]` and an index a[0][1].' },
    ],
  },
  check(draft, { report }) {
    const labels = new Set(draft.definitions.map(({ label }) => normaliseLabel(label.text)));
    const nodes = nodesOf(draft);
    // Brackets in a title are the author's.
    const inLink = coverOf(nodes.filter(({ type }) => type === 'link'));
    for (const node of nodes) {
      if (node.type !== 'text' || inLink(node.start)) continue;
      const source = draft.text.slice(node.start, node.end);
      for (const match of source.matchAll(/(?<![\w\])\\])\[([^[\]\n]{2,200})\]\[([A-Za-z][\w-]{2,40})\](?![[(:])/g)) {
        const start = node.start + match.index;
        const rest = draft.text.slice(start + match[0].length, start + match[0].length + 2);
        // Prefixes stand so before a link: `[series][video] [Title](…)`.
        if (labels.has(normaliseLabel(match[2] as string)) || /^ ?\[/.test(rest)) continue;
        if (draft.isVerbatim(draft.lines.at(start).number)) continue;
        report({
          span: span(start, start + match[0].length),
          message: `No line defines \`[${match[2]}]\`, so the brackets are printed. Add \`[${match[2]}]: https://…\`, or write the address in parentheses.`,
        });
      }
    }
  },
});
