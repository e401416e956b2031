import { type CodeAction, commands, Range, type TextDocument, workspace } from 'vscode';
import { report } from '../edits.ts';
import { plural } from '../summary.ts';
import type { Command } from './command.ts';

const kind = 'source.fixAll.twir';

/** TWiR: Fix All. Every safe fix of the draft, as one step of undo. */
export const fixAll: Command = {
  id: 'twir.fixAll',
  async run(desk) {
    const { document } = desk.requireDraft();
    const [action] = await actionsOf(document);
    const edits = action?.edit?.entries().flatMap(([, those]) => those) ?? [];
    if (!action?.edit || edits.length === 0) {
      report('nothing is left that can be fixed automatically');
      return;
    }
    if (!(await workspace.applyEdit(action.edit))) throw new Error('the editor refused the fixes');
    report(`${plural(edits.length, 'place')} fixed`);
  },
};

async function actionsOf(document: TextDocument): Promise<CodeAction[]> {
  const whole = new Range(0, 0, document.lineCount, 0);
  // The last argument has the edit resolved, should the server send it only on demand.
  return commands.executeCommand('vscode.executeCodeActionProvider', document.uri, whole, kind, 1);
}
