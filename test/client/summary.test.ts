import { expect, test } from 'vitest';
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
