import { setTimeout as sleep } from 'node:timers/promises';
import { draft, eventually, type Step } from './step.ts';
import type { Workbench } from './workbench.ts';

/** Puts a line below the one that holds a text. */
async function typeBelow(bench: Workbench, line: string, text: string): Promise<void> {
  await bench.newLineBelow(line);
  await bench.page.keyboard.insertText(text);
}

/** Deletes the line that holds a text. */
async function deleteLine(bench: Workbench, text: string): Promise<void> {
  await bench.find(text);
  await bench.page.keyboard.press('Control+Shift+KeyK');
}

/** What the site will print, beside the draft. */
export const previewSteps: readonly Step[] = [
  {
    name: 'the preview opens beside the draft',
    run: async (bench) => {
      await bench.command('TWiR: Preview as Published');
      await bench.see(bench.preview.locator('main li', { hasText: 'Tides and traits' }));
    },
  },
  {
    name: 'it follows the keys, and runs nothing of what is typed',
    run: async (bench) => {
      const foam = '* [Foam <img src=x onerror="document.body.id=1"> here](javascript:alert(1))';
      await typeBelow(bench, '[Tides and traits]', foam);
      await bench.see(bench.preview.locator('main', { hasText: 'Foam' }));
      const attributes = await bench.preview
        .locator('main *')
        .evaluateAll((all) => all.flatMap((element) => element.getAttributeNames()));
      const harmful = attributes.filter((name) => /^(on|src|href)/.test(name));
      if (harmful.length > 0) throw new Error(`in the page: ${harmful.join(' ')}`);
      await deleteLine(bench, 'Foam');
      await bench.gone(bench.preview.locator('main', { hasText: 'Foam' }));
    },
  },
  {
    name: 'it marks what GitHub shows otherwise, and says why on hover',
    run: async (bench) => {
      await typeBelow(bench, "This week's crate is", '* swallowed by the text above');
      const marked = bench.preview.locator('main .differs', { hasText: 'swallowed' });
      await bench.see(marked);
      await bench.hoverUntil(marked, bench.preview.locator('#tip', { hasText: 'list-after-text' }));
      await bench.screenshot('ui-7-preview-light');
    },
  },
  {
    name: 'GitHub’s view stands beside it on demand, in dark colours, too',
    run: async (bench) => {
      await bench.command('Preferences: Toggle between Light/Dark Themes');
      await bench.preview.locator('#github').click();
      await bench.see(bench.preview.locator('main:nth-child(2) li', { hasText: 'swallowed' }));
      await bench.screenshot('ui-8-preview-dark');
      await bench.preview.locator('#github').click();
      await deleteLine(bench, 'swallowed');
      await bench.gone(bench.preview.locator('main .differs', { hasText: 'swallowed' }));
    },
  },
  {
    name: 'editor and preview scroll in step, both ways',
    run: async (bench) => {
      const site = bench.preview.locator('main').first();
      const top = (): Promise<number> => site.evaluate((main) => main.scrollTop);
      const before = await top();
      await bench.page.keyboard.press('Control+End');
      await eventually(
        async () => (await top()) > before,
        () => `the preview stayed where it was, at ${before}`,
      );
      const first = bench.line('Title: This Week in Rust 667');
      await bench.gone(first);
      await site.hover();
      // Just after the editor has scrolled, a scrolling page is taken for its echo: people turn the wheel again.
      await bench.until(first, async () => {
        await bench.page.mouse.wheel(0, 200);
        await bench.page.mouse.wheel(0, -10_000);
      });
    },
  },
  {
    name: 'after a reload the preview is there again',
    run: async (bench) => {
      // Without the file in the address, which would be opened in place of what was open.
      const address = new URL(bench.page.url());
      address.searchParams.delete('payload');
      // The workbench writes down what is open after a while, not at once.
      await sleep(3000);
      await bench.page.goto(address.href);
      await bench.ready(draft);
      await bench.see(bench.preview.locator('main li', { hasText: 'Tides and traits' }));
    },
  },
];
