import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { tally } from './tally.ts';

/** The entry that the Node extension host calls. The counts go to a file beside the bundle, for the runner to judge. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 30_000, retries: 2, reporter: 'spec' });
  // Makes `suite` and `test` global, as it would for a file of its own.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./all.ts');
  // These two ask a server of their own for pages, which a worker in a browser can neither start nor reach.
  await import('./links.ts');
  await import('./pages.ts');
  const counts = await tally((done) => mocha.run(done));
  writeFileSync(join(__dirname, 'result.json'), JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}
