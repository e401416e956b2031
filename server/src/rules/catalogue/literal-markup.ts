import type { Inline } from '../../markdown/nodes.ts';
import { remove, replace } from '../../text/edit.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'literal-markup',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Markup that GitHub knows and the site does not: `~~struck~~`, `1)`, `[ ]`, a backslash that ends a line.',
    why: 'The site prints the signs as they stand.',
    examples: [
      { in: 'performance', bad: 'It is ~~slow~~ fast 🦀.', good: 'It is <del>slow</del> fast 🦀.' },
      { in: 'performance', bad: 'One\\\ntwo.', good: 'One  \ntwo.' },
      { in: 'performance', bad: '1) one\n2) two', good: '1. one\n2. two' },
      { in: 'performance', bad: '* [ ] to be done', good: '* to be done', unsafe: true, note: 'A box to tick.' },
      { bad: '* [x] [題名 🦀](https://example.com/a)', good: '* [題名 🦀](https://example.com/a)', unsafe: true },
    ],
    silent: [
      { in: 'performance', text: 'About ~5 to ~~ 6, and `~~code~~`.' },
      { in: 'performance', text: 'C:\\\\' },
    ],
  },
  check(draft, { report }) {
    const look = (nodes: readonly Inline[]): void => {
      for (const node of nodes) {
        if ('children' in node) look(node.children);
        if (node.type !== 'text') continue;
        const source = draft.text.slice(node.start, node.end);
        if (!source.includes('~~') || source.length > 5000) continue;
        for (const match of source.matchAll(/(?<![~\\])~~(?=[^\s~])([^~\n]*[^\s~\\])~~(?!~)/g)) {
          const start = node.start + match.index;
          const end = start + match[0].length;
          report({
            span: { start, end },
            message: 'The site does not know `~~`: it prints the signs. Write `<del>…</del>`, or leave the words out.',
            fixes: [
              safeFix(
                'Write `<del>…</del>`',
                replace({ start, end: start + 2 }, '<del>'),
                replace({ start: end - 2, end }, '</del>'),
              ),
            ],
          });
        }
      }
    };
    look(draft.proseInlines);
    for (const item of draft.items) {
      look(item.inlines);
      const { marker, content } = item;
      const box = /^\[[ xX]\](?=\s)/.exec(content.text)?.[0];
      if (marker && box) {
        report({
          span: { start: content.start, end: content.start + 3 },
          message: `The site does not know boxes to tick: it prints \`${box}\`. Remove it.`,
          fixes: [unsafeFix(`Remove \`${box}\``, remove({ start: content.start, end: content.start + 4 }))],
        });
      }
      if (marker && item.role === 'other' && /^\d+\)$/.test(marker.text)) {
        report({
          span: marker,
          message: `The site does not know \`${marker.text}\` as a list marker: it runs the items together. Write \`${marker.text.replace(')', '.')}\`.`,
          fixes: [
            safeFix(
              `Change \`${marker.text}\` to \`${marker.text.replace(')', '.')}\``,
              replace({ start: marker.end - 1, end: marker.end }, '.'),
            ),
          ],
        });
      }
    }
    for (const line of draft.lines.all) {
      if (!/(?<!\\)\\$/.test(line.text) || draft.isVerbatim(line.number)) continue;
      const next = draft.layout[line.number + 1];
      const own = draft.layout[line.number];
      if (!next || next.kind !== own?.kind || next.startsBlock || own.kind !== 'text') continue;
      const span = { start: line.end - 1, end: line.end };
      report({
        span,
        message: 'The site prints this backslash; two spaces break the line on both. Write them instead.',
        fixes: [safeFix('Break the line by two spaces', replace(span, '  '))],
      });
    }
  },
});
