import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'code-across-link',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Code in a link’s text ends behind the bracket that should close the text: ``[Use `this]`(https://…)``.',
    why: 'Code comes first: the bracket is part of it, and the link is printed as text.',
    notes: 'Swapping the two gives what was meant.',
    examples: [
      {
        in: 'approved-rfcs',
        bad: '* [Tracking Issue for `a_name]`(https://example.com/1)',
        good: '* [Tracking Issue for `a_name`](https://example.com/1)',
      },
      { bad: '* [`🦀]`(https://example.com/1)', good: '* [`🦀`](https://example.com/1)' },
      {
        in: 'approved-rfcs',
        bad: '* [Stabilize `a_name]`](https://example.com/1)',
        good: '* [Stabilize `a_name`](https://example.com/1)',
        unsafe: true,
      },
      { bad: '* [Use `🦀](https://example.com/1)`', good: '* [Use `🦀`](https://example.com/1)' },
    ],
    silent: [
      { text: '* [What `[a](https://example.com/b)` means](https://example.com/a)' },
      { text: '* [Use `this` and `a[b]`](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'code')) {
      report({ span, message: `This link is spoilt: ${what}. Take the bracket out of the code.`, fixes });
    }
  },
});
