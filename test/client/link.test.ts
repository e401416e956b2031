import { describe, expect, test } from 'vitest';
import { isUrl, loneUrl } from '../../client/src/link.ts';
import {
  inOrder,
  isInText,
  likelySection,
  prefixChoices,
  sectionChoices,
  seenText,
} from '../../client/src/link-form.ts';
import { pasteApi } from '../../client/src/paste/api.ts';

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
  expect(loneUrl(` ${text}\n`)).toBe(expected ? text : undefined);
});

test('a long text that begins like an address is told at once, whenever something is pasted', () => {
  const start = performance.now();
  expect(loneUrl(`https://${'a'.repeat(1_000_000)} and more`)).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(2_000);
});

describe('what the wizard shows of a proposal', () => {
  const sections = [
    { id: 'official', title: 'Official', share: 0.724, exists: true, current: false },
    { id: 'research', title: 'Research', share: 0.2, exists: false, current: true },
    { id: 'tooling', title: 'Project/Tooling Updates', share: 0.004, exists: true, current: false },
    { id: 'foundation', title: 'Foundation', exists: false, current: false },
  ];
  const hole = { kind: 'hole', isEntry: true } as const;

  test('sections with their shares, and what is special about them', () => {
    expect(sectionChoices({ sections }).map(({ label, description }) => [label, description])).toEqual([
      ['Official', '72 %'],
      ['Research', '20 % · where the cursor is · its heading is made'],
      ['Project/Tooling Updates', 'under 1 %'],
      ['Foundation', 'its heading is made'],
    ]);
  });

  test.each([
    ['the likeliest', undefined, 'official'],
    ['the likeliest on an empty line', { kind: 'line', isEntry: true } as const, 'official'],
    ['that of the empty entry', hole, 'research'],
    ['that of the bare address', { kind: 'address', isEntry: true } as const, 'research'],
  ])('picked beforehand is %s', (_, place, expected) => {
    expect(likelySection({ sections, place })).toBe(expected);
  });

  test('the section of the cursor is picked, wherever in it the cursor is, while nothing is known of likelihood', () => {
    const unknown = [
      { id: 'official', title: 'Official', exists: false, current: false },
      { id: 'observations', title: 'Observations/Thoughts', exists: true, current: true },
    ] as const;
    expect(likelySection({ sections: unknown, place: undefined })).toBe('observations');
    expect(likelySection({ sections: unknown.slice(0, 1), place: undefined })).toBe('official');
  });

  test('prefixes: those proposed are picked, the others can be', () => {
    const choices = prefixChoices({
      prefixes: [
        { word: 'CS', why: 'the page says so' },
        { word: 'video', why: 'the address leads to one' },
      ],
    });
    expect(choices.filter(({ picked }) => picked).map(({ label, description }) => [label, description])).toEqual([
      ['[CS]', 'because the page says so'],
      ['[video]', 'because the address leads to one'],
    ]);
    expect(choices.slice(2, 4).map(({ word }) => word)).toEqual(['audio', 'series']);
    expect(new Set(choices.map(({ word }) => word)).size).toBe(choices.length);
  });

  test('prefixes stand in their order, in whatever order they were picked', () => {
    expect(inOrder(['video', 'series', 'ES'])).toEqual(['ES', 'series', 'video']);
  });

  test.each([
    [undefined, false],
    [hole, false],
    [{ kind: 'selection', isEntry: false } as const, true],
  ])('a place of %o takes the link as it is: %s', (place, expected) => {
    expect(isInText({ place })).toBe(expected);
  });

  test('where it was seen', () => {
    const seen = (message: string) => ({ line: 1, title: 'A', message });
    expect(seenText({ seen: [] })).toBeUndefined();
    expect(seenText({ seen: [seen('Already here.'), seen('Already there.')] })).toBe('Already here. Already there.');
  });
});

describe('pasting, where the editor can', () => {
  const kind = {};
  const whole = {
    languages: { registerDocumentPasteEditProvider: () => undefined },
    DocumentPasteEdit: class {},
    DocumentDropOrPasteEditKind: { Empty: kind, Text: kind },
    DocumentPasteTriggerKind: { Automatic: 0, PasteAs: 1 },
  };
  test('an editor that has it all', () => expect(pasteApi(whole)).toBe(whole));
  test.each(Object.keys(whole))('one without %s is left alone', (name) => {
    expect(pasteApi({ ...whole, [name]: undefined })).toBeUndefined();
  });
});
