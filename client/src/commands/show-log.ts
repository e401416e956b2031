import type { Command } from './command.ts';

/** TWiR: Show Log. */
export const showLog: Command = {
  id: 'twir.showLog',
  run: (desk) => desk.log.show(),
};
