import type { Location, LocationLink, Range } from 'vscode-languageserver';
import type { Target } from '../features/whereabouts.ts';
import type { Lines } from '../text/lines.ts';
import { answerFor } from './answer.ts';
import { toDefinition, toRange } from './convert.ts';
import type { Desk } from './desk.ts';

/** Where a link, an organiser or a label stood before, and where else it stands. */
export function registerNavigation(desk: Desk): void {
  const { connection, service } = desk;

  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answerFor<LocationLink[] | Location[]>(desk, uri, token, 'archive', (source) => {
      const { lines } = service.draft(source);
      const found = service.reading.definition(source, desk.settings(uri), lines.offsetAt(position));
      if (!found) return null;
      const links = found.targets.map((target): LocationLink => {
        const range = rangeOf(lines, target);
        return {
          originSelectionRange: toRange(lines, found.origin),
          targetUri: target.uri ?? uri,
          targetRange: range,
          targetSelectionRange: range,
        };
      });
      return toDefinition(links, desk.abilities);
    }),
  );

  connection.onReferences(({ textDocument: { uri }, position }, token) =>
    answerFor(desk, uri, token, 'archive', (source): Location[] | null => {
      const { lines } = service.draft(source);
      const found = service.reading.references(source, desk.settings(uri), lines.offsetAt(position));
      return found ? found.targets.map((target) => ({ uri: target.uri ?? uri, range: rangeOf(lines, target) })) : null;
    }),
  );
}

/** In the draft the very place; of another document only the line is known. */
function rangeOf(lines: Lines, { span, line }: Target): Range {
  return span ? toRange(lines, span) : { start: { line, character: 0 }, end: { line, character: 0 } };
}
