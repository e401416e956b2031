import type { Desk } from '../desk.ts';

/** One command of the palette: its id as in package.json, and what it does. */
export interface Command {
  readonly id: string;
  /** Runs the command; what it throws is shown, for somebody asked. */
  run(desk: Desk, ...args: readonly unknown[]): Promise<void> | void;
}
