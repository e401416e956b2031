import { commands } from 'vscode';

/** What menus, the palette and keyboard shortcuts go by. A key is set when its value changes, not with every count. */
export class Contexts {
  readonly #values = new Map<string, string>();

  set(key: string, value: boolean | readonly string[]): void {
    const text = JSON.stringify(value);
    if (this.#values.get(key) === text) return;
    this.#values.set(key, text);
    void commands.executeCommand('setContext', key, value);
  }
}
