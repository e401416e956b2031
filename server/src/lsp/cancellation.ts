import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * The answer to a request that nobody waits for any more: an editor cancels what the next key has made stale, often before
 * it was begun. An empty answer would mean "nothing found".
 */
export const cancelled = <D = void>(): ResponseError<D> =>
  new ResponseError<D>(LSPErrorCodes.RequestCancelled, 'cancelled');

/** A client's cancellation as hosts know it. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
