// Runs one of the project's TypeScript scripts: node scripts/run.mjs scripts/generate.ts [ARGS…]
// Node 20 cannot read types; esbuild is here for the bundles anyway.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [script, ...args] = process.argv.slice(2);
if (!script) {
  console.error('usage: node scripts/run.mjs SCRIPT.ts [ARGS…]');
  process.exit(2);
}
// Beside the project's node_modules, so that what is not bundled is found.
const folder = mkdtempSync(path.join(root, 'node_modules', '.twir-script-'));
// On exit, not in a `finally`: a script may end the process itself.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const outfile = path.join(folder, 'script.mjs');
await build({
  entryPoints: [path.resolve(script)],
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  outfile,
  logLevel: 'warning',
});
process.argv = [process.argv[0], path.resolve(script), ...args];
await import(pathToFileURL(outfile).href);
