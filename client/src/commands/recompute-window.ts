import { choreCommand } from '../chore.ts';

/** TWiR: Recompute the Events' Window. The line that says between which days events are listed. */
export const recomputeWindow = choreCommand('twir.recomputeWindow', 'recomputeWindow', 'the window is right');
