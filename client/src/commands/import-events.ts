import { env, type QuickPickItem, window, workspace } from 'vscode';
import { fetchText } from '../../../server/src/hosts/fetchText.ts';
import type { Desk } from '../desk.ts';
import { applyEdits, report, showFirst } from '../edits.ts';
import { type Candidate, choicesOf, leftOut } from '../importing.ts';
import { type Edited, type ImportResult, methods } from '../protocol.ts';
import { plural } from '../summary.ts';
import type { Command } from './command.ts';

/** TWiR: Import Events…. From a calendar, the Meetup script's JSON or any text; what is picked goes in in order. */
export const importEvents: Command = {
  id: 'twir.importEvents',
  async run(desk, given) {
    const { document } = desk.requireDraft();
    const text = typeof given === 'string' ? given : await askSource();
    if (text === undefined) return;
    const uri = document.uri.toString();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const found = await desk.request<ImportResult>(methods.importEvents, { uri, text, timeZone });
    const without = leftOut(found);
    for (const line of without) desk.log.info(`not imported: ${line}`);
    const picked = typeof given === 'string' ? found.candidates.filter(({ selected }) => selected) : await pick(found);
    if (!picked) return;
    await insert(desk, uri, picked);
    const rest = without.length > 0 ? `; ${without.length} not understood or outside the window (see the log)` : '';
    report(`${plural(picked.length, 'event')} imported${rest}`);
  },
};

async function insert(desk: Desk, uri: string, picked: readonly Candidate[]): Promise<void> {
  if (picked.length === 0) return;
  const events = picked.map(({ event }) => event);
  const edited = await desk.request<Edited>(methods.insertEvents, { uri, events });
  if (edited.edits.length === 0) throw new Error('this draft has no section for events');
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
  if (!document) throw new Error('the draft was closed');
  await applyEdits(document, edited);
  showFirst(document, edited);
}

/** Where the events come from; `undefined` when somebody gives up. */
async function askSource(): Promise<string | undefined> {
  const sources: readonly (QuickPickItem & { readonly read: () => Promise<string | undefined> })[] = [
    { label: '$(file) A file', description: 'a calendar (.ics), JSON or text', read: readFile },
    { label: '$(clippy) The clipboard', description: 'a calendar, JSON or text', read: readClipboard },
    ...(workspace.isTrusted
      ? [{ label: '$(link) An address', description: 'is fetched once', read: readAddress }]
      : []),
  ];
  return (await window.showQuickPick(sources, { title: 'Import Events', placeHolder: 'From where?' }))?.read();
}

async function readFile(): Promise<string | undefined> {
  const filters = { 'Calendars, JSON, text': ['ics', 'ical', 'json', 'txt', 'md'], 'All files': ['*'] };
  const [uri] = (await window.showOpenDialog({ title: 'Import Events', openLabel: 'Import', filters })) ?? [];
  return uri && new TextDecoder().decode(await workspace.fs.readFile(uri));
}

async function readClipboard(): Promise<string> {
  const text = await env.clipboard.readText();
  if (text.trim() === '') throw new Error('there is no text on the clipboard');
  return text;
}

async function readAddress(): Promise<string | undefined> {
  const address = await window.showInputBox({
    title: 'Import Events',
    prompt: 'Address of a calendar or of JSON',
    placeHolder: 'https://…',
    ignoreFocusOut: true,
    validateInput: (value) => (/^(?:https?|webcals?):\/\/[^\s/]/i.test(value.trim()) ? undefined : 'An https address'),
  });
  if (address === undefined) return undefined;
  const text = await fetchText(address.trim());
  if (text instanceof Error) throw new Error(`${address.trim()}: ${text.message}`);
  return text;
}

async function pick(found: ImportResult): Promise<Candidate[] | undefined> {
  const choices = choicesOf(found);
  if (choices.length === 0)
    throw new Error(
      `no event in it${leftOut(found)
        .map((line) => `; ${line}`)
        .join('')}`,
    );
  const picked = await window.showQuickPick(choices, {
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: `Import Events (${choices.length})`,
    placeHolder: 'What is picked is put in, in order',
  });
  return picked?.map(({ candidate }) => candidate);
}
