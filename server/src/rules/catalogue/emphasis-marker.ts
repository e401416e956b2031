import type { Inline } from '../../markdown/nodes.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

/** The template's own emphasis: what a formatter rewrites in it goes into every later draft. */
const OF_TEMPLATE = /^(?:This Week in Rust|No (?:RFCs|New|Calls|calls|Items|items)|Email list hosting|Tweet us)/;

export default defineRule({
  id: 'emphasis-marker',
  group: 'document',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The template’s emphasis, or bold text, is written with `_` in place of `*`.',
    why: 'The newsletter writes `*`; underscores are a formatter’s work, and make every line a change.',
    notes: 'Single underscores in a text that someone else wrote are left alone.',
    examples: [
      { in: 'performance', bad: 'Welcome to _This Week in Rust_!', good: 'Welcome to *This Week in Rust*!' },
      { in: 'crate', bad: '__重要 🦀__', good: '**重要 🦀**' },
      {
        in: 'approved-rfcs',
        bad: '* _No RFCs were approved this week._',
        good: '* *No RFCs were approved this week.*',
      },
    ],
    silent: [{ in: 'performance', text: 'A _quiet_ week, with `__init__` and snake_case_x.' }],
  },
  check(draft, { report }) {
    const look = (nodes: readonly Inline[]): void => {
      for (const node of nodes) {
        if (node.type !== 'emphasis' && node.type !== 'strong') continue;
        look(node.children);
        const size = node.type === 'strong' ? 2 : 1;
        if (draft.text[node.start] !== '_' || draft.text[node.end - 1] !== '_') continue;
        const words = draft.text.slice(node.start + size, node.end - size);
        // Asterisks within would end the emphasis that they came to stand in.
        if ((size === 1 && !OF_TEMPLATE.test(words)) || /(?<!\\)\*/.test(words)) continue;
        const signs = '*'.repeat(size);
        report({
          span: node,
          message: `Emphasis with \`${'_'.repeat(size)}\`; the newsletter writes \`${signs}\`. Change it.`,
          fixes: [
            safeFix(
              `Change \`${'_'.repeat(size)}\` to \`${signs}\``,
              replace({ start: node.start, end: node.start + size }, signs),
              replace({ start: node.end - size, end: node.end }, signs),
            ),
          ],
        });
      }
    };
    look(draft.proseInlines);
    for (const item of draft.items) look(item.inlines);
  },
});
