import { addressesOf, partOf } from '../../draft/addresses.ts';
import { RENAMED_HOSTS } from '../../links/hosts.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

/** The first issues in which the new name was seen. */
const SINCE = '2025-09-01';

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
        date: '2025-10-15',
        bad: '* 2025-10-20 | Paris, FR | [Rust Example](https://lu.ma/rust-example)\n    * [**Title**](https://lu.ma/1a2b?e=evt-3)',
        good: '* 2025-10-20 | Paris, FR | [Rust Example](https://luma.com/rust-example)\n    * [**Title**](https://luma.com/1a2b?e=evt-3)',
      },
      { date: '2025-10-15', bad: '* [標題 🦀](https://lu.ma/1a2b)', good: '* [標題 🦀](https://luma.com/1a2b)' },
    ],
    silent: [
      { text: '* [Title](https://lu.ma/1a2b)', note: 'an issue from before the convention' },
      { text: '* [Title](https://example.com/lu.ma)' },
    ],
  },
  check(draft, { report }) {
    if (draft.date && draft.date < SINCE) return;
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
