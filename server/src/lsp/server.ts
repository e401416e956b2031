import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileHost } from '../archive/store.ts';
import { createService } from '../service.ts';
import { DEFAULT_SETTINGS, decodeSettings, SETTINGS_FILE, SETTINGS_SECTION, type Settings } from '../settings.ts';
import { registerChores } from './chores.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerCompletion } from './completion.ts';
import { type AskGithub, abilitiesOf, type ClientAbilities, type Desk } from './desk.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerEvents } from './events.ts';
import { registerImporting } from './importing.ts';
import { MOVE } from './moveActions.ts';
import { registerNavigation } from './navigation.ts';
import { registerRender } from './render.ts';
import { SILENCE } from './repositoryFile.ts';
import { registerSymbols } from './symbols.ts';

/** The name under which the server presents itself. */
export const SERVER_NAME = 'twir';

/**
 * Serves one client: everything the protocol needs, over any connection. Returns when the handlers are in place; the
 * caller's connection keeps the process alive.
 *
 * @param filesOf How to read the issues beside a draft, given the connection.
 * @param askGithub How to ask GitHub, which is done when somebody asks for that very thing.
 */
export function serve(
  connection: Connection,
  filesOf: (connection: Connection) => FileHost,
  askGithub: AskGithub,
): void {
  const documents = new TextDocuments(TextDocument);
  const files = filesOf(connection);
  const service = createService({
    log: (message) => connection.console.error(message),
    files,
  });
  const knownRules = new Set(service.rules.map(({ id }) => id));
  const listeners: (() => void)[] = [];
  let abilities: ClientAbilities = abilitiesOf(undefined);
  let settings: Settings = DEFAULT_SETTINGS;

  /** What the client said when it started; settings that come later are laid over it. */
  let base: Settings = DEFAULT_SETTINGS;
  const take = (raw: unknown): void => {
    const decoded = decodeSettings(raw, knownRules, { base });
    for (const problem of decoded.problems)
      connection.console.warn(`settings, ${problem.path.join('.')}: ${problem.message}`);
    settings = decoded.settings;
    for (const listener of listeners) listener();
  };
  const load = async (): Promise<void> => {
    if (abilities.configuration) take(await connection.workspace.getConfiguration(SETTINGS_SECTION));
  };

  const desk: Desk = {
    connection,
    documents,
    service,
    files,
    askGithub,
    get abilities() {
      return abilities;
    },
    settings: () => settings,
    source(uri) {
      const document = documents.get(uri);
      if (!document) return undefined;
      const source = { uri, version: document.version, text: document.getText() };
      return service.kindOf(source) ? source : undefined;
    },
    onStale: (listener) => void listeners.push(listener),
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    abilities = abilitiesOf(params);
    take(readInitializationOptions(params.initializationOptions));
    base = settings;
    return {
      serverInfo: { name: SERVER_NAME },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
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
        completionProvider: { triggerCharacters: ['*', '#', '|', '[', '('], resolveProvider: false },
        hoverProvider: true,
        definitionProvider: true,
        documentSymbolProvider: { label: 'This Week in Rust' },
      },
    };
  });

  connection.onInitialized(() => {
    if (abilities.dynamicConfiguration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
    }
    if (abilities.watchedFiles) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/content/*.md' }, { globPattern: `**/${SETTINGS_FILE}` }],
      });
    }
    void load().catch((error: unknown) => connection.console.error(`settings could not be read: ${String(error)}`));
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const stale = changes.map(({ uri }) => service.fileChanged(uri));
    if (stale.includes(true)) for (const listener of listeners) listener();
  });

  connection.onDidChangeConfiguration(async ({ settings: pushed }) => {
    if (abilities.configuration) await load();
    else take((pushed as Record<string, unknown> | null | undefined)?.[SETTINGS_SECTION]);
  });

  registerDiagnostics(desk);
  registerCodeActions(desk);
  registerCompletion(desk);
  registerSymbols(desk);
  registerEvents(desk);
  registerNavigation(desk);
  registerChores(desk);
  registerImporting(desk);
  registerRender(desk);
  documents.onDidClose(({ document }) => service.close(document.uri));
  documents.listen(connection);
  connection.listen();
}

/** Initialization options may hold the settings themselves, or under the section's name, as clients differ. */
function readInitializationOptions(options: unknown): unknown {
  const record = options as Record<string, unknown> | null | undefined;
  return record?.[SETTINGS_SECTION] ?? record;
}
