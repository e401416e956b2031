import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  DocumentDiagnosticRequest,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
  WorkDoneProgress,
  type WorkDoneProgressReport,
} from 'vscode-languageclient';
import { registerCommands, registry } from './commands/index.ts';
import { Contexts } from './contexts.ts';
import { serveFiles } from './files.ts';
import { isDraftOpen, whenDraftOpens } from './first-draft.ts';
import { messageOf } from './message.ts';
import type { PasteEdit } from './paste/api.ts';
import { registerEntryPaste } from './paste/entry.ts';
import { Previews } from './preview/previews.ts';
import { type DraftStatus, type EditorOptions, methods } from './protocol.ts';
import { PublishView } from './publish/view.ts';
import { documents } from './selector.ts';
import { StatusView } from './status-view.ts';
import { HoldBack } from './typing/hold-back.ts';

/** Makes a client that is not started yet; the one thing in which desktop and browser differ. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** What other extensions, and the tests, may ask. */
export interface DeskApi {
  /** The name that the running server gave itself; there is none before the first draft is opened. */
  serverName(): string | undefined;
  /** The last counts that the server sent for a document. */
  status(uri: Uri): DraftStatus | undefined;
  /** The text of the language status item, where there is one. */
  statusText(): string | undefined;
  /** The version of a draft that its preview shows. */
  previewed(uri: Uri): number | undefined;
  /** The items of the checklist that is shown, each with its state. */
  checklist(): Readonly<Record<string, string>>;
  /** What a text becomes that is pasted in a draft, beside itself; `chosen` by “Paste As…”. `undefined` before VS Code 1.97. */
  pasteEdits(
    document: TextDocument,
    range: Range,
    text: string,
    chosen?: boolean,
  ): Promise<readonly PasteEdit[]> | undefined;
}

/** What the desktop's and the browser's extension share: the server's life, its log, and what the editor shows of it. */
export class Desk implements DeskApi {
  readonly log = window.createOutputChannel('TWiR Desk', { log: true });
  readonly previews: Previews;
  readonly publish: PublishView;
  readonly #judged = new EventEmitter<string>();
  /** The server has judged a document anew; the address is the server's. */
  readonly onDidJudge = this.#judged.event;
  readonly #view = new StatusView();
  readonly #contexts = new Contexts();
  readonly #holdBack = new HoldBack(() => this.#client?.getFeature(DocumentDiagnosticRequest.method).refresh());
  readonly #entryPaste = registerEntryPaste(
    (uri) => this.status(uri)?.isDraft === true,
    (method, params) => this.request(method, params),
  );
  readonly #statuses = new Map<string, DraftStatus>();
  readonly #makeClient: ClientFactory;
  #client: BaseLanguageClient | undefined;
  #failure: string | undefined;
  /** While the server was not started, for no draft was open. */
  #waiting: Disposable | undefined;
  #turn: Promise<void> = Promise.resolve();
  #progressTokens = 0;

  constructor(context: ExtensionContext, makeClient: ClientFactory) {
    this.#makeClient = makeClient;
    this.previews = new Previews(
      context,
      (method, params) => this.request(method, params),
      () => this.#refresh(),
    );
    this.publish = new PublishView(this);
    context.subscriptions.push(
      this.log,
      this.#view,
      this.#holdBack,
      this.#judged,
      this.publish,
      { dispose: () => this.#waiting?.dispose() },
      window.onDidChangeActiveTextEditor(() => this.#refresh()),
      workspace.onDidGrantWorkspaceTrust(() => this.#tellTrust()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      ...registerCommands(this),
      ...(this.#entryPaste ? [this.#entryPaste] : []),
    );
  }

  /**
   * Starts the server as soon as there is a draft. A failure is logged and shown in the status item; the commands stay
   * usable.
   */
  async open(): Promise<DeskApi> {
    if (isDraftOpen()) await this.start();
    else this.#waiting = whenDraftOpens(() => void this.start());
    return this;
  }

  /** Starts the server, unless that was done. */
  start(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#client) await this.#start();
    });
  }

  stop(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  serverName(): string | undefined {
    return this.#client?.initializeResult?.serverInfo?.name;
  }

  status(uri: Uri): DraftStatus | undefined {
    return this.#statuses.get(uri.toString());
  }

  statusText(): string | undefined {
    return this.#view.text;
  }

  previewed(uri: Uri): number | undefined {
    return this.previews.of(uri)?.shown;
  }

  checklist(): Readonly<Record<string, string>> {
    return this.publish.states;
  }

  pasteEdits(
    document: TextDocument,
    range: Range,
    text: string,
    chosen = false,
  ): Promise<readonly PasteEdit[]> | undefined {
    return this.#entryPaste?.preview(document, range, text, chosen);
  }

  /**
   * The editor with the focus, for a command that works on a draft.
   *
   * @throws Error when its document is none, in words for the person who gave the command.
   */
  requireDraft(): TextEditor {
    const uri = this.#atHand?.toString();
    const editor = [window.activeTextEditor, ...window.visibleTextEditors].find(
      (one) => one?.document.uri.toString() === uri,
    );
    if (!editor || !this.status(editor.document.uri)?.isDraft)
      throw new Error('open a draft of This Week in Rust first');
    return editor;
  }

  /**
   * Asks the server.
   *
   * @throws Error when the server is not running, or answers with an error.
   */
  async request<Result>(method: string, params: object, cancellation?: CancellationToken): Promise<Result> {
    const client = await this.#running();
    // An `undefined` at the end would be taken for a second parameter.
    return cancellation
      ? client.sendRequest<Result>(method, params, cancellation)
      : client.sendRequest<Result>(method, params);
  }

  /**
   * Asks the server for what takes its time. What was done until it was cancelled is the answer.
   *
   * @throws Error as {@link Desk.request} does.
   */
  async requestWithProgress<Result>(
    method: string,
    params: object,
    cancellation: CancellationToken,
    onProgress: (step: WorkDoneProgressReport) => void,
  ): Promise<Result> {
    const client = await this.#running();
    const workDoneToken = `twir-${++this.#progressTokens}`;
    const progress = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
      if (step.kind === 'report') onProgress(step);
    });
    try {
      return await client.sendRequest<Result>(method, { ...params, workDoneToken }, cancellation);
    } finally {
      progress.dispose();
    }
  }

  async #running(): Promise<BaseLanguageClient> {
    // A command that needs no draft.
    if (this.#waiting) await this.start();
    if (!this.#client?.isRunning()) throw new Error('the TWiR Desk server is not running');
    return this.#client;
  }

  // One after the other: a restart asked for twice must not leave two servers behind.
  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(step, step);
    return this.#turn;
  }

  async #start(): Promise<void> {
    this.#waiting?.dispose();
    this.#waiting = undefined;
    const client = this.#makeClient({
      documentSelector: documents,
      initializationOptions: () => ({ editor: editorOptions(), trusted: workspace.isTrusted }),
      middleware: this.#holdBack.middleware,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
    });
    this.#client = client;
    this.#failure = undefined;
    serveFiles(client);
    client.onNotification(methods.status, (status: DraftStatus) => this.#remember(status));
    client.onDidChangeState(({ newState }) => this.#onState(client, newState));
    try {
      await client.start();
    } catch (error) {
      this.log.error('the server did not start', error);
      this.#fail(messageOf(error));
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#statuses.clear();
    this.#refresh();
    // A client that never ran refuses to stop; there is then nothing to stop.
    if (client?.isRunning()) await client.stop();
  }

  #tellTrust(): void {
    if (!this.#client?.isRunning()) return;
    this.#client
      .sendNotification(methods.trust, { trusted: workspace.isTrusted })
      // A server that ends meanwhile is told when it runs again.
      .catch((error: unknown) => this.log.debug('trust was not told', messageOf(error)));
  }

  #onState(client: BaseLanguageClient, state: State): void {
    if (client !== this.#client) return;
    // Nobody asked for this stop. The client starts a crashed server again by itself, a few times: Running clears it.
    if (state === State.Stopped || state === State.StartFailed) this.#fail('the server stopped by itself');
    if (state !== State.Running) return;
    this.#failure = undefined;
    // Trust may have been granted while the server was starting.
    if (workspace.isTrusted) this.#tellTrust();
    this.#refresh();
    this.previews.refresh();
  }

  #fail(why: string): void {
    this.#failure = why;
    this.#statuses.clear();
    this.#refresh();
  }

  #remember(status: DraftStatus): void {
    this.#statuses.set(status.uri, status);
    this.#judged.fire(status.uri);
    // A preview that was brought back may have asked before the server knew the draft.
    if (status.isDraft) this.previews.awake(status.uri);
    this.#refresh();
  }

  #forget(uri: Uri): void {
    if (this.#statuses.delete(uri.toString())) this.#refresh();
  }

  /** The document that somebody works on. A preview stands for its draft, and our log for none. */
  get #atHand(): Uri | undefined {
    const active = window.activeTextEditor?.document.uri;
    if (active && active.scheme !== 'output') return active;
    return (
      this.previews.active ?? window.visibleTextEditors.find(({ document }) => this.#isDraft(document))?.document.uri
    );
  }

  #isDraft({ uri }: TextDocument): boolean {
    return this.status(uri)?.isDraft === true;
  }

  #refresh(): void {
    const document = window.activeTextEditor?.document;
    const status = document && this.status(document.uri);
    if (this.#failure) this.#view.showFailure(this.#failure);
    else if (status?.isDraft) this.#view.showDraft(status);
    else this.#view.hide();
    const atHand = this.#atHand;
    // The palette offers the commands that need a draft only where there is one.
    this.#contexts.set('twir.isDraft', atHand !== undefined && this.status(atHand)?.isDraft === true);
    // An editor's title goes by what that editor shows, which need not be the one with the focus.
    const drafts = [...this.#statuses.values()].filter(({ isDraft }) => isDraft).map(({ uri }) => Uri.parse(uri, true));
    this.#contexts.set('twir.drafts', drafts.flatMap(menuPaths).sort());
    if (document?.languageId === 'markdown' && !status) void this.#ask(document.uri);
  }

  // A document whose diagnostics were computed before the client listened sends nothing by itself: ask once.
  async #ask(uri: Uri): Promise<void> {
    if (!this.#client?.isRunning()) return;
    try {
      const status = await this.request<DraftStatus | null>(methods.status, { uri: uri.toString() });
      if (status && !this.#statuses.has(uri.toString())) this.#remember(status);
    } catch (error) {
      this.log.debug('no status', uri.toString(), messageOf(error));
    }
  }
}

/**
 * What menus may know a document by as `resourcePath`: the one or the other, since here a file of another machine is a
 * file, and there it is none.
 */
function menuPaths({ path, fsPath }: Uri): string[] {
  return path === fsPath ? [path] : [path, fsPath];
}

/** What VS Code can do that the protocol has no words for. */
function editorOptions(): EditorOptions {
  return { commands: registry.map(({ id }) => id), findsAddresses: true };
}
