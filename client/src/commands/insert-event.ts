import { Position, Selection, type TextEditor, TextEditorRevealType, WorkspaceEdit, workspace } from 'vscode';
import type { Desk } from '../desk.ts';
import { complete, type Partly } from '../event-form.ts';
import { type EventAnswers, type EventRowParams, type EventRowResult, methods } from '../protocol.ts';
import { askEvent } from '../wizard.ts';
import type { Command } from './command.ts';

/** TWiR: Insert Event…. Asks for the event (unless the answers are its argument); the server knows place and form. */
export const insertEvent: Command = {
  id: 'twir.insertEvent',
  async run(desk, given) {
    const editor = desk.requireDraft();
    const answers = isAnswers(given) ? given : await askEvent();
    if (!answers) return;
    const event = complete(answers);
    if (!event) throw new Error('an answer about the event is missing or wrong');
    await insert(desk, editor, event);
  },
};

async function insert(desk: Desk, editor: TextEditor, event: EventAnswers): Promise<void> {
  const { document } = editor;
  const params: EventRowParams = { ...event, uri: document.uri.toString() };
  const { insertions, version } = await desk.request<EventRowResult>(methods.eventRow, params);
  const [first] = insertions;
  if (!first) throw new Error('this draft has no section for the event');
  if (version !== document.version) throw new Error('the draft changed meanwhile, so the place is not sure any more');
  // One edit for both rows of a hybrid event: one step of undo.
  const edit = new WorkspaceEdit();
  for (const { position, text } of insertions) {
    edit.insert(document.uri, new Position(position.line, position.character), text);
  }
  if (!(await workspace.applyEdit(edit))) throw new Error('the editor refused the event');
  const at = new Position(first.position.line, first.position.character);
  editor.selection = new Selection(at, at);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function isAnswers(value: unknown): value is Partly {
  return typeof value === 'object' && value !== null && 'date' in value;
}
