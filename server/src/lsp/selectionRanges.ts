import type { SelectionRange } from 'vscode-languageserver';
import { answerFor } from './answer.ts';
import { toRange } from './convert.ts';
import type { Desk } from './desk.ts';

/** What a growing selection takes in. */
export function registerSelectionRanges(desk: Desk): void {
  const { connection, service } = desk;
  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
    answerFor(desk, uri, token, 'nothing', (source): SelectionRange[] => {
      const { lines } = service.draft(source);
      return positions.map(
        (position) =>
          service.reading
            .selections(source, lines.offsetAt(position))
            .reduceRight<SelectionRange | undefined>(
              (parent, span) => ({ range: toRange(lines, span), ...(parent ? { parent } : {}) }),
              undefined,
            ) ?? { range: { start: position, end: position } },
      );
    }),
  );
}
