import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/try.mjs', ...args], { encoding: 'utf8', env: { ...process.env, CI: '1' } });

it('checks and mends the sample draft', () => {
  const { status, stdout, stderr } = run();
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^draft\/2025-06-04-this-week-in-rust\.md: \d+ errors, .* \(\d+ ms\)/m);
  expect(stdout).toMatch(/^ {2}draft\/\S+\.md:15:1 list-marker /m);
  expect(stdout).toMatch(/^\+\* \[What is new in Quillpad\]/m);
  expect(stdout).toMatch(/^Left for a person: /m);
  expect(stdout).toContain('VS Code is not opened: this runs in CI.');
  expect(status).toBe(0);
});

it('says what is wrong in one line', () => {
  const { status, stderr } = run('no/such/draft.md');
  expect(stderr).toBe('try: there is no file no/such/draft.md\n');
  expect(status).toBe(1);
});
