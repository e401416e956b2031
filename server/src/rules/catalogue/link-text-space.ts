import type { InlineLink } from '../../markdown/nodes.ts';
import { remove } from '../../text/edit.ts';
import { type Span, span, trimSpan } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { linksOf } from '../inline-nodes.ts';

export default defineRule({
  id: 'link-text-space',
  group: 'links',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link’s text, or its address, begins or ends with white space: `[ Title](https://…)`, `[Title]( https://…)`.',
    why: 'In a text it is underlined; before an address it is in the way of programs that read the links. Within asterisks, `[**Title **](https://…)`, it is worse: nothing becomes bold, and the asterisks are printed.',
    examples: [
      { bad: '* [ Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [ 標題 🦀 ](https://example.com/a)', good: '* [標題 🦀](https://example.com/a)' },
      { bad: '* [Title]( https://example.com/a )', good: '* [Title](https://example.com/a)' },
      {
        in: 'events-europe',
        bad: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * [** Title **](https://example.com/1)',
        good: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * [**Title**](https://example.com/1)',
      },
    ],
    silent: [
      { text: '* [Title](https://example.com/a "a title")' },
      { text: '* [a ** b](https://example.com/a)' },
      { text: '* [ ](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { link } of linksOf(draft)) {
      if (link.form === 'autolink') continue;
      const written = draft.text.slice(link.textSpan.start, link.textSpan.end);
      const trimmed = written.trim();
      const mark = /^(?:\*\*|__)/.exec(trimmed)?.[0];
      const bold = mark !== undefined && trimmed.endsWith(mark) && trimmed.length > 4;
      const plain = trimSpan(draft.text, link.textSpan);
      if (plain.end <= plain.start) continue;
      const gaps = [span(link.textSpan.start, plain.start), span(plain.end, link.textSpan.end)];
      if (bold) {
        const inner = span(plain.start + 2, plain.end - 2);
        const text = trimSpan(draft.text, inner);
        if (text.end > text.start) gaps.push(span(inner.start, text.start), span(text.end, inner.end));
      }
      for (const gap of addressEdges(draft.text, link)) {
        report({
          span: gap,
          message: 'White space stands at the edge of the address. Remove it.',
          fixes: [safeFix('Remove the white space', remove(gap))],
        });
      }
      for (const gap of gaps) {
        if (gap.end <= gap.start) continue;
        const within = bold && gap.start >= plain.start && gap.end <= plain.end;
        report({
          span: gap,
          severity: within ? 'warning' : 'information',
          message: within
            ? 'With white space inside the asterisks nothing becomes bold, and they are printed. Remove it.'
            : 'The link’s text has white space at its edge. Remove it.',
          fixes: [safeFix('Remove the white space', remove(gap))],
        });
      }
    }
  },
});

/** White space between the parentheses and the address, unless a title stands there, too. */
function addressEdges(text: string, { form, textSpan, urlSpan, end }: InlineLink): readonly Span[] {
  if (form !== 'inline' || text[end - 1] !== ')' || urlSpan.end <= urlSpan.start) return [];
  const inner = span(urlSpan.start, urlSpan.end);
  const trimmed = trimSpan(text, inner);
  const edges = [span(textSpan.end + 2, trimmed.start), span(trimmed.end, end - 1)];
  return edges.filter((edge) => edge.end > edge.start && !text.slice(edge.start, edge.end).trim());
}
