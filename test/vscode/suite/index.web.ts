import 'mocha/mocha.js';
import { resultLine } from '../host/verdict.ts';
import { tally } from './tally.ts';

/** The entry that the web worker's extension host calls; its Mocha is the browser's. A worker reports over the console. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', color: false, timeout: 30_000, retries: 2 });
  await import('./all.ts');
  const counts = await tally((done) => mocha.run(done));
  console.log(resultLine(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}
