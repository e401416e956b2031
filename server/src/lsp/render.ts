import type { Desk } from './desk.ts';
import { renderRequest } from './protocol.ts';

/** A draft as HTML, for a preview. */
export function registerRender(desk: Desk): void {
  desk.connection.onRequest(renderRequest, ({ uri, as }) => {
    const source = desk.source(uri);
    if (!source) return { version: 0, html: '', differences: [] };
    return {
      version: source.version,
      html: desk.service.render(source, as === 'github' ? 'github' : 'site', { lines: true }),
      differences: desk.service.differences(source),
    };
  });
}
