import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { confirm, draft, eventually, type Step } from './step.ts';
import type { Workbench } from './workbench.ts';

const calendar = [
  ['Tides by day', '20260917T190000', 'https://tagus.example.org/events/4/'],
  ['Ferris by night', '20260916T190000', 'https://tagus.example.org/events/2/'],
].flatMap(([title, start, url]) => [
  'BEGIN:VEVENT',
  `UID:${url}`,
  `DTSTART;TZID=Europe/Lisbon:${start}`,
  `SUMMARY:${title}`,
  'LOCATION:Lisbon\\, Portugal',
  'ORGANIZER;CN=Rust Tagus:mailto:hello@tagus.example.org',
  `URL:${url}`,
  'END:VEVENT',
]);

const picked = (bench: Workbench, text: string) =>
  bench.page.locator('.quick-input-list .monaco-list-row', { hasText: text });

/** What comes in and what goes out every week. */
export const choreSteps: readonly Step[] = [
  {
    name: 'a calendar on the clipboard is shown to pick from, doubles marked',
    run: async (bench) => {
      await bench.page.keyboard.press('Control+KeyJ');
      await bench.gone(bench.page.locator('.markers-panel'));
      await bench.copy(['BEGIN:VCALENDAR', 'VERSION:2.0', ...calendar, 'END:VCALENDAR'].join('\r\n'));
      await bench.command('TWiR: Import Events');
      await bench.answer('From where?', 'clipboard');
      await bench.see(picked(bench, 'Ferris by night').filter({ hasText: 'same' }));
      await bench.see(picked(bench, 'Tides by day'));
      // The list comes up slowly, for the eye.
      await sleep(500);
      await bench.screenshot('ui-5-import');
      await bench.page.keyboard.press('Enter');
      await bench.see(bench.line('* 2026-09-17 | Lisbon, PT | [Rust Tagus]'));
    },
  },
  {
    name: 'past events are shown before they are deleted',
    run: async (bench) => {
      await bench.line('* 2026-09-08 | Virtual (Harbour City, UK)').click();
      await bench.page.keyboard.press('Home');
      for (let column = 0; column < '* 2026-0'.length; column++) await bench.page.keyboard.press('ArrowRight');
      await bench.page.keyboard.press('Delete');
      await bench.page.keyboard.insertText('8');
      await bench.command('TWiR: Delete Past and Doubled Events');
      await bench.see(picked(bench, 'Lifetimes for sailors').filter({ hasText: 'past: 2026-08-08' }));
      await sleep(500);
      await bench.screenshot('ui-6-prune');
      await bench.page.keyboard.press('Enter');
      await bench.gone(bench.line('Lifetimes for sailors'));
    },
  },
];

/** From the checklist to the folder of issues. */
export const publishSteps: readonly Step[] = [
  {
    name: 'the checklist shows what is open, and a click goes there',
    run: async (bench) => {
      await bench.command('TWiR: Prepare to Publish');
      const place = bench.page.locator('.monaco-list-row', { hasText: 'Nothing stands under' });
      await bench.see(place);
      await bench.screenshot('ui-9-checklist');
      await place.first().click();
      await bench.see(bench.line('### Rust Walkthroughs'));
    },
  },
  {
    name: 'what it may delete goes after a question, and all is done',
    run: async (bench) => {
      const item = bench.page.locator('.monaco-list-row', { hasText: 'Empty sections gone' }).first();
      await item.hover();
      await item.locator('.codicon-trash').click();
      await confirm(bench, 'Delete');
      await bench.see(bench.page.locator('.monaco-list-row', { hasText: 'Move to content' }));
      await bench.screenshot('ui-10-ready');
    },
  },
  {
    name: 'the draft moves to the issues',
    run: async (bench, folder) => {
      await bench.page.locator('.monaco-list-row', { hasText: 'Move to content' }).first().click();
      await confirm(bench, 'Move');
      const issue = draft.replace('draft/', 'content/');
      await eventually(
        () => existsSync(join(folder, issue)) && !existsSync(join(folder, draft)),
        () => 'it did not move',
      );
      await bench.see(bench.editor(issue));
    },
  },
  {
    name: 'the next draft is made from it',
    run: async (bench, folder) => {
      await bench.command('TWiR: New Draft');
      await bench.answer('Day of the issue', '2026-09-09');
      const next = draft.replace('09-02', '09-09');
      await bench.see(bench.editor(next));
      await bench.see(bench.line('Number: 668'));
      await bench.screenshot('ui-11-new-draft');
      if (!existsSync(join(folder, next))) throw new Error('it is not on disk');
    },
  },
];
