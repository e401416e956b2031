import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { linksToCheck, mergeLinks } from '../../server/src/linkCheck/index.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const linksIn = (text: string, place: Parameters<typeof exampleDraft>[1] = 'observations') => {
  const whole = exampleDraft(text, place).text;
  const draft = parseDraft(whole, { fileName: '2025-06-04-this-week-in-rust.md' });
  const before = new Set(linksToCheck(parseDraft(exampleDraft('Text', place).text)).map(({ url }) => url));
  return { draft, own: linksToCheck(draft).filter(({ url }) => !before.has(url)) };
};

describe('links of a draft', () => {
  it.each([
    ['an entry', '* [video] [A](https://a.example/1)', 'observations', ['https://a.example/1']],
    [
      'an event',
      '* 2025-06-10 | Berlin, DE | [G](https://g.example/)\n    * [**T**](https://g.example/t)',
      'events-europe',
      ['https://g.example/', 'https://g.example/t'],
    ],
    [
      'a call',
      '* [**C**](https://c.example/cfp) | 2025-06-20 | Berlin, Germany | 2025-09-12',
      'cfp-events',
      ['https://c.example/cfp'],
    ],
    [
      'running text',
      'See [this](http://a.example/1) and <https://a.example/2>.',
      'performance',
      ['http://a.example/1', 'https://a.example/2'],
    ],
    ['a label', 'See [this][x].\n\n[x]: https://a.example/1', 'performance', ['https://a.example/1']],
    ['an escaped address', '* [A](https://a.example/?a=1&amp;b=2)', 'observations', ['https://a.example/?a=1&b=2']],
    [
      'places within one page',
      '* [A](https://a.example/#1)\n* [B](https://a.example/#2)',
      'observations',
      ['https://a.example/'],
    ],
    [
      'no page',
      '* [A](mailto:a@a.example)\n* [B](#top)\n* [C](/c)\n* [D](www.a.example)\n* [E](ftp://a.example/)\n* [F](REDDIT_LINK_HERE)',
      'observations',
      [],
    ],
    [
      'comments and code',
      '<!-- [A](https://a.example/1) -->\n\n`[B](https://a.example/2)`\n\n* [C](https://a.example/3) <!-- url=https://a.example/4 submerge-pr=1 sha=a -->',
      'observations',
      ['https://a.example/3'],
    ],
  ] as const)('%s', (_, text, place, expected) => {
    expect(linksIn(text, place).own.map(({ url }) => url)).toEqual(expected);
  });

  it('names every place of an address, and whether an entry leads there', () => {
    const text = 'See [it](https://a.example/1).\n\n* [A 🦀](https://a.example/1)\n* [B](https://a.example/2)';
    const { draft, own } = linksIn(text);
    expect(own.map(({ url, entry, places }) => [url, entry, places.length])).toEqual([
      ['https://a.example/1', true, 2],
      ['https://a.example/2', true, 1],
    ]);
    for (const { url, places } of own) {
      for (const { start, end, line } of places) {
        expect(draft.text.slice(start, end)).toBe(url);
        expect(draft.lines.positionAt(start).line).toBe(line);
      }
    }
    expect(linksIn('', 'performance').own.every(({ entry }) => !entry)).toBe(true);
  });

  it('is the same with other line endings', () => {
    const { text } = exampleDraft('* [A](https://a.example/1)');
    const urls = (one: string) => linksToCheck(parseDraft(one)).map(({ url }) => url);
    expect(urls(`\ufeff${text.replace(/\n/g, '\r\n')}`)).toEqual(urls(text));
    expect(urls(text).length).toBeGreaterThan(5);
    expect(urls('')).toEqual([]);
  });

  it('of several drafts, each once', () => {
    const a = linksIn('See [it](https://a.example/1).').own;
    const b = linksIn('* [A](https://a.example/1)\n* [B](https://a.example/2)').own;
    expect(mergeLinks([a, b]).map(({ url, entry }) => [url, entry])).toEqual([
      ['https://a.example/1', true],
      ['https://a.example/2', true],
    ]);
  });
});
