import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { choreSteps, publishSteps } from './chore-steps.ts';
import { completionSteps } from './completion-steps.ts';
import { conflictSteps } from './conflict-steps.ts';
import { linkSteps } from './link-steps.ts';
import { previewSteps } from './preview-steps.ts';
import { sectionSteps } from './section-steps.ts';
import { draft, eventually, type Step } from './step.ts';

/** What an editor of the newsletter does in one sitting; each step builds on those before. */
export const steps: readonly Step[] = [
  {
    name: 'the draft opens with squiggles',
    run: async (bench) => {
      await bench.ready(draft);
      await bench.see(bench.page.locator('.monaco-editor [class*="squiggly-"]'));
    },
  },
  {
    name: 'the status item counts the findings',
    run: async (bench) => {
      await bench.page.locator('[id="status.languageStatus"]').hover();
      await bench.see(bench.page.locator('.hover-language-status', { hasText: /TWiR: \d+ (error|warning|note)/ }));
      await bench.screenshot('ui-1-status');
    },
  },
  {
    name: 'Problems lists a finding of ours',
    run: async (bench) => {
      await bench.page.keyboard.press('Control+Shift+KeyM');
      await bench.see(bench.page.locator('.markers-panel .monaco-list-row', { hasText: 'twir' }));
      await bench.screenshot('ui-2-problems');
    },
  },
  {
    name: 'Ctrl+. repairs the marker of an entry',
    run: async (bench) => {
      await bench.line('- [Notes on a small allocator]').click({ position: { x: 4, y: 8 } });
      const menu = bench.page.locator('.action-widget .monaco-list-row');
      await bench.pressUntil('Control+Period', menu);
      await bench.screenshot('ui-3-quick-fix');
      await bench.page.keyboard.press('Enter');
      await bench.see(bench.line('* [Notes on a small allocator]'));
    },
  },
  {
    name: 'the palette fixes all that is left',
    run: async (bench) => {
      await bench.command('TWiR: Fix All');
      await bench.gone(bench.line('utm_source'));
    },
  },
  {
    name: 'the palette asks for an event, with a way back',
    run: async (bench) => {
      await bench.command('TWiR: Insert Event…');
      await bench.see(bench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Lisbon, PT' }));
      // The list comes up slowly, for the eye.
      await sleep(500);
      await bench.screenshot('ui-22-organisers');
      await bench.answer('Who organises it?', 'Tagus');
      await bench.answer('Day of the event', '2026-13-01');
      await bench.see(bench.page.locator('.quick-input-message', { hasText: 'A day of the calendar' }));
      await bench.answer('A day of the calendar', '2026-09-15');
      await bench.see(bench.page.locator('.quick-input-widget', { hasText: 'Last day' }));
      await bench.page.locator('.quick-input-widget .codicon-quick-input-back').first().click();
      await bench.answer('Day of the event', '2026-09-16');
      await bench.answer('Last day', '');
      await bench.answer('How can people take part?', 'Hybrid');
      await bench.accept('City', 'Lisbon');
      await bench.accept('Country', 'PT');
      await bench.accept('Address of the organiser', 'https://tagus.example.org/');
      await bench.answer('Title of the event', 'Ferris by night');
      await bench.answer('Address of the event', 'https://tagus.example.org/events/2/');
      await bench.see(bench.line('2026-09-16 | Hybrid (Lisbon, PT) | [Rust Tagus]'));
      await bench.screenshot('ui-4-event');
    },
  },
  {
    name: 'the palette asks for a link, and offers the address on the clipboard',
    run: async (bench) => {
      await bench.copy('https://tide.example.org/');
      await bench.page.keyboard.press('Control+Home');
      await bench.line('* [video] [Traits at breakfast]').click();
      await bench.page.keyboard.press('End');
      await bench.page.keyboard.press('Enter');
      await bench.command('TWiR: Insert Link…');
      await bench.accept('Address of the page', 'https://tide.example.org/');
      await bench.answer("The page's title", 'Tides and traits');
      await bench.answer('Words in brackets', '');
      await bench.see(bench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Observations/Thoughts' }));
      // The list comes up slowly, for the eye.
      await sleep(500);
      await bench.screenshot('ui-15-link');
      await bench.answer('Under which section?', 'Observations');
      await bench.see(bench.line('* [Tides and traits](https://tide.example.org/)'));
    },
  },
  {
    name: 'an address pasted in an empty entry becomes the entry',
    run: async (bench) => {
      await bench.copy('https://youtu.be/AbCdEfG?si=x');
      await bench.line('* [Tides and traits]').click();
      await bench.page.keyboard.press('End');
      await bench.page.keyboard.press('Enter');
      await bench.page.keyboard.insertText('* ');
      await bench.page.keyboard.press('Control+KeyV');
      const pasted = bench.line('* [video] [Title](https://www.youtube.com/watch?v=AbCdEfG)');
      await bench.see(pasted);
      await bench.screenshot('ui-16-paste');
      await bench.page.keyboard.insertText('A tide');
      await bench.see(bench.line('* [video] [A tide](https://www.youtube.com/watch?v=AbCdEfG)'));
      await bench.page.keyboard.press('Escape');
    },
  },
  {
    name: 'what was done is on disk after saving',
    run: async (bench, folder) => {
      await bench.page.keyboard.press('Control+KeyS');
      const wanted = ['* [Notes on a small', '* [Tides and traits]', '2026-09-16 | Hybrid (Lisbon, PT)'];
      const absent = (): string[] => {
        const text = readFileSync(join(folder, draft), 'utf8');
        return wanted.filter((piece) => !text.includes(piece));
      };
      await eventually(
        () => absent().length === 0,
        () => `not on disk: ${absent().join('; ')}`,
      );
    },
  },
  ...completionSteps,
  ...choreSteps,
  ...previewSteps,
  ...publishSteps,
  ...linkSteps,
  ...conflictSteps,
  ...sectionSteps,
  {
    name: 'another Markdown file is offered no command that wants a draft',
    run: async (bench) => {
      await bench.pressUntil('Control+KeyP', bench.question);
      await bench.question.fill('notes.md');
      await bench.see(bench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'notes.md' }));
      await bench.page.keyboard.press('Enter');
      await bench.see(bench.editor('notes.md'));
      await bench.gone(bench.page.locator('.editor-group-container.active .editor-actions .codicon-globe'));
      const rows = await bench.palette('TWiR:');
      await bench.see(rows.filter({ hasText: 'Show Log' }));
      const offered = await rows.allInnerTexts();
      if (offered.some((row) => row.includes('Fix All'))) throw new Error(`offered: ${offered.join('; ')}`);
      await bench.page.keyboard.press('Escape');
    },
  },
];

/** A step that fails, for the proof that a failing step is noticed. */
export const redStep: Step = {
  name: 'failing on purpose',
  run: () => Promise.reject(new Error('failing on purpose')),
};
