/**
 * The suite in the Node extension host, started by \@vscode/test-electron: in VS Code itself where it can be downloaded,
 * else in the workbench from the npm registry.
 *
 *     node scripts/run.mjs test/vscode/run-desktop.ts [--oldest] [--npm] [--trim] [--prove-red]
 *
 * It takes the build as it is; `npm run test:vscode` builds before.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import { bundleCodeShim, bundleDesktopSuite, bundles } from './host/bundle.ts';
import { findChromium } from './host/chromium.ts';
import { editions } from './host/editions.ts';
import { DISPLAY } from './host/env.ts';
import { ensureInstalled } from './host/install.ts';
import { type Counts, judge } from './host/verdict.ts';
import { finish, layerName, skip } from './layer.ts';
import { proveRed } from './red.ts';

const has = (flag: string): boolean => process.argv.includes(flag);
const edition = has('--oldest') ? 'oldest' : 'newest';
const name = edition === 'oldest' ? 'vscode-oldest' : 'vscode';
if (has('--prove-red')) proveRed(name);
const layer = layerName(name);
const download = !has('--npm') && (await canDownload());
if (!download && process.platform !== 'linux') skip(layer, "VS Code's update server is out of reach");
if (!download && !findChromium()) skip(layer, "neither VS Code's update server nor a Chromium is in reach");

const tests = await bundleDesktopSuite();
const result = join(bundles, 'result.json');
rmSync(result, { force: true });
const folder = mkdtempSync(join(tmpdir(), 'twir-workspace-'));
cpSync('test/vscode/workspace', folder, { recursive: true });
const where = download ? { version: editions[edition].code } : { vscodeExecutablePath: await substitute() };
let exitCode = 0;
try {
  exitCode = await runTests({
    ...where,
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: tests,
    launchArgs: [folder, '--disable-extensions'],
    extensionTestsEnv: { TWIR_EDITION: edition },
  });
} catch (error) {
  console.error(String(error));
  exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
finish(layer, judge(exitCode, countsOf(result)));

async function substitute(): Promise<string> {
  ensureInstalled(editions[edition], has('--trim'));
  return bundleCodeShim();
}

/** Electron wants a display besides the download. */
async function canDownload(): Promise<boolean> {
  if (process.platform === 'linux' && !DISPLAY) return false;
  try {
    const versions = 'https://update.code.visualstudio.com/api/releases/stable';
    return (await fetch(versions, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

function countsOf(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined;
  }
}
