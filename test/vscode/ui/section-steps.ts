import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirm, notification, openDraft, type Step } from './step.ts';

const file = 'draft/2026-10-21-this-week-in-rust.md';

/** The section of new RFCs, with one. */
const section = (title: string, number: number): string =>
  `### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)

* [${title}](https://github.com/rust-lang/rfcs/pull/${number})
`;

const text = `Title: This Week in Rust 674
Number: 674
Date: 2026-10-21
Category: This Week in Rust

## Updates from the Rust Project

${section('Put in by hand', 1)}
## Upcoming Events
`;

/** Sections that are replaced as a whole. */
export const sectionSteps: readonly Step[] = [
  {
    name: 'what would go from a section is shown before it goes',
    run: async (bench, folder) => {
      writeFileSync(join(folder, file), text);
      await openDraft(bench, file);
      await bench.copy(section('Found by the script', 2));
      await bench.command('TWiR: Paste RFC and FCP Sections');
      const question = bench.page.locator('.monaco-dialog-box', { hasText: '1 item of the draft would go' });
      await bench.see(question.filter({ hasText: 'Put in by hand' }));
      await bench.screenshot('ui-23-sections');
      await confirm(bench, 'Cancel');
      await bench.gone(question);
      await bench.see(bench.line('* [Put in by hand]'));
      await bench.command('TWiR: Paste RFC and FCP Sections');
      await bench.see(question);
      await confirm(bench, 'Replace');
      await bench.see(bench.line('* [Found by the script]'));
      await bench.gone(bench.line('* [Put in by hand]'));
    },
  },
  {
    name: 'a command that fails says why, and leads to the log',
    run: async (bench, folder) => {
      await bench.copy(' ');
      await bench.command('TWiR: Paste RFC and FCP Sections');
      await bench.command('Notifications: Show Notifications');
      const shown = bench.page.locator(notification, { hasText: 'there is no text on the clipboard' });
      await bench.see(shown);
      await bench.screenshot('ui-24-failure');
      await shown.locator('.monaco-button', { hasText: 'Show Log' }).click();
      await bench.see(bench.page.locator('.panel .output-view, .panel [id="workbench.panel.output"]'));
      await bench.page.keyboard.press('Control+KeyJ');
      await bench.command('Notifications: Clear All Notifications');
      await bench.page.keyboard.press('Control+Digit1');
      await bench.page.keyboard.press('Control+KeyS');
      await bench.command('View: Close Editor');
      rmSync(join(folder, file));
    },
  },
];
