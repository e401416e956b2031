/** The short way on the site's side: texts in the usual form are read without the site's inline parser, and the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteOutline } from '../../server/src/difference/site.ts';
import { parseSite } from '../../server/src/site/index.ts';
import { htmlDocuments, siteDocuments } from '../site/documents.ts';
import { FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

function expectSame(text: string): void {
  const document = parseSite(text);
  // Marks that the site leaves in its output are numbered by what it looked into.
  const outline = (shortWay: boolean): string =>
    JSON.stringify(siteOutline(document, shortWay)).replace(/klzzwxh:\d+/g, '');
  expect(outline(true)).toBe(outline(false));
}

const TEXTS: readonly string[] = [
  '* [video] [Title](u) text\n    * [**x**](https://a.b/c_d)',
  '[video]: u\n\n* [video] text\n* [Video] [Title](x)',
  '*[CFP]: call\n\nThe CFP is open.',
  '`x`{.c} [a](b){.d} *e*{.f}',
  "* [a](https://a.b/it's) and `\\` and ` x ` and `a\\`b`",
  '[^1] x\n\n[^1]: **y** z',
  '| [a](b) | c |\n|---|---|\n| *d* | e |',
  '# *A* [b](c)\n\nterm *t*\n: details `d`',
  '*a*b **c**d e_f_g _h_ 2*3*4',
  '[a [b] c](d) [[e] f](g) [h](i)j',
  'https://a.b/c www.a.b a@b.c ~~d~~ &amp; & <b>',
  '<div markdown="1">\n*a*\n\n* [b](c)\n</div>',
  '**@a** by *B.*, **c**',
];

describe('the site’s outline', () => {
  it.each(TEXTS)('%j: the short way leads to the same', (text) => {
    expectSame(text);
    expectSame(text.replace(/\n/g, '\r\n'));
  });

  const piece = fc.constantFrom(
    ...[
      'a',
      'B.',
      '*',
      '**',
      '_',
      ' ',
      ' ',
      '`',
      '` ',
      '[',
      ']',
      '](u)',
      "](u'v)",
      '](u_v)',
      '[r]',
      '[^f]',
      '\\',
      '{.c}',
    ],
    ...['!', '&', ';', '(', ')', '<', '>', '@', '://', '  \n', '\n', '🦀', '"', "'", '|', ':', '~', '#'],
  );
  it('whatever the text', () => {
    const line = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const definitions = fc.constantFrom('', '\n\n[r]: x', '\n\n[^f]: y', '\n\n[b.]: z', '\n\n*[a]: t');
    fc.assert(
      fc.property(line, definitions, (text, defined) => expectSame(`* x\n* ${text}${defined}`)),
      { numRuns: EVERYTHING ? 50_000 : 5000 },
    );
  });

  it('whatever the draft', { timeout: 120_000 }, () => {
    fc.assert(fc.property(fc.oneof(siteDocuments, htmlDocuments, soup, mutationsOf(FULL_DRAFT)), expectSame), {
      numRuns: EVERYTHING ? 3000 : 300,
    });
  });
});

describeShared('issues of the newsletter', ['twir/content', 'site/first-published'], () => {
  const texts = ['twir/content', 'site/first-published'].flatMap((folder) => {
    const all = sharedTexts(folder);
    return EVERYTHING ? all : sample(all, 30);
  });
  it.each(texts)('$name: the short way leads to the same', ({ text }) => expectSame(text));
});
