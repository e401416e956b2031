import { remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'line-indented',
  group: 'document',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Running text begins with one to three spaces.',
    why: 'They do nothing where they stand; one more would make code of the text.',
    examples: [
      {
        in: 'crate',
        bad: " This week's crate is [desk](https://example.com/desk) 🦀.",
        good: "This week's crate is [desk](https://example.com/desk) 🦀.",
      },
      {
        in: 'quote',
        bad: ' > A quote.\n\n – [誰か](https://example.com/a)',
        good: '> A quote.\n\n– [誰か](https://example.com/a)',
      },
      { in: 'performance', bad: '  One line\n  and the next.', good: 'One line\nand the next.' },
    ],
    silent: [
      { in: 'performance', text: 'One line\n  that hangs.' },
      { text: '* [One](https://example.com/a)\n  and more' },
      { in: 'performance', text: '- a\n\n  its second paragraph' },
    ],
  },
  check(draft, { report }) {
    let inBlock = false;
    let underItem = false;
    for (const line of draft.lines.all) {
      const layout = draft.layout[line.number];
      if (!layout) continue;
      if (layout.kind === 'item' || layout.depth > 0) underItem = true;
      else if (layout.kind === 'heading') underItem = false;
      if (layout.kind !== 'text' && layout.kind !== 'quote' && layout.kind !== 'definition') {
        inBlock = false;
        continue;
      }
      const indent = /^ {1,3}(?=[^\s#|])(?![*+-]\s)/.exec(line.text)?.[0] ?? '';
      if (layout.startsBlock) {
        // White space below an item may well mean that the text belongs to it.
        inBlock = indent !== '' && layout.depth === 0 && !(underItem && indent.length > 1);
        if (!indent) underItem = false;
      }
      if (!inBlock || !indent || draft.isVerbatim(line.number)) continue;
      const span = { start: line.start, end: line.start + indent.length };
      report({
        span,
        message: 'Text with white space before it; it does nothing here. Begin in the first column.',
        fixes: [safeFix('Remove the indentation', remove(span))],
      });
    }
  },
});
