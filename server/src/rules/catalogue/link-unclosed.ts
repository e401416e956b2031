import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'link-unclosed',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The address of a link is never closed: `[Title](https://…` without `)`.',
    why: 'The site and the mail print the brackets and the address; GitHub makes a link of the bare address, so that its preview looks nearly right.',
    notes: 'The address is taken to end at the next space; look whether that is where it should.',
    examples: [
      { bad: '* [Title](https://example.com/a/', good: '* [Title](https://example.com/a/)' },
      {
        bad: '* [Title 🦀](https://example.com/a\n* [Next](https://example.com/b)',
        good: '* [Title 🦀](https://example.com/a)\n* [Next](https://example.com/b)',
      },
      {
        in: 'crate',
        bad: 'Thanks to [Ada](https://example.com/1 for the idea (again)!',
        good: 'Thanks to [Ada](https://example.com/1) for the idea (again)!',
      },
    ],
    silent: [{ text: '* [Title](https://example.com/a_(b))' }],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'unclosed')) {
      report({ span, message: `This link is none: ${what}, so all of it is printed. Close it.`, fixes });
    }
  },
});
