/** What the commands insert: events; and the outline. */
import { describe, expect, it } from 'vitest';
import { type EventInput, eventRowText, insertEvent } from '../../server/src/chores/insertEvent.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { outline } from '../../server/src/features/symbols.ts';
import { applyEdits, insert } from '../../server/src/text/edit.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const EVENT: EventInput = {
  date: '2025-06-11',
  kind: 'inPerson',
  city: 'Berlin',
  country: 'DE',
  organiser: 'Rust Berlin',
  organiserUrl: 'https://www.meetup.com/rust-berlin',
  title: 'Talks 🦀',
  url: 'https://example.org/e',
};
const row = (date: string, place: string): string =>
  `* ${date} | ${place} | [O](https://example.org/o)\n    * [**T**](https://example.org/t)`;

describe('inserting an event', () => {
  const put = (text: string, event: EventInput): string => {
    const insertions = insertEvent(parseDraft(text), event);
    return applyEdits(
      text,
      insertions.map(({ offset, text: written }) => insert(offset, written)),
    );
  };
  it.each([
    [
      'a day',
      {},
      '* 2025-06-11 | Berlin, DE | [Rust Berlin](https://www.meetup.com/rust-berlin)\n    * [**Talks 🦀**](https://example.org/e)',
    ],
    [
      'several days',
      { endDate: '2025-06-13' },
      '* 2025-06-11 - 2025-06-13 | Berlin, DE | [Rust Berlin](https://www.meetup.com/rust-berlin)\n    * [**Talks 🦀**](https://example.org/e)',
    ],
    [
      'one day given twice',
      { endDate: '2025-06-11' },
      '* 2025-06-11 | Berlin, DE | [Rust Berlin](https://www.meetup.com/rust-berlin)\n    * [**Talks 🦀**](https://example.org/e)',
    ],
    [
      'a state',
      { city: 'Austin', state: 'TX', country: 'US' },
      '* 2025-06-11 | Austin, TX, US | [Rust Berlin](https://www.meetup.com/rust-berlin)\n    * [**Talks 🦀**](https://example.org/e)',
    ],
    [
      'braces',
      { title: 'a {url} b {x}', organiser: '{place}' },
      '* 2025-06-11 | Berlin, DE | [{place}](https://www.meetup.com/rust-berlin)\n    * [**a {url} b {x}**](https://example.org/e)',
    ],
  ])('the row of %s', (_, change, expected) => expect(eventRowText({ ...EVENT, ...change })).toBe(expected));

  it.each([
    ['before a later day', [row('2025-06-12', 'Paris, FR')], 0],
    ['behind an earlier day', [row('2025-06-10', 'Paris, FR')], 1],
    ['between', [row('2025-06-10', 'Paris, FR'), row('2025-06-12', 'Aachen, DE')], 1],
    ['on one day by place, before', [row('2025-06-11', 'Paris, FR')], 0],
    ['on one day by place, behind', [row('2025-06-11', 'Aachen, DE')], 1],
    ['behind its like', [row('2025-06-11', 'Berlin, DE')], 1],
    ['behind a row without a day', [row('soon', 'Berlin, DE')], 1],
  ])('%s', (_, rows, at) => {
    for (const eol of ['\n', '\r\n']) {
      const text = exampleDraft(rows.join('\n'), 'events-europe').text.replace(/\n/g, eol);
      const expected = exampleDraft(
        [...rows.slice(0, at), eventRowText(EVENT), ...rows.slice(at)].join('\n'),
        'events-europe',
      ).text.replace(/\n/g, eol);
      expect(put(text, EVENT)).toBe(expected);
    }
  });

  it('a region without a heading gets one, at its place', () => {
    const base = exampleDraft(row('2025-06-12', 'Austin, TX, US'), 'events-north-america').text;
    expect(put(base, EVENT)).toBe(
      base.replace('### North America', `### Europe\n\n${eventRowText(EVENT)}\n\n### North America`),
    );
    const last = exampleDraft(row('2025-06-12', 'Berlin, DE'), 'events-europe').text;
    const sydney = { ...EVENT, city: 'Sydney', state: 'NSW', country: 'AU' };
    expect(put(last, sydney)).toBe(
      last.replace('\n\n## Jobs', `\n\n### Oceania\n\n${eventRowText(sydney)}\n\n## Jobs`),
    );
  });

  it('its rows stand under that heading as the draft has it', () => {
    for (const eol of ['\n', '\r\n']) {
      const list = (regions: string): string =>
        `Date: 2025-06-04\n\n## Upcoming Events\n\n${regions}\n\n## Jobs\n`.replace(/\n/g, eol);
      const austin = `### North America\n${row('2025-06-12', 'Austin, TX, US')}`;
      expect(put(list(austin), EVENT)).toBe(list(`### Europe\n${eventRowText(EVENT)}\n\n${austin}`));
    }
  });

  it.each([
    [
      'a blank line below the heading',
      '## Upcoming Events\n\n### Europe\n\n## Jobs\n',
      '## Upcoming Events\n\n### Europe\n\n%\n\n## Jobs\n',
    ],
    [
      'nothing below the heading',
      '## Upcoming Events\n\n### Europe\n## Jobs\n',
      '## Upcoming Events\n\n### Europe\n%\n## Jobs\n',
    ],
    ['the end of the text', '## Upcoming Events\n\n### Europe', '## Upcoming Events\n\n### Europe\n%'],
    ['no region at all', '## Upcoming Events\n\n## Jobs\n', '## Upcoming Events\n\n### Europe\n\n%\n\n## Jobs\n'],
  ])('an empty region with %s', (_, text, expected) => {
    const result = put(text, EVENT);
    expect(result).toBe(expected.replace('%', eventRowText(EVENT)));
    expect(parseDraft(result).events.map(({ section, titles }) => [section?.id, titles.length])).toEqual([
      ['events-europe', 1],
    ]);
  });

  it('a hybrid one stands under Virtual and under its continent, each in order', () => {
    const text = exampleDraft(row('2025-06-12', 'Paris, FR'), 'events-europe').text;
    const draft = parseDraft(put(text, { ...EVENT, kind: 'hybrid' }));
    expect(draft.events.map(({ section, date, location }) => [section?.id, date?.text, location?.text])).toEqual([
      ['events-virtual', '2025-06-10', 'Virtual (Berlin, DE)'],
      ['events-virtual', '2025-06-11', 'Hybrid (Berlin, DE)'],
      ['events-europe', '2025-06-11', 'Hybrid (Berlin, DE)'],
      ['events-europe', '2025-06-12', 'Paris, FR'],
    ]);
  });

  it.each([
    ['DE', 'events-europe'],
    ['UK', 'events-europe'],
    ['TR', 'events-europe'],
    ['RU', 'events-europe'],
    ['IL', 'events-asia'],
    ['MX', 'events-north-america'],
    ['BR', 'events-south-america'],
    ['AU', 'events-oceania'],
    ['ZA', 'events-africa'],
    ['XX', 'events-virtual'],
  ])('%s lies in %s', (country, id) => {
    const base = exampleDraft('', 'document').text || exampleDraft('* [a](https://example.org/a)').text;
    expect(
      parseDraft(put(base, { ...EVENT, country })).events.find(({ titles }) =>
        titles[0]?.content.text.includes('Talks'),
      )?.section?.id,
    ).toBe(id);
  });

  it('a draft without events gets none', () => expect(insertEvent(parseDraft('## Jobs\n'), EVENT)).toEqual([]));
});

describe('the outline', () => {
  const names = (text: string): unknown => {
    const tree = (nodes: ReturnType<typeof outline>): unknown =>
      nodes.map(({ name, detail, kind, children }) => [kind, name, detail, ...(tree(children) as unknown[])]);
    return tree(outline(parseDraft(text)));
  };
  it('sections, entries, events', () => {
    expect(
      names(
        `## Updates from Rust Community\n### Official\n* [video] [A 🦀](https://example.org/a)\n* nothing\n## Upcoming Events\n### Europe\n${row('2025-06-11', 'Berlin, DE')}\n# Quote of the Week\n`,
      ),
    ).toEqual([
      [
        'section',
        'Updates from Rust Community',
        '1 entry',
        ['section', 'Official', '1 entry', ['entry', 'A 🦀', 'video']],
      ],
      [
        'section',
        'Upcoming Events',
        '1 event',
        ['section', 'Europe', '1 event', ['event', '2025-06-11 T', 'Berlin, DE']],
      ],
      ['section', 'Quote of the Week', ''],
    ]);
  });
  it('nothing has an empty name, which editors refuse', () => {
    expect(names('## **\n* [](https://example.org/a)\n## Upcoming Events\n* | |\n')).toEqual([
      ['section', '(untitled)', '1 entry', ['entry', '(untitled)', '']],
      ['section', 'Upcoming Events', '1 event', ['event', '| |', '']],
    ]);
  });
});
