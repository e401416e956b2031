import { insert } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { isLanguage, linkedEntries } from '../prefixes.ts';

/** Scripts that tell that a title is not English, with the language that most often writes them. */
const SCRIPTS: readonly (readonly [pattern: RegExp, language: string, name: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'JA', 'Japanese'],
  [/\p{Script=Hangul}/gu, 'KO', 'Korean'],
  [/\p{Script=Han}/gu, 'ZH', 'Chinese'],
  [/\p{Script=Cyrillic}/gu, 'RU', 'Russian'],
  [/\p{Script=Arabic}/gu, 'AR', 'Arabic'],
  [/\p{Script=Hebrew}/gu, 'HE', 'Hebrew'],
  [/\p{Script=Greek}/gu, 'EL', 'Greek'],
  [/\p{Script=Devanagari}/gu, 'HI', 'Hindi'],
  [/\p{Script=Thai}/gu, 'TH', 'Thai'],
];
/** A name or a symbol has fewer letters of a foreign script than that. */
const FEWEST_LETTERS = 3;

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
      const script = SCRIPTS.find(([pattern]) => [...title.matchAll(pattern)].length >= FEWEST_LETTERS);
      if (!script) continue;
      const [, language, name] = script;
      report({
        span: link.textSpan,
        message: `The title looks ${name}, and nothing says in which language the page is. Put \`[${language}]\` in front.`,
        fixes: [unsafeFix(`Insert \`[${language}]\``, insert(item.content.start, `[${language}] `))],
      });
    }
  },
});
