import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { answerFor } from './answer.ts';
import type { Desk } from './desk.ts';

/** What can be folded, in whole lines: more precise ranges would say nothing that a reader needs. */
export function registerFolding(desk: Desk): void {
  const { connection, service } = desk;
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    answerFor(desk, uri, token, 'nothing', (source): FoldingRange[] =>
      service.reading.folds(source, desk.abilities.foldingLimit).map(({ startLine, endLine, kind }) => ({
        startLine,
        endLine,
        ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
      })),
    ),
  );
}
