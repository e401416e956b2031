import { choreCommand } from '../chore.ts';

/** TWiR: Repair Formatter Damage. Markers, indentation, emphasis and wrapped lines as the newsletter has them. */
export const repairFormatting = choreCommand(
  'twir.repairFormatting',
  'repairFormatting',
  'no formatter has been at this draft',
);
