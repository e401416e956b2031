import type { Inline } from '../../markdown/nodes.ts';
import { insert } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

/** What the site takes for attributes: braces around anything that does not begin with one. */
const ATTRIBUTES = /^\{:?[ ]*[^}\n ][^}\n]*\}/;

export default defineRule({
  id: 'braces-eaten',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Braces stand right behind code, a link or emphasis, or end a heading.',
    why: 'The site takes what is in them for attributes of what stands before, and prints nothing of it.',
    examples: [
      { in: 'performance', bad: 'Use `Trait`{T} 🦀.', good: 'Use `Trait`\\{T} 🦀.' },
      {
        bad: '* [the `Fn`{once} trait](https://example.com/a)',
        good: '* [the `Fn`\\{once} trait](https://example.com/a)',
      },
      { in: 'performance', bad: '#### Use of {braces}\n\nText.', good: '#### Use of \\{braces}\n\nText.' },
    ],
    silent: [
      { in: 'performance', text: 'Use `{T}` and {T} and `a` {b} and `a`{}.' },
      { in: 'performance', text: '`f`{`a`, `b`}', note: 'The site prints these.' },
      { in: 'performance', text: '`Trait`\\{T}' },
      { text: '* [Use `VecDeque::{front, back}` and {braces} and `x` {y}](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    const at = (offset: number, what: string): void => {
      const end = draft.text.indexOf('}', offset) + 1;
      report({
        span: { start: offset, end },
        message: `The site takes \`${draft.text.slice(offset, end)}\` for attributes of the ${what} and does not print it. Put a backslash before the brace.`,
        fixes: [safeFix('Put a backslash before the brace', insert(offset, '\\'))],
      });
    };
    const look = (nodes: readonly Inline[]): void => {
      nodes.forEach((node, index) => {
        if ('children' in node) look(node.children);
        if (node.type === 'text' || node.type === 'html' || node.type === 'break') return;
        // Code or a link between the braces keeps the site from seeing a pair.
        const next = nodes[index + 1];
        if (next?.type !== 'text' || next.start !== node.end || draft.text[node.end] !== '{') return;
        if (!ATTRIBUTES.test(draft.text.slice(node.end, Math.min(next.end, node.end + 200)))) return;
        at(
          node.end,
          node.type === 'code'
            ? 'code before it'
            : node.type === 'link' || node.type === 'image'
              ? 'link before it'
              : 'emphasis before it',
        );
      });
    };
    look(draft.proseInlines);
    for (const item of draft.items) look(item.inlines);
    for (const { heading } of draft.sections) {
      const braces =
        heading.content.text.length < 500 ? /[ ](\{:?[ ]*[^}\n ][^}\n]*\})$/.exec(heading.content.text) : null;
      if (braces) at(heading.content.end - (braces[1] as string).length, 'heading');
    }
  },
});
