import { isPrefix, linkedEntries, prefixFor } from '../../draft/prefixForms.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'prefix-unknown',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An entry has a word in brackets before its link that is none of the newsletter’s prefixes.',
    why: 'Readers know `[video]`, `[audio]`, `[series]` and languages such as `[ES]`; anything else needs explaining.',
    notes: 'Words of the title in brackets belong into the link: `[[RFC] Title](…)`.',
    examples: [
      { bad: '* [release] [Title](https://example.com/a)' },
      { bad: '* [video] [🦀] [標題](https://example.com/a)' },
    ],
    silent: [
      { text: '* [video] [ZH] [标题](https://example.com/a)' },
      { text: '* [[release] Title](https://example.com/a)' },
      { text: '* [Video] [Title](https://example.com/a)', note: 'another rule’s concern' },
      { in: 'approved-rfcs', text: '* [disposition: merge] [Title](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { item } of linkedEntries(draft)) {
      for (const { start, end, word } of item.prefixes) {
        if (isPrefix(word.text) || prefixFor(word.text)) continue;
        report({
          span: { start, end },
          message: `\`[${word.text}]\` is none of the prefixes that readers know: \`[video]\`, \`[audio]\`, \`[series]\`, a language such as \`[ES]\`.`,
        });
      }
    }
  },
});
