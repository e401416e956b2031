/** GitHub's side: pieces against the whole, and the HTML against micromark's. */
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { githubOutline, githubOutlineAtOnce } from '../../server/src/difference/github.ts';
import { labelsOf } from '../../server/src/difference/index.ts';
import { renderGithub } from '../../server/src/github/render.ts';
import { splitLines } from '../../server/src/text/lines.ts';
import { siteDocuments } from '../site/documents.ts';
import { normaliseHtml } from '../site/normalise.ts';
import { FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

/** Both outlines, each block a line of text; in the order of lines. */
function bothOutlines(text: string): readonly (readonly string[])[] {
  const lines = splitLines(text);
  const unread: (readonly [number, number])[] = [];
  const pieces = githubOutline(lines, 0, labelsOf(lines, 0), (first, after) => unread.push([first, after]));
  const read = (line: number): boolean => !unread.some(([first, after]) => first <= line && line < after);
  return [pieces, githubOutlineAtOnce(lines)].map((blocks) =>
    blocks
      .filter(({ line }) => read(line))
      .map(({ kind, path, line, words }) => JSON.stringify([line, kind, path, words]))
      .sort(),
  );
}

function expectEqual(text: string): void {
  const [pieces, whole] = bothOutlines(text);
  expect(pieces).toEqual(whole);
}

const PLACES: readonly string[] = [
  '```\n* a\n\n# b\n```\n* c',
  '* a\n\n  ```\n  x\n\n# b\n\n```\n* c\n```',
  '<!--\n* a\n\n# b\n-->\n* c',
  '<!-- never closed\n\n* a\n\n# b',
  '<div>\n* a\n\n* b\n</div>',
  '<pre>\n\n* a\n</pre>\n* b',
  '* a\n* b\n\n1. c\n\n2. d',
  'text\n- a\n---\n* * *\n- - -',
  ' * a\n * b\n\n text',
  '[a] and [b]\n\n[a]: https://example.com/1\n* [c]\n\n[c]: https://example.com/2 "t"',
  '> [a]\n\n[a]: https://example.com/1\n[a]: https://example.com/2',
  '* [Title](https://example.com/a) www.example.com\n* a@example.com\n* ~x~\n* [x] y\n* [^1]\n\n[^1]: note',
  '* [a] (https://example.com/)\n* [`b]`(https://example.com/)',
  '# a #\n## b\n####### c\n#d',
];

describe('pieces of a text', () => {
  it.each(PLACES)('%j: read as in the whole', (text) => {
    expectEqual(text);
    expectEqual(text.replace(/\n/g, '\r\n'));
  });
  it('are read as in the whole, whatever is in them', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(siteDocuments, soup, mutationsOf(FULL_DRAFT)), (text) => {
        fc.pre(!ambiguousLabels(text));
        expectEqual(text);
      }),
      { numRuns: EVERYTHING ? 3000 : 300 },
    );
  });
});

/** A label that is defined by what only looks like a definition, or within something else: pieces cannot know. */
const ambiguousLabels = (text: string): boolean => /\]:/.test(text) || /\[\^/.test(text);

describe('the HTML', () => {
  const expected = (text: string): string =>
    normaliseHtml(micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }));
  const actual = (text: string): string => normaliseHtml(renderGithub(text));

  it.each([
    'Title: x\nNumber: 1\n\nText.',
    '* a\n    * b\n\n| a |\n|---|\n| 1 |\n\n> q\n\n```rust\nfn x() {}\n```',
    '<script>alert(1)</script> <b>x</b> ~~y~~ https://example.com/',
  ])('%j is micromark’s', (text) => {
    const [ours, theirs] = [actual(text), expected(text)].map((html) => html.replace(/<tbody>|<\/tbody>/g, ''));
    expect(ours).toBe(theirs);
  });

  it('says in which line a block begins', () => {
    expect(renderGithub('Title: x\r\n\r\n* a\r\n    * b\r\n\r\n> c', { lines: true })).toBe(
      '<p data-line="0">Title: x</p>\n<ul data-line="2">\n<li data-line="2">a\n<ul data-line="3">\n<li data-line="3">b</li>\n</ul>\n</li>\n</ul>\n<blockquote data-line="5">\n<p data-line="5">c</p>\n</blockquote>',
    );
  });
});

describeShared('issues of the newsletter', ['twir/content', 'site/first-published'], () => {
  const texts = ['twir/content', 'site/first-published'].flatMap((folder) => {
    const all = sharedTexts(folder);
    return EVERYTHING ? all : sample(all, 12);
  });
  it.each(texts)('$name: pieces are read as in the whole', ({ text }) => expectEqual(text));
});
