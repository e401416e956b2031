import { mkdirSync } from 'node:fs';
import type { FrameLocator, Locator, Page } from 'playwright-core';

const patience = 20_000;

/** A workbench as somebody at the keyboard sees it. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the workbench shows an editor on a file. */
  async ready(file: string): Promise<void> {
    await this.page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
    await this.editor(file).waitFor({ timeout: patience });
  }

  editor(file: string): Locator {
    return this.page.locator(`.monaco-editor[data-uri$="${file}"]`).first();
  }

  /** What stands in the page of the preview. The editor puts a page into a frame within a frame. */
  get preview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The line of the editor that holds a text. The editor draws spaces as no-break spaces. */
  line(text: string): Locator {
    const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[ \\u00a0]'));
    return this.page.locator('.monaco-editor .view-line', { hasText: pattern }).first();
  }

  /** Brings the cursor to the first place that holds a text, however far away. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('Control+Digit1');
    await this.page.keyboard.press('Control+Home');
    const box = this.page.locator('.find-widget.visible textarea.input').first();
    await this.pressUntil('Control+KeyF', box);
    await box.fill(text);
    await this.page.keyboard.press('Enter');
    await this.see(this.line(text));
    for (let tries = 5; tries > 0 && (await box.isVisible()); tries--) {
      await this.page.keyboard.press('Escape');
      await this.page.waitForTimeout(200);
    }
  }

  /** Puts an empty line below the one that holds a text, and the cursor at its beginning. */
  async newLineBelow(text: string): Promise<void> {
    await this.find(text);
    // Behind the end of what is found, then behind that of the line.
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Home');
  }

  async see(locator: Locator, timeout = patience): Promise<void> {
    await locator.first().waitFor({ timeout });
  }

  async gone(locator: Locator): Promise<void> {
    await locator.first().waitFor({ state: 'detached', timeout: patience });
  }

  /** Does something until something shows, a few times, as people do. @param undo Done before it is done again. */
  async until(shown: Locator, act: () => Promise<void>, undo: () => Promise<void> = async () => {}): Promise<void> {
    for (let tries = 4; ; tries--) {
      await act();
      try {
        return await this.see(shown, 3000);
      } catch (error) {
        if (tries === 0) throw error;
        await undo();
      }
    }
  }

  /** Presses keys until something shows: one that is pressed while the focus moves is lost. */
  pressUntil(keys: string, shown: Locator): Promise<void> {
    const { keyboard } = this.page;
    return this.until(
      shown,
      () => keyboard.press(keys),
      () => keyboard.press('Escape'),
    );
  }

  /** Points at something until what explains it shows: that goes when a view scrolls. */
  hoverUntil(target: Locator, shown: Locator): Promise<void> {
    return this.until(
      shown,
      () => target.hover(),
      () => this.page.mouse.move(0, 0),
    );
  }

  /** The proposals that the editor shows at the cursor. */
  get proposals(): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  /** The box at the top: the palette, and the questions of commands. */
  get question(): Locator {
    return this.page.locator('.quick-input-widget:not([style*="display: none"]) input.input').first();
  }

  /** The commands that the palette offers for some words. */
  async palette(words: string): Promise<Locator> {
    await this.pressUntil('F1', this.question);
    await this.question.fill(`>${words}`);
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Gives a command by its name in the palette. */
  async command(name: string): Promise<void> {
    const rows = await this.palette(name);
    // Not the first row: another command's name may begin as this one does.
    await rows.filter({ hasText: name }).first().click();
  }

  /** Answers a question, once the box asks it. */
  async answer(prompt: string, text: string): Promise<void> {
    await this.#asked(prompt);
    await this.question.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Takes the answer that the box offers, which must be this one. */
  async accept(prompt: string, offered: string): Promise<void> {
    await this.#asked(prompt);
    const value = await this.question.inputValue();
    if (value !== offered) throw new Error(`“${prompt}” offers ${JSON.stringify(value)} instead of ${offered}`);
    await this.page.keyboard.press('Enter');
  }

  /** Puts a text on the clipboard, as copying it elsewhere would. */
  async copy(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync('test-results', { recursive: true });
    await this.page.screenshot({ path: `test-results/${name}.png` });
  }

  // A choice has its prompt in the box, a typed answer below it.
  #asked(prompt: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget');
    return this.see(box.filter({ hasText: prompt }).or(box.filter({ has: this.page.getByPlaceholder(prompt) })));
  }
}
