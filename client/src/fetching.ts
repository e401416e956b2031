import { type CancellationToken, ProgressLocation, window } from 'vscode';

/**
 * Waits for what is asked of the network, where the editor shows what can be cancelled: a page may never answer.
 *
 * @param what What is being done, as a phrase: `Fetching the title`.
 * @returns `undefined` when somebody has cancelled it.
 */
export function unlessCancelled<Result>(
  what: string,
  ask: (cancellation: CancellationToken) => Promise<Result>,
): Thenable<Result | undefined> {
  const options = { location: ProgressLocation.Notification, title: `TWiR: ${what}`, cancellable: true };
  return window.withProgress(options, async (_, cancellation) => {
    try {
      return await ask(cancellation);
    } catch (error) {
      if (cancellation.isCancellationRequested) return undefined;
      throw error;
    }
  });
}
