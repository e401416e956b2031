/** Blocks, lines and offsets: what a linter asks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  offsetAfter,
  offsetOf,
  parseSite,
  type SourceText,
  siteLines,
} from '../../server/src/site/index.ts';
import { siteDocuments } from './documents.ts';

/** Each line as `kind depth`, with `*` where an item begins. */
function lines(text: string): string[] {
  return siteLines(parseSite(text)).map((line) => `${line.kind} ${line.depth}${line.startsItem ? ' *' : ''}`);
}

describe('siteLines', () => {
  const rows: [name: string, text: string, expected: string[]][] = [
    ['items', '* a\n* b', ['item 1 *', 'item 1 *']],
    [
      'a list behind a line of text is swallowed',
      'These are:\n* a\n* b',
      ['paragraph 0', 'paragraph 0', 'paragraph 0'],
    ],
    ['a list behind a heading is none the worse', '## These\n* a', ['heading 0', 'item 1 *']],
    ['three spaces go flat', '* a\n   * b', ['item 1 *', 'item 1 *']],
    ['four spaces nest', '* a\n    * b', ['item 1 *', 'item 2 *']],
    ['a tab nests', '* a\n\t* b', ['item 1 *', 'item 2 *']],
    ['eight spaces are text', '* a\n        * b', ['item 1 *', 'item 1']],
    ['a lazy line', '* a\nb\n* c', ['item 1 *', 'item 1', 'item 1 *']],
    ['loose items', '* a\n\n* b', ['item 1 *', 'blank 0', 'item 1 *']],
    ['an indented heading is text and swallows', ' ## H\n* a', ['paragraph 0', 'paragraph 0']],
    ['a line that begins with a number sign', 'due to\n#1234, which', ['paragraph 0', 'heading 0']],
    ['setext by accident', '* a\n---\n* b', ['heading 0', 'heading 0', 'item 1 *']],
    ['a parenthesis makes no item', '1) a', ['paragraph 0']],
    ['a marker without space makes no item', '*a', ['paragraph 0']],
    ['a comment over a list', '<!-- c -->\n* a', ['comment 0', 'item 1 *']],
    ['a comment with a space behind it', '<!-- c --> \n* a', ['comment 0', 'paragraph 0']],
    ['a fence', '```\n* a\n```', ['fence 0', 'fence 0', 'fence 0']],
    [
      'a fence in an item is none',
      '* a\n\n    ```\n    b\n    ```',
      ['item 1 *', 'blank 0', 'paragraph 1', 'paragraph 1', 'paragraph 1'],
    ],
    ['code', 'a\n\n    * b', ['paragraph 0', 'blank 0', 'code 0']],
    ['quotes with a blank line between', '> a\n\n> b', ['paragraph 0', 'blank 0', 'paragraph 0']],
    ['a quote goes on without its sign', '> a\nb\n* c', ['paragraph 0', 'paragraph 0', 'paragraph 0']],
    ['metadata', 'Title: x\nNumber: 1\n\n# H', ['metadata 0', 'metadata 0', 'blank 0', 'heading 0']],
    ['a definition is no text', 'a\n[a]: u\n* b', ['paragraph 0', 'definition 0', 'item 1 *']],
    ['an empty item', '* [X]: u', ['definition 1 *']],
    ['an abbreviation by accident', '*[video]: u', ['abbreviation 0']],
    ['a definition list by accident', 'Term\n: x', ['definitionList 0', 'definitionList 0']],
    ['a table', 'a | b\n--- | ---\nc | d', ['table 0', 'table 0', 'table 0']],
    ['a table behind text is text', 'x\na | b\n--- | ---', ['paragraph 0', 'paragraph 0', 'paragraph 0']],
    ['a footnote', '[^1]: a\n\n    b', ['paragraph 0', 'blank 0', 'paragraph 0']],
    [
      'Windows line ends, a byte order mark',
      '\ufeffTitle: x\r\n\r\n* a\r\n    * b',
      ['metadata 0', 'blank 0', 'item 1 *', 'item 2 *'],
    ],
    ['raw HTML', '<div>\n* a\n</div>', ['html 0', 'html 0', 'html 0']],
    ['a word and a colon at the top are metadata', 'These:\n* a', ['metadata 0', 'item 1 *']],
    ['nothing', '', ['blank 0']],
  ];
  it.each(rows)('%s', (_name, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });
});

/** All texts in a tree. */
function contents(blocks: readonly Block[]): SourceText[] {
  return blocks.flatMap((block) => [
    ...('content' in block ? [block.content] : []),
    ...('children' in block ? contents(block.children) : []),
  ]);
}

function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...('children' in block ? allBlocks(block.children) : [])]);
}

describe('offsets', () => {
  it('lead from every piece of a text back to the original', () => {
    fc.assert(
      fc.property(siteDocuments, (text) => {
        const document = parseSite(text);
        for (const content of contents(document.children)) {
          let at = 0;
          for (const piece of content.pieces) {
            expect(piece.at).toBe(at);
            at += piece.length;
            const original = text.slice(piece.start, piece.end);
            const ours = content.text.slice(piece.at, at);
            if (original !== ours)
              expect(original.length === 0 || /[\t\r\x02\x03<&`~\n]/.test(original + ours)).toBe(true);
          }
          expect(at).toBe(content.text.length);
        }
        for (const block of allBlocks(document.children)) {
          expect(block.start).toBeGreaterThanOrEqual(0);
          expect(block.end).toBeGreaterThanOrEqual(block.start);
          expect(block.end).toBeLessThanOrEqual(text.length);
        }
        expect(siteLines(document).length).toBe(text.split(/\r\n|\n|\r/).length);
      }),
      { numRuns: 200 },
    );
  });

  const rows: [name: string, text: string, word: string][] = [
    ['a paragraph', 'some word', 'word'],
    ['an item', '* x\n    * word y', 'word'],
    ['an item behind tabs', '*\tx\n\t*\tword', 'word'],
    ['a quote in a quote', '> > a\r\n> > word', 'word'],
    ['a heading', '\ufeff# word #\r\n', 'word'],
    ['a cell', 'a | b\n--- | ---\nx | word', 'word'],
    ['a footnote', '[^1]: a\n\n    word', 'word'],
    ['details', 'Term\n: a word', 'word'],
    ['behind a fence', '```\r\nx\r\n```\r\n\r\nword', 'word'],
  ];
  it.each(rows)('%s', (_name, text, word) => {
    const content = contents(parseSite(text).children).find((candidate) => candidate.text.includes(word));
    const at = content?.text.indexOf(word) ?? -1;
    expect(content && text.slice(offsetOf(content, at), offsetAfter(content, at + word.length))).toBe(word);
  });

  it('begin a block at its marker', () => {
    const text = '* a\n\n    * b\n\n> c\n\n```\nd\n```\n\n## e\n';
    const starts = allBlocks(parseSite(text).children).map(
      (block) => `${block.kind} ${text.slice(block.start, block.start + 3)}`,
    );
    expect(starts).toEqual([
      'list * a',
      'item * a',
      'paragraph a\n\n',
      'list * b',
      'item * b',
      'text b\n\n',
      'quote > c',
      'paragraph c\n\n',
      'fence ```',
      'heading ## ',
    ]);
  });
});
