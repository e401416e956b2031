import { replace } from '../../text/edit.ts';
import { addressesOf, partOf } from '../addresses.ts';
import { defineRule, safeFix } from '../define.ts';

/** What was meant to be `https://` or `http://`, and is not; a scheme set twice counts, too. */
const MISSPELT =
  /^(?:(?:h{1,2}t{1,3}p{1,2}[^\x00-\x7f]?s{0,2}|ttps?|tps|htp?s|hhtps?|htpps?|hptts?|hhttps?|thtps?)\s*(?::\/{1,3}|\/\/|:;?\/\/|;\/\/|::\/\/|:\\\\)|https?:\/{0,2}(?=https?:\/\/))/i;
const RIGHT = /^https?:\/\/(?!\/|https?:\/\/)/i;

export default defineRule({
  id: 'misspelt-scheme',
  group: 'addresses',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The beginning of an address is misspelt: `hhttps://`, `htps://`, `https//`, `https:/`, `https://https://`.',
    why: 'No browser knows what to do with it; the link leads nowhere.',
    examples: [
      { bad: '* [Title](hhttps://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [標題 🦀](https//example.com/a)', good: '* [標題 🦀](https://example.com/a)' },
      { bad: '* [Title](http®s://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](ttps://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](https://https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](https:/example.com/a)', good: '* [Title](https://example.com/a)' },
    ],
    silent: [
      { text: '* [Title](HTTPS://example.com/a)' },
      { text: '* [Title](mailto:a@example.com)' },
      { text: '* [Title](https://web.archive.org/web/2024/https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { text } = placed.address;
      const match = RIGHT.test(text) ? null : MISSPELT.exec(text);
      if (!match) continue;
      const twice = /^https?:\/{0,2}$/i.test(match[0]) && /^https?:\/\//i.test(text.slice(match[0].length));
      const at = partOf(placed, { start: 0, end: match[0].length });
      const wanted = twice ? '' : 'https://';
      report({
        span: at,
        message: `\`${match[0]}\` is no beginning of an address that browsers know. ${twice ? 'Write it once' : 'Write `https://`'}.`,
        fixes: [
          safeFix(twice ? `Remove \`${match[0]}\`` : `Change \`${match[0]}\` to \`https://\``, replace(at, wanted)),
        ],
      });
    }
  },
});
