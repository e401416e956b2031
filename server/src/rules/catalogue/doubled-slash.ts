import { addressesOf, partOf } from '../../draft/addresses.ts';
import { isWeb } from '../../links/address.ts';
import { remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'doubled-slash',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The path of an address has two slashes in a row.',
    why: 'It comes from a site’s feed or from pasting; some servers show another page, and doubles go unseen.',
    notes: 'An address within an address (`https://web.archive.org/web/2024/https://…`) is left alone.',
    examples: [
      { bad: '* [Title](https://example.com//blog/a)', good: '* [Title](https://example.com/blog/a)' },
      {
        bad: '* [Title 🦀](https://example.com/a//b///c/?x=//y)',
        good: '* [Title 🦀](https://example.com/a/b/c/?x=//y)',
      },
    ],
    silent: [
      { text: '* [Title](https://web.archive.org/web/2024/https://example.com//a)' },
      { text: '* [Title](https://example.com/a?u=b//c#d//e)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      if (!isWeb(address) || address.path.includes(':/') || /%3a/i.test(address.path)) continue;
      const extra = [...address.path.matchAll(/(?<=\/)\/+/g)].map((match) => {
        const start = address.pathSpan.start + match.index;
        return partOf(placed, { start, end: start + match[0].length });
      });
      const first = extra[0];
      const last = extra[extra.length - 1];
      if (!first || !last) continue;
      report({
        span: { start: first.start - 1, end: last.end },
        message: 'The path has two slashes in a row. Remove one.',
        fixes: [safeFix('Remove the doubled slash', ...extra.map(remove))],
      });
    }
  },
});
