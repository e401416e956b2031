import type { Command } from './command.ts';

/** TWiR: Restart Server. */
export const restartServer: Command = {
  id: 'twir.restartServer',
  run: (desk) => desk.restart(),
};
