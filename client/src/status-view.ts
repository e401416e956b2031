import { type LanguageStatusItem, LanguageStatusSeverity, languages } from 'vscode';
import type { DraftStatus } from './protocol.ts';
import { documents } from './selector.ts';
import { type Summary, summarise } from './summary.ts';

const severities: Readonly<Record<Summary['worst'], LanguageStatusSeverity>> = {
  error: LanguageStatusSeverity.Error,
  warning: LanguageStatusSeverity.Warning,
  information: LanguageStatusSeverity.Information,
};

/** The language status item. It exists only while there is something to say, so that other Markdown files are left alone. */
export class StatusView {
  #item: LanguageStatusItem | undefined;

  /** The item's present text, for tests. */
  get text(): string | undefined {
    return this.#item?.text;
  }

  /** Shows a draft's counts; a click opens Problems. */
  showDraft(status: DraftStatus): void {
    const { text, detail, worst } = summarise(status);
    const command = { command: 'workbench.actions.view.problems', title: 'Open Problems' };
    this.#show({ text: `TWiR: ${text}`, detail, severity: severities[worst], command });
  }

  /** Says that the server is not running, next to the way to its log. */
  showFailure(detail: string): void {
    const command = { command: 'twir.showLog', title: 'Open Log' };
    this.#show({ text: 'TWiR Desk is not running', detail, severity: LanguageStatusSeverity.Error, command });
  }

  hide(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }

  dispose(): void {
    this.hide();
  }

  #show(content: Pick<LanguageStatusItem, 'text' | 'detail' | 'severity' | 'command'>): void {
    this.#item ??= languages.createLanguageStatusItem('twir.status', [...documents]);
    this.#item.name = 'This Week in Rust';
    Object.assign(this.#item, content);
  }
}
