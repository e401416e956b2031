/** Inline structure with offsets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type InlineNode, parseInlines, parseSite, type SourceText } from '../../server/src/site/index.ts';
import { siteDocuments } from './documents.ts';

function leaves(blocks: readonly Block[]): SourceText[] {
  return blocks.flatMap((block) => [
    ...('content' in block && block.kind !== 'code' && block.kind !== 'fence' ? [block.content] : []),
    ...('children' in block ? leaves(block.children) : []),
  ]);
}

/** Each node as its kind and the original text it stands for. */
function show(text: string): string[] {
  const document = parseSite(text);
  const lines = (nodes: readonly InlineNode[], indent: string): string[] =>
    nodes.flatMap((node) => [
      `${indent}${node.kind} ${text.slice(node.start, node.end)}`,
      ...('children' in node ? lines(node.children, `${indent}  `) : []),
    ]);
  return leaves(document.children).flatMap((content) => lines(parseInlines(content, document), ''));
}

describe('parseInlines', () => {
  const rows: [name: string, text: string, expected: string[]][] = [
    [
      'a link',
      '* [video] [a *b*](u "t") c',
      ['text [video] ', 'link [a *b*](u "t")', '  text a ', '  em *b*', '    text b', 'text  c'],
    ],
    ['a link with a space before its address', '[a] (u)', ['text [a] (u)']],
    ['a link that is not closed', '[a](u', ['text [a](u']],
    ['an apostrophe and a parenthesis', "[a](b-'(c).html)", ["link [a](b-'(c).html", '  text a', 'text )']],
    ['a reference', '[a][b]\n\n[b]: u', ['link [a][b]', '  text a']],
    ['code first', '*a `b*` c*', ['em *a `b*` c*', '  text a ', '  code `b*`', '  text  c']],
    ['escapes', 'a\\*\\<', ['text a', 'escape \\*', 'text \\<']],
    [
      'raw HTML and entities',
      '<T> &amp; <!-- *c* -->',
      ['html <T>', 'text  ', 'html &amp;', 'text  ', 'html <!-- *c* -->'],
    ],
    [
      'addresses',
      '<https://a.b> <me@a.b> https://a.b',
      ['autolink <https://a.b>', 'text  ', 'autolink <me@a.b>', 'text  https://a.b'],
    ],
    ['strong in a loose end', '**a **', ['text **a **']],
    ['emphasis in strong emphasis', '***a** b*', ['em ***a** b*', '  strong **a**', '    text a', '  text  b']],
    ['words with underscores', 'a_b_c __d__', ['text a_b_c ', 'strong __d__', '  text d']],
    ['a hard break', 'a  \nb', ['text a', 'break   \n', 'text b']],
    ['an image', '![a](b)', ['image ![a](b)']],
    ['a footnote', 'a[^1]\n\n[^1]: b', ['text a', 'footnoteReference [^1]', 'text b']],
    ['behind a quote and a tab', '\ufeff> >\ta **b**\r\n', ['text a ', 'strong **b**', '  text b']],
  ];
  it.each(rows)('%s', (_name, text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  it('gives offsets within the text, children within their parents', () => {
    const check = (nodes: readonly InlineNode[], start: number, end: number): void => {
      for (const node of nodes) {
        expect(node.start).toBeGreaterThanOrEqual(start);
        expect(node.end).toBeGreaterThanOrEqual(node.start);
        expect(node.end).toBeLessThanOrEqual(end);
        if ('children' in node) check(node.children, node.start, node.end);
      }
    };
    fc.assert(
      fc.property(siteDocuments, (text) => {
        const document = parseSite(text);
        for (const content of leaves(document.children)) check(parseInlines(content, document), 0, text.length);
      }),
      { numRuns: 200 },
    );
  });
});
