import {
  Disposable,
  env,
  Range,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { Latest } from '../latest.ts';
import { messageOf } from '../message.ts';
import { type Ask, methods, type RenderParams, type RenderResult } from '../protocol.ts';
import { openable } from './addresses.ts';
import type { FromPage, ToPage } from './messages.ts';
import { makeNonce, pageOf } from './page.ts';

/** Quiet time before the draft is rendered anew: a burst of keys makes one picture. */
const delay = 5;

/** How long a movement of ours is taken for what it is, and not for somebody's scrolling. */
const echo = 200;

/** The preview of one draft: keeps the page up to date, and the editor and the page on the same line. */
export class PreviewPanel {
  readonly uri: Uri;
  readonly panel: WebviewPanel;
  readonly #ask: Ask;
  readonly #latest = new Latest(delay, () => this.#render());
  readonly #subscriptions: Disposable;
  #shown: number | undefined;
  #github = false;
  #movedAt = 0;
  #closed = false;

  constructor(panel: WebviewPanel, uri: Uri, extension: Uri, ask: Ask) {
    this.panel = panel;
    this.uri = uri;
    this.#ask = ask;
    const { webview } = panel;
    const folder = Uri.joinPath(extension, 'dist');
    const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.#subscriptions = Disposable.from(
      webview.onDidReceiveMessage((message: FromPage) => this.#onMessage(message)),
      // A document that was only saved has changed, too, to VS Code.
      workspace.onDidChangeTextDocument(
        ({ document }) => this.#isMine(document.uri) && document.version !== this.#shown && this.#latest.ask(),
      ),
      workspace.onDidCloseTextDocument(({ uri: closed }) => this.#isMine(closed) && this.#latest.ask()),
      workspace.onDidOpenTextDocument(({ uri: opened }) => this.#isMine(opened) && this.#latest.ask()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [top] }) => {
        if (top && this.#isMine(textEditor.document.uri)) this.#follow(top.start.line);
      }),
      this.#latest,
    );
    panel.onDidDispose(() => {
      this.#closed = true;
      this.#subscriptions.dispose();
    });
    webview.html = pageOf({
      source: webview.cspSource,
      script: file('preview.js'),
      style: file('preview.css'),
      nonce: makeNonce(),
      uri: uri.toString(),
    });
  }

  /** The version of the draft that the page was given last. */
  get shown(): number | undefined {
    return this.#shown;
  }

  /** Shows the draft as the server sees it now. */
  refresh(): void {
    this.#latest.ask();
  }

  async #render(): Promise<void> {
    const document = workspace.textDocuments.find(({ uri }) => this.#isMine(uri));
    if (!document) return this.#say('The draft is closed.');
    const ask = (as: RenderParams['as']): Promise<RenderResult> =>
      this.#ask(methods.render, { uri: this.uri.toString(), as } satisfies RenderParams);
    try {
      const [site, github] = await Promise.all([ask('site'), this.#github ? ask('github') : undefined]);
      if (site.version === 0) return this.#say('This is no draft of This Week in Rust.');
      // Of an older text: the change that came since has asked again.
      if (site.version !== document.version) return;
      this.#post({
        type: 'show',
        lineCount: document.lineCount,
        site: site.html,
        github: github?.html,
        differences: site.differences,
      });
      this.#shown = site.version;
    } catch (error) {
      this.#say(`There is no preview now: ${messageOf(error)}.`);
    }
  }

  #onMessage(message: FromPage): void {
    switch (message.type) {
      case 'ready':
        this.#github = message.github;
        this.#begin();
        this.#latest.ask();
        break;
      case 'github':
        this.#github = message.wanted;
        this.#latest.ask();
        break;
      case 'scrolled':
        this.#scrollEditor(message.line);
        break;
      case 'go':
        this.#go(message.line).catch((error: unknown) => this.#say(`The draft cannot be shown: ${messageOf(error)}.`));
        break;
      case 'open': {
        const address = openable(message.href);
        if (address !== undefined) void env.openExternal(Uri.parse(address, true));
      }
    }
  }

  /** The page begins where the editor is, not at the top. */
  #begin(): void {
    const [top] = window.visibleTextEditors.find(({ document }) => this.#isMine(document.uri))?.visibleRanges ?? [];
    if (top) this.#post({ type: 'scroll', line: top.start.line });
  }

  /** The page goes where the editor is, unless the editor went where the page is. */
  #follow(line: number): void {
    if (Date.now() - this.#movedAt > echo) this.#post({ type: 'scroll', line });
  }

  #scrollEditor(line: number): void {
    this.#movedAt = Date.now();
    for (const editor of window.visibleTextEditors) {
      if (!this.#isMine(editor.document.uri)) continue;
      const at = Math.min(Math.max(0, Math.floor(line)), editor.document.lineCount - 1);
      editor.revealRange(new Range(at, 0, at, 0), TextEditorRevealType.AtTop);
    }
  }

  async #go(line: number): Promise<void> {
    const shown = window.visibleTextEditors.find(({ document }) => this.#isMine(document.uri));
    await window.showTextDocument(this.uri, {
      selection: new Range(line, 0, line, 0),
      viewColumn: shown?.viewColumn ?? ViewColumn.One,
    });
  }

  #isMine(uri: Uri): boolean {
    return uri.toString() === this.uri.toString();
  }

  #say(text: string): void {
    this.#post({ type: 'say', text });
  }

  #post(message: ToPage): void {
    // A closed panel answers with an exception, and it may be closed while the server is asked.
    if (!this.#closed) void this.panel.webview.postMessage(message);
  }
}
