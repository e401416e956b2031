import { brokenLinksOf } from '../brokenLinks/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'link-surplus-bracket',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link has a bracket or a parenthesis too many: `[Title]((https://…)`, `[Title](https://…))`, `[[Title](https://…)`.',
    why: 'A doubled one in the middle makes the whole thing plain text; one at the edge is printed.',
    notes: 'Parentheses that enclose a link, as in `(see [this](https://…))`, are no concern of this rule.',
    examples: [
      { bad: '* [Title]((https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title]((https://example.com/a))', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title 🦀](https://example.com/a))', good: '* [Title 🦀](https://example.com/a)' },
      { bad: '* [標題](https://example.com/a)]', good: '* [標題](https://example.com/a)' },
      { bad: '* [Title]](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [[Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [[Title](https://example.com/a)]', good: '* [Title](https://example.com/a)' },
      { bad: '* [video] [[標題 🦀]](https://example.com/a)', good: '* [video] [標題 🦀](https://example.com/a)' },
    ],
    silent: [
      { text: '* [Title](https://example.com/a_(b))' },
      { in: 'crate', text: 'A crate (see [this](https://example.com/a)) and [more [of] it](https://example.com/b).' },
      { text: '* [[rust] a [b] c](https://example.com/a)' },
      { in: 'performance', text: 'It is faster [[this](https://example.com/a)].' },
    ],
  },
  check(draft, { report }) {
    for (const { span, what, fixes } of brokenLinksOf(draft, 'extra')) {
      report({ span, message: `This link is spoilt: ${what}. Remove it.`, fixes });
    }
  },
});
