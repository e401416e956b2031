import { env, window } from 'vscode';
import { findEvents, insertPicked, pickEvents } from '../event-import.ts';
import { askEvent } from '../event-wizard.ts';
import { partlyOf } from '../importing.ts';
import { isUrl, loneUrl, NO_URL } from '../link.ts';
import type { Command } from './command.ts';
import { insertEvent } from './insert-event.ts';

const TITLE = 'Insert Event from Page';

/**
 * TWiR: Insert Event from Page…. The page says what the event is; its row is shown before it is written, and what it leaves out
 * is asked for.
 */
export const insertEventFromPage: Command = {
  id: 'twir.insertEventFromPage',
  async run(desk, given) {
    const { document } = desk.requireDraft();
    const url = typeof given === 'string' ? given : await askUrl();
    if (url === undefined) return;
    const found = await findEvents(desk, document, { url });
    if (!found) return;
    const [first, ...others] = found.candidates;
    if (!first || first.insertable || others.length > 0) {
      const picked = await pickEvents(found, TITLE);
      if (picked) await insertPicked(desk, document, picked, found);
      return;
    }
    const byHand = { label: '$(edit) Fill in the rest by hand', detail: first.problems.join(' ') };
    const title = `${TITLE}: ${first.event.title || url}`;
    if (!(await window.showQuickPick([byHand], { title, placeHolder: 'The page leaves something out' }))) return;
    const answers = await askEvent(partlyOf(first));
    if (answers) await insertEvent.run(desk, answers);
  },
};

async function askUrl(): Promise<string | undefined> {
  const url = await window.showInputBox({
    title: TITLE,
    prompt: 'Address of the page of an event, or of its calendar',
    placeHolder: 'https://…',
    value: loneUrl(await env.clipboard.readText()) ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => (isUrl(value.trim()) ? undefined : NO_URL),
  });
  return url?.trim();
}
