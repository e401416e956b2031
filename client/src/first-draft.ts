import { Disposable, languages, Range, type TextDocument, workspace } from 'vscode';
import { HEAD_LINES, mayBeDraft } from './may-be-draft.ts';
import { documents } from './selector.ts';

/**
 * Waits for the first document that the server may have something to say of. Whoever edits other Markdown pays for no server.
 *
 * @param onDraft Called once.
 */
export function whenDraftOpens(onDraft: () => void): Disposable {
  const subscriptions = Disposable.from(
    workspace.onDidOpenTextDocument((document) => look(document)),
    // A new text becomes a draft by its first lines.
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  const look = (document: TextDocument): void => {
    if (!isOurs(document)) return;
    subscriptions.dispose();
    onDraft();
  };
  return subscriptions;
}

/** Whether there is such a document now. */
export function isDraftOpen(): boolean {
  return workspace.textDocuments.some(isOurs);
}

const HEAD = new Range(0, 0, HEAD_LINES, 0);

function isOurs(document: TextDocument): boolean {
  return languages.match([...documents], document) > 0 && mayBeDraft(document.uri.path, document.getText(HEAD));
}
