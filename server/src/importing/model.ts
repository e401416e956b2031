/** What the sources of events have in common: events as a source tells them, before they become rows. */
import type { IsoDate } from '../draft/date.ts';
import type { EventKind } from '../draft/model.ts';
import { oneLine } from '../text/oneLine.ts';

/** The days whose events are wanted, both inclusive. */
export interface DateWindow {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** An event as a source tells it. Texts are plain, or Markdown where {@link RawEvent.markdown} says so. */
export interface RawEvent {
  readonly title: string | undefined;
  readonly url: string | undefined;
  /** The day at the place where it is held. */
  readonly date: IsoDate;
  /** The last day, when it is another. */
  readonly endDate: IsoDate | undefined;
  readonly kind: EventKind | undefined;
  /** The place in whatever form: an address, `Berlin, DE`, `Online event`. */
  readonly place: string | undefined;
  readonly organiser: string | undefined;
  readonly organiserUrl: string | undefined;
  /** Where in the source it stands, for people: `line 12`, `event 3`. */
  readonly origin: string;
  /** What had to be guessed: a person should look. */
  readonly doubts: readonly string[];
  readonly markdown: boolean;
}

/** A part of a source that gave no event. */
export interface Skipped {
  readonly origin: string;
  /** The part itself, shortened. */
  readonly text: string;
  readonly why: string;
  /** Whether it is an event that will not take place. */
  readonly cancelled?: boolean;
}

/** What a source holds. */
export interface ReadEvents {
  readonly events: readonly RawEvent[];
  readonly skipped: readonly Skipped[];
  /** How many events lie outside the window. */
  readonly outside: number;
  /** How many of those lie before it. */
  readonly past: number;
}

/** On which side of a window an event lies that is not in it. */
export function sideOf({ from }: DateWindow, date: IsoDate, endDate: IsoDate | undefined): 'past' | 'later' {
  return (endDate ?? date) < from ? 'past' : 'later';
}

/** A party that ends before this hour, in seconds, belongs to the evening before. */
export const MORNING = 6 * 3600;

/** More than any calendar of the community holds; the rest is not read, and said so. */
export const MOST_EVENTS = 2_000;

/** Whether any day of an event lies in a window. */
export function isWithin({ from, to }: DateWindow, date: IsoDate, endDate: IsoDate | undefined): boolean {
  return date <= to && (endDate ?? date) >= from;
}

const LONGEST_SHOWN = 80;

/** A text on one line, short enough to be shown. */
export function shorten(text: string): string {
  const line = oneLine(text);
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1)}…` : line;
}

/** A text on one line, without what cannot be seen; `undefined` when nothing is left. */
export function clean(text: string | undefined): string | undefined {
  return oneLine(text ?? '') || undefined;
}
