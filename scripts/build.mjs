// Bundles the project into dist/: `node scripts/build.mjs [--dev] [--watch]`.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { build, context } from 'esbuild';

const dev = process.argv.includes('--dev') || process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: !dev,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  // A release's map lies beside its bundle, for reading stack traces; it is neither mentioned there nor packed.
  sourcemap: dev ? 'linked' : 'external',
};

// CommonJS, and no `"type": "module"` in package.json: the browser's extension host goes by the manifest and loads no ESM.
/** @type {import('esbuild').BuildOptions} */
// `module` first: jsonc-parser's other build asks for its parts at run time, where a bundle has none.
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };

/** @type {import('esbuild').BuildOptions} */
const browser = { ...common, platform: 'browser', target: 'es2022', define: { global: 'globalThis' } };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    define: { TWIR_VERSION: JSON.stringify(JSON.parse(await readFile('package.json', 'utf8')).version) },
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...node, entryPoints: ['server/src/hosts/node.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  {
    ...browser,
    entryPoints: ['client/src/extension.web.ts'],
    outfile: 'dist/browser/client.js',
    external: ['vscode'],
    format: 'cjs',
  },
  {
    ...browser,
    entryPoints: ['client/webview/preview.ts'],
    outfile: 'dist/preview.js',
    format: 'iife',
  },
  { ...browser, entryPoints: ['client/webview/preview.css'], outfile: 'dist/preview.css' },
  // `worker` keeps out the builds of remark's dependencies that want a document, which a worker has not.
  {
    ...browser,
    entryPoints: ['server/src/hosts/browser.ts'],
    outfile: 'dist/browser/server.js',
    format: 'iife',
    conditions: ['worker'],
  },
];

/** Says how large a bundle became. @param {import('esbuild').Metafile} metafile */
function report(metafile) {
  for (const [file, { bytes, inputs }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.map')) continue;
    console.log(`${(bytes / 1024).toFixed(0).padStart(6)} kB  ${file}  (${Object.keys(inputs).length} modules)`);
  }
}

for (const bundle of bundles) {
  const [entry] = /** @type {string[]} */ (bundle.entryPoints);
  if (!existsSync(/** @type {string} */ (entry))) {
    console.log(`skipped   ${bundle.outfile}: ${entry} does not exist yet`);
  } else if (process.argv.includes('--watch')) {
    await (await context(bundle)).watch();
  } else {
    report(/** @type {import('esbuild').Metafile} */ ((await build(bundle)).metafile));
  }
}
