/** Input made to be slow or to overflow: it only has to end, in time that grows with its size. */
import { describe, expect, it } from 'vitest';
import { parseSite, renderSite, siteLines } from '../../server/src/site/index.ts';

const MB = 1_000_000;

/** `text` repeated until it is `size` long. */
function fill(text: string, size: number): string {
  return text.repeat(Math.ceil(size / text.length));
}

describe('hostile input ends', () => {
  const oneLine: string[] = [
    'a',
    ' ',
    '[',
    ']',
    '(',
    '*',
    '_',
    '`',
    '<',
    '>',
    '#',
    '|',
    '\\',
    '&',
    '!',
    '{',
    '- ',
    '* ',
    '1. ',
    '> ',
    '**',
    '***',
    '__',
    '* *',
    '*a',
    '**a',
    '_a',
    '__a_',
    '***a*',
    '[a](',
    '[a](b "',
    "[a](b'(",
    '[a](<',
    '![a](',
    '[a][',
    '[a]',
    '[^',
    '![',
    '<a ',
    '<a b="',
    '<!--',
    '<!-- --',
    '<div>',
    '</div>',
    '<?',
    '<!',
    '<![CDATA[',
    '&#',
    '&a',
    '`a``b```',
    '\\`',
    '[a](b)',
    '<b>',
    '<a<b>',
    '**a** ',
    '`a` ',
    '[a](b){',
    '{a',
    ' {a',
    '| a ',
    '|`',
    ': ',
    'a@',
    '<a@',
    '  \n',
    '*[a]: b\n',
    '[a]: b\n',
    '[a]: "',
    '[^1]: a\n',
    '# a\n',
    '***\n',
    '> a\n',
    '* a\n',
    '    * a\n',
    ': a\n',
    'a\n',
    'a\n\n',
    '* a\n\n',
    '> a\n\n',
    '[^1]: a\n\n',
    '[a]: b\n\n',
    '    a\n\n',
    '# a\n\n',
    'a\n===\n',
    'a|b\n-|-\n',
    '```\n',
    '~~~a\n',
    '\n',
    '\t',
    '\r',
    ' \n',
    'a\n: b\n\n',
    '\x02',
    '\u2028',
  ];
  it.each(oneLine)('300 kB of %j', (unit) => {
    const text = fill(unit, 0.3 * MB);
    expect(typeof renderSite(text)).toBe('string');
  });

  it('1 MB in one line', () => {
    const text = fill('* [a b c](https://x.y/z) `code` **bold** <b> &amp; \\* ', MB);
    expect(renderSite(text).length).toBeGreaterThan(MB);
  });

  it('10 MB of items', () => {
    const text = fill('* [Title of the page](https://example.com/a/b_c)\n    * [**x**](y)\n\n', 10 * MB);
    const document = parseSite(text);
    expect(siteLines(document).length).toBe(text.split('\n').length);
  });

  const nested: [name: string, text: string][] = [
    ['quotes', `${'>'.repeat(20_000)} a`],
    ['quotes in lines', fill('>', 2000).concat('\n').repeat(200)],
    ['lists', Array.from({ length: 600 }, (_, i) => `${'    '.repeat(i)}* a`).join('\n')],
    ['loose lists', Array.from({ length: 600 }, (_, i) => `${'    '.repeat(i)}* a`).join('\n\n')],
    ['quotes and lists', fill('> * ', 20_000)],
    ['lists in lists in a line', fill('* 1. - ', 20_000)],
    ['brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['links in links', `${'['.repeat(20_000)}a${'](b)'.repeat(20_000)}`],
    ['emphasis', '*a **b '.repeat(20_000) + '** *'.repeat(20_000)],
    ['HTML', '<div>'.repeat(20_000) + '</div>'.repeat(20_000)],
    ['HTML that closes otherwise', '<div>'.repeat(20_000) + '</p>'.repeat(20_000)],
    ['instructions', fill('<?\n>\n', 200_000)],
    ['definition lists', fill('a\n: ', 20_000)],
    ['abbreviations', `${fill('*[a]: b\n', 100_000)}\n${fill('a ', 100_000)}`],
    ['equal headings', fill('# a\n', 100_000)],
  ];
  it.each(nested)('nested %s', (_name, text) => {
    expect(typeof renderSite(text)).toBe('string');
    expect(siteLines(parseSite(text)).length).toBe(text.split('\n').length);
  });
});
