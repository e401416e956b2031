/**
 * Where an older Python-Markdown differs from 3.7, the site's, and where this library differs from 3.7.
 *
 * Each change is one from Python-Markdown's change log, with what a document must hold to be able to show it and rows that do:
 * what 3.7 makes of them, which older versions make something else of.
 */
export interface Change {
  /** The first version that renders as the site does. */
  readonly since: readonly [number, number, number];
  /** What the change log says, with the number of the issue. */
  readonly log: string;
  readonly name: string;
  readonly pattern: RegExp;
  readonly rows: readonly (readonly [markdown: string, html: string])[];
}

export const CHANGES: readonly Change[] = [
  {
    since: [3, 4, 2],
    log: 'Improve standalone * and _ parsing (#1300)',
    name: 'asterisks and underscores that stand alone are text',
    pattern: /(?:^|[\s[\]`*_>|(])[*_]{1,3}(?=[\s\][*_`<|]|$)/m,
    rows: [
      ['** x*', '<p>** x*</p>'],
      ['*x **', '<p>*x **</p>'],
      ['**x **', '<p>**x **</p>'],
      ['__ t__', '<p>__ t__</p>'],
    ],
  },
  {
    since: [3, 4, 2],
    log: 'Consider <html> HTML tag a block-level element (#1309)',
    name: '<html> is a block',
    pattern: /<\/?html/i,
    rows: [['<html>*x*</html>', '<html>*x*</html>']],
  },
  {
    since: [3, 4, 4],
    log: 'Unescape any backslash escaped inline raw HTML (#1358)',
    name: 'an escaped character in raw HTML',
    pattern: /<[a-zA-Z!/][^>]*\\/,
    rows: [['x <b title="\\*">', '<p>x <b title="\\*"></p>']],
  },
  {
    since: [3, 6, 0],
    log: 'In attribute lists, quoted attribute values are now allowed to contain curly braces (#1414)',
    name: 'braces in an attribute list',
    pattern: /\{[^}\n ][^\n]*\}[^\n]*\}|\{: ?[^\n]*\}[^\n]*\}/,
    rows: [
      ['*a*{title="{b}"}', '<p><em title="{b}">a</em></p>'],
      ['*a*{b}c}', '<p><em b>a</em>}c</p>'],
    ],
  },
  {
    since: [3, 6, 0],
    log: 'Refactor TOC Sanitation',
    name: 'a footnote or raw HTML in a heading',
    pattern: /#[^\n]*(?:\[\^|<|&|\\)|(?:\[\^|<|&|\\)[^\n]*\n *[-=]/,
    rows: [['# <e@b>', '<h1 id="eb"><a class="toclink" href="#eb"><a href="mailto:e@b">e@b</a></a></h1>']],
  },
  {
    since: [3, 6, 0],
    log: 'Ensure lines after heading in loose list are properly detabbed (#1443)',
    name: 'lines behind a heading in a loose list',
    pattern: /#[^\n]*\n +/,
    rows: [
      [
        '1. x\n\n2. # c\n    d',
        '<ol><li><p>x</p></li><li><h1 id="c"><a class="toclink" href="#c">c</a></h1><p>d</p></li></ol>',
      ],
    ],
  },
  {
    since: [3, 7, 0],
    log: 'Refactor abbr extension (#1460)',
    name: 'abbreviations',
    pattern: /^\*\[/m,
    rows: [
      ['*[HTML]: r\n`HTML`', '<p><code><abbr title="r">HTML</abbr></code></p>'],
      ['*[HTML]:', '<p>*[HTML]:</p>'],
    ],
  },
];

/** Where this library differs from 3.7: not what a newsletter holds, and not worth the code. */
export const REMAINING: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'raw HTML that ends a paragraph with Markdown in it: the site writes its attributes anew',
    pattern: /<p[^>\n]* markdown[\s\S]*<[a-z]/,
  },
  {
    name: 'an element with Markdown in it that does not end',
    pattern: /<(?:section|div) markdown[\s\S]*<(?:section|div) markdown/,
  },
  {
    name: 'the address of a link behind which the site loses a mark of its own',
    pattern: /\[\^[^\]]*\]:[\s\S]*\]\(/,
  },
  {
    name: 'an end tag behind a comment or tag without an end, and a character of two units',
    pattern: /<(?:!--|[a-zA-Z])[\s\S]*<\/[\s\S]*[\u{10000}-\u{10ffff}]/u,
  },
];

function isOlder(version: string, since: readonly [number, number, number]): boolean {
  const parts = version.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (parts[i] ?? 0) - (since[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The changes since `version`. */
export function changesSince(version: string): readonly Change[] {
  return CHANGES.filter((change) => isOlder(version, change.since));
}

/** Which changes since `version` could make that version render `text` differently. */
export function knownChanges(version: string, text: string): string[] {
  const normal = text.replace(/\r\n?/g, '\n');
  return changesSince(version)
    .filter((change) => change.pattern.test(normal))
    .map((change) => change.name);
}
