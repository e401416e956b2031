import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'item-swallowed',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An item is written as the definition of a reference or of an abbreviation: `* [X]: url`.',
    why: 'It vanishes: an empty item is all that is printed, or, without the space behind the asterisk, nothing at all.',
    examples: [
      { bad: '* [Title]: https://example.com/a', good: '* [Title](https://example.com/a)' },
      { bad: '*[題名 🦀]: https://example.com/a', good: '* [題名 🦀](https://example.com/a)' },
      {
        bad: '* [One](https://example.com/a)\n* [Two]: <https://example.com/b>',
        good: '* [One](https://example.com/a)\n* [Two](https://example.com/b)',
      },
    ],
    silent: [
      { text: '* [video]: [A talk](https://example.com/a)' },
      { in: 'crate', text: 'See [here][h].\n\n[h]: https://example.com/a' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      const match =
        /^(\s{0,8}[*+-])([ \t]*)(\[[^\]\n]{1,300}\])(\s?:\s*<?)([a-z][a-z0-9+.-]*:\/\/[^\s<>]+)(>?)\s*$/i.exec(
          line.text,
        );
      if (!match || draft.isVerbatim(line.number)) continue;
      const [, marker = '', gap = '', label = '', , address = ''] = match;
      const colon = line.start + marker.length + gap.length + label.length;
      const space = { start: line.start + marker.length, end: line.start + marker.length + gap.length };
      report({
        span: { start: space.end, end: line.end },
        message: `The site takes this item for a definition and prints none of it. Write \`${label.slice(0, 40)}(…)\`.`,
        fixes: [
          safeFix(
            'Make it a link',
            ...(gap ? [] : [replace(space, ' ')]),
            replace({ start: colon, end: line.end }, `(${address})`),
          ),
        ],
      });
    }
  },
});
