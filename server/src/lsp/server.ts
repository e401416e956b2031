import {
  type ClientCapabilities,
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
import type { FileHost } from '../archive/fileHost.ts';
import { TEMPLATE_PATH } from '../config/templates.ts';
import type { Clock } from '../linkCheck/index.ts';
import { createService } from '../service.ts';
import { SETTINGS_FILE, SETTINGS_SECTION } from '../settings.ts';
import { abilitiesOf, type ClientAbilities } from './abilities.ts';
import { registerChores } from './chores.ts';
import { createClientSettings } from './clientSettings.ts';
import { CODE_ACTION_KINDS, registerCodeActions } from './codeActions.ts';
import { COMPLETION_TRIGGERS, registerCompletion } from './completion.ts';
import type { Desk } from './desk.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerEvents } from './events.ts';
import { formattingCapability, offerFormatting, registerFormatting } from './formatting.ts';
import { registerImporting } from './importing.ts';
import { registerLinkEntry } from './linkEntry.ts';
import { registerLinks } from './links.ts';
import { createPageAccess, type PagesOf } from './pageAccess.ts';
import { pageCapabilities, registerPages } from './pages.ts';
import { createPositionTranslator, type PositionTranslator, type Wire } from './positions.ts';
import type { RareParts } from './rare.ts';
import { readingCapabilities, registerReading } from './reading.ts';
import { registerRender } from './render.ts';
import { registerSymbols } from './symbols.ts';

/** The name under which the server presents itself. */
const SERVER_NAME = 'twir';

/** Makes the host's connection; its messages must pass what is given. */
export type Connect = (wire: Wire) => Connection;

/** What answers the client, a subject each. */
const HANDLERS: readonly ((desk: Desk) => void)[] = [
  registerDiagnostics,
  registerCodeActions,
  registerCompletion,
  registerSymbols,
  registerEvents,
  registerReading,
  registerChores,
  registerImporting,
  registerPages,
  registerLinks,
  registerLinkEntry,
  registerRender,
  registerFormatting,
];

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
      capabilities: capabilitiesOf(desk, params.capabilities, positions),
    };
  });

  connection.onInitialized(() => {
    askToBeTold(desk);
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

  for (const register of HANDLERS) register(desk);
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

/** What the server offers to a client that can do what it says. */
function capabilitiesOf(
  desk: Desk,
  client: ClientCapabilities,
  positions: PositionTranslator,
): InitializeResult['capabilities'] {
  return {
    positionEncoding: positions.negotiate(client.general?.positionEncodings),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    // A client that pulls is not pushed to, and one that cannot pull must not think that it could.
    ...(desk.abilities.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: SERVER_NAME,
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {}),
    codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS], resolveProvider: true },
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
    ...readingCapabilities(client),
    documentSymbolProvider: { label: 'This Week in Rust' },
    ...formattingCapability(desk),
    ...pageCapabilities(desk),
  };
}

/** Asks a client that can be asked for word of changed settings, and of changed files that findings depend on. */
function askToBeTold({ abilities, connection }: Desk): void {
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
}

/** Initialization options may hold the settings themselves, or under the section's name, as clients differ. */
function readInitializationOptions(options: unknown): unknown {
  const record = options as Record<string, unknown> | null | undefined;
  return record?.[SETTINGS_SECTION] ?? record;
}
