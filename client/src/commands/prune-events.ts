import { type QuickPickItem, window } from 'vscode';
import { applyEdits, report } from '../edits.ts';
import { plain } from '../importing.ts';
import { type Edited, methods, type PruneCandidates } from '../protocol.ts';
import { plural } from '../summary.ts';
import type { Command } from './command.ts';

/** TWiR: Delete Past and Doubled Events…. Shows what would go, and why; what stays picked goes in one step. */
export const pruneEvents: Command = {
  id: 'twir.pruneEvents',
  async run(desk, given) {
    const { document } = desk.requireDraft();
    const uri = document.uri.toString();
    const found = await desk.request<PruneCandidates>(methods.pruneCandidates, { uri });
    if (found.candidates.length === 0) {
      report('no event is past, beyond the window, or there twice');
      return;
    }
    const lines = isLines(given) ? given : await pick(found);
    if (!lines || lines.length === 0) return;
    if (document.version !== found.version) throw new Error('the draft changed meanwhile; nothing was deleted');
    await applyEdits(document, await desk.request<Edited>(methods.pruneEvents, { uri, lines }));
    report(`${plural(lines.length, 'event')} deleted`);
  },
};

async function pick({ candidates }: PruneCandidates): Promise<number[] | undefined> {
  const items = candidates.map(({ line, text, row, message }): QuickPickItem & { readonly line: number } => ({
    label: plain(text),
    description: message,
    detail: plain(row),
    picked: true,
    line,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: `Delete Events (${candidates.length})`,
    placeHolder: 'What is picked is deleted; one undo brings it back',
  });
  return picked?.map(({ line }) => line);
}

function isLines(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((line) => typeof line === 'number');
}
