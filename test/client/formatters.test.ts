import { expect, test } from 'vitest';
import { missingIgnores } from '../../client/src/formatters.ts';

const NOTE = '# The newsletter nests by four columns, which no formatter knows.';

const ROWS: readonly (readonly [why: string, before: string, added: string])[] = [
  ['no list', '', `${NOTE}\n/draft/\n/content/\n`],
  ['a list of other things', 'dist/\n', `${NOTE}\n/draft/\n/content/\n`],
  ['a last line without its ending', 'dist/', `\n${NOTE}\n/draft/\n/content/\n`],
  ['the endings of Windows', 'dist/\r\n', `${NOTE}\r\n/draft/\r\n/content/\r\n`],
  ['one of the two', 'draft/\n', `${NOTE}\n/content/\n`],
  ['both', '/content/\n  /draft/*.md\n', ''],
  ['all Markdown', '*.md', ''],
  ['a comment names it', '# draft/\n/content', `\n${NOTE}\n/draft/\n`],
];

test.each(ROWS)('%s', (_, before, added) => {
  expect(missingIgnores(before)).toBe(added);
  expect(missingIgnores(before + added)).toBe('');
});
