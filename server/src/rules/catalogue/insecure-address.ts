import { addressesOf, partOf } from '../../draft/addresses.ts';
import { isWeb } from '../../links/address.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'insecure-address',
  group: 'addresses',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An address begins with `http:` in place of `https:`.',
    why: 'Browsers warn of such pages; nearly every site serves the safe form.',
    notes: 'A few old sites do not: look whether the page opens before you change it.',
    examples: [
      { bad: '* [Title](http://example.com/a)', good: '* [Title](https://example.com/a)', unsafe: true },
      { bad: '* [標題](HTTP://example.com/a)', good: '* [標題](https://example.com/a)', unsafe: true },
    ],
    silent: [
      { text: '* [Title](https://web.archive.org/web/2024/http://example.com/a)' },
      { text: '* [Title](http://localhost:8000/)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      if (address.scheme !== 'http' || !isWeb(address) || /^[\d.]+$/.test(address.host)) continue;
      const scheme = partOf(placed, { start: 0, end: 'http'.length });
      report({
        span: scheme,
        message: 'An `http:` address is not encrypted. If the site serves `https:`, write that.',
        fixes: [unsafeFix('Change `http` to `https`', replace(scheme, 'https'))],
      });
    }
  },
});
