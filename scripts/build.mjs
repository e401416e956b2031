// Bundles the project into dist/: `node scripts/build.mjs [--dev] [--watch]`.

import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { build, context } from 'esbuild';
import { buildWorker } from './worker.mjs';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

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

/** @type {import('esbuild').BuildOptions} */
// `module` first: jsonc-parser's other build asks for its parts at run time, where a bundle has none.
const node = { ...common, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };

/** @type {import('esbuild').BuildOptions} */
const browser = { ...common, platform: 'browser', target: 'es2022', define: { global: 'globalThis' } };

// `worker` keeps out the builds of remark's dependencies that want a document, which a worker has not.
/** @type {import('esbuild').BuildOptions} */
const worker = { ...browser, conditions: ['worker'], format: 'iife' };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  // The server, the command and the npm package's own entry are one program: what they share is there once, and what is
  // rarely used (a dynamic import) by itself.
  {
    ...node,
    entryPoints: { server: 'server/src/hosts/node.ts', cli: 'server/src/cli/entry.ts', api: 'server/src/hosts/api.ts' },
    define: { TWIR_VERSION: JSON.stringify(JSON.parse(await readFile('package.json', 'utf8')).version) },
    outdir: 'dist/node',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    // Some dependencies are CommonJS and require Node's own modules.
    banner: { js: "import{createRequire as twirRequire}from'node:module';const require=twirRequire(import.meta.url);" },
  },
  // CommonJS, and no `"type": "module"` in package.json: the browser's extension host goes by the manifest and loads no ESM.
  {
    ...node,
    format: 'cjs',
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/client.js',
    external: ['vscode'],
  },
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
];

/** Rare parts of the server in a worker: `hosts/parts.ts` loads them. */
const parts = { elsewhere: 'server/src/rare/elsewhere.ts', github: 'server/src/hosts/github.ts' };

/** Stable names before the modules, for editors, settings and scripts that start them. */
const doors = {
  'dist/server.js': "import('./node/server.mjs');\n",
  'dist/cli.js': "#!/usr/bin/env node\nimport('./node/cli.mjs');\n",
};

/** Says how large a bundle became. @param {import('esbuild').Metafile} metafile */
function report(metafile) {
  for (const [file, { bytes, inputs }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.map')) continue;
    console.log(`${(bytes / 1024).toFixed(0).padStart(6)} kB  ${file}  (${Object.keys(inputs).length} modules)`);
  }
}

/** Takes away what earlier builds left: chunks are named by what is in them. @param {import('esbuild').Metafile} metafile */
function sweep(metafile) {
  const made = new Set(Object.keys(metafile.outputs));
  for (const name of readdirSync('dist/node')) if (!made.has(`dist/node/${name}`)) rmSync(path.join('dist/node', name));
}

for (const bundle of bundles) {
  if (watch) {
    await (await context(bundle)).watch();
    continue;
  }
  const metafile = /** @type {import('esbuild').Metafile} */ ((await build(bundle)).metafile);
  report(metafile);
  if (bundle.splitting) sweep(metafile);
}
// Not watched: its scripts are made of one another.
for (const metafile of await buildWorker(worker, 'server/src/hosts/browser.ts', 'dist/browser', parts))
  report(metafile);
// Last: what looks whether the build is newer than the sources looks at these.
for (const [file, text] of Object.entries(doors)) {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}
