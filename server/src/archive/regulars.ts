/** Who meets where and when, as the earlier issues tell it: what a row of a known organiser can be completed from. */
import type { IsoDate } from '../draft/date.ts';
import type { SectionId } from '../draft/headings.ts';
import { readLocation } from '../draft/location.ts';
import { canonicalKey, organiserUrlKey } from '../links/canonical.ts';
import { cityKeys, fullSpelling } from '../places/cities.ts';
import { findCountry, nameKey } from '../places/names.ts';
import { compareTexts } from '../text/compare.ts';
import { oncePer, remember } from '../text/remember.ts';
import { span } from '../text/span.ts';
import type { Archive, Seen } from './index.ts';
import { type Rhythm, rhythmOf } from './rhythm.ts';
import type { SeenEvent } from './scan.ts';

/** One event, however many issues printed it. */
export interface Meeting {
  readonly date: IsoDate;
  /** The last day of an event of several days. */
  readonly lastDay?: IsoDate | undefined;
  readonly location: string;
  readonly title: string;
  readonly url: string;
  /** The first of the issues at hand that printed it. */
  readonly announced: IsoDate;
}

/** An organiser under one heading: a group that meets online and in town is there twice. */
export interface Regular {
  /** What all spellings of its address share. */
  readonly key: string;
  /** The same for all addresses that it has had. */
  readonly addresses: ReadonlySet<string>;
  /** As last printed. */
  readonly name: string;
  /** That of the event announced last. */
  readonly url: string;
  readonly region: SectionId | undefined;
  /** The likeliest first. */
  readonly locations: readonly string[];
  /** In the order of their days. */
  readonly meetings: readonly Meeting[];
  readonly rhythm: Rhythm | undefined;
  /** The last issue that had it. */
  readonly lastIssue: IsoDate;
}

/** All organisers of an archive, by heading; found once for each archive. */
export const regularsOf = oncePer((archive: Archive): readonly Regular[] => groupsOf(archive.events()).map(regularOf));

/**
 * Rows of one organiser under one heading, the last issue's first: those that share its address or its name, as groups move
 * from one site to another and are called in more than one way.
 */
function groupsOf(events: readonly Seen<SeenEvent>[]): readonly (readonly Seen<SeenEvent>[])[] {
  const groups = new Set<Seen<SeenEvent>[]>();
  const byKey = new Map<string, Seen<SeenEvent>[]>();
  for (const event of events) {
    const heading = event.region ?? '';
    const ids = [
      `${heading} at ${organiserUrlKey(event.organiserUrl)}`,
      `${heading} named ${nameKey(event.organiser)}`,
    ];
    const group = ids.map((id) => byKey.get(id)).find((one) => one !== undefined) ?? [];
    group.push(event);
    groups.add(group);
    for (const id of ids) if (!byKey.has(id)) byKey.set(id, group);
  }
  return [...groups];
}

/** @param rows The last issue's first. */
function regularOf(rows: readonly Seen<SeenEvent>[]): Regular {
  const last = rows[0] as Seen<SeenEvent>;
  const meetings = new Map<string, Meeting>();
  // An event that is printed again may have been corrected: what was printed last counts, but for when it was first.
  for (const { date, lastDay, location, title, url, issue } of rows) {
    const id = `${canonicalKey(url)} ${date}`;
    const seen = meetings.get(id);
    meetings.set(id, seen ? { ...seen, announced: issue } : { date, lastDay, location, title, url, announced: issue });
  }
  const inOrder = [...meetings.values()].sort((a, b) => compareTexts(a.date, b.date));
  const url = addressOfNow(rows);
  return {
    key: organiserUrlKey(url),
    addresses: new Set(rows.map(({ organiserUrl }) => organiserUrlKey(organiserUrl))),
    name: last.organiser,
    url,
    region: last.region,
    locations: likeliest(
      inOrder.map(({ location }) => location),
      locationKey,
    ),
    meetings: inOrder,
    rhythm: rhythmOf(inOrder.map(({ date }) => date)),
    lastIssue: last.issue,
  };
}

/** The address of the event that was announced last: rows are carried over from issue to issue as they are. */
function addressOfNow(rows: readonly Seen<SeenEvent>[]): string {
  const announced = new Map<string, Seen<SeenEvent>>();
  for (const row of rows) announced.set(`${canonicalKey(row.url)} ${row.date}`, row);
  const newest = [...announced.values()].reduce((a, b) => (b.issue > a.issue ? b : a));
  return newest.organiserUrl;
}

/** What a meeting weighs beside the one after it. */
const FADING = 0.5;

/**
 * Texts that name things, each thing once as it was spelt last, by how often they occur: the last ones weigh most.
 *
 * @param texts In the order of the events.
 * @param keyOf What all spellings of one thing share.
 */
export function likeliest(texts: readonly string[], keyOf: (text: string) => string): readonly string[] {
  const found = new Map<string, { readonly spelling: string; weight: number }>();
  let weight = 1;
  for (let index = texts.length - 1; index >= 0; index--) {
    const spelling = texts[index] as string;
    const key = keyOf(spelling);
    const known = found.get(key);
    if (known) known.weight += weight;
    else found.set(key, { spelling, weight });
    weight *= FADING;
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight).map(({ spelling }) => spelling);
}

/**
 * What all spellings of a location share: how one takes part, town and country. A state counts in the United States
 * alone, where it must be there.
 */
export const locationKey = remember((text: string): string => {
  const { kind, places } = readLocation(text, span(0, text.length));
  const keys = places.map(({ city, state, country }) => {
    const named = country && findCountry(country.text);
    const code = named && named.by !== 'near' ? named.place.code : nameKey(country?.text ?? '');
    return [townKey(city?.text ?? '', code), code === 'US' ? nameKey(state?.text ?? '') : '', code].join(' ');
  });
  return [kind, ...keys].join(', ');
});

/** `Bangalore/Bengaluru` is one town under two names, and `St. Louis` is Saint Louis. */
function townKey(town: string, country: string): string {
  const [first = ''] = town.split('/');
  const name = first.replace(/^St\.? /, 'Saint ');
  return cityKeys(fullSpelling(name, country) ?? name)[0] ?? name;
}
