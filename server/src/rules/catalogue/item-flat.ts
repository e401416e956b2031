import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { columnsOf, isTopItem } from '../items.ts';

export default defineRule({
  id: 'item-flat',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An item is nested by fewer than four spaces.',
    why: 'GitHub nests it; the site nests by four and prints it beside the item that it belongs to.',
    notes: 'Entries and event rows have one level, and rules of their own.',
    examples: [
      { in: 'performance', bad: '- one\n  - two 🦀\n  - three', good: '- one\n    - two 🦀\n    - three' },
      {
        in: 'testing',
        bad: '* [Feature](https://example.com/a)\n   * [手順](https://example.com/b)',
        good: '* [Feature](https://example.com/a)\n    * [手順](https://example.com/b)',
      },
      { in: 'performance', bad: '* a\n  * b\n    * c', good: '* a\n    * b\n        * c' },
    ],
    silent: [
      { in: 'performance', text: '* a\n    * b\n        * c' },
      { in: 'performance', text: '  * a\n  * b', note: 'All alike: nothing is nested.' },
      { in: 'performance', text: '* a\n * b', note: 'One space nests nowhere.' },
    ],
  },
  check(draft, { report }) {
    /** The items above in which the next may nest, as GitHub sees it, with the depth that they should have. */
    let open: { readonly columns: number; readonly content: number; readonly depth: number }[] = [];
    let last = -1;
    for (const item of draft.items) {
      const columns = columnsOf(item.indent.text.replace(/\u00a0/g, ' '));
      // A new list: none of the items above reaches here.
      const gap = draft.lines.all.slice(last + 1, item.line).some(({ text }) => text.trim());
      if (gap || last < 0 || draft.items.length === 0) open = [];
      last = item.lastLine;
      while (open.length && columns < (open[open.length - 1] as { content: number }).content) open.pop();
      const parent = open[open.length - 1];
      const depth = parent ? parent.depth + 1 : 1;
      const width = (item.marker?.text.length ?? 0) + Math.min(4, Math.max(1, item.gap.text.length));
      open.push({ columns, content: columns + width, depth });
      if (!parent || !item.marker || item.role === 'eventTitle' || isTopItem(item) || !item.content.text) continue;
      const wanted = (depth - 1) * 4;
      if (item.depth === depth || columns >= wanted || item.depth === 0) continue;
      report({
        span: item.indent,
        message: `Nested by ${columns - parent.columns} ${columns - parent.columns === 1 ? 'space' : 'spaces'}: the site nests by four, and prints this beside the item above. Indent it by ${wanted}.`,
        fixes: [safeFix(`Indent by ${wanted} spaces`, replace(item.indent, ' '.repeat(wanted)))],
      });
    }
  },
});
