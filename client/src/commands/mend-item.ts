import { window, workspace } from 'vscode';
import { applyEdits, report } from '../edits.ts';
import { type Checklist, type ChecklistItem, methods } from '../protocol.ts';
import type { Node } from '../publish/nodes.ts';
import type { Command } from './command.ts';

/** TWiR: Delete All of an Item. What a checklist's item speaks of goes, after a question. */
export const mendItem: Command = {
  id: 'twir.mendItem',
  async run(desk, node, given) {
    const { uri } = desk.publish;
    if (!uri || !isItem(node)) throw new Error('this is chosen from the checklist');
    const document = await workspace.openTextDocument(uri);
    const { version, items } = await desk.request<Checklist>(methods.checklist, { uri: uri.toString() });
    const item = items.find(({ id }) => id === node.item.id);
    if (!item?.edits) return;
    if (given !== 'confirmed' && !(await confirm(item))) return;
    await applyEdits(document, { version, edits: item.edits });
    report(`${item.title}: done`);
  },
};

async function confirm({ places }: ChecklistItem): Promise<boolean> {
  const detail = places.map(({ range, message }) => `Line ${range.start.line + 1}: ${message}`).join('\n');
  const question = places.length === 1 ? 'Delete this place?' : `Delete these ${places.length} places?`;
  return (await window.showWarningMessage(question, { modal: true, detail }, 'Delete')) === 'Delete';
}

function isItem(value: unknown): value is Extract<Node, { kind: 'item' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'item';
}
