import type { Draft } from '../../server/src/draft/model.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';

/** Ways to end a line, with a name each. */
export const EOLS = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
] as const;

export const DATE = '2025-06-04';
export const FILE = `${DATE}-this-week-in-rust.md`;

/** A short draft of 2025-06-04 (issue 602) with a list of events, and what follows it. */
export const withEvents = (list: string): string =>
  `Title: This Week in Rust 602\nNumber: 602\nDate: ${DATE}\nCategory: This Week in Rust\n\n## Upcoming Events\n\nRusty Events between ${DATE} - 2025-07-02 🦀\n\n${list}\n\nAdd yours to the calendar.\n\n## Jobs\n`;

/** A short draft with entries under one heading. */
export const withEntries = (list: string): string =>
  `Title: This Week in Rust 602\nNumber: 602\nDate: ${DATE}\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n\n${list}\n\n### Research\n\n## Jobs\n`;

/** The two lines of an event. */
export const event = (date: string, place: string, id: number | string): string =>
  `* ${date} | ${place} | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks ${id}**](https://www.meetup.com/rust-sample/events/${id}/)`;

export const draftOf = (text: string): Draft => parseDraft(text, { fileName: FILE });

export const applied = (text: string, edits: readonly TextEdit[]): string => applyEdits(text, edits);

export const withEnding = (text: string, eol: string): string => text.replace(/\n/g, eol);
