import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, type Handler, type LocalWeb } from '../../linkCheck/web.ts';
import { eventually, notification, openDraft, type Step } from './step.ts';

/** The site's pages that are not just there. One does not answer at first, and takes its time then. */
export const pages: Readonly<Record<string, Handler>> = {
  '/there': answer(200, { 'content-type': 'text/html' }, '<title>Entry of there</title>'),
  '/gone': answer(404),
  '/old': answer(301, { location: '/new' }),
  '/never': () => {},
  '/slow': (_, response, times) => void (times > 1 && setTimeout(() => response.writeHead(200).end(), 1500)),
};

/** A draft that links to nothing but the site of the test. */
const file = 'draft/2026-10-07-this-week-in-rust.md';
const draftOn = (url: (path: string) => string, paths: readonly string[]): string =>
  `Title: This Week in Rust 672\nNumber: 672\nDate: 2026-10-07\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n\n${paths.map((path) => `* [Entry of ${path.slice(1)}](${url(path)})`).join('\n')}\n`;

/** Puts a draft that links to pages of the site into the repository, or other links into it. */
function write(folder: string, site: LocalWeb, paths: readonly string[]): void {
  writeFileSync(
    join(folder, file),
    draftOn((path) => site.url('127.0.0.1', path), paths),
  );
}

/** Waits until a page of the site was asked for. */
function asked(site: LocalWeb, path: string): Promise<void> {
  return eventually(
    () => site.asked.some((one) => one.endsWith(path)),
    () => `${path} was not asked for`,
  );
}

/** A check of all links, begun, cancelled, and done again. */
export const linkSteps: readonly Step[] = [
  {
    name: 'a check of links shows how far it is, and can be cancelled',
    run: async (bench, folder, site) => {
      write(folder, site, ['/there', '/gone', '/old', '/slow']);
      await openDraft(bench, file);
      await bench.command('TWiR: Check Links');
      await bench.command('Notifications: Show Notifications');
      const shown = bench.page.locator(notification, { hasText: '3 of 4' });
      await bench.see(shown);
      await asked(site, '/slow');
      await bench.screenshot('ui-12-links-progress');
      await shown.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await bench.gone(shown);
      await bench.see(bench.page.locator('.statusbar-item', { hasText: '4 links, cancelled: 2 ok, 1 broken' }));
    },
  },
  {
    name: 'what it found is among the problems',
    run: async (bench) => {
      await bench.page.keyboard.press('Control+Shift+KeyM');
      const row = (text: string) => bench.page.locator('.markers-panel .monaco-list-row', { hasText: text });
      await bench.see(row('this link was broken'));
      await bench.see(row('this page is now at'));
      await bench.screenshot('ui-13-links-found');
      await bench.page.keyboard.press('Control+KeyJ');
      await bench.gone(bench.page.locator('.markers-panel'));
    },
  },
  {
    name: 'a click in the checklist checks what is left',
    run: async (bench) => {
      await bench.command('TWiR: Prepare to Publish');
      const item = bench.page.locator('.monaco-list-row', { hasText: 'Links alive' }).first();
      await bench.see(item.filter({ hasText: '1 unchecked' }));
      await item.click();
      await bench.see(item.filter({ hasText: /\(looked at on/ }));
      await bench.screenshot('ui-14-links-checklist');
    },
  },
  {
    name: 'a title whose page does not answer is waited for no longer than one likes',
    run: async (bench, folder, site) => {
      write(folder, site, ['/never']);
      await bench.see(bench.line('Entry of never'));
      await bench.find('Entry of never');
      await bench.command('TWiR: Fetch Title');
      await asked(site, '/never');
      await bench.command('Notifications: Show Notifications');
      const shown = bench.page.locator(notification, { hasText: 'Fetching the title' });
      await bench.see(shown);
      await bench.screenshot('ui-20-title-waiting');
      await shown.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await bench.gone(shown);
      await bench.see(bench.line('* [Entry of never]'));
      await bench.command('View: Close Editor');
      rmSync(join(folder, file));
    },
  },
];
