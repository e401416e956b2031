/**
 * The packed extension, installed as a user would, driven by keyboard and eyes. Pictures go to test-results/.
 *
 *     node scripts/run.mjs test/vscode/run-ui.ts [--trim] [--prove-red]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { localWeb } from '../linkCheck/web.ts';
import { automatedWorkbench } from './host/address.ts';
import { findChromium, openPage } from './host/chromium.ts';
import { editions } from './host/editions.ts';
import { TWIR_PROVE_RED } from './host/env.ts';
import { ensureInstalled } from './host/install.ts';
import { startServer } from './host/server.ts';
import { finish, layerName, skip } from './layer.ts';
import { proveRed } from './red.ts';
import { pages } from './ui/link-steps.ts';
import { draft } from './ui/step.ts';
import { redStep, steps } from './ui/steps.ts';
import { Workbench } from './ui/workbench.ts';

if (process.argv.includes('--prove-red')) proveRed('ui');
const layer = layerName('ui');
if (process.platform !== 'linux') skip(layer, 'the workbench from the npm registry runs on Linux only');
if (!findChromium()) skip(layer, 'no Chromium: install it, or name it in $CHROMIUM');

const packed = spawnSync(process.execPath, ['scripts/package.mjs'], { encoding: 'utf8' });
if (packed.status !== 0) finish(layer, { passed: 0, failed: 1, skipped: 0, why: `packing failed: ${packed.stderr}` });

const folder = mkdtempSync(join(tmpdir(), 'twir-workspace-'));
cpSync('test/vscode/workspace', folder, { recursive: true });
const installed = ensureInstalled(editions.newest, process.argv.includes('--trim'));
const site = await localWeb(pages);
const server = await startServer(installed, ['twir-desk.vsix'], {
  'twir.fetchPrivateFrom': [site.server('127.0.0.1')],
});
const { browser, page } = await openPage();
const workbench = new Workbench(page);
const planned = TWIR_PROVE_RED ? [...steps, redStep] : steps;
let passed = 0;
try {
  const openFile = `vscode-remote://${server.host}${folder}/${draft}`;
  await page.goto(automatedWorkbench(server.host, folder, { openFile }));
  for (const step of planned) {
    console.log(`  … ${step.name}`);
    await step.run(workbench, folder, site);
    passed++;
  }
} catch (error) {
  console.error(error);
  console.error(server.tail());
  await workbench.screenshot('ui-failed');
}
await browser.close();
await server.stop();
await site.close();
rmSync(folder, { recursive: true, force: true });
// A step that was not reached has not passed: it builds on the one that failed.
finish(layer, { passed, failed: planned.length - passed, skipped: 0 });
