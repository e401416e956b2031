import { addressesOf } from '../../draft/addresses.ts';
import { unwrapRedirect } from '../../links/tracking.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'redirecting-address',
  group: 'addresses',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link leads through a site that counts clicks and sends readers on: `https://www.google.com/url?q=…`.',
    why: 'Readers are tracked, may be stopped by a warning page, and cannot see where the link leads.',
    notes: 'Such addresses come from copying a link out of a mail, a calendar or a list of search results.',
    examples: [
      {
        bad: '* [Title](https://www.google.com/url?q=https://example.com/a&sa=D&ust=1)',
        good: '* [Title](https://example.com/a)',
      },
      {
        bad: '* [Title 🦀](https://www.google.com/url?q=https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc&sa=D)',
        good: '* [Title 🦀](https://example.com/a?b=c)',
      },
    ],
    silent: [
      { text: '* [Title](https://www.google.com/search?q=https://example.com)' },
      { text: '* [Title](https://web.archive.org/web/2024/https://example.com/a)' },
      { text: '* [Title](https://www.google.com/url?q=nothing)' },
    ],
  },
  check(draft, { report }) {
    for (const { token, address } of addressesOf(draft)) {
      const target = unwrapRedirect(address);
      if (!target) continue;
      report({
        span: token,
        message: `This address only sends readers on, and tracks them. Link to \`${target}\` itself.`,
        fixes: [safeFix('Link to the page itself', replace(token, target))],
      });
    }
  },
});
