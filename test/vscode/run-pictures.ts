/**
 * Takes the pictures of the walkthrough and the README from the real workbench, with the packed extension in it.
 *
 *     npm run pictures
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { automatedWorkbench } from './host/address.ts';
import { openPage } from './host/chromium.ts';
import { editions } from './host/editions.ts';
import { ensureInstalled } from './host/install.ts';
import { startServer } from './host/server.ts';
import { pictures, writeEarlierIssues } from './ui/pictures.ts';
import { draft } from './ui/step.ts';
import { Workbench } from './ui/workbench.ts';

const target = 'images/walkthrough';
const packed = spawnSync(process.execPath, ['scripts/package.mjs'], { stdio: 'inherit' });
if (packed.status !== 0) process.exit(packed.status ?? 1);
mkdirSync(target, { recursive: true });

const server = await startServer(ensureInstalled(editions.newest, true), ['twir-desk.vsix']);
const { browser, page } = await openPage();
await page.setViewportSize({ width: 960, height: 600 });
try {
  for (const { name, take, hover } of pictures) {
    // Each from the fixture as it is: none depends on what the one before has left.
    const temporary = mkdtempSync(join(tmpdir(), 'twir-pictures-'));
    const folder = join(temporary, 'this-week-in-rust');
    cpSync('test/vscode/workspace', folder, { recursive: true });
    writeEarlierIssues(folder);
    const bench = new Workbench(page);
    await page.goto(
      automatedWorkbench(server.host, folder, { openFile: `vscode-remote://${server.host}${folder}/${draft}` }),
    );
    await bench.ready(draft);
    await take(bench);
    await page.mouse.move(350, 584);
    await hover?.(bench);
    // What fades in or out has done so.
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(target, `${name}.png`) });
    console.log(`${target}/${name}.png`);
    rmSync(temporary, { recursive: true, force: true });
  }
} finally {
  await browser.close();
  await server.stop();
}
