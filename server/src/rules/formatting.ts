/** What a formatter does to a draft that it does not know: shared by the finding and the chore that takes it back. */
import emphasisMarker from './catalogue/emphasis-marker.ts';
import eventTitleIndent from './catalogue/event-title-indent.ts';
import lineWrapped from './catalogue/line-wrapped.ts';
import listMarker from './catalogue/list-marker.ts';
import listMarkerSpace from './catalogue/list-marker-space.ts';
import type { Rule } from './define.ts';

/** Each trace of a formatter: the rule that knows it, and what it is called among people. */
export const FORMATTER_TRACES: readonly (readonly [rule: Rule, what: string])[] = [
  [listMarker, 'list markers'],
  [listMarkerSpace, 'spaces behind markers'],
  [eventTitleIndent, 'indentation of titles'],
  [emphasisMarker, 'underscores for emphasis'],
  [lineWrapped, 'wrapped lines'],
];
