// Written by `npm run generate`. Do not edit.
import type { Rule } from './define.ts';
import listMarker from './catalogue/list-marker.ts';

/** Every rule, in the order of ids. */
export const RULES: readonly Rule[] = [
  listMarker,
];
