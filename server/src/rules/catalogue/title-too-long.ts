import { linkedEntries } from '../../draft/prefixForms.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'title-too-long',
  group: 'entries',
  severity: 'hint',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A title has more words than the setting `titleWords` allows.',
    why: 'Short titles are read; long ones make a list hard to scan.',
    notes:
      'Off unless a number is set: some editors ask for about five words, the README asks for the title of the page.',
    examples: [
      { options: { titleWords: 5 }, bad: '* [One two three four five six 🦀](https://example.com/a)' },
      { options: { titleWords: 2 }, bad: '* [video] [Übung macht Meister](https://example.com/a)' },
    ],
    silent: [{ text: `* [${'word '.repeat(40).trim()}](https://example.com/a)`, note: 'nothing is set' }],
  },
  check(draft, { report, options }) {
    const most = options.titleWords;
    if (!(most > 0)) return;
    for (const { link } of linkedEntries(draft)) {
      const words = draft.text
        .slice(link.textSpan.start, link.textSpan.end)
        .split(/\s+/)
        .filter((word) => /[\p{L}\p{N}]/u.test(word));
      if (words.length <= most) continue;
      report({
        span: link.textSpan,
        message: `The title has ${words.length} words; ${most} are asked for. Shorten it.`,
      });
    }
  },
});
