import { isLanguage, linkedEntries } from '../../draft/prefixForms.ts';
import { languageOfScript } from '../../draft/titleLanguage.ts';
import { insert } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'missing-language-prefix',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A title is written in another script, and no `[ZH]`, `[RU]` … says in which language the page is.',
    why: 'Readers want to know before they click whether they will understand the page.',
    notes:
      'The language is guessed from the script: Cyrillic may be Ukrainian or Bulgarian, too. A page in English may have a name of another script in its title.',
    examples: [
      {
        bad: '* [用 Rust 写一个工具](https://example.com/a)',
        good: '* [ZH] [用 Rust 写一个工具](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [audio] [Rustの話をしよう](https://example.com/a)',
        good: '* [JA] [audio] [Rustの話をしよう](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [Пишем на Rust 🦀](https://example.com/a)',
        good: '* [RU] [Пишем на Rust 🦀](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [ZH] [用 Rust 写一个工具](https://example.com/a)' },
      { text: '* [The λ and the π of Rust](https://example.com/a)' },
      { text: '* [Chinese] [用 Rust 写一个工具](https://example.com/a)', note: 'another rule’s concern' },
    ],
  },
  check(draft, { report }) {
    for (const { item, link, words } of linkedEntries(draft)) {
      if (words.some(isLanguage)) continue;
      const title = draft.text.slice(link.textSpan.start, link.textSpan.end);
      const language = languageOfScript(title);
      if (!language) continue;
      const { code, name } = language;
      report({
        span: link.textSpan,
        message: `The title looks ${name}, and nothing says in which language the page is. Put \`[${code}]\` in front.`,
        fixes: [unsafeFix(`Insert \`[${code}]\``, insert(item.content.start, `[${code}] `))],
      });
    }
  },
});
