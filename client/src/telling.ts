import { window } from 'vscode';
import type { Desk } from './desk.ts';
import { messageOf } from './message.ts';

const SHOW_LOG = 'Show Log';

/** Tells that what somebody asked for has failed. The log has more, and is there at a press. */
export function tellFailure({ log }: Desk, command: string, error: unknown): void {
  log.error(command, error);
  void offerLog(log, window.showErrorMessage(`TWiR: ${messageOf(error)}`, SHOW_LOG));
}

/**
 * Tells that what somebody asked for is done but for something that a person has to look at.
 *
 * @param words What is done, then what is left.
 */
export function tellRest({ log }: Desk, words: readonly string[]): void {
  const text = words.join('; ');
  log.warn(text);
  void offerLog(log, window.showWarningMessage(`TWiR: ${text}`, SHOW_LOG));
}

async function offerLog(log: Desk['log'], pressed: Thenable<string | undefined>): Promise<void> {
  if ((await pressed) === SHOW_LOG) log.show();
}
