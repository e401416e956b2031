/** `twir render`, as it is bundled. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bundles } from '../support/dist.ts';

const { cli } = bundles();
const folder = mkdtempSync(path.join(tmpdir(), 'twir-render-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(path.join(folder, 'a.md'), 'Title: x\r\n\r\nRead:\r\n* one 🦀\r\n');
writeFileSync(path.join(folder, 'bytes.md'), new Uint8Array([0xff, 0xfe, 0x80]));

interface Row {
  readonly args: readonly string[];
  readonly code: number;
  readonly out: string;
  readonly err?: string;
}

const ROWS: readonly Row[] = [
  { args: ['a.md'], code: 0, out: '<p>Read:\n* one 🦀</p>\n' },
  { args: ['a.md', '--as', 'site'], code: 0, out: '<p>Read:\n* one 🦀</p>\n' },
  {
    args: ['--as', 'github', 'a.md'],
    code: 0,
    out: '<p>Title: x</p>\n<p>Read:</p>\n<ul>\n<li>one 🦀</li>\n</ul>\n',
  },
  { args: ['a.md', '--as', 'mail'], code: 2, out: '', err: '--as is site or github, not `mail`' },
  { args: [], code: 2, out: '', err: 'render takes one FILE' },
  { args: ['a.md', 'a.md'], code: 2, out: '', err: 'render takes one FILE' },
  { args: ['none.md'], code: 2, out: '', err: 'none.md: there is no such file' },
  { args: ['bytes.md'], code: 2, out: '', err: 'bytes.md: this file is not UTF-8 text' },
  { args: ['a.md', '--wrong'], code: 2, out: '', err: '--wrong' },
];

it.each(ROWS)('twir render $args', ({ args, code, out, err = '' }) => {
  const run = spawnSync(process.execPath, [cli, 'render', ...args], { cwd: folder, encoding: 'utf8' });
  expect({ code: run.status, out: run.stdout }).toEqual({ code, out });
  expect(run.stderr).toContain(err);
});
