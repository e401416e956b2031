import { linkedEntries } from '../../draft/prefixForms.ts';
import { escapeTitle } from '../../draft/titles.ts';
import { dayOf } from '../../linkCheck/index.ts';
import { sameTitle, shownText } from '../../linkCheck/titles.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'title-differs',
  group: 'entries',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  needsLinks: true,
  docs: {
    what: 'An entry’s text is not the title that its page had when somebody checked the links.',
    why: 'Readers look for the title that they clicked on; a title that was cut short or mistyped is easily overlooked.',
    notes:
      'Said only after *Check Links* with titles (in an editor, or `twir links --titles`). White space, case, quotes, emoji and the name of the site do not count. Some editors shorten titles: leave the finding be where that was meant.',
    examples: [
      {
        looked: { 'https://example.org/a': { title: 'How to write tests for `Vec<T>`' } },
        bad: '* [video] [How too write tests](https://example.org/a)',
        good: '* [video] [How to write tests for `Vec<T>`](https://example.org/a)',
        unsafe: true,
      },
      {
        looked: { 'https://example.org/a': { title: 'Sizes of Option<T> [part 2]' } },
        bad: '* [標題 🦀](https://example.org/a#part)',
        good: '* [Sizes of Option&lt;T> [part 2]](https://example.org/a#part)',
        unsafe: true,
      },
    ],
    silent: [{ text: '* [A title](https://example.org/a)', note: 'nobody has looked' }],
  },
  check(draft, { report, links }) {
    if (!links) return;
    for (const { link } of linkedEntries(draft)) {
      const result = links.of(link.url);
      if (!result?.title || sameTitle(shownText(link.children), result.title)) continue;
      report({
        span: link.textSpan,
        message: `On ${dayOf(result.checkedAt)} the page called itself “${result.title}”. Take its title, unless the entry is meant to have its own.`,
        fixes: [
          unsafeFix('Take the title of the page', replace(link.textSpan, escapeTitle(result.title, { from: 'plain' }))),
        ],
      });
    }
  },
});
