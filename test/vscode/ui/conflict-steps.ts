import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, openDraft, type Step } from './step.ts';

const file = 'draft/2026-10-14-this-week-in-rust.md';

/** A draft into which two people have put entries and events at the same places. */
const conflicted = `Title: This Week in Rust 673
Number: 673
Date: 2026-10-14
Category: This Week in Rust

## Updates from Rust Community

### Observations/Thoughts
<<<<<<< HEAD
* [Ours on tides](https://ours.example.org/tides)
* [On both sides](https://both.example.org/one)
=======
* [On both sides](https://both.example.org/one/)
* [Theirs on sails](https://theirs.example.org/sails)
>>>>>>> main

## Upcoming Events

Rusty Events between 2026-10-14 - 2026-11-11 🦀

### Europe
<<<<<<< HEAD
* 2026-10-22 | Faro, PT | [Rust Tagus](https://tagus.example.org/)
    * [**Our evening**](https://tagus.example.org/events/5/)
=======
* 2026-10-20 | Berlin, DE | [Rust Lighthouse](https://lighthouse.example.org/)
    * [**Their evening**](https://lighthouse.example.org/events/11/)
>>>>>>> main
`;

const wanted = [
  `* [Ours on tides](https://ours.example.org/tides)
* [On both sides](https://both.example.org/one/)
* [Theirs on sails](https://theirs.example.org/sails)
`,
  `* 2026-10-20 | Berlin, DE | [Rust Lighthouse](https://lighthouse.example.org/)
    * [**Their evening**](https://lighthouse.example.org/events/11/)
* 2026-10-22 | Faro, PT | [Rust Tagus](https://tagus.example.org/)
    * [**Our evening**](https://tagus.example.org/events/5/)
`,
];

/** What a merge has left behind. */
export const conflictSteps: readonly Step[] = [
  {
    name: 'conflicts are resolved by the palette: both sides stay, what both have once',
    run: async (bench, folder) => {
      writeFileSync(join(folder, file), conflicted);
      await openDraft(bench, file);
      await bench.see(bench.line('<<<<<<< HEAD'));
      await bench.command('TWiR: Resolve Conflicts');
      await bench.gone(bench.line('<<<<<<< HEAD'));
      for (const entry of ['* [Ours on tides]', '* [On both sides]', '* [Theirs on sails]'])
        await bench.see(bench.line(entry));
      await bench.see(bench.page.locator('.statusbar-item', { hasText: '2 conflicts resolved' }));
      await bench.screenshot('ui-21-conflicts');
      await bench.page.keyboard.press('Control+KeyS');
      const text = (): string => readFileSync(join(folder, file), 'utf8');
      await eventually(
        () => wanted.every((lines) => text().includes(lines)),
        () => `not resolved as wanted: ${text()}`,
      );
      await bench.command('View: Close Editor');
      rmSync(join(folder, file));
    },
  },
];
