import { insert, remove, replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { genericAround } from '../generics.ts';
import { nodesOf } from '../inline-nodes.ts';

/** A longer run of text is no one's writing, and every second sign of it may be a backslash. */
const LONGEST_TEXT = 20_000;

export default defineRule({
  id: 'shown-backslash',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A backslash escapes a sign that the site does not know to be escaped, as in `\\<`.',
    why: 'GitHub takes the backslash away; the site and the mail print it: `Vec\\<T>`.',
    notes:
      'Escaped they may be on the site: `` \\ ` * _ { } [ ] ( ) > # + - . ! ``. For `<` write a code span or `&lt;`.',
    examples: [
      { bad: '* [How Vec\\<T\\> grows](https://example.com/a)', good: '* [How `Vec<T>` grows](https://example.com/a)' },
      {
        bad: '* [Less is \\< more 標題](https://example.com/a)',
        good: '* [Less is &lt; more 標題](https://example.com/a)',
      },
      { in: 'performance', bad: 'About 5\\% and \\~3\\$ 🦀.', good: 'About 5% and ~3$ 🦀.' },
    ],
    silent: [
      { text: '* [`\\<` and \\*this\\* and \\[that\\]](https://example.com/a)' },
      { text: '* [Title](https://example.com/a\\~b)' },
    ],
  },
  check(draft, { report }) {
    const done = new Set<number>();
    for (const node of nodesOf(draft)) {
      if (node.type !== 'text') continue;
      const source = draft.text.slice(node.start, node.end);
      if (!source.includes('\\') || source.length > LONGEST_TEXT) continue;
      for (const match of source.matchAll(/\\([\\"$%',/:;<=?@^~])/g)) {
        const sign = match[1] as string;
        const start = node.start + match.index;
        // `\\` is one that the site knows; it is matched so that the second of two is not taken for another's.
        if (sign === '\\' || done.has(start) || draft.isVerbatim(draft.lines.at(start).number)) continue;
        const backslash = span(start, start + 1);
        const generic = sign === '<' ? genericAround(draft.text, start + 1, node) : undefined;
        if (generic) for (let i = generic.start; i < generic.end; i++) done.add(i);
        const inner = generic ? [...draft.text.slice(generic.start, generic.end).matchAll(/\\(?=[<>])/g)] : [];
        report({
          span: span(start, start + 2),
          message: `The site prints this backslash. ${sign === '<' ? 'Write `&lt;`, or make it code' : 'Remove it'}.`,
          fixes: generic
            ? [
                safeFix(
                  'Make it code',
                  insert(generic.start, '`'),
                  ...inner.map(({ index }) => remove(span(generic.start + index, generic.start + index + 1))),
                  insert(generic.end, '`'),
                ),
                safeFix('Write `&lt;` for `\\<`', replace(span(start, start + 2), '&lt;')),
              ]
            : sign === '<'
              ? [safeFix('Write `&lt;` for `\\<`', replace(span(start, start + 2), '&lt;'))]
              : [safeFix('Remove the backslash', remove(backslash))],
        });
      }
    }
  },
});
