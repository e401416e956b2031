/** Whatever stands in a draft, no chore throws, loses something, or finds more to do the second time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeDrafts } from '../../server/src/chores/mergeDrafts.ts';
import { pruneCandidates, pruneEdits } from '../../server/src/chores/pruneEvents.ts';
import { resolveConflicts } from '../../server/src/chores/resolveConflicts.ts';
import { tidyEvents } from '../../server/src/chores/tidyEvents.ts';
import { FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { applied, draftOf, event, FILE, withEvents } from './support.ts';

/** Lines that mean something in a list of events. */
const eventLines = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom('2025-06-01', '2025-06-10', '2025-06-11', '2025-06-10 - 2025-06-12', 'June 10', '2025-06-31'),
          fc.constantFrom(
            'Berlin, DE',
            'Virtual',
            'Virtual (Oslo, NO)',
            'Hybrid (Austin, TX, US)',
            'Tokyo, Japan',
            '東京, JP',
            'Nowhere',
            '',
          ),
          fc.nat({ max: 9 }),
        )
        .map(([date, place, id]) => event(date, place, id)),
      fc.constantFrom(
        ...[
          '',
          '',
          '### Virtual',
          '### Europe',
          '### Asia',
          '### North America',
          '### Elsewhere',
          '#### Paris',
          '## Jobs',
          ' ### Europe',
        ],
        ...[
          '<!-- a note -->',
          '<!-- url=https://example.org/u submerge-pr=1 sha=2 -->',
          '<!--',
          '-->',
          'A sentence.',
          '    indented',
          '- [**Title**](https://example.org/t)',
        ],
        ...[
          '<<<<<<< HEAD',
          '||||||| base',
          '=======',
          '>>>>>>> main',
          '* 2025-06-09|Berlin, DE|[X](https://example.org/x)',
          '```',
        ],
      ),
    ),
    { maxLength: 25 },
  )
  .map((lines) => withEvents(lines.join('\n')));

/** What tidying must keep: every word of a line of prose and of comments, every address, every row. */
const kept = (text: string): readonly string[] => [
  ...[...text.matchAll(/https?:\/\/[^\s)>\]]+/g)].map(([url]) => url).sort(),
  ...text
    .split(/\r\n|\n|\r/)
    .filter((line) => /^(?:<!--|-->|A sentence|#|[<|=>]{7})/.test(line))
    .sort(),
];

function check(text: string): void {
  const draft = draftOf(text);
  const tidied = tidyEvents(draft);
  expect(applied(text, tidied.edits)).toBe(tidied.text);
  expect(tidyEvents(draftOf(tidied.text)).edits).toEqual([]);
  const resolved = resolveConflicts(draft);
  expect(applied(text, resolved.edits)).toBe(resolved.text);
  expect(resolveConflicts(draftOf(resolved.text)).edits).toEqual([]);
  const rows = pruneCandidates(draft).map(({ row }) => row);
  const pruned = applied(text, pruneEdits(draft, rows));
  expect(pruned.length < text.length).toBe(rows.length > 0);
  expect(mergeDrafts(text, text, text, { path: `draft/${FILE}` })).toMatchObject({ text, left: [] });
}

test.each([
  ['soup', soup],
  ['a draft with changes', mutationsOf(FULL_DRAFT)],
  ['lists of events', eventLines],
])('%s', { timeout: 120_000 }, (_, arbitrary) => {
  fc.assert(fc.property(arbitrary, check), { numRuns: 100 });
});

test('tidying loses nothing of a list', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(eventLines, (text) => {
      const after = tidyEvents(draftOf(text)).text;
      // A region may get a heading that it lacked.
      const before = kept(text);
      const left = [...kept(after)];
      for (const one of before) {
        const at = left.indexOf(one);
        expect(at, one).toBeGreaterThanOrEqual(0);
        left.splice(at, 1);
      }
      expect(left.every((line) => /^### /.test(line))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
