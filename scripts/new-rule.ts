/** Begins a rule: `npm run new-rule -- event-past`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CATALOGUE, generate } from './generate/run.ts';
import { scaffold } from './new-rule/scaffold.ts';
import { problemOf } from './new-rule/validate.ts';

const root = process.cwd();
const [id, ...more] = parseArgs({ allowPositionals: true }).positionals;
const taken = readdirSync(path.join(root, CATALOGUE)).map((name) => path.basename(name, '.ts'));
const problem = more.length ? 'one rule at a time' : problemOf(id, taken);
if (problem) {
  console.error(`new-rule: ${problem}`);
  process.exitCode = 2;
} else {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const file = `${CATALOGUE}/${id}.ts`;
  writeFileSync(path.join(root, file), scaffold(id as string, version), { flag: 'wx' });
  await generate(root);
  console.log(`wrote ${file}, its page docs/rules/${id}.md, and the lists that name it

Its example fails until the rule finds what it shows. Next:
  1. write the example, then \`check\`, in ${file}
  2. npx vitest run test/rules -t ${id}
  3. npm run generate
  4. try it on drafts: npm run try -- path/to/draft.md`);
}
