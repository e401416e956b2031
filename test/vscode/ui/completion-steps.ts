import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { draft, eventually, type Step } from './step.ts';
import type { Workbench } from './workbench.ts';

/** The draft on disk. */
const saved = (folder: string): string => readFileSync(join(folder, draft), 'utf8');

/** Undoes one thing after the other, each seen on disk before the next, until the draft is what it was. */
async function undoTo(bench: Workbench, folder: string, before: string): Promise<void> {
  // A list of proposals, and the stops of a snippet, are left first.
  for (let times = 3; times > 0; times--) await bench.page.keyboard.press('Escape');
  const seen: string[] = [];
  while (saved(folder) !== before) {
    const text = saved(folder);
    if (seen.push(text) > 15) throw new Error(`undoing leaves something behind: ${seen.join('\n----\n')}`);
    await bench.page.keyboard.press('Control+KeyZ');
    await bench.page.keyboard.press('Control+KeyS');
    // A file that is being written is empty for a moment.
    for (let tries = 100; tries > 0 && ['', text].includes(saved(folder)); tries--) await sleep(100);
  }
}

/** Waits until the workbench, which saves by itself, has saved something. */
function savedWith(folder: string, piece: string): Promise<void> {
  return eventually(
    () => saved(folder).includes(piece),
    () => `not on disk: ${piece}`,
  );
}

/** Things that are half typed by the extension. Each step undoes what it did. */
export const completionSteps: readonly Step[] = [
  {
    name: 'a heading that is missing is typed by its first character',
    run: async (bench, folder) => {
      const before = saved(folder);
      await bench.newLineBelow('### Rust Walkthroughs');
      await bench.page.keyboard.type('#');
      const heading = bench.proposals.filter({ hasText: '### Research' });
      await bench.see(heading);
      // The list comes up slowly, for the eye.
      await sleep(500);
      await bench.screenshot('ui-17-heading');
      await bench.page.keyboard.press('Enter');
      await bench.see(bench.line('### Research'));
      await savedWith(folder, '### Rust Walkthroughs\n### Research\n');
      await undoTo(bench, folder, before);
      await bench.gone(bench.line('### Research'));
    },
  },
  {
    name: 'the row of an event is typed by four letters of its organiser',
    run: async (bench, folder) => {
      const before = saved(folder);
      await bench.newLineBelow('[**Open evening**]');
      await bench.page.keyboard.type('* Ligh');
      await bench.pressUntil('Control+Space', bench.proposals.filter({ hasText: 'Rust Lighthouse' }));
      await sleep(500);
      await bench.screenshot('ui-18-event-proposals');
      await bench.page.keyboard.press('Enter');
      await bench.see(bench.line('    * [**Title of the event**]'));
      await bench.screenshot('ui-19-event-completed');
      await savedWith(
        folder,
        '* 2026-09-03 | Berlin, DE | [Rust Lighthouse](https://lighthouse.example.org/)\n    * [**Title of the event**](https://)',
      );
      await undoTo(bench, folder, before);
    },
  },
];
