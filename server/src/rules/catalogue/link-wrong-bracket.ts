import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'link-wrong-bracket',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link has brackets where parentheses belong: `[Title][https://…]`, `[Title](https://…]`, `(Title)[https://…]`, `[Title]{https://…}`, or text and address in each other’s place.',
    why: 'The site and the mail print the brackets and the address; GitHub makes a link of the bare address, so that its preview looks nearly right.',
    notes:
      '`[Title][label]` with a label that is defined elsewhere in the draft is a link, and fine. A colon between the two, `[Title]: https://…`, defines such a label: the site then shows an empty item.',
    examples: [
      { bad: '* [Title][https://example.com/a]', good: '* [Title](https://example.com/a)' },
      { bad: '* [ZH] [標題 🦀] [https://example.com/a/]', good: '* [ZH] [標題 🦀](https://example.com/a/)' },
      { bad: '* [Title](https://example.com/a/]', good: '* [Title](https://example.com/a/)' },
      { bad: '* (Title)[https://example.com/a]', good: '* [Title](https://example.com/a)' },
      {
        in: 'events-europe',
        bad: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * **[Title]**(https://example.com/1)',
        good: '* 2025-06-16 | Berlin, DE | [Rust Example](https://example.com/)\n    * [**Title**](https://example.com/1)',
      },
      { bad: '* [Title 🦀]{https://example.com/a}', good: '* [Title 🦀](https://example.com/a)' },
      { bad: '* (https://example.com/a)[標題]', good: '* [標題](https://example.com/a)' },
      { bad: '* [標題]（https://example.com/a）', good: '* [標題](https://example.com/a)' },
      { bad: '* [https://example.com/a](A title (2))', good: '* [A title (2)](https://example.com/a)' },
      {
        in: 'performance',
        bad: 'See the [full report](https://example.com/a.md] for details.',
        good: 'See the [full report](https://example.com/a.md) for details.',
      },
    ],
    silent: [{ in: 'crate', text: 'See [this][label].\n\n[label]: https://example.com/a' }],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'wrong', 'reversed')) {
      report({ span, message: `This link is none: ${what}.`, fixes });
    }
  },
});
