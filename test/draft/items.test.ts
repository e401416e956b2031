/** What stands in the sections: entries, calls for participation, events, in the forms of today and of earlier years. */
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../../server/src/draft/headings.ts';
import type { Item } from '../../server/src/draft/model.ts';
import { itemsOf, slice } from '../support/draft.ts';

const U = 'https://example.org/a';

describe('entries', () => {
  /** Marker, prefixes, the link's text, its address, what stands behind it. */
  const read = (item: Item, text: string): unknown[] => {
    const link = item.links[0];
    return [
      item.marker?.text ?? 'bare',
      item.prefixes.map(({ word }) => word.text).join(' '),
      link ? text.slice(link.textSpan.start, link.textSpan.end) : '',
      link ? text.slice(link.urlSpan.start, link.urlSpan.end) : '',
      item.trailing?.text ?? '',
    ];
  };
  it.each([
    ['the form', `* [Title](${U})`, ['*', '', 'Title', U, '']],
    ['a prefix', `* [video] [Title](${U})`, ['*', 'video', 'Title', U, '']],
    ['two prefixes', `* [ES] [series] [Title](${U})`, ['*', 'ES series', 'Title', U, '']],
    ['two prefixes together', `* [ZH][EN] [Title](${U})`, ['*', 'ZH EN', 'Title', U, '']],
    ['an escaped prefix', `* \\[video\\] [Title](${U})`, ['*', 'video', 'Title', U, '']],
    ['a prefix within the link', `* [[video] Title](${U})`, ['*', '', '[video] Title', U, '']],
    ['text behind', `* [Title](${U}) by Ada`, ['*', '', 'Title', U, 'by Ada']],
    [
      'two links',
      `* [Title](${U}), [discussion](https://example.org/d)`,
      ['*', '', 'Title', U, ', [discussion](https://example.org/d)'],
    ],
    [
      'a comment of the merge tool',
      `* [Title](${U}) <!-- url=${U} submerge-pr=1 sha=2 author=a title=t -->`,
      ['*', '', 'Title', U, ''],
    ],
    [
      'two comments of the merge tool',
      `* [Title](${U}) <!-- submerge-pr=1 --> <!-- submerge-pr=2 -->`,
      ['*', '', 'Title', U, ''],
    ],
    [
      'text and a comment of the merge tool',
      `* [Title](${U}) by Ada <!-- submerge-pr=1 -->`,
      ['*', '', 'Title', U, 'by Ada'],
    ],
    ['another comment', `* [Title](${U}) <!-- check -->`, ['*', '', 'Title', U, '<!-- check -->']],
    ['code in the title', `* [\`a | b\` and \`[c]\`](${U})`, ['*', '', '`a | b` and `[c]`', U, '']],
    ['brackets in the title', `* [Title [part 1]](${U})`, ['*', '', 'Title [part 1]', U, '']],
    ['emphasis around the link', `* *[Title](${U})*`, ['*', '', 'Title', U, '*']],
    ['angle brackets', `* [Title](<${U}>)`, ['*', '', 'Title', U, '']],
    ['a link title', `* [Title](${U} "t")`, ['*', '', 'Title', U, '']],
    ['a dash', `- [Title](${U})`, ['-', '', 'Title', U, '']],
    ['a plus', `+ [Title](${U})`, ['+', '', 'Title', U, '']],
    ['a dot', `• [Title](${U})`, ['•', '', 'Title', U, '']],
    ['a number', `1. [Title](${U})`, ['1.', '', 'Title', U, '']],
    ['doubled', `* - [Title](${U})`, ['* -', '', 'Title', U, '']],
    ['no space', `*[Title](${U})`, ['*', '', 'Title', U, '']],
    ['a no-break space', `*\u00a0[Title](${U})`, ['*', '', 'Title', U, '']],
    ['indented', `   * [Title](${U})`, ['*', '', 'Title', U, '']],
    ['bare', `[Title](${U})`, ['bare', '', 'Title', U, '']],
    ['bare with a prefix', `[audio] [Title](${U})`, ['bare', 'audio', 'Title', U, '']],
    ['a space before the address', `* [Title] (${U})`, ['*', 'Title', '', '', '']],
    ['unclosed', `* [Title](${U}`, ['*', 'Title', '', '', '']],
    ['an address alone', `* <${U}>`, ['*', '', U, U, '']],
    ['a crab and accents', `* [Wörld 🦀 e\u0301 日本](${U}) 🦞`, ['*', '', 'Wörld 🦀 e\u0301 日本', U, '🦞']],
    ['empty', '*', ['*', '', '', '', '']],
  ] as const)('%s', (_, line, expected) => {
    for (const text of [line, `* [before](https://example.org/b)\n${line}\n* [after](https://example.org/c)`]) {
      const { draft, items } = itemsOf(text);
      const item = text === line ? items[0] : items[1];
      expect(item && read(item, draft.text)).toEqual(expected);
      expect(item && slice(draft, item.span)).toBe(line);
    }
  });

  it.each([
    ['a link over two lines', `* [Title\n  goes on](${U})`, 1],
    ['text over two lines', `* [Title](${U})\ngoes on`, 1],
    ['a link over two lines that begins like an entry', `* [A [b\n[c](${U})`, 1],
    ['a rule', '* * *', 0],
    ['dashes', '---', 0],
    ['bold text', '**Note** well', 0],
    ['text', 'Some text.', 0],
    ['text with a link', `See [this](${U}).`, 0],
    ['a blank line between', `* [a](${U})\n\n* [b](${U})`, 2],
    ['bare lines', `[a](${U})\n[b](${U})`, 2],
    ['a quote', `> [a](${U})`, 0],
    ['a definition', `[a]: ${U}`, 0],
  ])('%s', (_, text, count) => expect(itemsOf(text).items).toHaveLength(count));

  it.each([
    ['observations', `* [a](${U})`, 'entry'],
    ['cfp-projects', `* [Project - Task](${U})`, 'cfpProject'],
    ['cfp-projects', '* *No Calls for participation were submitted this week.*', 'notice'],
    ['cfp-events', `* [**N**](${U}) | 2025-07-01 | Berlin | 2025-09-01`, 'cfpEvent'],
    ['cfp-events', `* [N](${U})`, 'other'],
    ['project', `* [a](${U})`, 'other'],
    ['performance', `* [a](${U})`, 'other'],
    ['events-virtual', `* 2025-06-10 | Virtual | [O](${U})`, 'event'],
    ['events-virtual', `* [Calendar](${U})`, 'other'],
  ] as const)('under %s %j is: %s', (section, text, role) =>
    expect(itemsOf(text, section as SectionId).items.map((item) => item.role)).toEqual([role]),
  );

  it.each([
    ['', 1],
    [' ', 1],
    ['   ', 1],
    ['    ', 2],
    ['\t', 2],
    ['        ', 0],
  ])('an item below another, indented by %j, nests at depth %d', (indent, depth) => {
    const { items } = itemsOf(`* [a](${U})\n${indent}* [b](https://example.org/b)`);
    expect(items[1]?.depth).toBe(depth);
  });
});

describe('calls for papers', () => {
  const read = (row: string): unknown[] => {
    const { draft } = itemsOf(row, 'cfp-events');
    const cfp = draft.cfpRows[0];
    return cfp
      ? [
          cfp.cells.length,
          cfp.closing?.date,
          cfp.location?.text,
          cfp.location?.kind,
          cfp.date?.first.date,
          cfp.date?.last?.date,
        ]
      : [];
  };
  it.each([
    [
      'the form',
      `* [**N**](${U}) | 2025-07-01 | Berlin, Berlin, Germany | 2025-09-01`,
      [4, '2025-07-01', 'Berlin, Berlin, Germany', 'inPerson', '2025-09-01', undefined],
    ],
    [
      'a range',
      `* [**N**](${U})| 2025-07-01 | Paris, France | 2025-09-01 - 2025-09-03`,
      [4, '2025-07-01', 'Paris, France', 'inPerson', '2025-09-01', '2025-09-03'],
    ],
    [
      'words around the day',
      `* [**N**](${U}) | CFP open until 2025-07-01 | Virtual | 2025-09-01`,
      [4, '2025-07-01', 'Virtual', 'virtual', '2025-09-01', undefined],
    ],
    [
      'no day',
      `* [**N**](${U}) | rolling | Virtual | 2025-09-01`,
      [4, undefined, 'Virtual', 'virtual', '2025-09-01', undefined],
    ],
    ['closing only', `* [**N**](${U}) | 2025-07-01`, [2, '2025-07-01', undefined, undefined, undefined, undefined]],
    [
      'pipes in code and in the link',
      `* [**N | \`a|b\`**](${U}) | 2025-07-01 | P | 2025-09-01`,
      [4, '2025-07-01', 'P', 'inPerson', '2025-09-01', undefined],
    ],
    [
      'an escaped pipe',
      `* [**N**](${U}) | 2025-07-01 \\| noon | P | 2025-09-01`,
      [4, '2025-07-01', 'P', 'inPerson', '2025-09-01', undefined],
    ],
  ])('%s', (_, row, expected) => expect(read(row)).toEqual(expected));
});

describe('events', () => {
  const O = '[O](https://example.org/o)';
  const T = `\n    * [**T**](${U})`;
  const rows = (text: string, section: SectionId = 'events-europe') =>
    itemsOf(text, section).draft.events.filter((event) => event.section?.id === section);

  describe('days', () => {
    it.each([
      ['2025-06-10', ['2025-06-10', undefined, '2025-06-10']],
      ['2025-06-10 - 2025-06-12', ['2025-06-10', '2025-06-12', '2025-06-12']],
      ['2025-06-10 – 2025-06-12', ['2025-06-10', '2025-06-12', '2025-06-12']],
      ['2025-06-10-2025-06-12', ['2025-06-10', '2025-06-12', '2025-06-12']],
      ['2025-06-10 to 2025-06-12', ['2025-06-10', '2025-06-12', '2025-06-12']],
      ['2025-02-30', [undefined, undefined, undefined]],
      ['2025-6-10', [undefined, undefined, undefined]],
      ['2025-06-10 - 2025-02-30', ['2025-06-10', undefined, '2025-06-10']],
    ])('%s', (date, expected) => {
      const read = rows(`* ${date} | Berlin, DE | ${O}${T}`)[0]?.date;
      expect([read?.first.date, read?.last?.date, read?.lastDay]).toEqual(expected);
      expect(read?.text).toBe(date);
    });
  });

  describe('places', () => {
    it.each([
      ['Berlin, DE', 'inPerson', ['Berlin DE']],
      ['Austin, TX, US', 'inPerson', ['Austin TX US']],
      ['Virtual', 'virtual', []],
      ['Virtual (Berlin, DE)', 'virtual', ['Berlin DE']],
      ['Virtual (Austin, TX, US)', 'virtual', ['Austin TX US']],
      ['Virtual, Berlin, DE', 'virtual', ['Berlin DE']],
      ['Virtual (Berlin, DE', 'virtual', ['Berlin DE']],
      ['Virtual (San Francisco, CA, US / Redmond, WA, US)', 'virtual', ['San Francisco CA US', 'Redmond WA US']],
      ['virtual (Berlin, DE)', 'virtual', ['Berlin DE']],
      ['Online', 'virtual', []],
      ['Hybrid (Berlin, DE)', 'hybrid', ['Berlin DE']],
      ['Hybrid', 'hybrid', []],
      ['Virtual + In Person (Austin, TX, US)', 'hybrid', ['Austin TX US']],
      ['Virtual and In-Person (Austin, TX, US)', 'hybrid', ['Austin TX US']],
      ['Virtual and Austin, TX, US', 'hybrid', ['Austin TX US']],
      ['Austin, TX, US + Virtual', 'hybrid', ['Austin TX US']],
      ['In-person', 'inPerson', []],
      ['Berlin, DE / Paris, FR', 'inPerson', ['Berlin DE', 'Paris FR']],
      ['Paris, Île-de-France, Grand Paris, FR', 'inPerson', ['Paris Île-de-France Grand Paris FR']],
      ['Virtuality, DE', 'inPerson', ['Virtuality DE']],
      ['Singapore', 'inPerson', ['Singapore']],
      ['東京, JP', 'inPerson', ['東京 JP']],
      ['', 'none', []],
    ])('%j is %s', (location, kind, places) => {
      const read = rows(`* 2025-06-10 | ${location} | ${O}${T}`)[0]?.location;
      expect([read?.kind, read?.places.map(({ parts }) => parts.map(({ text }) => text).join(' '))]).toEqual([
        kind,
        places,
      ]);
      expect(read?.text).toBe(location);
    });

    it.each([
      ['Berlin, DE', ['Berlin', undefined, 'DE']],
      ['Austin, TX, US', ['Austin', 'TX', 'US']],
      ['Singapore', [undefined, undefined, 'Singapore']],
    ])('the parts of %s', (location, expected) => {
      const place = rows(`* 2025-06-10 | ${location} | ${O}${T}`)[0]?.location?.places[0];
      expect([place?.city?.text, place?.state?.text, place?.country?.text]).toEqual(expected);
    });
  });

  describe('organisers', () => {
    it.each([
      [`${O}`, ['O']],
      [`[A](${U}) + [B](${U})`, ['A', 'B']],
      [`[A](${U}) | [Mirror](${U})`, ['A', 'Mirror']],
      [`[A](${U}) - [Stream](${U})`, ['A', 'Stream']],
      [`[Rust | Berlin](${U})`, ['Rust | Berlin']],
      [`[A \`|\` B](${U}) <!-- submerge-pr=1 -->`, ['A `|` B']],
      ['Rust Berlin', []],
      ['', []],
    ])('%s', (organiser, expected) => {
      const text = `* 2025-06-10 | Berlin, DE | ${organiser}${T}`;
      const { draft } = itemsOf(text, 'events-europe');
      const row = draft.events.find(({ section }) => section?.id === 'events-europe');
      expect(row?.organisers.map(({ textSpan }) => slice(draft, textSpan))).toEqual(expected);
    });
    it('a link in the place is no organiser', () =>
      expect(rows(`* 2025-06-10 | [Berlin, DE](${U}) | ${O}${T}`)[0]?.organisers).toHaveLength(1));
    it('behind a missing second pipe it is one, and no part of the place', () => {
      const row = rows(`* 2025-06-10 | Virtual (Linz, AT) ${O}${T}`)[0];
      expect([row?.location?.text, row?.organisers.length]).toEqual(['Virtual (Linz, AT)', 1]);
    });
  });

  describe('titles', () => {
    it.each([
      ['four spaces', `    * [**T**](${U})`, 1],
      ['two spaces', `  * [**T**](${U})`, 1],
      ['a tab', `\t* [**T**](${U})`, 1],
      ['none', `* [**T**](${U})`, 1],
      ['no marker', `    [**T**](${U})`, 1],
      ['two titles', `    * [**T**](${U})\n    * [**S**](${U})`, 2],
      ['a comment between', `    <!-- c -->\n    * [**T**](${U})`, 1],
      ['a mirror behind', `    * [**T**](${U}) | [Mirror](${U})`, 1],
      ['missing', '', 0],
    ])('%s', (_, title, count) => {
      const [row, next] = rows(`* 2025-06-10 | Berlin, DE | ${O}\n${title}\n* 2025-06-11 | Paris, FR | ${O}${T}`);
      expect([row?.titles.length, next?.titles.length]).toEqual([count, 1]);
    });
    it('the row reaches to the end of its last title', () => {
      const text = `* 2025-06-10 | Berlin, DE | ${O}${T}\n    * [**S**](${U})`;
      const { draft } = itemsOf(text, 'events-europe');
      const row = draft.events.find(({ section }) => section?.id === 'events-europe');
      expect(row && slice(draft, row.span)).toBe(text);
      expect(row?.lastLine).toBe((row?.item.line ?? 0) + 2);
    });
  });

  it.each([
    ['no marker', `2025-06-10 | Berlin, DE | ${O}`],
    ['a dash', `- 2025-06-10 | Berlin, DE | ${O}`],
    ['two stars', `**2025-06-10 | Berlin, DE | ${O}`],
    ['no space', `*2025-06-10 | Berlin, DE | ${O}`],
    ['indented', `  * 2025-06-10 | Berlin, DE | ${O}`],
    ['no spaces around pipes', `* 2025-06-10|Berlin, DE|${O}`],
    ['slashes in the day', `* 2025/06/10 | Berlin, DE | ${O}`],
    ['no third cell', '* 2025-06-10 | Berlin, DE'],
    ['a bold day', `* **2025-06-10** | Berlin, DE | ${O}`],
    ['CRLF', `* 2025-06-10 | Berlin, DE | ${O}\r\n    * [**T**](${U})\r\n`],
  ])('a row with %s is still one', (_, row) => {
    const found = rows(row);
    expect(found.map(({ form }) => form)).toEqual(['row']);
    expect(found[0]?.location?.text).toBe('Berlin, DE');
  });

  it.each([`* [June 10 | Berlin, DE | Rust Berlin | Meetup](${U})`, `* [Jun. 10 | Virtual | Rust](${U})`])(
    'the form of before 2022: %s',
    (row) => {
      const found = rows(row);
      expect([found[0]?.form, found[0]?.date, found[0]?.organisers.length]).toEqual(['legacy', undefined, 0]);
    },
  );
});
