import { ProgressLocation, type Uri, window, workspace } from 'vscode';
import type { Desk } from '../desk.ts';
import { report } from '../edits.ts';
import { summariseLinks } from '../links-summary.ts';
import { type CheckLinksResult, methods } from '../protocol.ts';
import type { Command } from './command.ts';

/** TWiR: Check Links. Asks every page of the draft whether it is there; what is wrong is then among the problems. */
export const checkLinks: Command = {
  id: 'twir.checkLinks',
  async run(desk, from) {
    // From the checklist it is that draft, whether or not it is in sight.
    const uri = from !== undefined && desk.publish.uri ? desk.publish.uri : desk.requireDraft().document.uri;
    await workspace.openTextDocument(uri);
    report(summariseLinks(await check(desk, uri)));
  },
};

/** It may take a minute and somebody asked for it: where the editor shows what can be cancelled. */
function check(desk: Desk, uri: Uri): Thenable<CheckLinksResult> {
  const options = { location: ProgressLocation.Notification, title: 'TWiR: Checking links', cancellable: true };
  return window.withProgress(options, (progress, cancellation) => {
    let shown = 0;
    const params = { uri: uri.toString(), titles: true };
    return desk.requestWithProgress<CheckLinksResult>(methods.checkLinks, params, cancellation, (step) => {
      const percentage = step.percentage ?? shown;
      progress.report({ message: step.message ?? '', increment: percentage - shown });
      shown = percentage;
    });
  });
}
