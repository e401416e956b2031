import { insert } from '../../text/edit.ts';
import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'bare-address',
  group: 'links',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An address stands in the text without being a link.',
    why: 'GitHub links it; the site and the mail print it as plain text that no one can follow.',
    notes:
      'Best give it a text, `[the page’s title](https://…)`; one that stands before the address can be made its title. The other fix only makes it a link, `<https://…>`.',
    examples: [
      { bad: '* https://example.com/a', good: '* <https://example.com/a>' },
      { bad: '* Title - https://example.com/a', good: '* [Title](https://example.com/a)', unsafe: true },
      { bad: '* [ZH] 標題 🦀: https://example.com/a', good: '* [ZH] [標題 🦀](https://example.com/a)', unsafe: true },
      { bad: '* (Title)(https://example.com/a)', good: '* [Title](https://example.com/a)', unsafe: true },
      { bad: '* Title (https://example.com/a_(b))', good: '* [Title](https://example.com/a_(b))', unsafe: true },
      {
        in: 'crate',
        bad: 'See https://example.com/a_(b), please 🦀.',
        good: 'See <https://example.com/a_(b)>, please 🦀.',
      },
      { in: 'performance', bad: '從 http://example.com/ 來.', good: '從 <http://example.com/> 來.' },
    ],
    silent: [
      { text: '* [https://example.com](https://example.com)' },
      { text: '* [Title](https://example.com/a) <!-- url=https://example.com/a submerge-pr=1 -->' },
      {
        in: 'crate',
        text: 'Write `https://example.com` or <https://example.com> or <a href="https://example.com">this</a>.',
      },
    ],
  },
  check(draft, { report }) {
    for (const { span, fixes } of brokenLinksOf(draft, 'bare')) {
      report({
        span,
        message: 'The site prints this address as plain text. Make it a link: `[title](address)`.',
        fixes: [...fixes, safeFix('Make the address a link', insert(span.start, '<'), insert(span.end, '>'))],
      });
    }
  },
});
