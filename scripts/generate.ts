/**
 * Writes what can be derived: `npm run generate`. With `--check` nothing is written, and what is stale is named and makes
 * the exit code 1.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateRegistry } from './generate/registry.ts';

/** A generated file: its path from the project's root, and its text; `undefined` for one that must not exist. */
export interface Output {
  readonly path: string;
  readonly text: string | undefined;
}

const root = process.cwd();
const check = process.argv.includes('--check');
const stale: string[] = [];

function put({ path: name, text }: Output): void {
  const file = path.join(root, name);
  const now = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (now === text) return;
  stale.push(name);
  if (check) return;
  if (text === undefined) rmSync(file);
  else {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

// The registry first: all else reads the rules through it, so it is loaded afresh when it changed.
const ruleFiles = readdirSync(path.join(root, 'server/src/rules/catalogue'))
  .filter((name) => name.endsWith('.ts'))
  .sort();
put(generateRegistry(ruleFiles));

const { outputs } = await import('./generate/outputs.ts');
for (const output of outputs(root)) put(output);

if (check && stale.length) {
  console.error(`stale, run \`npm run generate\`: ${stale.join(', ')}`);
  process.exitCode = 1;
} else console.log(stale.length ? `wrote ${stale.join(', ')}` : 'all generated files are up to date');
