/**
 * The suite in the web worker's extension host of a workbench without a server, as github.dev has it.
 *
 *     node scripts/run.mjs test/vscode/run-web.ts [--trim] [--prove-red]
 *
 * It takes the build as it is; `npm run test:web` builds before.
 */
import process from 'node:process';
import { runSuiteIn } from './host/automation.ts';
import { bundleMount, bundleWebSuite } from './host/bundle.ts';
import { findChromium, openPage } from './host/chromium.ts';
import { editions } from './host/editions.ts';
import { ensureInstalled } from './host/install.ts';
import { judge } from './host/verdict.ts';
import { serveWebWorkbench } from './host/web-workbench.ts';
import { finish, layerName, skip } from './layer.ts';
import { proveRed } from './red.ts';

if (process.argv.includes('--prove-red')) proveRed('web');
const layer = layerName('web');
if (!findChromium()) skip(layer, 'no Chromium: install it, or name it in $CHROMIUM');

const workbench = await serveWebWorkbench(ensureInstalled(editions.newest, process.argv.includes('--trim')), {
  extension: '.',
  tests: await bundleWebSuite(),
  mount: await bundleMount(),
  folder: 'test/vscode/workspace',
});
const { browser, page } = await openPage();
const report = await runSuiteIn(page, workbench.url, 60);
if (report.exitCode !== 0 && workbench.missing.size > 0) console.error('not found:', [...workbench.missing].join(' '));
await browser.close();
workbench.stop();
finish(layer, judge(report.exitCode, report.counts));
