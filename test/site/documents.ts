/** Generated drafts: what a newsletter is made of, right and wrong, in any order. */
import fc from 'fast-check';

const words = fc.constantFrom(
  'Rust',
  'a',
  'the crate',
  'foo_bar',
  '__init__',
  'HTML',
  'x.y',
  '2026-01-02',
  'Berlin, DE',
  'é',
  '🦀',
  'AT&T',
  'https://x.y/z_w*v',
  'C++',
  '#12',
  'a|b',
  '1 < 2',
  'x > y',
  '5*6*7',
  "it's",
  '"q"',
  'v1.0',
  'Vec<T>',
  '(x)',
  '[x]',
  '!',
  ':',
  '...',
  '~~s~~',
);

const urls = fc.constantFrom(
  'https://a.b/c',
  'https://a.b/c_d_e',
  'https://a.b/(x)',
  'https://a.b/?a=b&c=d',
  'https://a.b/?a=b&amp;c',
  '<https://a b>',
  'u',
  'https://a.b/c d',
  "https://a.b/it's",
  "https://a.b/it's-(x)",
  'https://a.b/(x',
  '',
  ' https://a.b ',
  'https://a.b/*x*',
  '#f',
  'https://a.b/\\_x',
  '(https://a.b)',
  'u`c`',
);

const titles = fc.constantFrom('', '', '', ' "t"', " 't'", ' "t', ' "a "b" c"', ' (t)', '"t"', ' "t" ', ' "it\'s"');

const { span: inline } = fc.letrec<{ span: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: words },
    {
      weight: 3,
      arbitrary: fc.tuple(tie('span'), urls, titles).map(([text, url, title]) => `[${text}](${url}${title})`),
    },
    { weight: 1, arbitrary: fc.tuple(tie('span'), urls).map(([text, url]) => `![${text}](${url})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('span'), fc.constantFrom('[ref]', '[]', ' [ref]', '[Other]', '', '[^1]'))
        .map(([t, r]) => `[${t}]${r}`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('*', '**', '_', '__', '***', '___'), tie('span'))
        .map(([d, t]) => `${d}${t}${d}`),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('`', '``', '` '), tie('span')).map(([d, t]) => `${d}${t}${d}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('span'), fc.constantFrom('{.c}', '{#i}', '{k=v}', '{type error}', '{ }', '{:.c}'))
        .map(([t, a]) => `*${t}*${a}`),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '*',
        '**',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '\\',
        '\\*',
        '\\<',
        '\\`',
        '\\\\',
        '&amp;',
        '&nbsp;',
        '&#39;',
        '<b>',
        '</b>',
        '<T>',
        '<br>',
        '<https://a.b>',
        '<me@a.b>',
        '<!-- c -->',
        '<!-- *c* -->',
        '<div>',
        '[^1]',
        '[^x]',
        '[ref]',
        '[ref][]',
        '[a][ref]',
        '![ref]',
        '{.c}',
        '{x}',
        ' ** ',
        ' * ',
        '<',
        '>',
        '&',
        '[video] ',
        '`x`{.c}',
        '***',
        'REF',
        '<a href="x">',
        '\\_',
      ),
    },
  ),
  span: fc
    .array(fc.tuple(tie('piece'), fc.constantFrom(' ', ' ', '', '  ')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) =>
      parts
        .map((part) => part.join(''))
        .join('')
        .trim(),
    ),
}));

const markers = fc.constantFrom('* ', '- ', '+ ', '1. ', '2. ', '*', '10. ', '1) ', '*   ', '-\t', '* [ ] ');
const indents = fc.constantFrom('', '', '', '', ' ', '  ', '   ', '    ', '    ', '     ', '        ', '\t');
const line = fc.tuple(inline, fc.constantFrom('', '', '', '', '  ', ' ', '\\')).map((parts) => parts.join(''));
const item = fc.tuple(indents, markers, line).map((parts) => parts.join(''));
const heading = fc
  .tuple(
    fc.constantFrom('', '', '', ' '),
    fc.constantFrom('#', '##', '###', '####', '#######'),
    fc.constantFrom(' ', ' ', ''),
    line,
    fc.constantFrom('', '', ' #', ' ##', ' {#id}', ' {.c}', '#'),
  )
  .map((parts) => parts.join(''));

const block = fc.oneof(
  { weight: 6, arbitrary: fc.array(item, { minLength: 1, maxLength: 4 }) },
  { weight: 4, arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.tuple(indents, line).map((parts) => [parts.join('')]) },
  { weight: 2, arbitrary: heading.map((text) => [text]) },
  {
    weight: 1,
    arbitrary: fc.tuple(line, fc.constantFrom('---', '===', '-', '=', '--- ', '- - -')).map((parts) => [...parts]),
  },
  { weight: 1, arbitrary: fc.constantFrom('---', '***', '* * *', '___', ' ---', '- - -  ').map((text) => [text]) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.tuple(fc.constantFrom('> ', '>', '> > ', '', ' > ', '> * ', '>     '), line).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '    ', '> '),
        fc.constantFrom('```', '~~~', '```rust', '````', '``` {.rust}'),
        line,
        fc.constantFrom('```', '~~~', '````', '``` '),
      )
      .map(([i, open, text, close]) => [i + open, i + text, i + close]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(inline, inline, inline, fc.constantFrom('---|---', '|---|---|', ':-- | --:', '|:-:|---|', '---'))
      .map(([a, b, c, rule]) => [`${a} | ${b}`, rule, `| ${c} | ${a} |`]),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        '<!-- c -->',
        '<!-- c',
        '-->',
        '<!--',
        ' <!-- c -->',
        '<!-- c --> ',
        '<!-- a --> text',
        '<!-- c --><!-- d -->',
      )
      .map((text) => [text]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '<div>',
          '<p>',
          '<details>',
          '<small>',
          '<hr>',
          '<b>',
          '<div',
          '</div>',
          '<table>',
          '<pre>',
          '<center>x',
        ),
        line,
        fc.constantFrom('</div>', '</p>', '</details>', '</small>', '', '</table>', '</pre>'),
      )
      .chain(([a, b, c]) => fc.constantFrom([a, b, c], [a + b + c], [a, '', b, c])),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '[ref]: https://r.s',
        '[ref]:https://r.s',
        '[Other]: <u> "t"',
        "  [other]: u 't'",
        '[ref]:\n    u',
        '[other]: u (t)',
        '[ref]: u v',
        '[^1]: note',
        '[^1]: note\n    more',
        '[^x]: a *b*',
        '*[HTML]: Hyper',
        '*[video]: u',
        '*[HTML]:x',
      )
      .map((text) => text.split('\n')),
  },
  { weight: 1, arbitrary: fc.tuple(line, line).map(([term, text]) => [term, `: ${text}`]) },
  { weight: 1, arbitrary: fc.tuple(line).map(([text]) => [`:   ${text}`]) },
  { weight: 1, arbitrary: fc.constantFrom('{.c}', '{: #i}', 'x\n{.c}').map((text) => text.split('\n')) },
);

const gaps = fc.constantFrom([], [], [''], [''], [''], ['', ''], ['   '], ['', '', '']);

const modes = fc.constantFrom(
  '',
  '',
  ' markdown="1"',
  ' markdown="1"',
  ' markdown="block"',
  ' markdown="span"',
  ' markdown',
  ' markdown=0',
);
const tags = fc.constantFrom(
  'div',
  'div',
  'p',
  'section',
  'section',
  'li',
  'td',
  'pre',
  'b',
  'script',
  'hr',
  'details',
);
const attributes = fc.constantFrom(
  '',
  '',
  '',
  ' class="c"',
  " id='i'",
  ' x=y',
  ' open',
  ' CLASS=a',
  ' title="a &amp; b"',
);

/** Lines with raw HTML, of which much holds Markdown. */
const html = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom('', '', '', 'x '), tags, modes, attributes, fc.constantFrom('>', '>', '>', '/>'))
        .chain(([indent, tag, mode, attribute, close]) =>
          fc
            .constantFrom('', `*x*</${tag}>`, `*x*</${tag}>`, `</${tag}> *t*`)
            .map((end) => `${indent}<${tag}${mode}${attribute}${close}${end}`),
        ),
    },
    {
      weight: 6,
      arbitrary: fc.tuple(tags, fc.constantFrom('', '', ' t', '<p>')).map(([tag, tail]) => `</${tag}>${tail}`),
    },
    {
      weight: 8,
      arbitrary: fc.constantFrom('', '', '*y*', '* a', '    * b', '# h', '> q', '    c', '[a](u)', 'a | b', '---|---'),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '&amp; `&lt;` &copy; &x <',
        '<!-- c -->',
        '<b>*z*</b>',
        '`<div>`',
        '<br/>',
        '<!-- c --> *y*',
        '<?x?>',
        '```',
      ),
    },
  ),
  { minLength: 2, maxLength: 12 },
);

/** Drafts that are mostly raw HTML, with Markdown in it. */
export const htmlDocuments = html.map((lines) => `${lines.join('\n')}\n`);

/** A draft. Some have metadata, some Windows line endings. */
export const siteDocuments = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      '',
      'Title: x\nNumber: 1\n\n',
      'Title: x\n    more\n',
      ' Title: x\n\n',
      '---\nTitle: x\n---\n',
      '\n',
    ),
    fc.array(fc.tuple(block, gaps), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
  )
  .map(([head, blocks, newline]) =>
    [head, blocks.flatMap(([lines, gap]) => [...lines, ...gap]).join('\n'), '\n'].join('').replaceAll('\n', newline),
  );
