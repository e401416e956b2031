import { type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { report } from '../edits.ts';
import { missingIgnores, PRETTIER_IGNORE } from '../formatters.ts';
import { findRepository } from '../repository.ts';
import type { Command } from './command.ts';

/**
 * TWiR: Keep Formatters Off Drafts. Adds the folders of drafts and issues to `.prettierignore`, and shows the file, unsaved
 * where it was there before: it is the repository's, and somebody may want to think about it.
 */
export const keepFormattersOff: Command = {
  id: 'twir.keepFormattersOff',
  async run() {
    const root = await findRepository();
    if (!root) return;
    const uri = Uri.joinPath(root, PRETTIER_IGNORE);
    const document = await openIfThere(uri);
    const missing = missingIgnores(document?.getText() ?? '');
    if (missing) {
      const edit = new WorkspaceEdit();
      if (document) edit.insert(uri, document.lineAt(document.lineCount - 1).range.end, missing);
      else edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(missing) });
      if (!(await workspace.applyEdit(edit))) throw new Error(`${PRETTIER_IGNORE} cannot be written`);
    }
    await window.showTextDocument(uri);
    report(missing ? 'Prettier leaves drafts and issues alone' : `${PRETTIER_IGNORE} has them already`);
  },
};

async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    await workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return workspace.openTextDocument(uri);
}
