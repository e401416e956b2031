import {
  type Diagnostic,
  Disposable,
  languages,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextDocumentSaveReason,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { HandleDiagnosticsSignature, Middleware } from 'vscode-languageclient';
import { TypedLines } from './typed-lines.ts';

/** Another kind of report says that nothing has changed. */
const full = 'full';

/**
 * Holds back findings that begin on a line which is being typed on, until the cursor leaves it, the editor loses the
 * focus, or somebody saves the text: half a link is no mistake. Findings of other lines, and those that were there before,
 * stay.
 */
export class HoldBack implements Disposable {
  readonly #pullAgain: () => void;
  readonly #subscriptions: Disposable;
  /** What was pushed last, by address, with the way to show it. */
  readonly #pushed = new Map<string, { diagnostics: Diagnostic[]; show: HandleDiagnosticsSignature }>();
  /** Documents that somebody is saving. An editor that saves by itself a second after a key, as in the browser, is nobody. */
  readonly #saving = new WeakSet<TextDocument>();
  #lines = new TypedLines();
  #document: TextDocument | undefined;
  #holds = false;

  /** @param pullAgain Asks for the findings of the open documents once more. */
  constructor(pullAgain: () => void) {
    this.#pullAgain = pullAgain;
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeTextDocument((event) => this.#onChange(event)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#onMove(textEditor)),
      window.onDidChangeActiveTextEditor(() => this.#leave()),
      window.onDidChangeWindowState(({ focused }) => focused || this.#leave()),
      workspace.onWillSaveTextDocument(
        ({ document, reason }) => reason === TextDocumentSaveReason.Manual && this.#saving.add(document),
      ),
      workspace.onDidSaveTextDocument((document) => this.#onSaved(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#pushed.delete(uri.toString())),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('twir.showWhileTyping') && this.#show()),
    );
  }

  /** To be put between client and server: for findings that are pulled, and for those that are pushed. */
  readonly middleware: Middleware = {
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      if (report?.kind !== full) return report;
      return { ...report, items: this.#sift(document instanceof Uri ? document : document.uri, report.items) };
    },
    handleDiagnostics: (uri, diagnostics, show) => {
      this.#pushed.set(uri.toString(), { diagnostics, show });
      show(uri, this.#sift(uri, diagnostics));
    },
  };

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #sift(uri: Uri, diagnostics: Diagnostic[]): Diagnostic[] {
    if (uri.toString() !== this.#document?.uri.toString() || showsAll(uri)) return diagnostics;
    const shown = diagnostics.filter((one) => !this.#lines.holds(one.range.start.line, codeOf(one)));
    this.#holds = shown.length < diagnostics.length;
    return shown;
  }

  #onChange({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    const editor = window.activeTextEditor;
    if (contentChanges.length === 0 || document !== editor?.document) return;
    if (document !== this.#document) {
      this.#leave();
      this.#document = document;
    }
    const shown = languages.getDiagnostics(document.uri);
    this.#lines.change(
      contentChanges.map(({ range: { start, end }, text }) => ({
        first: start.line,
        last: end.line,
        breaks: text.split(/\r\n|\r|\n/).length - 1,
      })),
      // To undo is not to type.
      reason === undefined ? cursorsOf(editor) : [],
      (line) => shown.filter(({ range }) => range.start.line === line).map(codeOf),
    );
  }

  #onMove(editor: TextEditor): void {
    if (editor.document === this.#document && this.#lines.move(cursorsOf(editor))) this.#show();
  }

  #onSaved(document: TextDocument): void {
    if (this.#saving.delete(document) && document === this.#document) this.#leave();
  }

  #leave(): void {
    if (this.#lines.leave()) this.#show();
  }

  /** Shows what was held back, if anything was. */
  #show(): void {
    if (!this.#holds || !this.#document) return;
    this.#holds = false;
    const pushed = this.#pushed.get(this.#document.uri.toString());
    pushed?.show(this.#document.uri, this.#sift(this.#document.uri, pushed.diagnostics));
    this.#pullAgain();
  }
}

function cursorsOf({ selections }: TextEditor): number[] {
  return selections.map(({ active }) => active.line);
}

function codeOf({ code, message }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? message));
}

function showsAll(uri: Uri): boolean {
  return workspace.getConfiguration('twir', uri).get('showWhileTyping', false);
}
