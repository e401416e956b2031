import { type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { report } from '../edits.ts';
import { type Checklist, methods } from '../protocol.ts';
import type { Command } from './command.ts';

/** TWiR: Move to content. The draft becomes an issue, once nothing in its checklist is open. */
export const moveToContent: Command = {
  id: 'twir.moveToContent',
  async run(desk, given) {
    const uri = desk.publish.uri ?? desk.requireDraft().document.uri;
    const { ready, move } = await desk.request<Checklist>(methods.checklist, { uri: uri.toString() });
    if (!move) throw new Error('the file lies in no folder draft');
    if (!ready) throw new Error('something in the checklist is open');
    if (given !== 'confirmed' && !(await confirm(move.to))) return;
    const document = await workspace.openTextDocument(uri);
    if (!(await save(document))) throw new Error('the draft could not be saved');
    const edit = new WorkspaceEdit();
    edit.renameFile(uri, Uri.parse(move.to, true), { overwrite: false });
    if (!(await workspace.applyEdit(edit))) throw new Error('there is such an issue already, or it cannot be written');
    report('the draft is in content');
  },
};

async function confirm(to: string): Promise<boolean> {
  const name = to.slice(to.lastIndexOf('/') + 1);
  const question = { modal: true, detail: `content/${name}` };
  return (await window.showInformationMessage('Move the draft to the issues?', question, 'Move')) === 'Move';
}

/**
 * Saves a document, whoever is first. Where the workbench has just saved by itself, saving answers `false`, and the document
 * counts as dirty until word of it has come: a moment in which to ask again.
 */
async function save(document: TextDocument): Promise<boolean> {
  for (let tries = 20; document.isDirty && tries > 0; tries--) {
    if (await document.save()) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return !document.isDirty;
}
