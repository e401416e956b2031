/** Raw HTML with Markdown in it: what the site prints, and where the blocks in it stand. */
import { describe, expect, it } from 'vitest';
import { type Block, parseSite, renderSite, siteLines } from '../../server/src/site/index.ts';
import { normaliseHtml } from './normalise.ts';

const ROWS: readonly (readonly [markdown: string, html: string])[] = [
  ['<div markdown="1">\n*x*\n\n* a\n</div>', '<div><p><em>x</em></p><ul><li>a</li></ul></div>'],
  ['<div markdown>*x*</div> *y*', '<div><p><em>x</em></p></div><p><em>y</em></p>'],
  ['<DIV MARKDOWN="1" CLASS=c>*x*</DIV>', '<div class="c"><p><em>x</em></p></div>'],
  ['<div markdown="span">*x*\n\n* a</div>', '<div><em>x</em> * a</div>'],
  ['<p markdown="1">*x*\n\ny</p>', '<p><em>x</em> y</p>'],
  ['<li markdown="block">*x*\n\ny</li>', '<li><p><em>x</em></p><p>y</p></li>'],
  ['<div markdown="0">*x*</div>', '<div markdown="0">*x*</div>'],
  ['<pre markdown="1">*x*</pre>', '<pre markdown="1">*x*</pre>'],
  ['<b markdown="1">*x*</b>', '<p><b markdown="1"><em>x</em></b></p>'],
  ['x <div markdown="1">*y*</div>', '<p>x <div markdown="1"><em>y</em></div></p>'],
  ['<div>\n<div markdown="1">*x*</div>\n</div>', '<div><div markdown="1">*x*</div></div>'],
  [
    '<div markdown="1">\n<section markdown="1">*x*</section>\n*y*\n</div>',
    '<div><section><p><em>x</em></p></section><p><em>y</em></p></div>',
  ],
  [
    '<div markdown="1">\n<section>*x* &lt; <b>y</b></section>\n*z*\n</div>',
    '<div><section>*x* &lt; <b>y</b></section><p><em>z</em></p></div>',
  ],
  ['<p markdown="1">*x*\n<div markdown="1">*y*</div>', '<p><em>x</em></p><div><em>y</em></div>'],
  ['<div markdown="1">*x*', '<div><p><em>x</em></p></div>'],
  ['<div markdown="1">\n<div markdown="1">\n<p markdown="1">x', ''],
  [
    '<div markdown="1">\n# Head\n\n[a]: u\n</div>\n\n[a]',
    '<div><h1 id="head"><a class="toclink" href="#head">Head</a></h1></div><p><a href="u">a</a></p>',
  ],
  ['<hr markdown="1" class=c>\nx', '<hr class="c"><p>x</p>'],
];

describe('raw HTML with Markdown in it', () => {
  it.each(ROWS)('%j', (markdown, html) => {
    for (const text of [markdown, markdown.replace(/\n/g, '\r\n'), `\ufeff${markdown}`]) {
      expect(normaliseHtml(renderSite(text))).toBe(normaliseHtml(html));
    }
  });

  it.each(['\n', '\r\n'])('knows where its blocks stand (%j)', (eol) => {
    const text = ['Text.', '<div markdown="1">', '*x* y', '', '* a', '    * b', '<p>raw</p>', '</div>', 'z'].join(eol);
    const found: [string, string][] = [];
    const visit = (blocks: readonly Block[]): void => {
      for (const block of blocks) {
        found.push([block.kind, text.slice(block.start, block.end).replaceAll(eol, '\n')]);
        if ('children' in block) visit(block.children);
      }
    };
    visit(parseSite(text).children);
    expect(found).toEqual([
      ['paragraph', 'Text.'],
      ['element', '<div markdown="1">\n*x* y\n\n* a\n    * b\n<p>raw</p>\n</div>'],
      ['paragraph', '*x* y'],
      ['list', '* a\n    * b'],
      ['item', '* a\n    * b'],
      ['text', 'a'],
      ['list', '* b'],
      ['item', '* b'],
      ['text', 'b'],
      ['html', '<p>raw</p>'],
      ['paragraph', 'z'],
    ]);
    expect(siteLines(parseSite(text)).map(({ kind, depth }) => `${kind}${depth || ''}`)).toEqual([
      'paragraph',
      'html',
      'paragraph',
      'html',
      'item1',
      'item2',
      'html',
      'html',
      'paragraph',
    ]);
  });

  it('takes time in proportion, however deep', () => {
    const deep = '<div markdown="1">\n'.repeat(20_000);
    const start = performance.now();
    renderSite(deep);
    renderSite(`${deep}${'</div>\n'.repeat(20_000)}`);
    renderSite('<div markdown="1">\n*a*\n</div>\n'.repeat(5000));
    renderSite('<p markdown="1">\n'.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
