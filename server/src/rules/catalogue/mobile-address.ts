import { addressesOf, partOf } from '../../draft/addresses.ts';
import { desktopHost } from '../../links/hosts.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'mobile-address',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link leads to the edition of a site that is made for telephones: `m.youtube.com`, `en.m.wikipedia.org`.',
    why: 'Readers at a desk get the small page; telephones are sent to theirs by the site itself.',
    examples: [
      {
        bad: '* [video] [Title](https://m.youtube.com/watch?v=AbCd)',
        good: '* [video] [Title](https://www.youtube.com/watch?v=AbCd)',
      },
      {
        bad: '* [Crate 🦀](https://en.m.wikipedia.org/wiki/Crate)',
        good: '* [Crate 🦀](https://en.wikipedia.org/wiki/Crate)',
      },
    ],
    silent: [{ text: '* [Title](https://m.example.com/a)', note: 'not every `m.` is a telephone’s' }],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      const host = desktopHost(address.host);
      if (!host) continue;
      report({
        span: partOf(placed, address.hostSpan),
        message: `\`${address.host}\` is made for telephones; link to \`${host}\`.`,
        fixes: [safeFix(`Change \`${address.host}\` to \`${host}\``, replace(partOf(placed, address.hostSpan), host))],
      });
    }
  },
});
