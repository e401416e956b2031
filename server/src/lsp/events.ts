import type { Desk } from './desk.ts';
import { draftSource } from './drafts.ts';
import { eventRowRequest, organisersRequest } from './protocol.ts';

/** Who may hold a new event, and where its rows belong. */
export function registerEvents(desk: Desk): void {
  desk.connection.onRequest(eventRowRequest, ({ uri, ...event }) => {
    const source = desk.source(uri);
    if (!source) return { version: 0, insertions: [] };
    const { lines } = desk.service.draft(source);
    return {
      version: source.version,
      insertions: desk.service
        .insertEvent(source, event)
        .map(({ offset, text, section }) => ({ position: lines.positionAt(offset), text, section })),
    };
  });

  desk.connection.onRequest(organisersRequest, async ({ uri }) => {
    await desk.prepare(draftSource(desk, uri));
    return desk.service.organisers(draftSource(desk, uri), desk.settings(uri));
  });
}
