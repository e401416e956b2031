import { window } from 'vscode';
import type { Desk } from './desk.ts';
import { applyEdits, report } from './edits.ts';
import type { SectionsResult } from './protocol.ts';
import { removedItems, summariseSections } from './sections-summary.ts';
import { plural } from './summary.ts';
import { tellRest } from './telling.ts';

/**
 * Puts sections in their place, the editor meanwhile free, and says what came of it. Where items would go, somebody is asked.
 *
 * @param given `confirmed` by whom is asked no more.
 * @param ask Asks the server for the sections of a draft; `undefined` when somebody has cancelled it.
 * @throws Error when nothing could be put anywhere, with the reasons.
 */
export async function placeSections(
  desk: Desk,
  given: unknown,
  ask: (uri: string) => PromiseLike<SectionsResult | undefined>,
): Promise<void> {
  const { document } = desk.requireDraft();
  const result = await ask(document.uri.toString());
  if (!result) return;
  const removed = removedItems(result);
  if (given !== 'confirmed' && removed.length > 0 && !(await confirm(removed))) return;
  await applyEdits(document, result);
  const { done, details } = summariseSections(result);
  for (const line of details) desk.log.info(line);
  if (!done) throw new Error(['no section was found', ...result.problems].join('; '));
  if (result.problems.length > 0) tellRest(desk, [done, ...result.problems]);
  else report(details.length > 0 ? `${done} (more in the log)` : done);
}

/** A longer list would push the buttons out of sight. */
const MOST_SHOWN = 20;

async function confirm(removed: readonly string[]): Promise<boolean> {
  const more = removed.length - MOST_SHOWN;
  const detail = [...removed.slice(0, MOST_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
  const question = `Replace the sections? ${plural(removed.length, 'item')} of the draft would go.`;
  return (await window.showWarningMessage(question, { modal: true, detail }, 'Replace')) === 'Replace';
}
