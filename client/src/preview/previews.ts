import { Disposable, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { Ask } from '../protocol.ts';
import type { PageState } from './messages.ts';
import { PreviewPanel } from './panel.ts';

const viewType = 'twir.preview';

/** The previews that are open, one for each draft. */
export class Previews {
  readonly #extension: Uri;
  readonly #ask: Ask;
  readonly #onDidActivate: () => void;
  readonly #open = new Map<string, PreviewPanel>();

  /** @param onDidActivate Is called when a preview takes or loses the focus. */
  constructor({ extensionUri, subscriptions }: ExtensionContext, ask: Ask, onDidActivate: () => void) {
    this.#extension = extensionUri;
    this.#ask = ask;
    this.#onDidActivate = onDidActivate;
    subscriptions.push(
      // After a restart the editor brings back the panel, and what its page remembered.
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state: PageState | undefined) => {
          if (!state?.uri) return panel.dispose();
          const uri = Uri.parse(state.uri, true);
          this.#adopt(panel, uri);
          // The server knows what the editor has opened, shown or not; a file that is gone is said so in the page.
          await Promise.resolve(workspace.openTextDocument(uri)).catch(() => undefined);
        },
      }),
      new Disposable(() => {
        for (const { panel } of [...this.#open.values()]) panel.dispose();
      }),
    );
  }

  /** The draft whose preview has the focus. */
  get active(): Uri | undefined {
    return [...this.#open.values()].find(({ panel }) => panel.active)?.uri;
  }

  /** The preview of a draft, if it is open. */
  of(uri: Uri): PreviewPanel | undefined {
    return this.#open.get(uri.toString());
  }

  /** Opens the preview of a draft beside its editor, which keeps the focus. */
  show(uri: Uri): void {
    const known = this.#open.get(uri.toString());
    if (known) {
      known.panel.reveal(undefined, true);
      return;
    }
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.#adopt(window.createWebviewPanel(viewType, `Preview of ${name}`, place, { enableFindWidget: true }), uri);
  }

  /** Renders the preview of a draft that the server knows by now, if it could not be rendered until now. */
  awake(uri: string): void {
    const preview = this.#open.get(uri);
    if (preview && preview.shown === undefined) preview.refresh();
  }

  /** Renders all anew, though no text has changed: the server is another. */
  refresh(): void {
    for (const panel of this.#open.values()) panel.refresh();
  }

  #adopt(panel: WebviewPanel, uri: Uri): void {
    const key = uri.toString();
    // A tab that was not looked at since a restart is brought back late; a new one may have been opened by then.
    this.#open.get(key)?.panel.dispose();
    this.#open.set(key, new PreviewPanel(panel, uri, this.#extension, this.#ask));
    panel.onDidChangeViewState(this.#onDidActivate);
    panel.onDidDispose(() => {
      if (this.#open.get(key)?.panel === panel) this.#open.delete(key);
    });
  }
}
