import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Archive } from '../archive/index.ts';
import { regionsOf } from '../chores/insertEvent.ts';
import { knownSection } from '../draft/headings.ts';
import {
  composeSections,
  pasteSections,
  readPreviousIssue,
  reportWindow,
  type SectionsPaste,
} from '../projectSections/index.ts';
import type { Source } from '../service.ts';
import { signalOf } from './cancellation.ts';
import type { Desk } from './desk.ts';
import { draftSource, edited } from './drafts.ts';
import {
  importEventsRequest,
  insertEventsRequest,
  pasteSectionsRequest,
  type SectionsResult,
  updateSectionsRequest,
} from './protocol.ts';

/** What comes into a draft from elsewhere: events, and the sections of the Rust project. */
export function registerImporting(desk: Desk): void {
  const { connection, service } = desk;

  connection.onRequest(importEventsRequest, async ({ uri, text = '', url, timeZone }, cancellation) => {
    const signal = signalOf(cancellation);
    const { askEventSource, eventSourceOf, importEvents } = await desk.rare.elsewhere();
    const given = url === undefined ? eventSourceOf(text) : await askEventSource(desk.pages, url, { signal });
    if (given instanceof Error) throw new ResponseError(LSPErrorCodes.RequestFailed, given.message);
    const archive = await archiveOf(desk, uri);
    const source = draftSource(desk, uri);
    const { states } = service.repositoryFile(source).over(desk.settings(source.uri));
    const found = importEvents(service.draft(source), given.text, { ...given, archive, states, timeZone });
    return {
      version: source.version,
      candidates: found.candidates.map(({ event, row, origin, problems, insertable, duplicateOf, selected }) => ({
        event,
        row,
        origin,
        problems,
        insertable,
        selected,
        sections: regionsOf(event).map((id) => knownSection(id).title),
        ...(duplicateOf ? { double: duplicateOf.why } : {}),
      })),
      skipped: found.skipped,
      outside: found.outside,
      dropped: found.dropped,
      window: found.window,
    };
  });

  connection.onRequest(insertEventsRequest, async ({ uri, events }) => {
    const { insertEvents } = await desk.rare.elsewhere();
    const source = draftSource(desk, uri);
    return edited(desk, source, insertEvents(service.draft(source), events));
  });

  connection.onRequest(pasteSectionsRequest, async ({ uri, text }) => {
    const previous = await previousOf(desk, uri);
    const source = draftSource(desk, uri);
    const paste = pasteSections(service.draft(source), text, { previous });
    const problems = paste.notUnderstood.map(({ line, text: stray }) => `Line ${line} belongs nowhere: ${stray}`);
    return resultOf(desk, source, paste, problems);
  });

  connection.onRequest(updateSectionsRequest, async ({ uri, token, api }, cancellation) => {
    const { date } = service.draft(draftSource(desk, uri));
    if (!date) throw new Error('The draft has no date, so nobody knows which week it is of.');
    const previous = await previousOf(desk, uri);
    const activity = await desk.askGithub(reportWindow(date), { token, baseUrl: api, signal: signalOf(cancellation) });
    // The draft as it is now: people type while GitHub thinks.
    const source = draftSource(desk, uri);
    const draft = service.draft(source);
    const { text, failures } = composeSections(activity, draft);
    const problems = failures.map(
      ({ section, part, why }) => `${part}: ${why} The section ${section} is left as it is.`,
    );
    return resultOf(desk, source, pasteSections(draft, text, { previous, keepHeadings: true }), problems);
  });
}

/** The earlier issues: how organisers and towns are written. */
async function archiveOf(desk: Desk, uri: string): Promise<Archive | undefined> {
  await desk.prepare(draftSource(desk, uri));
  return desk.service.archive(draftSource(desk, uri), desk.settings(uri));
}

function previousOf(desk: Desk, uri: string): ReturnType<typeof readPreviousIssue> {
  return readPreviousIssue(desk.files, uri, desk.service.draft(draftSource(desk, uri)));
}

function resultOf(desk: Desk, source: Source, paste: SectionsPaste, problems: readonly string[]): SectionsResult {
  return {
    ...edited(desk, source, paste.edits),
    sections: paste.sections.map(({ title, change, items, removed }) => ({
      title,
      change,
      items: items.length,
      again: items.filter(({ inLastIssue }) => inLastIssue).map(({ title: item, url }) => ({ title: item, url })),
      removed: removed.map(({ title: item, url }) => ({ title: item, url })),
    })),
    problems,
  };
}
