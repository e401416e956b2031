/**
 * Writes what can be derived: `npm run generate`. With `-- --check` nothing is written, and what is stale is named and
 * makes the exit code 1.
 */
import { parseArgs } from 'node:util';
import { generate } from './generate/run.ts';

const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
const stale = await generate(process.cwd(), { check });
const list = stale.map((path) => `\n  ${path}`).join('');
if (!stale.length) console.log('all generated files are up to date');
else if (check) {
  console.error(`stale, run \`npm run generate\`:${list}`);
  process.exitCode = 1;
} else console.log(`wrote${list}`);
