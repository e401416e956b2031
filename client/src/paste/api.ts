import type {
  CancellationToken,
  DataTransfer,
  Disposable,
  DocumentSelector,
  ProviderResult,
  Range,
  SnippetString,
  TextDocument,
} from 'vscode';

/**
 * What VS Code 1.97 brought for pasting, as far as it is used here: the editor that `engines` names has none of it yet, and
 * its types neither.
 */
export interface PasteApi {
  readonly languages: {
    registerDocumentPasteEditProvider(
      selector: DocumentSelector,
      provider: PasteEditProvider,
      metadata: { readonly providedPasteEditKinds: readonly PasteKind[]; readonly pasteMimeTypes: readonly string[] },
    ): Disposable;
  };
  readonly DocumentPasteEdit: new (insertText: string | SnippetString, title: string, kind: PasteKind) => PasteEdit;
  readonly DocumentDropOrPasteEditKind: { readonly Empty: PasteKind; readonly Text: PasteKind };
  readonly DocumentPasteTriggerKind: { readonly Automatic: number; readonly PasteAs: number };
}

/** A name for a way to paste: `text`, `twir.entry`. */
export interface PasteKind {
  readonly value: string;
  append(...parts: string[]): PasteKind;
  contains(other: PasteKind): boolean;
}

/** What is pasted, and to which other ways of pasting it gives way. */
export interface PasteEdit {
  insertText: string | SnippetString;
  title: string;
  kind: PasteKind;
  yieldTo?: readonly PasteKind[];
}

/** Why VS Code asks: somebody pastes, or chooses among the ways to. */
export interface PasteContext {
  readonly only: PasteKind | undefined;
  readonly triggerKind: number;
}

export interface PasteEditProvider {
  provideDocumentPasteEdits(
    document: TextDocument,
    ranges: readonly Range[],
    data: DataTransfer,
    context: PasteContext,
    token: CancellationToken,
  ): ProviderResult<PasteEdit[]>;
}

/** The API, where the editor is new enough; `undefined` where it has none. */
export function pasteApi(editor: object): PasteApi | undefined {
  const { languages, DocumentPasteEdit, DocumentDropOrPasteEditKind, DocumentPasteTriggerKind } =
    editor as Partial<PasteApi>;
  const isThere =
    typeof languages?.registerDocumentPasteEditProvider === 'function' &&
    typeof DocumentPasteEdit === 'function' &&
    DocumentDropOrPasteEditKind?.Text !== undefined &&
    DocumentPasteTriggerKind !== undefined;
  return isThere ? (editor as PasteApi) : undefined;
}
