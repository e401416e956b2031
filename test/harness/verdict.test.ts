import { expect, test } from 'vitest';
import { countsIn, judge, resultLine } from '../vscode/host/verdict.ts';

const green = { passed: 3, failed: 0, skipped: 1 };

test.each([
  ['a green run', 0, green, 0],
  ['a red run', 1, { ...green, failed: 2 }, 2],
  ['exit code 0 without a result: the extension host died', 0, undefined, 1],
  ['exit code 0 without a passing test', 0, { passed: 0, failed: 0, skipped: 0 }, 1],
  ['an error after the last test', 1, green, 1],
  ['a red run that the workbench calls green', 0, { ...green, failed: 1 }, 1],
])('%s', (_, exitCode, counts, failed) => {
  expect(judge(exitCode, counts).failed).toBe(failed);
});

test('counts survive the way over the console, among other lines', () => {
  expect(countsIn(resultLine(green))).toEqual(green);
  expect(countsIn('  3 passing (1s)')).toBeUndefined();
});
