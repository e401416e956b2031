/** The lines that blocks of the site's HTML say they begin in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderSite } from '../../server/src/site/index.ts';
import { siteDocuments } from '../site/documents.ts';

const lines = (text: string): readonly string[] =>
  [...renderSite(text, { lines: true }).matchAll(/<([a-z0-9]+)[^>]* data-line="(\d+)"|<(div) data-line="(\d+)"/g)].map(
    ([, tag, line, box, boxLine]) => `${tag ?? box} ${line ?? boxLine}`,
  );

const ROWS: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ['Title: x\n\n# One\n\nText\ngoes on 🦀', 'h1 2', 'p 4'],
  ['* a\n    * b\n\n* c', 'ul 0', 'li 0', 'p 0', 'ul 1', 'li 1', 'li 3', 'p 3'],
  ['> q\n> r\n\n---\n\n```\ncode\n```\n\n    more', 'blockquote 0', 'p 0', 'hr 3', 'div 5', 'div 9'],
  ['| a |\n|---|\n| 1 |', 'table 0', 'tr 0', 'th 0', 'tr 2', 'td 2'],
];

it.each(ROWS)('%j', (text, ...expected) => {
  expect(lines(text)).toEqual(expected);
  expect(lines(text.replace(/\n/g, '\r\n'))).toEqual(expected);
});

it('change nothing else', () => {
  fc.assert(
    fc.property(siteDocuments, (text) => {
      fc.pre(!text.includes('data-line'));
      expect(renderSite(text, { lines: true }).replace(/ data-line="\d+"/g, '')).toBe(renderSite(text));
    }),
    { numRuns: 200 },
  );
});
