import { linkedEntries } from '../../draft/prefixForms.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'truncated-title',
  group: 'entries',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A title ends in `...` or `…`, as if it had been cut short.',
    why: 'Tools that collect links cut long titles; readers then miss what the page is about.',
    notes: 'Some authors end a title so. Look at the page, and take its title whole.',
    examples: [
      { bad: '* [A very long title about many things that goes on and ...](https://example.com/a)' },
      { bad: '* [一個很長的標題，關於很多不同的事情，還有更多其他的事情…](https://example.com/a)' },
    ],
    silent: [
      { text: '* [And then…](https://example.com/a)', note: 'too short to have been cut' },
      { text: '* [Long titles may have ... in the middle of them without any harm](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { link } of linkedEntries(draft)) {
      const title = draft.text.slice(link.textSpan.start, link.textSpan.end).trimEnd();
      const dots = /(?:\.{3}|…)$/.exec(title);
      // Signs of Chinese and Japanese say as much as two letters.
      const wide = [...title.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)]
        .length;
      if (!dots || title.length + wide < 40) continue;
      const start = link.textSpan.start + dots.index;
      report({
        span: { start, end: start + dots[0].length },
        message: 'The title seems to be cut short. Take it whole from the page.',
      });
    }
  },
});
