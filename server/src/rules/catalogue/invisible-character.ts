import { remove, replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

/** What an invisible character is called. */
const NAMES: Readonly<Record<string, string>> = {
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2028': 'line separator',
  '\u2029': 'paragraph separator',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
};

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Scripts whose words are written with joiners, or from right to left. */
const NEEDS_THEM =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Mongolian}]/u;

export default defineRule({
  id: 'invisible-character',
  group: 'document',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A character that nobody sees stands in the text: a zero-width space, a soft hyphen, a control character.',
    why: 'It comes along when text is copied from a page. Within an address it breaks the link; elsewhere searching finds the words no more.',
    notes: 'Joiners within emoji, and in the scripts that are written with them, are left alone.',
    examples: [
      { bad: '* [Ti\u200btle](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        bad: '* [Title 🦀](https://example.com/\u200ba)',
        good: '* [Title 🦀](https://example.com/a)',
        note: 'Within an address.',
      },
      { bad: '* [\ufeff題名](https://example.com/a)', good: '* [題名](https://example.com/a)' },
      { in: 'performance', bad: 'One\u2028two.', good: 'One two.' },
    ],
    silent: [
      { text: '* [Family 👨‍👩‍👧 and 🏳️‍🌈](https://example.com/a)', note: 'Joiners that make one emoji of several.' },
      { text: '* [FA] [می‌خواهم](https://example.com/a)' },
      {
        in: 'document',
        text: '\ufeffTitle: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
      },
    ],
  },
  check(draft, { report }) {
    const { text } = draft;
    const addresses = [...draft.proseLinks, ...draft.items.flatMap(({ links }) => links)].map(({ urlSpan }) => urlSpan);
    let end = 0;
    for (const match of text.matchAll(INVISIBLE)) {
      const char = match[0];
      const start = match.index;
      // A run of one character is one finding.
      if (start < end) continue;
      end = start + 1;
      while (text[end] === char) end++;
      if (start === 0 && char === '\ufeff') continue;
      const around = text.slice(Math.max(0, start - 2), start + 3);
      if (/[\u200c\u200d]/.test(char) && (/\p{Extended_Pictographic}/u.test(around) || NEEDS_THEM.test(around)))
        continue;
      if (
        /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(char) &&
        NEEDS_THEM.test(draft.lines.at(start).text.slice(0, 2000))
      )
        continue;
      const code = `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      const name = NAMES[char] ? `${NAMES[char]} (${code})` : code;
      const inAddress = addresses.some((address) => address.start <= start && start < address.end);
      const breaks = /[\u2028\u2029\u000b\u000c]/.test(char);
      const span = { start, end };
      report({
        span,
        message: `Nobody sees the ${name} here${inAddress ? ', but it breaks the address' : ''}. Remove it.`,
        severity: inAddress ? 'error' : 'information',
        fixes: [safeFix(`Remove the ${name}`, breaks ? replace(span, ' ') : remove(span))],
      });
    }
  },
});
