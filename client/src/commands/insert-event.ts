import { Position, Selection, type TextEditor, TextEditorRevealType } from 'vscode';
import type { Desk } from '../desk.ts';
import { applyEdits, report } from '../edits.ts';
import { complete, type Partly } from '../event-form.ts';
import { askEvent } from '../event-wizard.ts';
import {
  type EventAnswers,
  type EventRowParams,
  type EventRowResult,
  type KnownOrganiser,
  methods,
} from '../protocol.ts';
import type { Command } from './command.ts';

/** TWiR: Insert Event…. Asks for the event (unless the answers are its argument); the server knows place and form. */
export const insertEvent: Command = {
  id: 'twir.insertEvent',
  async run(desk, given) {
    const editor = desk.requireDraft();
    const answers = isAnswers(given) ? given : await askEvent({}, await organisersFor(desk, editor));
    if (!answers) return;
    const event = complete(answers);
    if (!event) throw new Error('an answer about the event is missing or wrong');
    await insert(desk, editor, event);
  },
};

function organisersFor(desk: Desk, { document }: TextEditor): Promise<readonly KnownOrganiser[]> {
  return desk.request(methods.organisers, { uri: document.uri.toString() });
}

async function insert(desk: Desk, editor: TextEditor, event: EventAnswers): Promise<void> {
  const { document } = editor;
  const params: EventRowParams = { ...event, uri: document.uri.toString() };
  const { insertions, version } = await desk.request<EventRowResult>(methods.eventRow, params);
  const [first] = insertions;
  if (!first) throw new Error('this draft has no section for the event');
  // Together, both rows of a hybrid event: one step of undo.
  const edits = insertions.map(({ position, text }) => ({ range: { start: position, end: position }, newText: text }));
  await applyEdits(document, { version, edits });
  const at = new Position(first.position.line, first.position.character);
  editor.selection = new Selection(at, at);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  // The second row of a hybrid event is out of sight.
  report(insertions.length > 1 ? `event inserted, under ${insertions.length} headings` : 'event inserted');
}

function isAnswers(value: unknown): value is Partly {
  return typeof value === 'object' && value !== null && 'date' in value;
}
