/** Which organiser is meant, from what is typed and from who is due. */
import type { Archive } from '../../archive/index.ts';
import { likeliest, locationKey, type Regular, regularsOf } from '../../archive/regulars.ts';
import { datesOf } from '../../archive/rhythm.ts';
import { dayNumber, type IsoDate } from '../../draft/date.ts';
import type { SectionId } from '../../draft/headings.ts';
import { readLocation } from '../../draft/location.ts';
import type { Draft, EventRow } from '../../draft/model.ts';
import { organiserUrlKey } from '../../links/canonical.ts';
import { findCountry, nameKey } from '../../places/names.ts';
import { windowEndFrom } from '../../rules/events/rows.ts';
import { compareTexts } from '../../text/compare.ts';
import { oncePer } from '../../text/remember.ts';
import { titleOf } from '../pointed.ts';
import { match } from './match.ts';
import { looseRhythm } from './schedule.ts';
import type { Spot } from './spot.ts';

/** An organiser that may be meant. */
export interface Candidate {
  readonly regular: Regular;
  /** Its address; what the draft says counts as the latest. */
  readonly url: string;
  /** Where it meets, the likeliest first: what the draft says counts as the latest. */
  readonly places: readonly string[];
  /** Where it would meet under the cursor's heading, when it is known only under another. */
  readonly here: string | undefined;
  /** Days of its rows in the draft, under the same heading. */
  readonly listed: readonly IsoDate[];
  readonly likelihood: number;
}

/**
 * What speaks for an organiser's being the next one to be typed. How much who begins so and who is due count beside one
 * another was learned (a choice model, conditional logit) from the new rows of 2023 and 2024, and rounded; the other ways of
 * being named, and the heading, stand where they belong between and above them. `npm run bench:completion` measures it by
 * the rows of 2025.
 */
const WEIGHTS = {
  /** What is typed begins its name. */
  begins: 4.5,
  /** What is typed begins its name behind a leading `Rust`, which half of the names have. */
  behindRust: 3.2,
  /** What is typed begins a later word of its name. */
  inName: 1.8,
  /** What is typed begins its town, or a part of its address. */
  elsewhere: 0,
  /** What is typed is its address, or begins it. */
  address: 30,
  /** A day of its rhythm is in the window and not in the draft: times how well the rhythm foretells. */
  due: 0.7,
  /** It has a rhythm, and all its days in the window are in the draft. */
  complete: -0.8,
  /** Its last day and its usual gap lead into the window. */
  inWindow: 0.55,
  /** Of how often it announced something, the logarithm. */
  often: 0.6,
  /** Of the weeks since an issue had it, the logarithm. */
  silent: -0.3,
  /** How far the time since it last announced something is from its usual time between two: of the ratio, the logarithm. */
  offBeat: -0.85,
  /** It meets where the row says already. */
  samePlace: 6,
  /** It meets under the cursor's heading. Whoever types there means it so. */
  sameRegion: 20,
  /** It is known only under another heading, but could meet under this one. */
  couldBeHere: 10,
};

/**
 * All organisers of the earlier issues and the draft that a text may mean, the likeliest first.
 *
 * @param region The heading that the cursor stands under.
 * @param place The place that the row has already.
 */
export function candidatesFor(
  { draft, archive, line }: Pick<Spot, 'draft' | 'archive'> & Partial<Pick<Spot, 'line'>>,
  query: string,
  region: SectionId | undefined,
  place?: string | undefined,
): readonly Candidate[] {
  const placeKey = place ? locationKey(place) : undefined;
  const others = draft.events.filter(({ item }) => item.line !== line?.number);
  const listed = listedRows(draft, others);
  const found: Candidate[] = [];
  for (const regular of [...(archive ? regularsOf(archive) : []), ...newcomers(draft, others, archive)]) {
    const matched = match(regular, query);
    if (!matched) continue;
    const rows = rowsOf(listed, regular);
    const days = rows.map(({ day }) => day);
    const places = placesOf(regular, rows);
    const isHere = regular.region === region || region === undefined;
    const here = isHere ? undefined : placeUnder(places[0] ?? '', region);
    const heading = isHere ? WEIGHTS.sameRegion : here ? WEIGHTS.couldBeHere : 0;
    const met = placeKey !== undefined && places.some((one) => locationKey(one) === placeKey);
    const likelihood =
      WEIGHTS[matched] +
      heading +
      (met ? WEIGHTS.samePlace : 0) +
      (draft.date ? dueness(regular, days, draft, draft.date) : 0);
    found.push({ regular, url: rows[rows.length - 1]?.url ?? regular.url, places, here, listed: days, likelihood });
  }
  const known = new Set(found.filter(({ regular }) => regular.region === region).map(({ regular }) => regular.key));
  return found
    .map((candidate) =>
      candidate.here && known.has(candidate.regular.key) ? { ...candidate, here: undefined } : candidate,
    )
    .sort((a, b) => b.likelihood - a.likelihood);
}

/** A place as it reads under a heading that it could stand under: online, or where its town is; else `undefined`. */
function placeUnder(place: string, region: SectionId): string | undefined {
  const { kind, places } = readLocation(place, { start: 0, end: place.length });
  const [town, ...others] = places;
  if (!town || others.length || kind === 'none') return undefined;
  if (region === 'events-virtual') return kind === 'inPerson' ? `Virtual (${place})` : place;
  const continents = findCountry(town.country?.text ?? '')?.place.continents ?? [];
  if (!town.city || !continents.some((continent) => region === `events-${continent}`)) return undefined;
  return kind === 'virtual' ? place.slice(town.start, town.end) : place;
}

/** How likely a new row of an organiser is, whatever is typed. */
function dueness(regular: Regular, listed: readonly IsoDate[], draft: Draft, issue: IsoDate): number {
  const end = windowEndFrom(draft, issue);
  const announced = [...new Set(regular.meetings.map((meeting) => meeting.announced))].sort();
  const days = [...new Set([...regular.meetings.map(({ date }) => date), ...listed])].sort();
  const weeksSince = (date: IsoDate): number => Math.max(0, (dayNumber(issue) - dayNumber(date)) / 7);
  const rhythm = looseRhythm(regular);
  const foretold = rhythm ? datesOf(rhythm, issue, end) : [];
  const free = foretold.filter((date) => !listed.some((day) => Math.abs(dayNumber(day) - dayNumber(date)) <= 2));
  const gap = Math.max(7, medianGap(days) || 45);
  const next = dayNumber(days[days.length - 1] ?? issue) + gap;
  const beat = Math.max(1, medianGap(announced) / 7 || 8);
  const since = weeksSince(announced[announced.length - 1] ?? issue);
  return (
    (free.length ? WEIGHTS.due * (rhythm?.fit ?? 0) : 0) +
    (foretold.length && !free.length ? WEIGHTS.complete : 0) +
    (next >= dayNumber(issue) && next <= dayNumber(end) ? WEIGHTS.inWindow : 0) +
    WEIGHTS.often * Math.log(Math.max(1, announced.length)) +
    WEIGHTS.silent * Math.log(1 + weeksSince(regular.lastIssue)) +
    WEIGHTS.offBeat * Math.abs(Math.log((since + 0.5) / (beat + 0.5)))
  );
}

/** The median of the last gaps between days, in days; 0 for fewer than two. */
function medianGap(days: readonly IsoDate[]): number {
  const recent = days.slice(-9).map(dayNumber);
  const gaps = recent.slice(1).map((day, index) => day - (recent[index] as number));
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
}

interface ListedRow {
  readonly day: IsoDate;
  readonly place: string;
  readonly url: string;
}

/** Each organiser's rows in the draft, by heading and address, and by heading and name. */
function listedRows(draft: Draft, events: readonly EventRow[]): ReadonlyMap<string, readonly ListedRow[]> {
  const rows = new Map<string, ListedRow[]>();
  for (const row of events) {
    const [organiser] = row.organisers;
    const url = organiser?.url;
    const day = row.date?.first.date;
    if (!organiser || !url || !day) continue;
    const listed: ListedRow = { day, place: row.location?.text ?? '', url };
    for (const id of [organiserUrlKey(url), `named ${nameKey(titleOf(draft, organiser))}`]) {
      const key = `${row.section?.id ?? ''} ${id}`;
      const known = rows.get(key);
      if (known) known.push(listed);
      else rows.set(key, [listed]);
    }
  }
  return rows;
}

/** The rows that share an organiser's name, or one of its addresses, in the order of the draft. */
function rowsOf(
  listed: ReadonlyMap<string, readonly ListedRow[]>,
  { region, addresses, name }: Regular,
): readonly ListedRow[] {
  const found = [...addresses, `named ${nameKey(name)}`].flatMap((id) => listed.get(`${region ?? ''} ${id}`) ?? []);
  return found.length > 1 ? [...new Set(found)].sort((a, b) => compareTexts(a.day, b.day)) : found;
}

function placesOf(regular: Regular, rows: readonly ListedRow[]): readonly string[] {
  const here = rows.map(({ place }) => place).filter(Boolean);
  if (!here.length) return regular.locations;
  const earlier = regular.meetings.filter(({ date }) => !rows.some(({ day }) => day === date));
  return likeliest([...earlier.map(({ location }) => location), ...here], locationKey);
}

/** Organisers of the draft that no earlier issue had under the same heading. */
function newcomers(draft: Draft, events: readonly EventRow[], archive: Archive | undefined): readonly Regular[] {
  const known = archive ? knownAddresses(archive) : new Set();
  const found = new Map<string, Regular>();
  for (const row of events) {
    const regular = regularOfRow(draft, row);
    const id = regular && `${regular.region ?? ''} ${regular.key}`;
    if (regular && id && !known.has(id) && !found.has(id)) found.set(id, regular);
  }
  return [...found.values()];
}

/** Addresses of organisers, each with its heading. */
const knownAddresses = oncePer(
  (archive: Archive): ReadonlySet<string> =>
    new Set(
      regularsOf(archive).flatMap(({ region, addresses }) => [...addresses].map((key) => `${region ?? ''} ${key}`)),
    ),
);

/** A row's organiser, as far as the row tells. */
export function regularOfRow(draft: Draft, row: EventRow): Regular | undefined {
  const [organiser] = row.organisers;
  const date = row.date?.first.date;
  const lastDay = row.date?.last?.date;
  const title = row.titles[0]?.links[0];
  if (organiser?.form !== 'inline' || !organiser.url || !row.location || row.form !== 'row') return undefined;
  const issue = draft.date ?? date;
  return {
    key: organiserUrlKey(organiser.url),
    addresses: new Set([organiserUrlKey(organiser.url)]),
    name: titleOf(draft, organiser),
    url: draft.text.slice(organiser.urlSpan.start, organiser.urlSpan.end),
    region: row.section?.id,
    locations: [row.location.text],
    meetings:
      date && issue && title
        ? [
            {
              date,
              lastDay,
              location: row.location.text,
              title: titleOf(draft, title),
              url: title.url,
              announced: issue,
            },
          ]
        : [],
    rhythm: undefined,
    lastIssue: issue ?? ('0001-01-01' as IsoDate),
  };
}
