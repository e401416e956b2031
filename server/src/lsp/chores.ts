import { newestBefore, nextWednesday } from '../chores/newDraft.ts';
import { type IsoDate, parseIsoDate } from '../draft/date.ts';
import { dateOfFileName } from '../draft/parse.ts';
import type { Source } from '../service.ts';
import { counted } from '../text/counted.ts';
import { toEdit, toRange } from './convert.ts';
import type { Desk } from './desk.ts';
import { draftSource, edited } from './drafts.ts';
import {
  type Chore,
  type ChoreResult,
  checklistRequest,
  choreRequest,
  newDraftRequest,
  pruneCandidatesRequest,
  pruneEventsRequest,
} from './protocol.ts';

/** The editors' chores, each as edits of a draft in the version that it has now. */
export function registerChores(desk: Desk): void {
  const { connection, service } = desk;
  const { chores } = service;
  const sourceOf = (uri: string): Source => draftSource(desk, uri);

  connection.onRequest(choreRequest, async ({ uri, chore }) => {
    await desk.configure(sourceOf(uri));
    return RUN[chore](desk, sourceOf(uri));
  });

  connection.onRequest(pruneCandidatesRequest, ({ uri }) => {
    const source = sourceOf(uri);
    const { lines } = service.draft(source);
    return {
      version: source.version,
      candidates: chores.pruneCandidates(source).map(({ row, reason, message }) => ({
        line: row.item.line,
        text: row.titles[0]?.content.text ?? row.item.content.text,
        row: lines.line(row.item.line).text.trim(),
        reason,
        message,
      })),
    };
  });

  connection.onRequest(pruneEventsRequest, ({ uri, lines }) => {
    const source = sourceOf(uri);
    return edited(desk, source, chores.pruneEvents(source, lines));
  });

  connection.onRequest(checklistRequest, async ({ uri }) => {
    await desk.prepare(sourceOf(uri));
    const source = sourceOf(uri);
    const { lines } = service.draft(source);
    const { items, ready, move } = chores.checklist(source, desk.settings(source.uri));
    return {
      version: source.version,
      ready,
      move,
      items: items.map(({ id, title, state, places, edits, action }) => ({
        id,
        title,
        state,
        places: places.map((place) => ({ range: toRange(lines, place), message: place.message })),
        ...(edits?.length ? { edits: edits.map((edit) => toEdit(lines, edit)) } : {}),
        ...(action ? { action } : {}),
      })),
    };
  });

  connection.onRequest(newDraftRequest, async ({ root, date: given, today }) => {
    const date = given === undefined ? nextWednesday(dayOf(today)) : dayOf(given);
    const names = async (folder: string): Promise<string[]> =>
      ((await desk.files.readFolder(`${root}/${folder}`)) ?? []).map((name) => `${folder}/${name}`);
    const texts = [...(await names('draft')), ...(await names('content'))];
    const previousPath = newestBefore(texts, date);
    const template = await desk.files.readFile(`${root}/draft/DRAFT_TEMPLATE`);
    const previous = previousPath === undefined ? undefined : await read(desk, `${root}/${previousPath}`);
    if (previous) await desk.configure(previous);
    const draft = chores.newDraft({ date, template, previous }, desk.settings(previous?.uri));
    if (previous && !desk.documents.get(previous.uri)) service.close(previous.uri);
    return {
      ...draft,
      uri: `${root}/${draft.path}`,
      existing: texts.find((path) => dateOfFileName(path.slice(path.indexOf('/') + 1)) === date),
      hasTemplate: template !== undefined,
      previous: previousPath,
    };
  });
}

const RUN: Readonly<Record<Chore, (desk: Desk, source: Source) => ChoreResult>> = {
  tidyEvents(desk, source) {
    const { edits, moved, mended, left } = desk.service.chores.tidyEvents(source, desk.settings(source.uri));
    return {
      ...edited(desk, source, edits),
      done: [...done(moved, 'event', 'moved'), ...done(mended, 'place', 'mended')],
      left,
    };
  },
  recomputeWindow(desk, source) {
    const edits = desk.service.chores.recomputeWindow(source);
    return { ...edited(desk, source, edits), done: edits.length ? ['the window set'] : [], left: [] };
  },
  resolveConflicts(desk, source) {
    const { edits, resolved, left } = desk.service.chores.resolveConflicts(source);
    return { ...edited(desk, source, edits), done: done(resolved, 'conflict', 'resolved'), left };
  },
  repairFormatting(desk, source) {
    const { edits, repaired } = desk.service.chores.repairFormatting(source, desk.settings(source.uri));
    const taken = [...repaired].map(([what, count]) => `${what} (${count})`);
    return { ...edited(desk, source, edits), done: taken, left: [] };
  },
};

/** `2 events moved`; of none, nothing is said. */
function done(count: number, noun: string, verb: string): string[] {
  return count > 0 ? [`${counted(count, noun)} ${verb}`] : [];
}

function dayOf(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new Error(`\`${text}\` is no day; one is written as 2025-06-04.`);
  return date;
}

/** A text as the editor has it, or else as the disk has. */
async function read(desk: Desk, uri: string): Promise<Source | undefined> {
  const open = desk.source(uri);
  if (open) return open;
  const text = await desk.files.readFile(uri);
  return text === undefined ? undefined : { uri, version: 0, text };
}
