import { env, type QuickPickItem, window, workspace } from 'vscode';
import { type EventsGiven, findEvents, insertPicked, pickEvents } from '../event-import.ts';
import type { Command } from './command.ts';

/** TWiR: Import Events…. From a calendar, the Meetup script's JSON or any text; what is picked goes in in order. */
export const importEvents: Command = {
  id: 'twir.importEvents',
  async run(desk, given) {
    const { document } = desk.requireDraft();
    const source = typeof given === 'string' ? { text: given } : await askSource();
    if (source === undefined) return;
    const found = await findEvents(desk, document, source);
    if (!found) return;
    const picked =
      typeof given === 'string'
        ? found.candidates.filter(({ selected }) => selected)
        : await pickEvents(found, 'Import Events');
    if (picked) await insertPicked(desk, document, picked, found);
  },
};

/** Where the events come from; `undefined` when somebody gives up. */
async function askSource(): Promise<EventsGiven | undefined> {
  const sources: readonly (QuickPickItem & { readonly read: () => Promise<EventsGiven | undefined> })[] = [
    { label: '$(file) A file', description: 'a calendar (.ics), JSON, text, a saved page', read: readFile },
    { label: '$(clippy) The clipboard', description: 'a calendar, JSON or text', read: readClipboard },
    ...(workspace.isTrusted
      ? [{ label: '$(link) An address', description: 'is fetched once', read: readAddress }]
      : []),
  ];
  return (await window.showQuickPick(sources, { title: 'Import Events', placeHolder: 'From where?' }))?.read();
}

async function readFile(): Promise<EventsGiven | undefined> {
  const filters = { 'Calendars, JSON, text': ['ics', 'ical', 'json', 'txt', 'md', 'html', 'htm'], 'All files': ['*'] };
  const [uri] = (await window.showOpenDialog({ title: 'Import Events', openLabel: 'Import', filters })) ?? [];
  return uri && { text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
}

async function readClipboard(): Promise<EventsGiven> {
  const text = await env.clipboard.readText();
  if (text.trim() === '') throw new Error('there is no text on the clipboard');
  return { text };
}

async function readAddress(): Promise<EventsGiven | undefined> {
  const address = await window.showInputBox({
    title: 'Import Events',
    prompt: 'Address of a calendar, of JSON, or of the page of an event',
    placeHolder: 'https://…',
    ignoreFocusOut: true,
    validateInput: (value) => (/^(?:https?|webcals?):\/\/[^\s/]/i.test(value.trim()) ? undefined : 'An https address'),
  });
  return address === undefined ? undefined : { url: address.trim() };
}
