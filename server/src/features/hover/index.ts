/** What is known of the thing under a cursor, one file a subject; several that meet in one place are told one after another. */
import type { Span } from '../../text/span.ts';
import type { Rich } from '../rich.ts';
import { dateSubject } from './date.ts';
import { findingParts, ignoreSubject } from './finding.ts';
import { linkSubject } from './link.ts';
import { locationSubject } from './location.ts';
import { organiserSubject } from './organiser.ts';
import type { HoverContext, Subject } from './part.ts';
import { placeholderSubject } from './placeholder.ts';
import { prefixSubject } from './prefix.ts';
import { sectionSubject } from './section.ts';

export type { HoverContext, SetBy } from './part.ts';

/** What is said of a place. */
export interface Hover {
  /** What the first part speaks of: the place lies in it. */
  readonly span: Span;
  /** What each subject says, in order. */
  readonly parts: readonly Rich[];
}

/** What stands there comes before what is wrong with it, the small before the large. */
const SUBJECTS: readonly Subject[] = [
  placeholderSubject,
  prefixSubject,
  dateSubject,
  locationSubject,
  organiserSubject,
  linkSubject,
  sectionSubject,
  ignoreSubject,
];

/** What there is to say of a place; `undefined` for nothing. */
export function hoverAt(context: HoverContext, offset: number): Hover | undefined {
  const subjects = SUBJECTS.flatMap((subject) => subject(context, offset) ?? []);
  const parts = [...subjects, ...findingParts(context, offset)];
  const [first] = parts;
  if (!first) return undefined;
  return { span: { start: first.span.start, end: first.span.end }, parts: parts.map(({ content }) => content) };
}
