import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { parseIsoDate } from '../../../server/src/draft/date.ts';
import type { Desk } from '../desk.ts';
import { report } from '../edits.ts';
import { methods, type NewDraftParams, type NewDraftResult } from '../protocol.ts';
import { findRepository } from '../repository.ts';
import { plural } from '../summary.ts';
import type { Command } from './command.ts';

/** TWiR: New Draft…. From the repository's template, with the events that are still to come. */
export const newDraft: Command = {
  id: 'twir.newDraft',
  async run(desk, given) {
    const root = await findRepository();
    if (!root) return;
    const draft = await makeDraft(desk, root, given);
    if (!draft) return;
    const uri = Uri.parse(draft.uri, true);
    const edit = new WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(draft.text) });
    if (draft.exists || !(await workspace.applyEdit(edit)))
      throw new Error(`${draft.path} is there already, or cannot be written; nothing was written`);
    await window.showTextDocument(uri);
    report(summaryOf(draft));
  },
};

async function makeDraft(desk: Desk, root: Uri, given: unknown): Promise<NewDraftResult | undefined> {
  const params: NewDraftParams = { root: root.toString().replace(/\/$/, ''), today: today() };
  const make = (more: Partial<NewDraftParams>): Promise<NewDraftResult> =>
    desk.request(methods.newDraft, { ...params, ...more });
  if (typeof given === 'string') return make({ date: given });
  const next = await make({});
  const date = await window.showInputBox({
    title: 'New Draft',
    prompt: 'Day of the issue, a Wednesday',
    value: /\d{4}-\d{2}-\d{2}/.exec(next.path)?.[0] ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => (parseIsoDate(value.trim()) ? undefined : 'A day of the calendar, as YYYY-MM-DD'),
  });
  return date === undefined ? undefined : make({ date: date.trim() });
}

function summaryOf({ number, carried, past, previous, hasTemplate, isWednesday, unknown }: NewDraftResult): string {
  return [
    `issue ${number}`,
    previous
      ? `${plural(carried, 'event')} from ${previous}, ${past} past left out`
      : 'no earlier issue for its events',
    ...(hasTemplate ? [] : ['no draft/DRAFT_TEMPLATE: the headings of today']),
    ...(isWednesday ? [] : ['its day is no Wednesday']),
    ...unknown.map((name) => `nobody knows ${name}`),
  ].join('; ');
}

/** The day that a clock on the wall shows. */
function today(): string {
  const now = new Date();
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
