import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCanonical } from '../../server/src/markdown/canonical.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import { describeShared, sharedTexts } from '../support/shared.ts';

const remark = createInlineParser({ canonical: false });
const labels = new Map([
  ['calendar', 'https://example.org/calendar'],
  ['odd', 'https://example.org/?a=b&amp;c'],
]);

/** Lines that take the short way. */
const canonical = [
  'plain words, with punctuation! and - dashes',
  '[A title](https://example.org/a?b=c&d=e#f)',
  '[video] [A title: with `code` in it](https://example.org/a_b_c*d)',
  '[ZH] [video] [标题 🦀](https://example.org/)',
  '2025-06-10 | Berlin, DE | [Rust Example](https://www.meetup.com/rust-example)',
  '[**Hack & Learn**](https://example.org/1)',
  '`code` and ` code ` with [a link](x)',
  '[a [nested] title](https://example.org)',
  '[[RFC] A title](https://example.org)',
  '*emphasis*',
  '*A sentence.*',
  'by **@somebody**.',
  '**Bold** words',
  'snake_case [snake_case](https://example.org)',
  'many were [merged last week][Calendar], and [`some` more][calendar].',
  '[video] [**One**][calendar]',
];
/** Lines that are for remark. */
const odd = [
  '',
  ' indented',
  'trailing ',
  '[calendar] is defined elsewhere',
  '[a [calendar] title](https://example.org)',
  '[a [nested](x) title](https://example.org)',
  '[a][nowhere]',
  '[a][odd]',
  '[a][calendar](x)',
  '[a][]',
  '[a](https://example.org/(b))',
  '*emphasis*s',
  '_emphasis_',
  '* item',
  '***',
  '**a *b* c**',
  'snake_',
  '&amp; and <b>',
  '# heading',
  '1. list',
  '2) list',
  '![image](x)',
  'two\nlines',
  '[x]: https://example.org',
  '``two`` ticks',
  '[t](<a b>)',
  '[t](a "title")',
  'half a pair \ud83e of surrogates',
];

describe('the short way', () => {
  it.each(canonical)('reads %j as remark does', (text) => {
    expect(parseCanonical(text, labels)).toEqual(remark.parse(text, labels));
  });
  it.each(odd)('leaves %j to remark', (text) => expect(parseCanonical(text, labels)).toBeUndefined());

  const piece = fc.constantFrom(
    ...[
      '[',
      ']',
      '(',
      ')',
      '](',
      '`',
      '**',
      '*',
      '_',
      ' ',
      '!',
      '&',
      '&amp;',
      '<',
      '>',
      '\\',
      '#',
      '-',
      '1.',
      ':',
      '|',
    ],
    ...[
      'a',
      'Title',
      'https://example.org/',
      'code',
      '[video]',
      'a_b',
      ' *a*',
      '**b.** ',
      '[x](y)',
      '[**b**](c)',
      '🦀',
      '\u00a0',
      '[calendar]',
      '[a][calendar]',
      '[odd]',
      '\t',
      '"t"',
    ],
  );
  it('reads no line otherwise than remark', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const short = parseCanonical(text, labels);
        if (short) expect(short).toEqual(remark.parse(text, labels));
      }),
      { numRuns: 20_000 },
    );
  });
});

describeShared('the short way, on the newsletter’s issues', ['twir/content'], () => {
  it('reads no line otherwise than remark, and most of them', () => {
    let short = 0;
    let all = 0;
    const lines = new Set(
      sharedTexts('twir/content').flatMap(({ text }) =>
        text.split(/\r?\n/).map((raw) => raw.replace(/^\s*[*+-]\s+/, '')),
      ),
    );
    for (const line of lines) {
      if (!/[[`*_<&\\]/.test(line)) continue;
      const read = parseCanonical(line);
      all++;
      if (!read) continue;
      short++;
      expect(read, line).toEqual(remark.parse(line));
    }
    expect(short / all).toBeGreaterThan(0.6);
  });
});
