import type { Counts } from '../host/verdict.ts';

/** Runs Mocha to its end and counts. */
export function tally(start: (done: (failures: number) => void) => Mocha.Runner): Promise<Counts> {
  return new Promise((resolve) => {
    const runner = start((failed) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed, skipped: pending });
    });
    // A test may be tried again, on a slow machine; but not unseen.
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      console.log(`tried again: ${test.fullTitle()}: ${error.message}`);
    });
  });
}
