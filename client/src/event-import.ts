import { type CancellationToken, type TextDocument, window, workspace } from 'vscode';
import type { Desk } from './desk.ts';
import { applyEdits, report, showFirst } from './edits.ts';
import { unlessCancelled } from './fetching.ts';
import { type Candidate, choicesOf, droppedWords, leftOut } from './importing.ts';
import { type Edited, type ImportResult, methods } from './protocol.ts';
import { plural } from './summary.ts';

/** Where events come from: a text, or an address that the server fetches. */
export type EventsGiven = { readonly text: string } | { readonly url: string };

/**
 * Asks the server what events there are. What it could not use is in the log.
 *
 * @returns `undefined` when somebody did not want to wait for an address.
 */
export async function findEvents(
  desk: Desk,
  { uri }: TextDocument,
  given: EventsGiven,
): Promise<ImportResult | undefined> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const params = { uri: uri.toString(), ...given, timeZone };
  const ask = (cancellation?: CancellationToken): Promise<ImportResult> =>
    desk.request(methods.importEvents, params, cancellation);
  const found = 'url' in given ? await unlessCancelled('Fetching events', ask) : await ask();
  if (found) for (const line of leftOut(found)) desk.log.info(`not imported: ${line}`);
  return found;
}

/**
 * Shows the rows that events would be, to pick from; `undefined` when somebody gives up.
 *
 * @throws Error when there is none, with the reasons.
 */
export async function pickEvents(found: ImportResult, title: string): Promise<readonly Candidate[] | undefined> {
  const choices = choicesOf(found);
  if (choices.length === 0) throw new Error(['no event in it', ...leftOut(found)].join('; '));
  const picked = await window.showQuickPick(choices, {
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: `${title} (${choices.length})`,
    placeHolder: `Picked events are put in, each where it belongs${droppedWords(found)}`,
  });
  return picked?.map(({ candidate }) => candidate);
}

/** Puts events in order and says so. */
export async function insertPicked(
  desk: Desk,
  { uri }: TextDocument,
  picked: readonly Candidate[],
  found: ImportResult,
): Promise<void> {
  if (picked.length > 0) await insert(desk, uri.toString(), picked);
  const without = leftOut(found).length;
  const rest = without > 0 ? `; ${without} not understood or outside the window (see the log)` : '';
  report(`${plural(picked.length, 'event')} imported${rest}`);
}

async function insert(desk: Desk, uri: string, picked: readonly Candidate[]): Promise<void> {
  const events = picked.map(({ event }) => event);
  const edited = await desk.request<Edited>(methods.insertEvents, { uri, events });
  if (edited.edits.length === 0) throw new Error('this draft has no section for events');
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
  if (!document) throw new Error('the draft was closed');
  await applyEdits(document, edited);
  showFirst(document, edited);
}
