import { describe, expect, test } from 'vitest';
import { choicesOf, droppedWords, leftOut, plain } from '../../client/src/importing.ts';
import type { Checklist, ImportResult, SectionsResult } from '../../client/src/protocol.ts';
import { childrenOf, lookOf, openCount, rowsOf } from '../../client/src/publish/nodes.ts';
import { removedItems, summariseSections } from '../../client/src/sections-summary.ts';

const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 9 } };

describe('the rows of the checklist', () => {
  const items: Checklist['items'] = [
    { id: 'a', title: 'A is done', state: 'done', places: [] },
    {
      id: 'b',
      title: 'B is open',
      state: 'open',
      places: [{ range, message: 'here' }],
      edits: [{ range, newText: '' }],
    },
    { id: 'c', title: 'C is to be judged', state: 'warning', places: [], action: 'checkLinks' },
  ];
  const move = { from: 'file:///r/draft/x.md', to: 'file:///r/content/x.md' };

  test('what is open comes first', () => {
    const rows = rowsOf({ version: 1, items, ready: false, move });
    expect(rows.map((row) => lookOf(row).label)).toEqual(['B is open', 'C is to be judged', 'A is done']);
    expect(openCount({ version: 1, items, ready: false })).toBe(1);
  });

  test('the move is offered when all is ready, and the file can move', () => {
    expect(rowsOf({ version: 1, items, ready: true, move })[0]).toEqual({ kind: 'move', ...move });
    expect(rowsOf({ version: 1, items, ready: true })[0]).toMatchObject({ kind: 'item' });
  });

  test('an item has its places below it, and says what can be done with it', () => {
    const [open, warning, done] = rowsOf({ version: 1, items, ready: false });
    expect([warning, done].map((row) => row && lookOf(row).context)).toEqual(['checkable', 'item']);
    expect(open && lookOf(open)).toMatchObject({ context: 'mendable', description: '1 to do' });
    const [place] = open ? childrenOf(open) : [];
    expect(place && lookOf(place)).toMatchObject({ label: '5', description: 'here', context: 'place' });
  });
});

describe('the events to pick from', () => {
  const candidate = (title: string, more: object = {}): ImportResult['candidates'][number] => ({
    event: {
      date: '2026-09-17',
      kind: 'inPerson',
      organiser: 'Rust Tagus',
      organiserUrl: 'https://t.example.org/',
      title,
      url: 'https://t.example.org/1',
    },
    row: `* 2026-09-17 | Lisbon, PT | [Rust Tagus](https://t.example.org/)\n    * [**${title}**](https://t.example.org/1)`,
    origin: 'event 1',
    problems: [],
    insertable: true,
    selected: true,
    ...more,
  });
  const found: ImportResult = {
    version: 1,
    candidates: [
      candidate('Twice', { double: 'It stands in line 3.', selected: false }),
      candidate('Once'),
      candidate('Nowhere', { insertable: false, problems: ['It has no place.'] }),
    ],
    skipped: [{ origin: 'line 9', text: 'lorem', why: 'no date' }],
    outside: 2,
    dropped: { past: 2, cancelled: 0, doubled: 1 },
    window: { from: '2026-09-02', to: '2026-09-30' },
  };

  test('doubles come last, are marked, and not picked', () => {
    expect(choicesOf(found)).toMatchObject([
      { label: 'Once', detail: '2026-09-17 | Lisbon, PT | Rust Tagus', picked: true },
      { label: 'Twice', description: expect.stringContaining('line 3'), picked: false },
    ]);
  });

  test('what is left out is told', () => {
    expect(leftOut(found)).toEqual([
      'event 1: 2026-09-17 | Lisbon, PT | Rust Tagus | Nowhere: It has no place.',
      'line 9: no date: lorem',
      '2 events outside 2026-09-02 - 2026-09-30',
    ]);
  });

  test.each([
    [{ past: 2, cancelled: 1, doubled: 0 }, '; left out: 2 past, 1 cancelled'],
    [{ past: 0, cancelled: 0, doubled: 1 }, '; 1 here already'],
    [{ past: 1, cancelled: 0, doubled: 1 }, '; left out: 1 past; 1 here already'],
    [{ past: 0, cancelled: 0, doubled: 0 }, ''],
  ])('%o needs no look: “%s”', (dropped, words) => {
    expect(droppedWords({ dropped })).toBe(words);
  });

  test.each([
    ['    * [**A \\[b\\] c**](https://x.org/)', 'A \\[b\\] c'],
    ['* plain', 'plain'],
  ])('%s is read as %s', (row, expected) => {
    expect(plain(row)).toBe(expected);
  });
});

describe('sections', () => {
  const item = { title: 'T', url: 'https://x.org/' };
  const sections: SectionsResult['sections'] = [
    { title: 'New RFCs', change: 'replaced', items: 2, again: [item], removed: [] },
    { title: 'FCP', change: 'absent', items: 1, again: [], removed: [item, { title: 'Words alone', url: '' }] },
  ];

  test('what became of them, in words', () => {
    expect(summariseSections({ sections })).toEqual({
      done: 'New RFCs: replaced, 2 items; FCP: no place for it',
      details: [
        'New RFCs: in the last issue already: T (https://x.org/)',
        'FCP: gone: T (https://x.org/)',
        'FCP: gone: Words alone',
      ],
    });
  });

  test('what would go is there to be asked about', () => {
    expect(removedItems({ sections })).toEqual(['FCP: T (https://x.org/)', 'FCP: Words alone']);
  });
});
