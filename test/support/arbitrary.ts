/** Texts for properties: whatever an editor may hold, and what looks like a draft. */
import fc from 'fast-check';
import { exampleDraft } from './exampleDraft.ts';

/** Any UTF-16 at all: lone surrogates and NUL included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((codes) => String.fromCharCode(...codes)),
);

/** Pieces of a draft that mean something to a parser. */
const PIECES = [
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '\u00a0',
    '\u2028',
    '\u0000',
    '\uFEFF',
    '\ud83e',
    '🦀',
    'é',
    'e\u0301',
    '日本',
  ],
  ...[
    '* ',
    '- ',
    '+ ',
    '• ',
    '1. ',
    '1) ',
    '*',
    '**',
    '_',
    '`',
    '```',
    '```\n',
    '~~~',
    '> ',
    '|',
    ' | ',
    '\\',
    '&amp;',
    '---',
    '===',
  ],
  ...[
    '#',
    '# ',
    '## ',
    '### ',
    ' ### ',
    '[',
    ']',
    '(',
    ')',
    '](',
    '](https://example.org/a)',
    '[a](https://example.org/b)',
    '<',
    '>',
  ],
  ...[
    '[video] ',
    '\\[video\\] ',
    '[ES] ',
    '[x]: https://example.org/x\n',
    '[x]',
    '![a](u)',
    '<https://example.org>',
    '<b>',
    '</b>',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- COTW goes here -->',
    '<!-- url=u submerge-pr=1 sha=s -->',
    'REDDIT_LINK_HERE',
    '$twir_issue_date',
  ],
  ...[
    '<<<<<<< HEAD\n',
    '||||||| base\n',
    '=======\n',
    '>>>>>>> main\n',
    'Title: This Week in Rust 602\n',
    'Date: 2025-06-04\n',
  ],
  ...[
    '## Upcoming Events\n\n',
    '### Virtual\n',
    '## Updates from Rust Community\n',
    '### Official\n',
    '### CFP - Events\n',
    '# Quote of the Week\n',
  ],
  ...[
    '2025-06-10',
    '2025-02-30',
    ' - ',
    '* 2025-06-10 | Berlin, DE | [O](https://example.org/o)\n',
    '    * [**T**](https://example.org/t)\n',
  ],
  ...[
    'Virtual (',
    'Hybrid',
    'Rusty Events between 2025-06-04 - 2025-07-02 🦀\n',
    '*No Calls',
    '* * *\n',
    '- [ ] ',
    '[^1]: ',
    ': ',
    'Term\n: x\n',
  ],
];

/** Markdown-ish soup. */
export const soup = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 6 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

/** A few random cuts, insertions and replacements made to a text. */
export function mutationsOf(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat({ max: Math.max(0, text.length) }),
    length: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 400 })),
    insert: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 5 })),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 8 })
    .map((changes) =>
      changes.reduce((now, { at, length, insert }) => now.slice(0, at) + insert + now.slice(at + length), text),
    );
}

/** A whole draft in which all sorts of lines stand. */
export const FULL_DRAFT = exampleDraft(
  [
    '* [A title](https://example.org/a)',
    '- [video] [Wörld 🦀](https://youtu.be/AbCd?si=x) trailing',
    '[Bare](https://example.org/bare?utm_source=x)',
    '* [ES][series] [e\u0301 *emphasis* `code | pipe`](https://example.org/b) <!-- url=u submerge-pr=1 sha=2 author=a title=t -->',
    '* [wrapped',
    '  title](http://www.example.org/c)',
    '+ * [Doubled](https://example.org//d)',
    '',
    '<!-- a comment',
    '* [hidden](https://example.org/hidden)',
    '-->',
    'Prose with [a link](https://example.org/e), [a reference][ref] and https://example.org/bare.',
    '',
    '[ref]: https://example.org/ref',
  ].join('\n'),
).text;
