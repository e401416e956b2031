import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'address-space',
  group: 'addresses',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'White space stands in the middle of an address.',
    why: 'GitHub prints such a link as text, and mail programs cut the address at the space.',
    notes: 'The space may be a slip, may stand for `%20`, or the `)` may have been forgotten: choose.',
    examples: [
      { bad: '* [Title](https://example.com/a b)', good: '* [Title](https://example.com/ab)', unsafe: true },
      { bad: '* [標題 🦀](https://example.com/ a)', good: '* [標題 🦀](https://example.com/a)', unsafe: true },
    ],
    silent: [{ text: '* [Title](https://example.com/a "a title")' }],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'address-space')) {
      report({
        span,
        message: `This link does not work everywhere: ${what}. Remove it, or write \`%20\` for it.`,
        fixes,
      });
    }
  },
});
