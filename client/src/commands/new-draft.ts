import {
  type InputBoxValidationMessage,
  InputBoxValidationSeverity,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { addDays, parseIsoDate, weekday } from '../../../server/src/draft/date.ts';
import type { Desk } from '../desk.ts';
import { report } from '../edits.ts';
import { methods, type NewDraftParams, type NewDraftResult } from '../protocol.ts';
import { findRepository } from '../repository.ts';
import { plural } from '../summary.ts';
import type { Command } from './command.ts';

/** The day in the name of a draft or an issue. */
const DAY = /\d{4}-\d{2}-\d{2}/;

const WEDNESDAY = 3;

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
    if (draft.existing) throw new Error(`${draft.existing} is there already; nothing was written`);
    if (!(await workspace.applyEdit(edit)))
      throw new Error(`${draft.path} is there already, or cannot be written; nothing was written`);
    // Somebody made it: it is no file that one looks at in passing, whose tab the next one takes.
    await window.showTextDocument(uri, { preview: false });
    report(summaryOf(draft));
  },
};

type Make = (more: Partial<NewDraftParams>) => Promise<NewDraftResult>;

async function makeDraft(desk: Desk, root: Uri, given: unknown): Promise<NewDraftResult | undefined> {
  const params: NewDraftParams = { root: root.toString().replace(/\/$/, ''), today: today() };
  const make: Make = (more) => desk.request(methods.newDraft, { ...params, ...more });
  if (typeof given === 'string') return make({ date: given });
  const date = await window.showInputBox({
    title: 'New Draft',
    prompt: 'Day of the issue, a Wednesday',
    value: await firstFreeDay(make),
    ignoreFocusOut: true,
    validateInput: problemOf,
  });
  return date === undefined ? undefined : make({ date: date.trim() });
}

/** The day of the next issue that there is nothing of: on the eve of an issue its own is there, and the one after it is wanted. */
async function firstFreeDay(make: Make): Promise<string> {
  let next = await make({});
  for (let weeks = 4; ; weeks--) {
    const day = parseIsoDate(DAY.exec(next.path)?.[0] ?? '');
    if (!day || !next.existing || weeks === 0) return day ?? '';
    next = await make({ date: addDays(day, 7) });
  }
}

/** An issue may come out on another day; whoever mistyped the day sees it before there is a file. */
function problemOf(value: string): string | InputBoxValidationMessage | undefined {
  const day = parseIsoDate(value.trim());
  if (!day) return 'A day of the calendar, as YYYY-MM-DD';
  if (weekday(day) === WEDNESDAY) return undefined;
  return { message: 'This is no Wednesday. Enter goes on all the same.', severity: InputBoxValidationSeverity.Warning };
}

function summaryOf({
  number,
  carried,
  past,
  mended,
  previous,
  hasTemplate,
  isWednesday,
  unknown,
}: NewDraftResult): string {
  return [
    `issue ${number}`,
    previous
      ? `${plural(carried, 'event')} from ${DAY.exec(previous)?.[0] ?? previous}, ${past} past left out, ${plural(mended, 'defect')} mended`
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
