import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from './workbench.ts';

/** A picture for the walkthrough: its file's name, and what is done before it is taken. */
export interface Picture {
  readonly name: string;
  take(bench: Workbench): Promise<void>;
  /** What the mouse rests on. */
  hover?(bench: Workbench): Promise<void>;
}

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'Project/Tooling Updates': ['lighthouse', 'notes', 'compass'],
  'Observations/Thoughts': ['tide', 'borrow', 'tide', 'harbour'],
  'Rust Walkthroughs': ['breakfast', 'tide', 'sails'],
};

/** Rows of the last issue, as a fresh draft has them. */
const past = [
  '* 2026-08-27 | Berlin, DE | [Rust Lighthouse](https://lighthouse.example.org/)',
  '    * [**Summer evening**](https://lighthouse.example.org/events/9/)',
  '* 2026-09-01 | Lisbon, PT | [Rust Tagus](https://tagus.example.org/)',
  '    * [**Ferris by the river**](https://tagus.example.org/events/1/)',
];

/** Puts issues into a repository from which the desk can learn where links of a site belong. */
export function writeEarlierIssues(folder: string): void {
  for (let week = 1; week <= 6; week++) {
    const date = new Date(Date.UTC(2026, 7, 26 - 7 * week)).toISOString().slice(0, 10);
    const sections = Object.entries(SECTIONS).map(([title, sites]) => {
      const entries = sites.map(
        (site, i) => `* [Traits and ${site}, ${week}](https://${site}.example.org/${week}-${i})`,
      );
      return `### ${title}\n${entries.join('\n')}`;
    });
    const text = `Title: This Week in Rust ${666 - week}\nNumber: ${666 - week}\nDate: ${date}\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n${sections.join('\n\n')}\n`;
    writeFileSync(join(folder, 'content', `${date}-this-week-in-rust.md`), text);
  }
}

/** Nothing beside the editor but what the picture is about. */
async function clear(bench: Workbench): Promise<void> {
  await bench.see(bench.page.locator('.monaco-editor [class*="squiggly-"]'));
  await bench.command('View: Close Primary Side Bar');
}

/** The walkthrough's pictures, by the names that package.json gives them. */
export const pictures: readonly Picture[] = [
  {
    name: 'draft',
    async take(bench) {
      await clear(bench);
      await bench.page.keyboard.press('Control+Shift+KeyM');
      await bench.see(bench.page.locator('.markers-panel .monaco-list-row', { hasText: 'twir' }));
    },
  },
  {
    name: 'mend',
    async take(bench) {
      await clear(bench);
      await bench.line('- [Notes on a small allocator]').click({ position: { x: 4, y: 8 } });
      await bench.pressUntil('Control+Period', bench.page.locator('.action-widget .monaco-list-row'));
    },
  },
  {
    name: 'complete',
    async take(bench) {
      await clear(bench);
      await bench.newLineBelow('[**Open evening**]');
      await bench.page.keyboard.type('* Ligh');
      await bench.pressUntil('Control+Space', bench.proposals);
    },
  },
  {
    name: 'link',
    async take(bench) {
      await clear(bench);
      await bench.copy('https://tide.example.org/traits');
      await bench.line('* [video] [Traits at breakfast]').click();
      await bench.command('TWiR: Insert Link');
      await bench.accept('Address of the page', 'https://tide.example.org/traits');
      await bench.answer("The page's title", 'Tides and traits');
      await bench.answer('Words in brackets', '');
      await bench.see(bench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Observations/Thoughts' }));
    },
  },
  {
    name: 'preview',
    async take(bench) {
      await clear(bench);
      await bench.newLineBelow("This week's crate is");
      await bench.page.keyboard.insertText('* swallowed by the text above');
      await bench.command('TWiR: Preview as Published');
      await bench.see(bench.preview.locator('main .differs', { hasText: 'swallowed' }));
    },
    hover: (bench) => bench.preview.locator('main .differs', { hasText: 'swallowed' }).first().hover(),
  },
  {
    name: 'chores',
    async take(bench) {
      await clear(bench);
      await bench.newLineBelow('### Europe');
      await bench.copy(past.join('\n'));
      await bench.page.keyboard.press('Control+KeyV');
      await bench.see(bench.line('Ferris by the river'));
      await bench.command('TWiR: Delete Past and Doubled Events');
      await bench.see(bench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'past: 2026-08-27' }));
    },
  },
  {
    name: 'publish',
    async take(bench) {
      await bench.see(bench.page.locator('.monaco-editor [class*="squiggly-"]'));
      await bench.command('TWiR: Prepare to Publish');
      await bench.see(bench.page.locator('.monaco-list-row', { hasText: 'Nothing stands under' }));
      // The list of files makes room.
      await bench.page.locator('.pane-header', { hasText: 'this-week-in-rust' }).first().click();
    },
  },
];
