/** What the handlers share: the desk that they all work at. */
import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileHost } from '../archive/store.ts';
import type { ProjectActivity, ReportWindow } from '../projectSections/index.ts';
import type { Service, Source } from '../service.ts';
import type { Settings } from '../settings.ts';

/** What the client can do, as far as the server's answers depend on it. */
export interface ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly watchedFiles: boolean;
  readonly documentChanges: boolean;
  readonly snippets: boolean;
  readonly snippetEdits: boolean;
}

/** Asks GitHub what happened in a week. */
export type AskGithub = (
  window: ReportWindow,
  options: {
    readonly token?: string | undefined;
    readonly baseUrl?: string | undefined;
    readonly signal?: AbortSignal;
  },
) => Promise<ProjectActivity>;

/** What the handlers share. */
export interface Desk {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: Service;
  /** Reads what lies beside the documents. */
  readonly files: FileHost;
  readonly askGithub: AskGithub;
  readonly abilities: ClientAbilities;
  /** The settings in force. A new object for each change, so that results for old ones are known as such. */
  settings(): Settings;
  /** An open document that is a draft or an issue; `undefined` for all that is left alone. */
  source(uri: string): Source | undefined;
  /** Calls back when findings may have changed without their text: other settings, another archive. */
  onStale(listener: () => void): void;
}

/** Reads a client's abilities from what it says of itself. */
export function abilitiesOf(params: InitializeParams | undefined): ClientAbilities {
  const { workspace, textDocument } = params?.capabilities ?? {};
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
  };
}
