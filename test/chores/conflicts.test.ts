import { expect, test } from 'vitest';
import { mergeDrafts } from '../../server/src/chores/mergeDrafts.ts';
import { resolveConflicts } from '../../server/src/chores/resolveConflicts.ts';
import { applied, draftOf, EOLS, event, withEnding, withEntries, withEvents } from './support.ts';

const a = '* [A](https://example.org/a)';
const b = '* [B](https://example.org/b)';
const c = '* [C](https://example.org/c)';
const oslo = event('2025-06-10', 'Oslo, NO', 1);
const berlin = event('2025-06-10', 'Berlin, DE', 2);
const later = event('2025-06-12', 'Aarhus, DK', 3);

const conflict = (ours: string, theirs: string, base?: string): string =>
  `<<<<<<< HEAD\n${ours}${ours && '\n'}${base === undefined ? '' : `||||||| base\n${base}${base && '\n'}`}=======\n${theirs}${theirs && '\n'}>>>>>>> main`;

const ROWS: readonly (readonly [name: string, before: string, after: string])[] = [
  ['both sides are kept', withEntries(conflict(a, b)), withEntries(`${a}\n${b}`)],
  [
    'all conflicts at once',
    withEntries(`${conflict(a, b)}\n\n### Miscellaneous\n\n${conflict(c, '')}`),
    withEntries(`${a}\n${b}\n\n### Miscellaneous\n\n${c}`),
  ],
  ['one behind the other', withEntries(`${conflict(a, '')}\n${conflict('', b)}`), withEntries(`${a}\n${b}`)],
  [
    'what stands in both is taken once',
    withEntries(conflict(`${a}\n${b}`, `${b.replace('https://', 'https://www.')}\n${c}`)),
    withEntries(`${a}\n${b.replace('https://', 'https://www.')}\n${c}`),
  ],
  ['the better-formed line is kept', withEntries(conflict('* [A] (https://example.org/a)', a)), withEntries(a)],
  [
    'lines of a conflict are put into their form',
    withEntries(
      conflict(
        '- [ Padded 🦀](https://example.org/1)\n* `[ZH][EN]` [代码](https://example.org/2)',
        '* [[Series] Part one](https://example.org/3)\n- [Copied](https://example.org/4)   │',
      ),
    ),
    withEntries(
      '* [Padded 🦀](https://example.org/1)\n* [ZH][EN] [代码](https://example.org/2)\n* [Series] [Part one](https://example.org/3)\n* [Copied](https://example.org/4)',
    ),
  ],
  ['without tracking', withEntries(conflict(a, '* [A](https://example.org/a?utm_source=x)')), withEntries(a)],
  [
    'events come into order',
    withEvents(`### Europe\n${conflict(later, `${oslo}\n${berlin}`)}`),
    withEvents(`### Europe\n${berlin}\n${oslo}\n${later}`),
  ],
  [
    'among those around them',
    withEvents(`### Europe\n${oslo}\n${conflict(later, berlin)}`),
    withEvents(`### Europe\n${berlin}\n${oslo}\n${later}`),
  ],
  [
    'what one side deleted stays deleted',
    withEntries(conflict(a, `${a}\n${b}\n${c}`, `${a}\n${b}`)),
    withEntries(`${a}\n${c}`),
  ],
  [
    'what one side mended stays mended',
    withEntries(conflict(`${b.replace('[B]', '[Bee]')}\n${a}`, `${b}\n${c}`, b)),
    withEntries(`${b.replace('[B]', '[Bee]')}\n${a}\n${c}`),
  ],
];

test.each(
  EOLS.flatMap(([name, eol]) =>
    ROWS.map(([title, before, after]) => [`${title} (${name})`, eol, before, after] as const),
  ),
)('%s', (_, eol, before, after) => {
  const text = withEnding(before, eol);
  const result = resolveConflicts(draftOf(text));
  expect(result.text).toBe(withEnding(after, eol));
  expect(applied(text, result.edits)).toBe(result.text);
  expect(result.left).toEqual([]);
  expect(resolveConflicts(draftOf(result.text))).toMatchObject({ edits: [], resolved: 0 });
});

test('a conflict within a conflict', () => {
  const text = withEntries(`<<<<<<< HEAD\n${a}\n=======\n${conflict(b, c)}\n>>>>>>> main`);
  expect(resolveConflicts(draftOf(text)).text).toBe(withEntries(`${a}\n${b}\n${c}`));
});

test.each([
  ['a marker alone', `${a}\n>>>>>>> main`, 'belong'],
  [
    'one line changed in two ways',
    conflict('* [A, ours](https://example.org/a)', '* [A, theirs](https://example.org/a)', a),
    'each in its own way',
  ],
  [
    'one address with two titles, whatever stood there before',
    conflict('* [A, ours](https://example.org/a)', '* [A, theirs](https://www.example.org/a/)'),
    'a title of its own',
  ],
  ['one line changed and deleted', conflict('* [A, ours](https://example.org/a)', '', a), 'each in its own way'],
  ['two sentences', conflict('We say this.', 'They say that.'), 'text of their own'],
])('leaves %s to a person', (_, list, reason) => {
  const text = withEntries(list);
  const result = resolveConflicts(draftOf(text));
  expect(result.text).toBe(text);
  expect(result.left.map((left) => left.reason)).toEqual([expect.stringContaining(reason)]);
});

test('two dates of an issue are left', () => {
  const text = withEntries(a).replace('Number: 602', conflict('Number: 602', 'Number: 603'));
  expect(resolveConflicts(draftOf(text)).left).toHaveLength(1);
});

// --- the merge driver --------------------------------------------------------

const DRIVER: readonly (readonly [name: string, base: string, ours: string, theirs: string, merged: string])[] = [
  ['both add', withEntries(a), withEntries(`${a}\n${b}`), withEntries(`${a}\n${c}`), withEntries(`${a}\n${b}\n${c}`)],
  [
    'both add the same',
    withEntries(a),
    withEntries(`${a}\n${b}`),
    withEntries(`${a}\n${b}/`.replace('b)/', 'b/)')),
    withEntries(`${a}\n${b}/`.replace('b)/', 'b/)')),
  ],
  [
    'both add the same in two places',
    withEntries(`${a}\n\n${c}`),
    withEntries(`${b}\n${a}\n\n${c}`),
    withEntries(`${a}\n\n${c}\n- [B](http://example.org/b)`),
    withEntries(`* [B](http://example.org/b)\n${a}\n\n${c}`),
  ],
  [
    'one adds, one deletes',
    withEntries(`${a}\n${b}`),
    withEntries(`${a}\n${b}\n${c}`),
    withEntries(a),
    withEntries(`${a}\n${c}`),
  ],
  ['one changes nothing', withEntries(a), withEntries(a), withEntries(`${a}\n${c}`), withEntries(`${a}\n${c}`)],
  [
    'events',
    withEvents(`### Europe\n${oslo}`),
    withEvents(`### Europe\n${oslo}\n${later}`),
    withEvents(`### Europe\n${berlin}\n${oslo}`),
    withEvents(`### Europe\n${berlin}\n${oslo}\n${later}`),
  ],
  [
    'events at one place',
    withEvents(`### Europe\n${oslo}`),
    withEvents(`### Europe\n${oslo}\n${later}`),
    withEvents(`### Europe\n${oslo}\n${event('2025-06-11', 'Oslo, NO', 9)}`),
    withEvents(`### Europe\n${oslo}\n${event('2025-06-11', 'Oslo, NO', 9)}\n${later}`),
  ],
];

test.each(
  EOLS.flatMap(([name, eol]) =>
    DRIVER.map(([title, ...texts]) => [`merges: ${title} (${name})`, eol, ...texts] as const),
  ),
)('%s', (_, eol, base, ours, theirs, merged) => {
  // The endings are ours, whatever the others write.
  const result = mergeDrafts(base, withEnding(ours, eol), theirs);
  expect(result).toMatchObject({ text: withEnding(merged, eol), left: [] });
});

test('leaves ordinary markers where an editor is needed', () => {
  const [base, ours, theirs] = ['A', 'A, ours', 'A, theirs'].map((title) =>
    withEntries(`* [${title}](https://example.org/a)`),
  ) as [string, string, string];
  const result = mergeDrafts(base, ours, theirs, { labels: { ours: 'HEAD', theirs: 'topic' } });
  expect(result.text).toBe(
    withEntries(
      '<<<<<<< HEAD\n* [A, ours](https://example.org/a)\n=======\n* [A, theirs](https://example.org/a)\n>>>>>>> topic',
    ),
  );
  expect(result.left).toHaveLength(1);
  expect(result.text.split('\n')[result.left[0]?.line ?? 0]).toBe('<<<<<<< HEAD');
});

test('what is no draft is merged by lines', () => {
  const result = mergeDrafts('* a\n', '* a\n* b\n', '* a\n* c\n', { path: 'README.md' });
  expect(result.text).toBe('* a\n<<<<<<< ours\n* b\n=======\n* c\n>>>>>>> theirs\n');
  expect(mergeDrafts('a\n\nb\n\nc\n', 'A\n\nb\n\nc\n', 'a\n\nb\n\nC\n', { path: 'x.md' }).text).toBe('A\n\nb\n\nC\n');
});
