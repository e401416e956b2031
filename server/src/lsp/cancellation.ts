import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * The answer to a request that nobody waits for any more: an editor cancels what the next key has made stale, often before
 * it was begun. An empty answer would mean "nothing found".
 */
export const cancelled = <D = void>(): ResponseError<D> =>
  new ResponseError<D>(LSPErrorCodes.RequestCancelled, 'cancelled');
