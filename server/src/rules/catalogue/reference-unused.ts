import { normaliseLabel } from '../../markdown/nodes.ts';
import { remove } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'reference-unused',
  group: 'links',
  severity: 'hint',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A reference is defined and never used.',
    why: 'Nobody sees it; mostly the sentence that used it was deleted, or names another.',
    examples: [
      {
        in: 'crate',
        bad: 'Please [vote][one] 🦀!\n\n[one]: https://example.com/a\n[two]: https://example.com/b',
        good: 'Please [vote][one] 🦀!\n\n[one]: https://example.com/a',
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'crate',
        text: 'Add it to the [calendar], or [vote][].\n\n[calendar]: https://example.com/a\n[vote]: https://example.com/b',
      },
    ],
  },
  check(draft, { report }) {
    if (!draft.definitions.length || draft.text.length > 1_000_000) return;
    const lines = new Set(draft.definitions.map(({ line }) => line));
    const used = new Set<string>();
    for (const { number, text } of draft.lines.all) {
      if (lines.has(number) || !text.includes('[') || text.length > 20_000) continue;
      for (const match of text.matchAll(/\[([^[\]]{1,200})\]/g)) used.add(normaliseLabel(match[1] as string));
    }
    for (const { line, label, start, end } of draft.definitions) {
      if (used.has(normaliseLabel(label.text)) || /^\s*[*+-]/.test(draft.lines.line(line).text)) continue;
      report({
        span: { start, end },
        message: `Nothing uses the reference \`[${label.text}]\`. Delete the line, or use it.`,
        fixes: [unsafeFix('Delete the definition', remove({ start, end: draft.lines.line(line).next }))],
        tags: ['unnecessary'],
      });
    }
  },
});
