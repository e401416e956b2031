import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'link-missing-bracket',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link lacks a bracket, or its parentheses: `[Title(https://…)`, `[Title]https://…)`, `[Title] https://…`, `Title](https://…)`.',
    why: 'The site and the mail print the brackets and the address; GitHub makes a link of the bare address, so that its preview looks nearly right.',
    notes: 'The fix sets the bracket right before the address.',
    examples: [
      { bad: '* [Title(https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title (ends 2022)(https://example.com/a)', good: '* [Title (ends 2022)](https://example.com/a)' },
      { bad: '* [標題 🦀 [https://example.com/a)', good: '* [標題 🦀](https://example.com/a)' },
      { bad: '* [Title}(https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title]https://example.com/a', good: '* [Title](https://example.com/a)' },
      { bad: '* [video] [Title 🦀] https://example.com/a', good: '* [video] [Title 🦀](https://example.com/a)' },
      { bad: '* [audio] Title](https://example.com/a)', good: '* [audio] [Title](https://example.com/a)' },
      {
        in: 'events-europe',
        bad: '* 2025-06-16 | Berlin, DE | Rust Example](https://example.com/)\n    * [**Title**](https://example.com/1)',
        good: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * [**Title**](https://example.com/1)',
      },
      {
        in: 'events-europe',
        bad: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * [**Title**]https://example.com/1)',
        good: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * [**Title**](https://example.com/1)',
      },
    ],
    silent: [
      { in: 'crate', text: 'See [1]: it is `https://example.com`.' },
      { text: '* [A (https://example.com) in the title](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'missing')) {
      report({ span, message: `This link is none: ${what}. Insert it.`, fixes });
    }
  },
});
