import { ProgressLocation, window } from 'vscode';
import type { Desk } from './desk.ts';
import { applyEdits, report } from './edits.ts';
import type { SectionsResult } from './protocol.ts';
import { type Summary, summariseSections } from './sections-summary.ts';

/**
 * Puts sections in their place with one request, the editor meanwhile free, and says what came of it.
 *
 * @throws Error when nothing could be put anywhere, with the reasons.
 */
export async function placeSections(desk: Desk, method: string, params: object, doing: string): Promise<void> {
  const { document } = desk.requireDraft();
  const ask = (): Promise<SectionsResult> => desk.request(method, { ...params, uri: document.uri.toString() });
  // In the status bar: it is no reason to pop up.
  const result = await window.withProgress({ location: ProgressLocation.Window, title: doing }, ask);
  await applyEdits(document, result);
  const { done, details }: Summary = summariseSections(result);
  for (const line of details) desk.log.info(line);
  if (!done) throw new Error(['no section was found', ...result.problems].join('; '));
  if (result.problems.length > 0) throw new Error([done, ...result.problems].join('; '));
  report(details.length > 0 ? `${done} (more in the log)` : done);
}
