/** What a client says of itself when it starts. */
import type { InitializeParams } from 'vscode-languageserver';
import type { EditorOptions } from './protocol.ts';

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
    /** Whether words can stand beside every label, not only that of the item that is looked at. */
    readonly labelDetails: boolean;
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
      labelDetails: completionItem?.labelDetailsSupport === true,
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
