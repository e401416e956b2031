/**
 * Stands in for the `code` executable: takes the arguments that \@vscode/test-electron gives it, and runs the suite in the
 * workbench from the npm registry, in a browser without a window. Started by `run-desktop.ts`, bundled with a shebang.
 */
import { resolve } from 'node:path';
import process from 'node:process';
import { automatedWorkbench } from './address.ts';
import { runSuiteIn } from './automation.ts';
import { openPage } from './chromium.ts';
import { editions } from './editions.ts';
import { TWIR_EDITION } from './env.ts';
import { ensureInstalled } from './install.ts';
import { startServer } from './server.ts';

/** The value of `--name=value`; other switches are Electron's or about profiles, and mean nothing here. */
function option(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

const extension = option('extensionDevelopmentPath');
const tests = option('extensionTestsPath');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
if (!extension || !tests || !folder) throw new Error('wants an extension, its tests and a folder');

const edition = TWIR_EDITION === 'oldest' ? editions.oldest : editions.newest;
const server = await startServer(ensureInstalled(edition, true));
const { browser, page } = await openPage();
const remote = (path: string): string => `vscode-remote://${server.host}${resolve(path)}`;
const url = automatedWorkbench(server.host, folder, {
  extensionDevelopmentPath: remote(extension),
  extensionTestsPath: remote(tests),
});
const { exitCode } = await runSuiteIn(page, url, 180);
if (exitCode !== 0) console.error(server.tail());
await browser.close();
await server.stop();
process.exit(exitCode);
