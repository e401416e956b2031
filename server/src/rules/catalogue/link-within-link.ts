import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'link-within-link',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link stands within another, or in the place of its address, or its address is repeated behind it: `[[Title](https://…)](https://…)`.',
    why: 'A link cannot hold another: the inner one works, the brackets and the outer address are printed.',
    notes: 'When both lead to the same page the doubled one goes; otherwise choose which to keep.',
    examples: [
      { bad: '* [[Title](https://example.com/a)](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        bad: '* [Title 🦀](https://example.com/a)](https://example.com/a)',
        good: '* [Title 🦀](https://example.com/a)',
      },
      {
        bad: '* [[標題](https://example.com/a)](https://example.com/b)',
        good: '* [標題](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [Title 🦀]([https://example.com/a](https://example.com/a))',
        good: '* [Title 🦀](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [{ text: '* [[a] b [c]](https://example.com/a)' }],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'nested')) {
      report({ span, message: `This link is spoilt: ${what}.`, fixes });
    }
  },
});
