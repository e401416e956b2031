/** What docs/parity.md promises: findings of the newsletter's own checks are found, their false alarms are not repeated. */
import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { earlierIssue } from '../support/earlierIssue.ts';
import { EXAMPLE_DATE, exampleDraft } from '../support/exampleDraft.ts';

const rulesFor = (text: string): string[] =>
  checkDraft(parseDraft(exampleDraft(text).text, { fileName: `${EXAMPLE_DATE}-this-week-in-rust.md` }), RULES, {
    archive: earlierIssue('* [Seen](https://www.youtube.com/watch?v=abc)'),
  }).map(({ rule }) => rule);

describe('found', () => {
  it.each([
    ['* [A](www.example.org/a)', 'missing-scheme'],
    ['* [A](htps://example.org/a)', 'misspelt-scheme'],
    ['* [A](article)', 'address-of-no-page'],
    ['* [A](https://example.org/a?utm_source=x)', 'tracking-parameter'],
    ['* [A](https://example.org/a?utm_whatever=x)', 'tracking-parameter'],
    ['* [A](https://www.eventbrite.com/e/1?aff=x)', 'tracking-parameter'],
    ['* [A](https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa)', 'redirecting-address'],
    ['* [video] [Seen](https://youtu.be/abc)', 'published-before'],
    ['* [A](https://example.org/a)\n* [B](http://www.example.org/a/)', 'duplicate-entry'],
    ['* [A](https://github.com/someone/something)', 'bare-project'],
    ['* [A](https://crates.io/crates/something)', 'bare-project'],
    ['* [A long title about many things, which goes on until it is cut…](https://example.org/a)', 'truncated-title'],
    ['* [Use `Vec](https://example.org/a)', 'odd-backtick'],
    ['* [Use Vec<T> well](https://example.org/a)', 'unescaped-tag'],
    ['* [A]: https://example.org/a', 'item-swallowed'],
  ])('%j: %s', (text, rule) => expect(rulesFor(text)).toContain(rule));
});

describe('rightly not said', () => {
  it.each([
    'https://example.com',
    'https://example.org/?q=a%20b',
    'https://example.org/page?tab',
    'https://example.org/page?a=',
    'https://example.org/page?q=x:y,z',
    'https://web.archive.org/web/2024/https://example.org/page',
    'HTTPS://example.org/page',
    'https://github.com/rust-lang/rust/issues?q=is%3Aopen',
    'https://github.com/rust-lang/rust/discussions/1',
    'https://github.com/rust-lang/rust/releases/tag/1.0',
    'https://medium.com/@someone/article-0123456789ab?sk=0123',
    'https://www.youtube.com/watch?v=xyz&list=abc',
    'https://netstack.fm/#episode-20',
  ])('%s', (url) => {
    const prefix = /youtube/.test(url) ? '[video] ' : /netstack/.test(url) ? '[audio] ' : '';
    expect(rulesFor(`* ${prefix}[A title](${url})`)).toEqual([]);
  });
});
