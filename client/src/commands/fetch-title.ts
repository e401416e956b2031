import { ProgressLocation, window } from 'vscode';
import type { Desk } from '../desk.ts';
import { report } from '../edits.ts';
import { type FetchTitleParams, type FetchTitleResult, methods } from '../protocol.ts';
import type { Command } from './command.ts';

/** TWiR: Fetch Title. The title of the page behind the link at the cursor becomes its text; the server writes it. */
export const fetchTitle: Command = {
  id: 'twir.fetchTitle',
  async run(desk, given) {
    const params = isParams(given) ? given : atCursor(desk);
    const options = { location: ProgressLocation.Window, title: 'Fetching the title' };
    const ask = () => desk.request<FetchTitleResult>(methods.fetchTitle, params);
    const { title, changed } = await window.withProgress(options, ask);
    report(changed ? `title fetched: ${title}` : 'the link has the title of its page');
  },
};

function atCursor(desk: Desk): FetchTitleParams {
  const { document, selection } = desk.requireDraft();
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}

function isParams(value: unknown): value is FetchTitleParams {
  return typeof value === 'object' && value !== null && 'uri' in value && 'position' in value;
}
