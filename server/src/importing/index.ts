/** Events from calendars, from the Meetup script, and from pasted text, as rows to pick from. */
export {
  type DoubleOf,
  type Dropped,
  type EventCandidate,
  type EventImport,
  formatOf,
  type ImportOptions,
  importEvents,
  type SourceFormat,
} from './candidates.ts';
export { insertEvents } from './insert.ts';
export type { DateWindow, Skipped } from './model.ts';
