import * as vscode from 'vscode';
import { plainRangeOf } from '../edits.ts';
import { loneUrl } from '../link.ts';
import { type Ask, type LinkProposalParams, type LinkProposalResult, methods } from '../protocol.ts';
import { documents } from '../selector.ts';
import { type PasteApi, type PasteContext, type PasteEdit, type PasteEditProvider, pasteApi } from './api.ts';

const text = 'text/plain';

/**
 * Makes an entry of an address that is pasted: unasked in an empty entry, where entries stand, else when somebody chooses it
 * among the ways to paste.
 *
 * @param isDraft Whether a document is a draft; all others are pasted into as ever.
 * @returns The provider, registered; `undefined` where the editor cannot do that yet.
 */
export function registerEntryPaste(isDraft: (uri: vscode.Uri) => boolean, ask: Ask): EntryPaste | undefined {
  const api = pasteApi(vscode);
  return api && new EntryPaste(api, isDraft, ask);
}

/** The name under which keyboard shortcuts and settings know this way to paste. */
const kindOf = (api: PasteApi) => api.DocumentDropOrPasteEditKind.Empty.append('twir', 'entry');

/** Provides the entry for a pasted address. */
export class EntryPaste implements PasteEditProvider, vscode.Disposable {
  readonly #registration: vscode.Disposable;
  readonly #api: PasteApi;
  readonly #isDraft: (uri: vscode.Uri) => boolean;
  readonly #ask: Ask;

  constructor(api: PasteApi, isDraft: (uri: vscode.Uri) => boolean, ask: Ask) {
    this.#api = api;
    this.#isDraft = isDraft;
    this.#ask = ask;
    this.#registration = api.languages.registerDocumentPasteEditProvider([...documents], this, {
      providedPasteEditKinds: [kindOf(api)],
      pasteMimeTypes: [text],
    });
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** What a text would become that is pasted at a place. */
  preview(document: vscode.TextDocument, range: vscode.Range, pasted: string, chosen: boolean): Promise<PasteEdit[]> {
    const data = new vscode.DataTransfer();
    data.set(text, new vscode.DataTransferItem(pasted));
    const { Automatic, PasteAs } = this.#api.DocumentPasteTriggerKind;
    const context = { only: undefined, triggerKind: chosen ? PasteAs : Automatic };
    return this.provideDocumentPasteEdits(document, [range], data, context, new vscode.CancellationTokenSource().token);
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    { triggerKind }: PasteContext,
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[]> {
    const [range] = ranges;
    const isChosen = triggerKind === this.#api.DocumentPasteTriggerKind.PasteAs;
    if (!range || ranges.length > 1 || !this.#isDraft(document.uri) || !(isChosen || isWanted(document))) return [];
    const url = loneUrl((await data.get(text)?.asString()) ?? '');
    if (!url || token.isCancellationRequested) return [];
    const found = await this.#propose(document, range, url);
    if (!found?.paste || found.version !== document.version || token.isCancellationRequested) return [];
    return [this.#edit(found.paste)];
  }

  /** Without an answer, plain text is pasted: nobody has asked for more. */
  #propose(document: vscode.TextDocument, range: vscode.Range, url: string): Promise<LinkProposalResult | undefined> {
    const params: LinkProposalParams = { uri: document.uri.toString(), url, range: plainRangeOf(range) };
    return this.#ask<LinkProposalResult>(methods.linkProposal, params).catch(() => undefined);
  }

  #edit({ asEntry, snippet }: NonNullable<LinkProposalResult['paste']>): PasteEdit {
    const insert = new vscode.SnippetString(snippet);
    const title = asEntry ? 'Insert as Entry of This Week in Rust' : 'Insert as Link, Cleaned';
    const edit = new this.#api.DocumentPasteEdit(insert, title, kindOf(this.#api));
    if (!asEntry) edit.yieldTo = [this.#api.DocumentDropOrPasteEditKind.Text];
    return edit;
  }
}

function isWanted(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('twir', document).get('pasteEntries', true);
}
