import { answerFor } from './answer.ts';
import { toMarkup, toRange } from './convert.ts';
import type { Desk } from './desk.ts';

/** What is known of the thing under the cursor. */
export function registerHover(desk: Desk): void {
  const { connection, service } = desk;
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    answerFor(desk, uri, token, 'archive', (source) => {
      const { lines } = service.draft(source);
      const hover = service.reading.hover(source, desk.settings(uri), lines.offsetAt(position));
      return hover ? { contents: toMarkup(hover.parts, desk.abilities), range: toRange(lines, hover.span) } : null;
    }),
  );
}
