import { chmodSync, copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { TWIR_PROVE_RED } from './env.ts';

/** The folder of bundled suites and helpers; git ignores it. */
export const bundles = resolve('.vscode-test');

const shared: BuildOptions = { bundle: true, sourcemap: 'inline', logLevel: 'warning', outdir: bundles };

/** A failing test is added when `TWIR_PROVE_RED` is set: the runners must then fail. */
const define = { PROVE_RED: TWIR_PROVE_RED ? 'true' : 'false' };

/** Bundles the suite for the Node extension host. */
export async function bundleDesktopSuite(): Promise<string> {
  const entryPoints = { desktop: 'test/vscode/suite/index.desktop.ts' };
  const options: BuildOptions = { platform: 'node', target: 'node20', format: 'cjs', external: ['vscode', 'mocha'] };
  await build({ ...shared, ...options, define, entryPoints, outExtension: { '.js': '.cjs' } });
  return join(bundles, 'desktop.cjs');
}

/** Bundles the suite, Mocha included, for the web worker's extension host. */
export async function bundleWebSuite(): Promise<string> {
  const entryPoints = { web: 'test/vscode/suite/index.web.ts' };
  const options: BuildOptions = { platform: 'browser', target: 'es2022', format: 'cjs', external: ['vscode'] };
  // Mocha's browser build takes an `exports` in sight for an invitation, and would replace the suite's own.
  const defined = { ...define, global: 'globalThis', exports: 'undefined' };
  await build({ ...shared, ...options, define: defined, entryPoints });
  return join(bundles, 'web.js');
}

/** Bundles the extension that mounts the fixture in a workbench without a server. */
export async function bundleMount(): Promise<string> {
  const entryPoints = { 'mount/extension': 'test/vscode/host/mount/extension.ts' };
  const options: BuildOptions = { platform: 'browser', target: 'es2022', format: 'cjs', external: ['vscode'] };
  await build({ ...shared, ...options, entryPoints });
  copyFileSync('test/vscode/host/mount/package.json', join(bundles, 'mount/package.json'));
  return join(bundles, 'mount');
}

/** Bundles the stand-in for the `code` executable, ready to be executed. */
export async function bundleCodeShim(): Promise<string> {
  const entryPoints = { code: 'test/vscode/host/code-shim.ts' };
  const options: BuildOptions = { platform: 'node', target: 'node20', format: 'esm', packages: 'external' };
  const banner = { js: '#!/usr/bin/env node' };
  await build({ ...shared, ...options, banner, entryPoints, outExtension: { '.js': '.mjs' } });
  const file = join(bundles, 'code.mjs');
  chmodSync(file, 0o755);
  return file;
}
