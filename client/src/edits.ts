import { Range, type TextDocument, TextEditorRevealType, WorkspaceEdit, window, workspace } from 'vscode';
import type { Edited, PlainRange } from './protocol.ts';

/**
 * Applies edits of the server as one step of undo.
 *
 * @throws Error when the document has changed since, or the editor refuses.
 */
export async function applyEdits(document: TextDocument, { version, edits }: Edited): Promise<void> {
  if (version !== document.version) throw new Error('the draft changed meanwhile; nothing was done, try again');
  if (edits.length === 0) return;
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, rangeOf(range), newText);
  if (!(await workspace.applyEdit(edit))) throw new Error('the editor refused the edits');
}

export function rangeOf({ start, end }: PlainRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** A range as the server has it. */
export function plainRangeOf({ start, end }: Range): PlainRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** Brings the first of some edits into sight, the cursor left where it is. */
export function showFirst(document: TextDocument, { edits }: Edited): void {
  const [first] = edits;
  const editor = window.visibleTextEditors.find((one) => one.document === document);
  if (first) editor?.revealRange(rangeOf(first.range), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Says what was done, where nobody has to look. */
export function report(words: string): void {
  window.setStatusBarMessage(`TWiR: ${words}`, 5000);
}
