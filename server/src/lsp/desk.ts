/** What the handlers share: the desk that they all work at. */
import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileHost } from '../archive/store.ts';
import type { RepositoryFile } from '../config/repositoryFile.ts';
import type { Clock } from '../linkCheck/index.ts';
import type { PageHost } from '../pages/page.ts';
import type { ProjectActivity, ReportWindow } from '../projectSections/index.ts';
import type { Service, Source } from '../service.ts';
import type { Settings } from '../settings.ts';
import type { PageAccess } from './pageAccess.ts';
import type { EditorOptions } from './protocol.ts';
import type { RareParts } from './rare.ts';

/** What the client can do, as far as the server's answers depend on it. */
export interface ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly watchedFiles: boolean;
  readonly dynamicFormatting: boolean;
  readonly documentChanges: boolean;
  /** Whether an edit may make a file. */
  readonly createFiles: boolean;
  /** Whether the edit of a code action may be asked for when somebody has chosen it. */
  readonly resolveEdits: boolean;
  /** Whether the outline may be a tree. */
  readonly symbolTrees: boolean;
  /** Whether a definition may say which words led to it. */
  readonly definitionLinks: boolean;
  /** Whether hovers may be in Markdown. */
  readonly markdownHovers: boolean;
  readonly snippets: boolean;
  readonly completion: {
    /** Whether documentation may be in Markdown. */
    readonly markdown: boolean;
    /** Whether it may be asked for when an item is looked at. */
    readonly resolvesDocumentation: boolean;
    /** Whether an item may leave it to the editor if it overwrites what stands behind the cursor. */
    readonly insertReplace: boolean;
  };
  readonly snippetEdits: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshCodeLenses: boolean;
  /** The most folds that the client takes. */
  readonly foldingLimit: number | undefined;
  /** Commands of the client's own, by their ids, that an answer may offer. */
  readonly commands: ReadonlySet<string>;
  /** Whether the client makes links of addresses that stand by themselves. */
  readonly findsAddresses: boolean;
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
  readonly clock: Clock;
  readonly askGithub: AskGithub;
  /** Asks for a page that somebody wants; refuses where the settings, or a folder that is not trusted, say so. */
  readonly pages: PageHost & Pick<PageAccess, 'refusal'>;
  /** What few sessions need, loaded when it is first wanted. */
  readonly rare: RareParts;
  readonly abilities: ClientAbilities;
  /**
   * The client's settings that are in force for a document, as far as they are known: {@link Desk.configure} first. Another
   * object for each change, so that results for old ones are known as such. Without a document: those of no folder.
   */
  settings(uri?: string): Settings;
  /** Gets what holds for a document, the client's settings and its repository's `twir.json`, if that is not done. Never rejects. */
  configure(source: Source): Promise<RepositoryFile>;
  /** Gets all that the findings of a document depend on: {@link Desk.configure}, and the earlier issues. Never rejects. */
  prepare(source: Source): Promise<void>;
  /** An open document that is a draft or an issue; `undefined` for all that is left alone. */
  source(uri: string): Source | undefined;
  /** Calls back when findings may have changed without their text: other settings, another archive. */
  onStale(listener: () => void): void;
  /** Says so: findings may have changed without their text. */
  becomeStale(): void;
}

/** Reads a client's abilities from what it says of itself. */
export function abilitiesOf(params: InitializeParams | undefined): ClientAbilities {
  const { workspace, textDocument } = params?.capabilities ?? {};
  const edits = workspace?.workspaceEdit;
  const actions = textDocument?.codeAction;
  const completionItem = textDocument?.completion?.completionItem;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    dynamicFormatting: textDocument?.formatting?.dynamicRegistration === true,
    documentChanges: edits?.documentChanges === true,
    createFiles: edits?.documentChanges === true && edits.resourceOperations?.includes('create') === true,
    resolveEdits: actions?.dataSupport === true && actions.resolveSupport?.properties.includes('edit') === true,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    markdownHovers: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    snippets: completionItem?.snippetSupport === true,
    completion: {
      markdown: completionItem?.documentationFormat?.includes('markdown') === true,
      resolvesDocumentation: completionItem?.resolveSupport?.properties.includes('documentation') === true,
      insertReplace: completionItem?.insertReplaceSupport === true,
    },
    snippetEdits: edits?.snippetEditSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    foldingLimit: textDocument?.foldingRange?.rangeLimit,
    ...editorOf(params?.initializationOptions),
  };
}

/** What an editor says of itself among the initialization options, under `editor`: the protocol has no words for it. */
function editorOf(options: unknown): Pick<ClientAbilities, 'commands' | 'findsAddresses'> {
  const editor = (options as { readonly editor?: EditorOptions | null } | null | undefined)?.editor;
  const commands = Array.isArray(editor?.commands) ? editor.commands : [];
  return {
    commands: new Set(commands.filter((id) => typeof id === 'string')),
    findsAddresses: editor?.findsAddresses === true,
  };
}
