import { describe, expect, test } from 'vitest';
import { type ChecklistOptions, checklist } from '../../server/src/chores/publish.ts';
import { linksToCheck } from '../../server/src/linkCheck/index.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { lookedUp } from '../support/lookedUp.ts';
import { applied, draftOf, event } from './support.ts';

const listOf = (text: string, options: ChecklistOptions = {}) => {
  const draft = draftOf(text);
  return checklist(draft, checkDraft(draft, RULES, { links: options.links }), options);
};
const statesOf = (text: string) => Object.fromEntries(listOf(text).items.map(({ id, state }) => [id, state]));
const faultless = exampleDraft('* [A page](https://example.org/a)').text;

test('a faultless draft is ready, and only links want a look', () => {
  const { items, ready, move } = listOf(faultless, { uri: 'file:///twir/draft/2025-06-04-this-week-in-rust.md' });
  expect(items.filter(({ state }) => state !== 'done').map(({ id }) => id)).toEqual(['links']);
  // A side bar is narrow.
  expect(items.filter(({ id, title }) => id !== 'links' && title.length > 22)).toEqual([]);
  expect(ready).toBe(true);
  expect(move).toEqual({
    from: 'file:///twir/draft/2025-06-04-this-week-in-rust.md',
    to: 'file:///twir/content/2025-06-04-this-week-in-rust.md',
  });
  expect(listOf(faultless, { uri: '/twir/content/2025-06-04-this-week-in-rust.md' }).move).toBeUndefined();
});

test.each([
  ['conflicts', 'open', '>>>>>>> main', 'observations'],
  ['hiring', 'open', "[Who's Hiring](INSERT_LINK_HERE)", 'jobs'],
  ['reddit', 'warning', '<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>', 'quote'],
  ['placeholders', 'open', '<!-- COTW goes here -->', 'crate'],
  ['template-text', 'open', 'Use either\n* [An RFC](https://example.com/a)', 'new-rfcs'],
  ['empty-sections', 'open', '', 'observations'],
  ['past-events', 'open', event('2025-06-03', 'Berlin, DE', 1), 'events-europe'],
  ['late-events', 'warning', event('2025-09-03', 'Berlin, DE', 1), 'events-europe'],
  [
    'doubled-events',
    'open',
    `${event('2025-06-10', 'Berlin, DE', 1)}\n${event('2025-06-10', 'Berlin, DE', 1)}`,
    'events-europe',
  ],
  [
    'sorted-events',
    'open',
    `${event('2025-06-12', 'Berlin, DE', 1)}\n${event('2025-06-10', 'Berlin, DE', 2)}`,
    'events-europe',
  ],
  [
    'closed-calls',
    'open',
    '* [**Sample Conf**](https://example.org/cfp) | 2025-06-01 | Berlin, Germany | 2025-09-12',
    'cfp-events',
  ],
  ['site', 'open', 'Text\n* [A](https://example.org/b)', 'observations'],
  ['site', 'open', '* [A] (https://example.org/b)', 'observations'],
] as const)('%s is %s for %j', (id, state, text, place) => {
  const { items, ready } = listOf(exampleDraft(text, place).text);
  const item = items.find((one) => one.id === id);
  expect(item?.state).toBe(state);
  expect(item?.places.length).toBeGreaterThan(0);
  expect(ready).toBe(state !== 'open' && items.every((one) => one.state !== 'open'));
});

test('the number, the window and the order of sections', () => {
  expect(statesOf(faultless.replace('Number: 602', 'Number: 601'))['number']).toBe('open');
  expect(statesOf(faultless.replace('2025-07-02', '2025-07-01'))['window']).toBe('open');
});

test('empty sections and past events go in one step each', () => {
  let text = exampleDraft(event('2025-06-03', 'Berlin, DE', 1), 'events-europe').text.replace(
    '### Official\n',
    '### Newsletters\n\n### Research\n\n### Official\n',
  );
  for (const id of ['past-events', 'empty-sections']) {
    const item = listOf(text).items.find((one) => one.id === id);
    text = applied(text, item?.edits ?? []);
    expect(listOf(text).items.find((one) => one.id === id)).toMatchObject({ state: 'done', places: [] });
  }
  expect(text).not.toMatch(/### (?:Newsletters|Research|Europe)/);
});

describe('links', () => {
  const GONE = 'https://example.org/gone';
  const text = exampleDraft(`* [A page](https://example.org/a)\n* [Gone](${GONE})`).text;
  const all = Object.fromEntries(linksToCheck(draftOf(text)).map(({ url }) => [url, {}]));
  const item = (looked: Parameters<typeof lookedUp>[0] | undefined, of = text) =>
    listOf(of, { links: looked && lookedUp(looked) }).items.find(({ id }) => id === 'links');

  test.each([
    ['nobody has looked', undefined, 'warning', 'Links alive (unchecked)', 0],
    ['all are there', all, 'done', 'Links alive (looked at on 2025-06-02)', 0],
    [
      'one is broken',
      { ...all, [GONE]: { outcome: 'broken', reason: 'the page is not there (404)' } },
      'open',
      'Links alive (looked at on 2025-06-02)',
      1,
    ],
    [
      'one is broken, the others were never looked at',
      { [GONE]: { outcome: 'broken', reason: 'there is no such host' } },
      'open',
      `Links alive (${Object.keys(all).length - 1} unchecked, looked at on 2025-06-02)`,
      1,
    ],
    [
      'one is not sure',
      { ...all, [GONE]: { outcome: 'unknown', reason: 'the site refuses us (403)' } },
      'done',
      'Links alive (1 not sure, looked at on 2025-06-02)',
      1,
    ],
    [
      'one was never looked at',
      Object.fromEntries(Object.entries(all).filter(([url]) => url !== GONE)),
      'warning',
      'Links alive (1 unchecked, looked at on 2025-06-02)',
      0,
    ],
  ] as const)('%s', (_, looked, state, title, places) => {
    const found = item(looked);
    expect(listOf(text, { links: looked && lookedUp(looked) }).items.find(({ id }) => id === 'rest')?.places).toEqual(
      [],
    );
    expect(found).toMatchObject({ state, title });
    expect(found?.action).toBe(title.includes('unchecked') ? 'checkLinks' : undefined);
    expect(found?.places.length).toBe(places);
    for (const { line } of found?.places ?? []) expect(text.split('\n')[line]).toContain(GONE);
  });

  test('one that an editor lets be is not open; a text without links is done', () => {
    const ignored = text.replace(`(${GONE})`, `(${GONE}) <!-- twir-ignore: link-broken -->`);
    expect(item({ ...all, [GONE]: { outcome: 'broken', reason: 'gone' } }, ignored)?.state).toBe('done');
    const none = item(undefined, 'Title: This Week in Rust 602\nDate: 2025-06-04\n\nHello\n');
    expect(none).toMatchObject({ state: 'done', title: 'Links alive' });
    expect(none?.action).toBeUndefined();
  });
});
