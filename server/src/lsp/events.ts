import type { Desk } from './desk.ts';
import { eventRowRequest } from './protocol.ts';

/** Where the rows of a new event belong. */
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
}
