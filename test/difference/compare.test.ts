/** What is said of a text that the site shows otherwise than GitHub, and what is not said. */
import { describe, expect, it } from 'vitest';
import { differencesIn } from '../../server/src/difference/index.ts';
import { renderGithub } from '../../server/src/github/render.ts';
import { splitLines } from '../../server/src/text/lines.ts';

const differences = (text: string): readonly string[] =>
  differencesIn(splitLines(text)).map(({ line, lastLine, kind, message }) => `${line}-${lastLine} ${kind}: ${message}`);
const endings: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replace(/\n/g, '\r\n')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const DIFFERENT: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  [
    'Read this:\n* one 🦀\n* two',
    '0-2 blocks: GitHub shows a list item here; the site runs it into the paragraph above.',
  ],
  ['* one\n  * two 🦀', '1-1 depth: The site shows this item on level 1, GitHub on level 2.'],
  ['Text.\n\n ## Heading', '2-2 blocks: The site shows this as a paragraph, GitHub as a heading of level 2.'],
  [
    'Due to\n#1234 all is well.',
    '0-1 blocks: The site shows a heading of level 1 here; on GitHub it is part of the paragraph above.',
  ],
  ['> One.\n\n> Two.', '2-2 blocks: The site makes one quote of this and the one above; GitHub shows two.'],
  ['See https://example.com/a.', '0-0 link: GitHub makes a link to `https://example.com/a`; the site makes none.'],
  ['A `Vec`\\<T\\> 🦀', '0-0 text: The site prints `Vec\\<T> 🦀`, GitHub `Vec<T> 🦀`.'],
  ['It is ~~slow~~ fast.', '0-0 text: The site prints `is ~~slow~~ fast.`, GitHub `is slow fast.`.'],
  ['Term\n: details', '0-1 blocks: The site shows this as the term of a definition, GitHub as a paragraph.'],
  [
    'Text\n| a | b |\n|---|---|\n| 1 | 2 |',
    '0-3 blocks: GitHub shows a row of a table here; the site runs it into the paragraph above.',
  ],
  ['Use `a: `b.', '0-0 space: The site drops the space within the code `a: `, and the words run together.'],
  ['Use `a ` and b.', '0-0 edge: The site drops the space within the code `a `.'],
  ['* [ ] later', '0-0 depth: GitHub shows a box to tick, the site its brackets.'],
  ['3. three\n4. four', '0-0 depth: GitHub begins this list with 3.; the site begins with 1.'],
  ['* one\n\n1. two', '2-2 depth: The site shows this item with a dot, GitHub with a number.'],
  ['*[video]: https://example.com/a\n\nText.', '0-0 blocks: GitHub shows a paragraph here; the site shows nothing.'],
  [
    '[here][a]\n\n[a]: https://example.com/1\n[a]: https://example.com/2',
    '0-0 link: The link `here` leads to `https://example.com/2` on the site, to `https://example.com/1` on GitHub.',
  ],
  ['<T, U> is here', '0-0 text: The site takes `<T, U>` for a tag and prints nothing of it; GitHub prints it.'],
];

const SAME: readonly string[] = [
  '',
  'Title: x\nDate: 2025-06-04\n\nText.',
  '* one\n\n* two\n    * three\n        * four',
  '* a\n\n    more of it\n\n* b',
  '1. one\n2. two\n\nText.\n\n```rust\nfn main() {\n\n}\n```\n\n    code',
  '> a quote\n> goes on\n>\n> and on',
  '# One #\n\nTwo\n---\n\n* * *\n\n<!-- a comment -->\n\nText <!-- another -->.',
  '***both*** and **_both_**, &amp; &lt;T> &#169; &copy; a&nbsp;b, AT&T',
  '[a](https://example.com/?x=1&amp;y=2#§ "title") ![b](i.png) <https://example.com/> [c][d]\n\n[d]: <https://example.com/d>',
  '| a | b |\n|:--|--:|\n| `1` | *2* |',
  'One  \ntwo<br>three<br/>four <b>bold</b> 5*6*7 snake_case_word',
  '* 2025-06-10 | Berlin, DE | [Rust](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
  '# [One](https://example.com/1)\n\n[video] [Two](https://example.com/2)\n<div>raw</div>',
  'A note[^1] here.\n\n[^1]: The note.',
  '\u0000\ud800 \udc00 `\u0000`',
];

describe.each(endings)('with %s', (_, as) => {
  it.each(DIFFERENT)('%j differs', (text, ...expected) => expect(differences(as(text))).toEqual(expected));
  it.each(SAME)('%j does not', (text) => expect(differences(as(text))).toEqual([]));
});

it.each([
  ['quotes in quotes', `${'>'.repeat(5000)} a`],
  ['items in items', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}* a`).join('\n')],
  ['emphasis in emphasis', '*a'.repeat(3000) + '*'.repeat(3000)],
  ['one long line', '`a `b'.repeat(20_000)],
  ['headings that are none', ' # x\n'.repeat(10_000)],
])(
  '%s take no time and no stack',
  (_, text) => {
    expect(() => differences(text)).not.toThrow();
    expect(renderGithub(text)).not.toBe('');
  },
  10_000,
);
