import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { splitLines, withEol } from '../../server/src/text/lines.ts';
import { contains, span, touches, trimSpan } from '../../server/src/text/span.ts';

const TEXTS = {
  empty: '',
  'one line': 'abc',
  'a final line ending': 'abc\n',
  LF: 'a\nb\n\nc',
  CRLF: 'a\r\nb\r\n\r\nc\r\n',
  CR: 'a\rb\r\rc',
  mixed: 'a\r\nb\nc\rd\n\re\r\r\nf',
  'only line endings': '\r\n\n\r',
  'a byte order mark': '\uFEFFTitle: x\n',
  'a crab': 'x🦀y\n🦀',
  'combining letters': 'e\u0301\na\u0308\u0323b',
  'Chinese, Japanese, Korean': '中文\r\n日本語\n한국어',
  'a lone surrogate': 'a\ud83e\nb\udd80',
  'separators that end no line': 'a\u2028b\u0085c\u000bd\u000ce',
};

const anyLines = fc
  .array(fc.constantFrom('a', '\n', '\r\n', '\r', '🦀', 'e\u0301', '\uFEFF', '\u2028'), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** The protocol's own library is the judge of every offset and of positions in and outside the text. */
function agree(text: string): void {
  const lines = splitLines(text);
  const judge = TextDocument.create('file:///a', 'markdown', 1, text);
  expect(lines.all).toHaveLength(judge.lineCount);
  for (let offset = -2; offset <= text.length + 2; offset++) {
    const position = lines.positionAt(offset);
    expect([offset, position]).toEqual([offset, judge.positionAt(offset)]);
    const betweenCrLf = text.slice(offset - 1, offset + 1) === '\r\n';
    if (offset >= 0 && offset <= text.length && !betweenCrLf) expect(lines.offsetAt(position)).toBe(offset);
  }
  for (let line = 0; line <= lines.all.length + 1; line++) {
    for (const character of [0, 1, 2, 1000])
      expect(lines.offsetAt({ line, character })).toBe(judge.offsetAt({ line, character }));
  }
  let whole = '';
  for (const line of lines.all) {
    expect(line.start).toBe(whole.length);
    expect(text.slice(line.start, line.end)).toBe(line.text);
    expect(line.text).not.toMatch(/[\r\n]/);
    whole += text.slice(line.start, line.next);
  }
  expect(whole).toBe(text);
}

describe('lines and positions', () => {
  it.each(Object.entries(TEXTS))('%s', (_, text) => agree(text));
  it('any mix', () => fc.assert(fc.property(anyLines, agree)));

  it.each([
    ['', '\n'],
    ['a', '\n'],
    ['a\r\nb\r\nc\n', '\r\n'],
    ['a\nb\nc\r\n', '\n'],
    ['a\rb\r', '\r'],
  ])('the line ending of %j is %j', (text, eol) => expect(splitLines(text).eol).toBe(eol));

  it.each([
    ['a\nb', '\r\n', 'a\r\nb'],
    ['a\r\nb\rc\n', '\n', 'a\nb\nc\n'],
    ['a\r\nb', '\r\n', 'a\r\nb'],
    ['', '\r\n', ''],
  ] as const)('%j with %j', (text, eol, expected) => expect(withEol(text, eol)).toBe(expected));
});

describe('spans', () => {
  it('an end before its start gives an empty span', () => expect(span(5, 3)).toEqual({ start: 5, end: 5 }));
  it.each([
    [0, 5, 0, 5, true],
    [0, 5, 5, 5, true],
    [0, 5, 4, 6, false],
    [2, 5, 1, 3, false],
  ])('%d–%d holds %d–%d: %s', (a, b, c, d, expected) => expect(contains(span(a, b), span(c, d))).toBe(expected));
  it.each([
    [0, 5, 5, 6, true],
    [0, 5, 6, 7, false],
    [3, 3, 0, 3, true],
  ])('%d–%d touches %d–%d: %s', (a, b, c, d, expected) => expect(touches(span(a, b), span(c, d))).toBe(expected));
  it.each([
    ['  a b \t', 2, 5],
    ['\u00a0a\r\n', 1, 2],
    ['   ', 3, 3],
    ['', 0, 0],
  ])('%j without white space', (text, start, end) =>
    expect(trimSpan(text, span(0, text.length))).toEqual({ start, end }),
  );
});
