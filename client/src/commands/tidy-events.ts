import { choreCommand } from '../chore.ts';

/** TWiR: Tidy Events. Sorts the rows, puts them under their regions, and mends their form; deletes nothing. */
export const tidyEvents = choreCommand('twir.tidyEvents', 'tidyEvents', 'the events are in order');
