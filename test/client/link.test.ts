import { describe, expect, test } from 'vitest';
import { escapeTitle, escapeUrl, isUrl, linkEdit, linkPlace } from '../../client/src/link.ts';

const url = 'https://tide.example.org/';
const title = 'Tides';

/** The line after inserting; `|` marks the cursor, or the two ends of the selection. */
function inserted(marked: string): string {
  const [before = '', inner = '', after] = marked.split('|');
  const selected = after === undefined ? '' : inner;
  const line = before + inner + (after ?? '');
  const { start, end, text } = linkEdit(linkPlace(line, before.length, before.length + selected.length), url, title);
  return line.slice(0, start) + text + line.slice(end);
}

describe('the form that a link takes at a place', () => {
  test.each([
    ['an empty line becomes an entry', '|', '* [Tides](https://tide.example.org/)'],
    ['a bare marker', '*|', '* [Tides](https://tide.example.org/)'],
    ['a marker and a space', '* |', '* [Tides](https://tide.example.org/)'],
    ['another marker is normalised', '- |', '* [Tides](https://tide.example.org/)'],
    ['an indented entry keeps its indent', '    * |', '    * [Tides](https://tide.example.org/)'],
    ['after a prefix', '* [video] |', '* [video] [Tides](https://tide.example.org/)'],
    ['over a bare address, cursor within', '* https://tide.ex|ample.org/', '* [Tides](https://tide.example.org/)'],
    ['over a bare address, cursor behind', '* https://tide.example.org/|', '* [Tides](https://tide.example.org/)'],
    [
      'the full stop behind an address stays',
      'See https://tide.|example.org/.',
      'See [Tides](https://tide.example.org/).',
    ],
    ['around a selection', '* |Tides|', '* [Tides](https://tide.example.org/)'],
    [
      'within a link nothing is replaced',
      '* [a](https://x.org/|)',
      '* [a](https://x.org/[Tides](https://tide.example.org/))',
    ],
  ])('%s', (_, marked, expected) => {
    expect(inserted(marked)).toBe(expected);
  });

  test('a selected address is offered as the address, a selected text as the title', () => {
    expect(linkPlace(url, 0, url.length)).toMatchObject({ url });
    expect(linkPlace('* Tides', 2, 7)).toMatchObject({ title: 'Tides' });
    expect(linkPlace(`* ${url}`, 5, 5)).toMatchObject({ url });
  });
});

test.each([
  ['plain', 'plain'],
  ['  a \n b ', 'a b'],
  ['[balanced] stays', '[balanced] stays'],
  ['half [open', 'half \\[open'],
  ['half open]', 'half open\\]'],
  ['LocalKey<Cell>', 'LocalKey&lt;Cell>'],
  ['`LocalKey<Cell>` in code', '`LocalKey<Cell>` in code'],
  ['1 < 2', '1 < 2'],
])('title %j → %j', (text, expected) => {
  expect(escapeTitle(text)).toBe(expected);
});

test.each([
  ['https://x.org/a_(b)', 'https://x.org/a_%28b%29'],
  ["https://x.org/it's", 'https://x.org/it%27s'],
  [' https://x.org/a b ', 'https://x.org/a%20b'],
  ['https://x.org/a%20b#c', 'https://x.org/a%20b#c'],
])('address %j → %j', (text, expected) => {
  expect(escapeUrl(text)).toBe(expected);
});

test.each([
  ['https://x.org', true],
  ['http://x.org/a?b#c', true],
  ['HTTPS://X.ORG/', true],
  ['https://', false],
  ['https:///x', false],
  ['x.org', false],
  ['https://x.org y', false],
  ['ftp://x.org/', false],
  ['', false],
])('%j is an address: %s', (text, expected) => {
  expect(isUrl(text)).toBe(expected);
});
