import { RENAMED_HOSTS } from '../../links/hosts.ts';
import { replace } from '../../text/edit.ts';
import { addressesOf, partOf } from '../addresses.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'renamed-host',
  group: 'addresses',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link uses the former name of a site: `lu.ma`, which is now `luma.com`.',
    why: 'Both work today, but the two spellings hide doubles, and the former one sends readers on.',
    notes: 'Since the end of 2025 the newsletter writes `luma.com`.',
    examples: [
      {
        in: 'events-europe',
        bad: '* 2025-06-10 | Paris, FR | [Rust Example](https://lu.ma/rust-example)\n    * [**Title**](https://lu.ma/1a2b?e=evt-3)',
        good: '* 2025-06-10 | Paris, FR | [Rust Example](https://luma.com/rust-example)\n    * [**Title**](https://luma.com/1a2b?e=evt-3)',
      },
      { bad: '* [Title 🦀](https://lu.ma/1a2b)', good: '* [Title 🦀](https://luma.com/1a2b)' },
    ],
    silent: [{ text: '* [Title](https://example.com/lu.ma)' }],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      const host = Object.hasOwn(RENAMED_HOSTS, address.host) ? RENAMED_HOSTS[address.host] : undefined;
      if (!host) continue;
      report({
        span: partOf(placed, address.hostSpan),
        message: `\`${address.host}\` is now called \`${host}\`. Change the address.`,
        fixes: [safeFix(`Change \`${address.host}\` to \`${host}\``, replace(partOf(placed, address.hostSpan), host))],
      });
    }
  },
});
