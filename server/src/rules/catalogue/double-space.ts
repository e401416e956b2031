import type { Inline } from '../../markdown/nodes.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'double-space',
  group: 'document',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Two spaces or more stand between two words.',
    why: 'They are printed as one, and stay behind in every copy of the text.',
    notes: 'Titles have a rule of their own.',
    examples: [
      { in: 'performance', bad: 'A quiet week.  Nothing rose 🦀.', good: 'A quiet week. Nothing rose 🦀.' },
      {
        in: 'crate',
        bad: 'This week  brings [題名](https://example.com/a)  again.',
        good: 'This week brings [題名](https://example.com/a) again.',
      },
    ],
    silent: [
      { in: 'performance', text: 'Code: `a  b`.' },
      { in: 'performance', text: '| a   | b  |\n|-----|----|\n| 1   | 2  |' },
    ],
  },
  check(draft, { report }) {
    const look = (nodes: readonly Inline[]): void => {
      for (const node of nodes) {
        if (node.type === 'emphasis' || node.type === 'strong') look(node.children);
        if (node.type !== 'text') continue;
        const source = draft.text.slice(node.start, node.end);
        if (!source.includes('  ')) continue;
        for (const match of source.matchAll(/ {2,}/g)) {
          const start = node.start + match.index;
          const end = start + match[0].length;
          const line = draft.lines.at(start);
          const left = draft.text.slice(line.start, start);
          const right = draft.text.slice(end, line.end);
          // White space at a line's ends and around the pipes of a row is the business of other rules.
          if (!left.trim() || !right.trim() || left.endsWith('|') || right.startsWith('|')) continue;
          if (draft.layout[line.number]?.kind === 'table' || /^\s*\|/.test(line.text) || draft.isVerbatim(line.number))
            continue;
          report({
            span: { start, end },
            message: 'More than one space between two words; one is printed. Leave one.',
            fixes: [safeFix('Leave one space', replace({ start, end }, ' '))],
          });
        }
      }
    };
    look(draft.proseInlines);
    for (const item of draft.items) look(item.inlines);
  },
});
