import { type CodeAction, commands, Range, type TextDocument, window, workspace } from 'vscode';
import type { Command } from './command.ts';

const kind = 'source.fixAll.twir';

/** TWiR: Fix All. Every safe fix of the draft, as one step of undo. */
export const fixAll: Command = {
  id: 'twir.fixAll',
  async run(desk) {
    const { document } = desk.requireDraft();
    const [action] = await actionsOf(document);
    if (!action?.edit?.entries().some(([, edits]) => edits.length > 0)) {
      window.setStatusBarMessage('TWiR: nothing to fix by itself', 3000);
      return;
    }
    if (!(await workspace.applyEdit(action.edit))) throw new Error('the editor refused the fixes');
  },
};

async function actionsOf(document: TextDocument): Promise<CodeAction[]> {
  const whole = new Range(0, 0, document.lineCount, 0);
  // The last argument has the edit resolved, should the server send it only on demand.
  return commands.executeCommand('vscode.executeCodeActionProvider', document.uri, whole, kind, 1);
}
