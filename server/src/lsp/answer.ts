import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Source } from '../service.ts';
import { cancelled } from './cancellation.ts';
import type { Desk } from './desk.ts';

/**
 * Answers a request about an open draft in the version that it had when the request came: not when nobody waits any more,
 * nor when the text has moved on while the settings or the earlier issues were read.
 *
 * @param needs What to wait for before.
 * @param make The answer; for a document that is no draft there is none.
 */
export async function answerFor<Result>(
  desk: Desk,
  uri: string,
  token: CancellationToken,
  needs: 'nothing' | 'settings' | 'archive',
  make: (source: Source) => Result | null,
): Promise<Result | ResponseError<void> | null> {
  const source = desk.source(uri);
  if (!source) return null;
  if (needs === 'archive') await desk.prepare(source);
  else if (needs === 'settings') await desk.configure(source);
  if (token.isCancellationRequested) return cancelled();
  if (desk.documents.get(uri)?.version !== source.version)
    return new ResponseError<void>(LSPErrorCodes.ContentModified, 'the draft changed meanwhile');
  return make(source);
}
