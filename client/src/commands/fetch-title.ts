import { ProgressLocation, window } from 'vscode';
import type { Desk } from '../desk.ts';
import { report } from '../edits.ts';
import { unlessCancelled } from '../fetching.ts';
import { type FetchTitleParams, type FetchTitleResult, methods } from '../protocol.ts';
import type { Command } from './command.ts';

/** TWiR: Fetch Title. The title of the page behind the link at the cursor becomes its text; the server writes it. */
export const fetchTitle: Command = {
  id: 'twir.fetchTitle',
  async run(desk, given) {
    // An action is one of many in a list, and stays quiet; who gives the command may as well take it back.
    const fetched = isParams(given)
      ? await window.withProgress({ location: ProgressLocation.Window, title: 'Fetching the title' }, () =>
          desk.request<FetchTitleResult>(methods.fetchTitle, given),
        )
      : await fetchAtCursor(desk);
    if (!fetched) return;
    const { title, changed } = fetched;
    report(changed ? `title fetched: ${title}` : 'the link has the title of its page');
  },
};

function fetchAtCursor(desk: Desk): Thenable<FetchTitleResult | undefined> {
  const { document, selection } = desk.requireDraft();
  const { line, character } = selection.active;
  const params: FetchTitleParams = { uri: document.uri.toString(), position: { line, character } };
  return unlessCancelled('Fetching the title', (cancellation) =>
    desk.request<FetchTitleResult>(methods.fetchTitle, params, cancellation),
  );
}

function isParams(value: unknown): value is FetchTitleParams {
  return typeof value === 'object' && value !== null && 'uri' in value && 'position' in value;
}
