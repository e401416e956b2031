import type { Archive } from '../../server/src/archive/index.ts';
import type { EventCandidate, EventImport, ImportOptions } from '../../server/src/importing/index.ts';
import { importEvents } from '../../server/src/importing/index.ts';
import { draftWith } from '../support/draft.ts';
import { earlierIssue } from '../support/earlierIssue.ts';

/** Rows that the issue before the example draft had. */
const EARLIER = `* 2025-05-29 | Berlin, DE | [Rust Example Berlin](https://www.meetup.com/rust-example-berlin)
    * [**Talks**](https://www.meetup.com/rust-example-berlin/events/11/)
* 2025-05-29 | Hybrid (Seattle, WA, US) | [Seattle Example Group](https://www.meetup.com/seattle-example)
    * [**Monthly**](https://www.meetup.com/seattle-example/events/12/)
* 2025-05-30 | Melbourne, AU | [Rust Example Melbourne](https://www.meetup.com/rust-example-melbourne)
    * [**Monthly**](https://www.meetup.com/rust-example-melbourne/events/13/)
* 2025-05-30 | Virtual (Tel Aviv, IL) | [Example Mavens](https://www.meetup.com/example-mavens)
    * [**Weekly**](https://www.meetup.com/example-mavens/events/14/)
* 2025-05-30 | Düsseldorf, DE | [Rust Example Rhine](https://luma.com/rust-rhine)
    * [**Evening**](https://luma.com/rhine1)
* 2025-05-30 | Hybrid (Portland, OR, US) | [Portland Example Users](https://www.meetup.com/join-example)
    * [**Monthly**](https://www.meetup.com/portland-example-users/events/15/)
* 2025-05-31 | Portland, ME, US | [Example Maine](https://www.meetup.com/example-maine)
    * [**Monthly**](https://www.meetup.com/example-maine/events/16/)
* 2025-05-31 | Virtual (Portland, OR, US) | [Example Portland](https://www.meetup.com/join-example)
    * [**Evening**](https://www.meetup.com/join-example/events/17/)
* 2025-06-01 | Virtual (Portland, OR, US) | [Portland Example Users](https://www.meetup.com/join-example)
    * [**Evening**](https://www.meetup.com/join-example/events/18/)`;

export const ARCHIVE: Archive = earlierIssue(EARLIER, 'events-europe');

/** Imports into the example draft of 2025-06-04, which has one row of its own under Virtual. */
export function importInto(text: string, options: ImportOptions = {}): EventImport {
  return importEvents(draftWith('* [A title](https://example.org/a)'), text, { archive: ARCHIVE, ...options });
}

/** A row on one line. */
export const lineOf = ({ row }: EventCandidate): string => row.replace('\n    * ', ' » ');

/** A calendar of events given as lines. */
export function calendar(events: readonly (readonly string[])[], head: readonly string[] = [], eol = '\r\n'): string {
  const body = events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN', ...head, ...body, 'END:VCALENDAR', ''].join(eol);
}

/** The rules of Berlin's clocks, as calendars carry them with them. */
export const BERLIN: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Office/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];
