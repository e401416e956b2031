import { ProgressLocation, window } from 'vscode';
import type { Desk } from '../desk.ts';
import { report } from '../edits.ts';
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
      : await fetchUnlessCancelled(desk, atCursor(desk));
    if (!fetched) return;
    const { title, changed } = fetched;
    report(changed ? `title fetched: ${title}` : 'the link has the title of its page');
  },
};

/** @returns `undefined` when somebody has cancelled it. */
function fetchUnlessCancelled(desk: Desk, params: FetchTitleParams): Thenable<FetchTitleResult | undefined> {
  const options = { location: ProgressLocation.Notification, title: 'TWiR: Fetching the title', cancellable: true };
  return window.withProgress(options, async (_, cancellation) => {
    try {
      return await desk.request<FetchTitleResult>(methods.fetchTitle, params, cancellation);
    } catch (error) {
      if (cancellation.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

function atCursor(desk: Desk): FetchTitleParams {
  const { document, selection } = desk.requireDraft();
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}

function isParams(value: unknown): value is FetchTitleParams {
  return typeof value === 'object' && value !== null && 'uri' in value && 'position' in value;
}
