/** A small client: it starts a server, keeps documents as an editor does, and remembers what the server sends. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileHost } from '../../server/src/archive/fileHost.ts';
import { bundles } from '../support/dist.ts';
import { type Encoding, encodePosition, mapPositions } from './columns.ts';

export type Transport = 'stdio' | 'ipc';

export interface ClientOptions {
  readonly transport?: Transport;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What the server gets when it asks for the settings: the same for all documents, or by document. */
  readonly configuration?: unknown;
  /** What the columns of changes count. */
  readonly encoding?: Encoding;
  /** What the server gets when it asks for a file or a folder; otherwise there are none. */
  readonly files?: FileHost;
}

/** Where a server runs, and how it is spoken to. */
export interface Channel {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Resolves with its exit code when it has ended. */
  readonly exited: Promise<number | null>;
  isRunning(): boolean;
}

/** What VS Code can do, as far as this server cares. */
export const FULL: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], snippetEditSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] }, isPreferredSupport: true },
  },
};

export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

export class Client {
  readonly #channel: Channel;
  readonly connection: ProtocolConnection;
  readonly documents = new Map<string, TextDocument>();
  readonly pushed: PublishDiagnosticsParams[] = [];
  readonly notified: { readonly method: string; readonly params: unknown }[] = [];
  readonly encoding: Encoding;
  configuration: unknown;
  initialized!: InitializeResult;

  private constructor(channel: Channel, { configuration = null, encoding = 'utf-16' }: ClientOptions) {
    this.#channel = channel;
    this.connection = createProtocolConnection(channel.reader, channel.writer);
    this.configuration = configuration;
    this.encoding = encoding;
  }

  static start(options: ClientOptions = {}): Promise<Client> {
    const { cli, server } = bundles();
    const isStdio = (options.transport ?? 'stdio') === 'stdio';
    const child: ChildProcess = isStdio
      ? spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
      : fork(server, ['--node-ipc', `--clientProcessId=${process.pid}`], {
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        });
    const channel: Channel = {
      reader: isStdio ? new StreamMessageReader(child.stdout as Readable) : new IPCMessageReader(child),
      writer: isStdio ? new StreamMessageWriter(child.stdin as Writable) : new IPCMessageWriter(child),
      exited: new Promise((resolve) => void child.once('exit', resolve)),
      isRunning: () => child.exitCode === null,
    };
    return Client.over(channel, options);
  }

  /** A client of a server that runs already. */
  static async over(channel: Channel, options: ClientOptions = {}): Promise<Client> {
    const { capabilities = FULL, initializationOptions, files } = options;
    const client = new Client(channel, options);
    const { connection } = client;
    connection.onRequest('twir/readFile', async ({ uri }: { uri: string }) => (await files?.readFile(uri)) ?? null);
    connection.onRequest('twir/readFolder', async ({ uri }: { uri: string }) => (await files?.readFolder(uri)) ?? null);
    connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => void client.pushed.push(params),
    );
    connection.onUnhandledNotification((message) => {
      const { method, params } = message as { method: string; params?: unknown };
      client.notified.push({ method, params });
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) =>
        typeof client.configuration === 'function' ? client.configuration(scopeUri) : client.configuration,
      ),
    );
    connection.onRequest('client/registerCapability', (params: unknown) => {
      client.notified.push({ method: 'client/registerCapability', params });
      return null;
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      client.notified.push({ method: 'workspace/diagnostic/refresh', params: null });
      return null;
    });
    connection.listen();
    client.initialized = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    await connection.sendNotification('initialized', {});
    return client;
  }

  get exited(): Promise<number | null> {
    return this.#channel.exited;
  }

  open(uri: string, text: string): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, 'markdown', 1, text));
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
  }

  /** Changes a document as an editor sends it: ranges, one after another, here in UTF-16 units. */
  change(uri: string, ...changes: readonly TextChange[]): Promise<void> {
    const version = this.document(uri).version + 1;
    const contentChanges = changes.map((change) => {
      const text = this.text(uri);
      this.documents.set(uri, TextDocument.update(this.document(uri), [change], version));
      return mapPositions(change, (position) => encodePosition(this.encoding, text, position));
    });
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Sends the whole text anew, as editors do that keep no track of changes. */
  replace(uri: string, text: string): Promise<void> {
    const version = this.document(uri).version + 1;
    this.documents.set(uri, TextDocument.create(uri, 'markdown', version, text));
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  /** Replaces the first occurrence of a text. */
  edit(uri: string, old: string, text: string): Promise<void> {
    return this.change(uri, { range: this.rangeOf(uri, old), text });
  }

  close(uri: string): Promise<void> {
    this.documents.delete(uri);
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  rangeOf(uri: string, part: string): Range {
    const document = this.document(uri);
    const at = document.getText().indexOf(part);
    if (at < 0) throw new Error(`${JSON.stringify(part)} is not in the document`);
    return { start: document.positionAt(at), end: document.positionAt(at + part.length) };
  }

  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.connection.sendRequest<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  async actions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<readonly CodeAction[]> {
    return (
      (await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...context },
      })) ?? []
    );
  }

  /** The document's text with an edit made, and the version that the edit says it is for. */
  applied(uri: string, edit: WorkspaceEdit | undefined): string {
    const document = this.document(uri);
    const change = edit?.documentChanges?.[0];
    if (change) {
      if (!('textDocument' in change) || change.textDocument.uri !== uri)
        throw new Error('not an edit of this document');
      if (change.textDocument.version !== document.version)
        throw new Error(`an edit for version ${change.textDocument.version} of ${document.version}`);
      return TextDocument.applyEdits(document, change.edits as TextEdit[]);
    }
    return TextDocument.applyEdits(document, edit?.changes?.[uri] ?? []);
  }

  /** The first of what the server has sent, or will send, that fits. */
  async until<T>(find: () => T | undefined, what: string, patience = 5_000): Promise<T> {
    for (const end = Date.now() + patience; Date.now() < end; ) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`the server did not send ${what}`);
  }

  async stop(): Promise<number | null> {
    if (this.#channel.isRunning()) {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
    }
    const code = await this.#channel.exited;
    this.connection.dispose();
    return code;
  }
}
