import { expect, test } from 'vitest';
import { summariseLinks } from '../../client/src/links-summary.ts';
import { summarise } from '../../client/src/summary.ts';

const none = { uri: 'file:///a', isDraft: true, errors: 0, warnings: 0, informations: 0, hints: 0 };

test.each([
  ['nothing', {}, { text: 'No findings', detail: '', worst: 'information' }],
  ['hints alone', { hints: 2 }, { text: 'No findings', detail: '2 hints', worst: 'information' }],
  ['one of a kind', { warnings: 1 }, { text: '1 warning', detail: '', worst: 'warning' }],
  [
    'all kinds',
    { errors: 1, warnings: 2, informations: 3, hints: 4 },
    { text: '1 error, 2 warnings, 3 notes', detail: '4 hints', worst: 'error' },
  ],
])('%s', (_, counts, expected) => {
  expect(summarise({ ...none, ...counts })).toEqual(expected);
});

const links = { total: 3, ok: 3, broken: 0, unknown: 0, moved: 0, unchecked: 0, cancelled: false };

test.each([
  ['all there', {}, '3 links: 3 ok'],
  ['none at all', { total: 0, ok: 0 }, 'there are no links to check'],
  ['one', { total: 1, ok: 0, broken: 1 }, '1 link: 0 ok, 1 broken'],
  ['all kinds', { total: 9, ok: 4, broken: 2, unknown: 3, moved: 1 }, '9 links: 4 ok, 2 broken, 3 not sure, 1 moved'],
  ['cancelled', { ok: 1, unchecked: 2, cancelled: true }, '3 links, cancelled: 1 ok, 2 not looked at'],
])('links: %s', (_, counts, expected) => {
  expect(summariseLinks({ ...links, ...counts })).toBe(expected);
});
