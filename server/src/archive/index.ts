import type { IsoDate } from '../draft/date.ts';
import { canonicalKey, organiserUrlKey } from '../links/canonical.ts';
import { nameKey } from '../places/names.ts';
import { compareTexts } from '../text/compare.ts';
import { lazy, oncePer, remember } from '../text/remember.ts';
import type { IssueRecord, SeenCall, SeenEvent, SeenLink } from './scan.ts';

/** A thing seen, with the issue that printed it. */
export type Seen<T> = T & { readonly issue: IsoDate; readonly uri: string };

/** An organiser, as its last row had it. */
export interface SeenOrganiser {
  readonly name: string;
  readonly url: string;
  /** Places of its rows, the last first, each once. */
  readonly locations: readonly string[];
  readonly last: Seen<SeenEvent>;
  /** Rows in all the issues looked at. */
  readonly rows: number;
}

/** The earlier issues, as one draft sees them: only those before its date, as far back as the settings reach. */
export interface Archive {
  /** Dates of the issues in it, the last first. */
  readonly issues: readonly IsoDate[];
  /** What the issues are remembered by, the last first. */
  readonly records: readonly IssueRecord[];
  /** Dates of all published issues, those from the draft's date on, too; the last first. */
  readonly published: readonly IsoDate[];
  /** Where an address was printed last, among the entries of the community's sections. */
  entry(url: string): Seen<SeenLink> | undefined;
  /** Where an address was printed last, anywhere. */
  link(url: string): Seen<SeenLink> | undefined;
  /** An organiser by name or by address. */
  organiser(nameOrUrl: string): SeenOrganiser | undefined;
  /** All organisers, the one seen last first. */
  organisers(): readonly SeenOrganiser[];
  /** All rows of events, those of the last issue first; a row that was printed in several issues comes once for each. */
  events(): readonly Seen<SeenEvent>[];
  /** All calls for papers, each as it was printed last. */
  calls(): readonly Seen<SeenCall>[];
}

/**
 * Makes an archive of issues that were read.
 *
 * @param records In any order; the caller leaves out what is not before the draft.
 * @param published Dates of all issues that there are, in any order; by default those of the records.
 */
export function createArchive(records: readonly IssueRecord[], published?: readonly IsoDate[]): Archive {
  const newestFirst = [...records].sort((a, b) => compareTexts(b.date, a.date));
  // The table of organisers is made when it is first asked for: a check of links needs none.
  const organisers = lazy(() => organiserTables(newestFirst));
  const calls = lazy(() => lastCalls(newestFirst));
  // A draft asks for the same addresses at every key.
  const entry = remember((url) => ({ seen: newest(newestFirst, 'entries', url) }));
  const link = remember((url) => ({ seen: newest(newestFirst, 'links', url) }));
  return Object.freeze({
    issues: newestFirst.map(({ date }) => date),
    records: newestFirst,
    published: [...(published ?? newestFirst.map(({ date }) => date))].sort().reverse(),
    entry: (url: string) => entry(url).seen,
    link: (url: string) => link(url).seen,
    organiser: (nameOrUrl: string) =>
      organisers().byName.get(nameKey(nameOrUrl)) ?? organisers().byUrl.get(organiserUrlKey(nameOrUrl)),
    organisers: () => organisers().all,
    events: () =>
      newestFirst.flatMap(({ date, uri, events }) => events.map((event) => ({ ...event, issue: date, uri }))),
    calls,
  });
}

interface LinkTables {
  readonly links: ReadonlyMap<string, SeenLink>;
  readonly entries: ReadonlyMap<string, SeenLink>;
}

/** Tables of one issue, made once for all the archives that it is part of: each draft's archive is another selection. */
const tablesOf = oncePer((record: IssueRecord): LinkTables => {
  const links = new Map<string, SeenLink>();
  const entries = new Map<string, SeenLink>();
  for (const link of record.links) {
    if (!links.has(link.key)) links.set(link.key, link);
    if (link.content === 'entries' && !entries.has(link.key)) entries.set(link.key, link);
  }
  return { links, entries };
});

function newest(records: readonly IssueRecord[], table: keyof LinkTables, url: string): Seen<SeenLink> | undefined {
  const key = canonicalKey(url);
  for (const record of records) {
    const link = tablesOf(record)[table].get(key);
    if (link) return { ...link, issue: record.date, uri: record.uri };
  }
  return undefined;
}

function lastCalls(records: readonly IssueRecord[]): readonly Seen<SeenCall>[] {
  const calls = new Map<string, Seen<SeenCall>>();
  for (const { date, uri, calls: printed } of records)
    for (const call of printed) if (!calls.has(call.key)) calls.set(call.key, { ...call, issue: date, uri });
  return [...calls.values()];
}

interface OrganiserTables {
  readonly all: readonly SeenOrganiser[];
  readonly byName: ReadonlyMap<string, SeenOrganiser>;
  readonly byUrl: ReadonlyMap<string, SeenOrganiser>;
}

function organiserTables(records: readonly IssueRecord[]): OrganiserTables {
  const rows = new Map<string, { last: Seen<SeenEvent>; locations: Set<string>; rows: number }>();
  for (const { date, uri, events } of records) {
    for (const event of events) {
      // A name without a letter is no name: its address tells such an organiser from others.
      const key = nameKey(event.organiser) || organiserUrlKey(event.organiserUrl);
      if (!key) continue;
      const known = rows.get(key);
      if (!known)
        rows.set(key, { last: { ...event, issue: date, uri }, locations: new Set([event.location]), rows: 1 });
      else {
        known.locations.add(event.location);
        known.rows++;
      }
    }
  }
  const byName = new Map<string, SeenOrganiser>();
  const byUrl = new Map<string, SeenOrganiser>();
  for (const [key, { last, locations, rows: count }] of rows) {
    const organiser: SeenOrganiser = {
      name: last.organiser,
      url: last.organiserUrl,
      locations: [...locations],
      last,
      rows: count,
    };
    byName.set(key, organiser);
    const urlKey = organiserUrlKey(last.organiserUrl);
    if (urlKey && !byUrl.has(urlKey)) byUrl.set(urlKey, organiser);
  }
  return { all: [...byName.values()], byName, byUrl };
}
