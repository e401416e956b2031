import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalWeb } from '../../linkCheck/web.ts';
import type { Workbench } from './workbench.ts';

/** One thing that a person does, and what must then be seen. */
export interface Step {
  readonly name: string;
  /** @param site A server that the extension may ask; its pages are those of the steps on links, all others are there. */
  run(workbench: Workbench, folder: string, site: LocalWeb): Promise<void>;
}

/**
 * Waits for what no page shows: a file, a request, a place that is scrolled to.
 *
 * @throws Error when it does not come about within ten seconds; `failure` says what is missing then.
 */
export async function eventually(probe: () => boolean | Promise<boolean>, failure: () => string): Promise<void> {
  for (let tries = 100; !(await probe()); tries--) {
    if (tries === 0) throw new Error(failure());
    await sleep(100);
  }
}

/** Presses a button of a question that stands in the way. */
export function confirm(bench: Workbench, button: string): Promise<void> {
  return bench.page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).click();
}

/** Opens a draft of the repository by its name, and waits until the extension knows it for one. */
export async function openDraft(bench: Workbench, file: string): Promise<void> {
  const name = file.slice(file.lastIndexOf('/') + 1);
  // The list of files does not know one that was written just now, until it is asked again.
  await bench.until(
    bench.page.locator('.quick-input-list .monaco-list-row', { hasText: name }),
    async () => {
      await bench.pressUntil('Control+KeyP', bench.question);
      await bench.question.fill(name);
    },
    () => bench.page.keyboard.press('Escape'),
  );
  await bench.page.keyboard.press('Enter');
  await bench.see(bench.editor(file));
  // The server takes a moment; the button of the preview says so.
  await bench.see(bench.page.locator('.editor-group-container.active .editor-actions .codicon-globe'));
}

/** An automated workbench shows no toasts: its notifications are behind the bell. */
export const notification = '.notifications-center .notification-list-item';

/** The draft of the fixture. */
export const draft = 'draft/2026-09-02-this-week-in-rust.md';
