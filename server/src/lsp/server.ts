import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileHost } from '../archive/store.ts';
import { TEMPLATE_PATH } from '../config/templates.ts';
import type { Clock } from '../linkCheck/index.ts';
import { createService } from '../service.ts';
import { SETTINGS_FILE, SETTINGS_SECTION } from '../settings.ts';
import { registerChores } from './chores.ts';
import { createClientSettings } from './clientSettings.ts';
import { registerCodeActions } from './codeActions.ts';
import { COMPLETION_TRIGGERS, registerCompletion } from './completion.ts';
import { abilitiesOf, type ClientAbilities, type Desk } from './desk.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerEvents } from './events.ts';
import { formattingCapability, offerFormatting, registerFormatting } from './formatting.ts';
import { registerImporting } from './importing.ts';
import { registerLinkEntry } from './linkEntry.ts';
import { registerLinks } from './links.ts';
import { MOVE } from './moveActions.ts';
import { createPageAccess, type PagesOf } from './pageAccess.ts';
import { pageCapabilities, registerPages } from './pages.ts';
import { createPositionTranslator, type Wire } from './positions.ts';
import type { RareParts } from './rare.ts';
import { readingCapabilities, registerReading } from './reading.ts';
import { registerRender } from './render.ts';
import { SILENCE } from './repositoryFile.ts';
import { registerSymbols } from './symbols.ts';

/** The name under which the server presents itself. */
export const SERVER_NAME = 'twir';

/** Makes the host's connection; its messages must pass what is given. */
export type Connect = (wire: Wire) => Connection;

/** What the server needs of where it runs. */
export interface ServerHost {
  /** How to read what lies beside the documents. */
  files(connection: Connection): FileHost;
  /** How to ask for a page, which is done when somebody asks for that very thing. */
  readonly pages: PagesOf;
  readonly clock: Clock;
  /** How to load what few sessions need. */
  rare(connection: Connection): RareParts;
}

/**
 * Serves one client: everything the protocol needs, over any connection. Returns when the handlers are in place; the
 * caller's connection keeps the process alive.
 */
export function serve(connect: Connect, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  const positions = createPositionTranslator((uri) => documents.get(uri)?.getText() ?? service.textOf(uri));
  const connection = connect(positions);
  const files = host.files(connection);
  const rare = host.rare(connection);
  const service = createService({
    log: (message) => connection.console.error(message),
    files,
  });
  const listeners: (() => void)[] = [];
  const becomeStale = (): void => {
    for (const listener of listeners) listener();
  };
  let abilities: ClientAbilities = abilitiesOf(undefined);
  const settings = createClientSettings(
    connection,
    new Set(service.rules.map(({ id }) => id)),
    () => abilities.configuration,
    becomeStale,
  );

  const pages = createPageAccess(connection, host.pages, settings);

  const desk: Desk = {
    connection,
    documents,
    service,
    files,
    clock: host.clock,
    async askGithub(...question) {
      if (pages.distrust) throw new ResponseError(LSPErrorCodes.RequestFailed, pages.distrust);
      return (await rare.github()).fetchActivity(...question);
    },
    pages,
    rare,
    get abilities() {
      return abilities;
    },
    settings: settings.of,
    async configure(source) {
      const [file] = await Promise.all([service.configure(source), settings.load(source.uri)]);
      return file;
    },
    async prepare(source) {
      await desk.configure(source);
      await service.prepare(source, settings.of(source.uri));
    },
    source(uri) {
      const document = documents.get(uri);
      if (!document) return undefined;
      const source = { uri, version: document.version, text: document.getText() };
      return service.kindOf(source) ? source : undefined;
    },
    onStale: (listener) => void listeners.push(listener),
    becomeStale,
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    abilities = abilitiesOf(params);
    settings.start(readInitializationOptions(params.initializationOptions));
    pages.start(params.initializationOptions);
    return {
      serverInfo: { name: SERVER_NAME },
      capabilities: {
        positionEncoding: positions.negotiate(params.capabilities.general?.positionEncodings),
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        // A client that pulls is not pushed to, and one that cannot pull must not think that it could.
        ...(abilities.pullDiagnostics
          ? {
              diagnosticProvider: {
                identifier: SERVER_NAME,
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
        codeActionProvider: {
          codeActionKinds: [
            SILENCE,
            CodeActionKind.QuickFix,
            `${CodeActionKind.SourceFixAll}.twir`,
            CodeActionKind.RefactorRewrite,
            MOVE,
          ],
          resolveProvider: true,
        },
        completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
        ...readingCapabilities(params.capabilities),
        documentSymbolProvider: { label: 'This Week in Rust' },
        ...formattingCapability(desk),
        ...pageCapabilities(desk),
      },
    };
  });

  connection.onInitialized(() => {
    if (abilities.dynamicConfiguration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
    }
    if (abilities.watchedFiles) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: '**/content/*.md' },
          { globPattern: `**/${SETTINGS_FILE}` },
          { globPattern: `**/${TEMPLATE_PATH}` },
        ],
      });
    }
    offerFormatting(desk);
    pages.waitFor(settings.reload());
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const stale = changes.map(({ uri }) => service.fileChanged(uri));
    if (stale.includes(true)) becomeStale();
  });

  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    if (abilities.configuration) pages.waitFor(settings.reload());
    else settings.push((pushed as Record<string, unknown> | null | undefined)?.[SETTINGS_SECTION]);
  });

  registerDiagnostics(desk);
  registerCodeActions(desk);
  registerCompletion(desk);
  registerSymbols(desk);
  registerEvents(desk);
  registerReading(desk);
  registerChores(desk);
  registerImporting(desk);
  registerPages(desk);
  registerLinks(desk);
  registerLinkEntry(desk);
  registerRender(desk);
  registerFormatting(desk);
  // A client that watches no files says nothing of `twir.json`: a look when a draft is saved is better than none.
  documents.onDidSave(({ document: { uri } }) => {
    const source = abilities.watchedFiles ? undefined : desk.source(uri);
    if (source && service.fileChanged(service.repositoryFile(source).uri)) becomeStale();
  });
  documents.onDidClose(({ document: { uri } }) => {
    service.close(uri);
    settings.forget(uri);
    positions.forget(uri);
  });
  documents.listen(connection);
  connection.listen();
}

/** Initialization options may hold the settings themselves, or under the section's name, as clients differ. */
function readInitializationOptions(options: unknown): unknown {
  const record = options as Record<string, unknown> | null | undefined;
  return record?.[SETTINGS_SECTION] ?? record;
}
