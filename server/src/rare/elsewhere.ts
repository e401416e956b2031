/** What comes into a draft from elsewhere, calendars and pages: parsers of other people's formats, which few sessions need. */
export { importEvents, insertEvents } from '../importing/index.ts';
export { askEventSource, eventSourceOf } from '../pages/eventSource.ts';
export { askTitle, titleOf } from '../pages/title.ts';
