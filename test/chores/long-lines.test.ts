/** Lines that nobody writes, long enough that what grows with their square does not come to an end here. */
import { describe, expect, test } from 'vitest';
import { mergeDrafts } from '../../server/src/chores/mergeDrafts.ts';
import { resolveConflicts } from '../../server/src/chores/resolveConflicts.ts';
import { tidyEvents } from '../../server/src/chores/tidyEvents.ts';
import { importEvents } from '../../server/src/importing/index.ts';
import { pasteSections } from '../../server/src/projectSections/index.ts';
import { draftOf, FILE, withEntries, withEvents } from './support.ts';

const LENGTH = 200_000;
const long = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

const LINES: readonly (readonly [name: string, line: string])[] = [
  ['brackets', `* ${long('[a] ')}`],
  ['open brackets', `* ${long('[')}`],
  ['links begun', `* [a${long('](')}`],
  ['addresses begun', `* [a${long('](https://a')}`],
  ['spaces within', `* 2025-06-10 | ${long(' ')}| x`],
  ['spaces that do not break', `* [a${long('\u00a0')}](https://example.org/a)`],
  ['words', `* ${long('word, ')}`],
];

const CHORES: readonly (readonly [name: string, run: (line: string) => void])[] = [
  [
    'resolve conflicts',
    (line) => {
      const conflict = `<<<<<<< HEAD\n${line}\n=======\n${line}b\n>>>>>>> main`;
      for (const text of [withEntries(conflict), withEvents(`### Europe\n${conflict}`)])
        expect(resolveConflicts(draftOf(text)).text).toContain(line.slice(2, 9));
    },
  ],
  [
    'merge',
    (line) => {
      const merged = mergeDrafts(withEntries(''), withEntries(line), withEntries(`${line}b`), {
        path: `draft/${FILE}`,
      });
      expect(merged.text).toContain(line.slice(2, 9));
    },
  ],
  [
    'tidy events',
    (line) => expect(tidyEvents(draftOf(withEvents(`### Europe\n${line}`))).text).toContain('### Europe'),
  ],
  [
    'paste sections',
    (line) => {
      const pasted = `### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)\n${line}\n`;
      expect(pasteSections(draftOf(withEntries(line)), pasted).sections).toHaveLength(1);
    },
  ],
  [
    'import events',
    (line) => expect(importEvents(draftOf(withEvents('')), `${line}\n2025-06-10\n${line}`).format).toBe('text'),
  ],
];

describe.each(CHORES)('%s', (_, run) => {
  test.each(LINES)('%s', { timeout: 20_000 }, (_name, line) => run(line));
});
