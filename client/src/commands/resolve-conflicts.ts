import { choreCommand } from '../chore.ts';

/** TWiR: Resolve Conflicts. Both sides kept, what stands in both taken once; what is not sure is left, and said. */
export const resolveConflicts = choreCommand('twir.resolveConflicts', 'resolveConflicts', 'no conflict to resolve');
