import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'link-space',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A space stands between a link’s text and its address: `[Title] (https://…)`.',
    why: 'The site and the mail print the brackets and the address; GitHub makes a link of the bare address, so that its preview looks nearly right.',
    notes: 'A line break there does the same.',
    examples: [
      { bad: '* [Title] (https://example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        bad: '* [video] [標題 🦀]  (https://example.com/a_(b))',
        good: '* [video] [標題 🦀](https://example.com/a_(b))',
      },
      {
        in: 'events-europe',
        bad: '* 2025-06-16 - 2025-06-18 | Berlin, DE | [Rust Example] (https://example.com/)\n    * [**Title**](https://example.com/1)',
        good: '* 2025-06-16 - 2025-06-18 | Berlin, DE | [Rust Example](https://example.com/)\n    * [**Title**](https://example.com/1)',
      },
      {
        in: 'crate',
        bad: 'The crate is [desk] (https://example.com/a).',
        good: 'The crate is [desk](https://example.com/a).',
      },
    ],
    silent: [
      { text: '* [Title](https://example.com/a) <!-- * [x] (https://example.com/b) -->' },
      { text: '* [`[x] (https://a.b)` in prose](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'space')) {
      report({ span, message: `This link is none: ${what}. Remove the space.`, fixes });
    }
  },
});
