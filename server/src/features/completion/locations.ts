import { locationKey, regularsOf } from '../../archive/regulars.ts';
import { organiserUrlKey } from '../../links/canonical.ts';
import { COUNTRIES, type Country } from '../../places/countries.ts';
import { nameKey } from '../../places/names.ts';
import { hasStates, STATES } from '../../places/states.ts';
import { counted } from '../../text/counted.ts';
import { span } from '../../text/span.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import { type TypedRow, typedRow } from './row.ts';
import type { Spot } from './spot.ts';
import { tidyRow } from './tidy.ts';

/** So many places are offered until more is typed. */
const MOST = 30;

/**
 * Places in the second cell of an event's row: those of the earlier issues, the ones of the row's organiser and of the
 * region first; behind a comma the codes of countries and states.
 */
export function locations(spot: Spot): readonly Proposal[] {
  const row = typedRow(spot);
  if (row?.cells.length !== 1 || /[[\]]/.test(row.query) || row.query.length > 100) return [];
  const seen = earlierPlaces(spot, row);
  return [...seen, ...codes(spot, row, seen.length > 0), ...ways(spot, row)];
}

/** A text in place of the cell, with the pipe behind it that is not there yet. */
function cellProposal(spot: Spot, row: TypedRow, text: string, label: string, detail: string, words: string): Proposal {
  const { draft, offset } = spot;
  const closed = row.following.length > 0;
  return {
    kind: 'location',
    label,
    detail,
    documentation: () => [paragraph(words)],
    replace: span(row.start, offset + row.rest.length),
    overwrites: row.rest.length > 0,
    text: closed ? text : `${text} | `,
    filter: `${draft.text.slice(row.start, offset)} ${text}`,
  };
}

function earlierPlaces(spot: Spot, row: TypedRow): readonly Proposal[] {
  const weights = placeWeights(spot, row);
  const key = nameKey(row.query);
  const found = [...weights]
    .filter(([place]) => !key || beginsWord(place, key))
    .sort((a, b) => b[1].weight - a[1].weight);
  const made = new Map<string, Proposal>();
  for (const [place, { rows }] of found.slice(0, MOST)) {
    const { place: text } = tidyRow(
      { place, organiser: 'x', organiserUrl: 'https://example.org' },
      spot.section?.id,
      spot.draft.date,
      spot.options,
    );
    const printed = `${counted(rows, 'event')} in the earlier issues`;
    if (!made.has(text)) made.set(text, cellProposal(spot, row, text, text, printed, `${printed} and this draft.`));
  }
  return [...made.values()];
}

/** Places with what speaks for them: how often they occur, most of all with the row's own organiser and in its region. */
function placeWeights(
  { draft, archive, section, line }: Spot,
  { following }: TypedRow,
): ReadonlyMap<string, { weight: number; rows: number }> {
  const organiser = /\]\(([^()\s]+)\)/.exec(following[0] ?? '')?.[1];
  const organiserKey = organiser && organiserUrlKey(organiser);
  const found = new Map<string, { place: string; weight: number; rows: number }>();
  const add = (place: string, rows: number, weight: number): void => {
    const key = locationKey(place);
    const known = found.get(key);
    if (known) {
      known.weight += weight;
      known.rows += rows;
    } else found.set(key, { place, rows, weight });
  };
  for (const { key, region, meetings } of archive ? regularsOf(archive) : []) {
    const own = (key === organiserKey ? 1000 : 0) + (region === section?.id ? 100 : 0);
    for (const { location } of [...meetings].reverse()) add(location, 1, 1 + own);
  }
  for (const row of draft.events) {
    if (row.location?.text && row.item.line !== line.number)
      add(row.location.text, 1, row.section === section ? 101 : 1);
  }
  return new Map([...found.values()].map(({ place, weight, rows }) => [place, { weight, rows }]));
}

function beginsWord(place: string, key: string): boolean {
  const words = place.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return words.some((_, index) => nameKey(words.slice(index).join('')).startsWith(key));
}

/** Behind a comma: the country, or the state. */
function codes(spot: Spot, row: TypedRow, known: boolean): readonly Proposal[] {
  const match = /^(.*,[ \t]*)([^,()]*)$/.exec(row.query);
  if (!match) return [];
  const [, head = '', typed = ''] = match;
  const key = nameKey(typed);
  // Without a letter there are too many, unless nothing else is known.
  if (!key && known) return [];
  const closing = head.includes('(') && !row.rest.includes(')') ? ')' : '';
  const propose = (code: string, name: string, tail: string): Proposal =>
    cellProposal(
      spot,
      row,
      `${head.replace(/,[ \t]*$/, ', ')}${code}${tail}${closing}`,
      `${code}${tail}`,
      name,
      `${name}.`,
    );
  const states = STATES.filter(({ country }) => country === 'US' || spot.options?.states !== 'strip')
    .filter(({ code, name }) => key && (code.toLowerCase().startsWith(key) || nameKey(name).startsWith(key)))
    .map(({ code, name, country }) => propose(code, name, `, ${country}`));
  const countries = COUNTRIES.filter(
    ({ code, name, aliases }) =>
      !(code === 'US' && hasStates(code) && head.split(',').length < 3) &&
      [code, name, ...aliases].some((one) => nameKey(one).startsWith(key)),
  );
  const weights = countryWeights(spot, row);
  const weightOf = ({ code }: Country): number => weights.get(code) ?? 0;
  const likeliestFirst = [...countries].sort((a, b) => weightOf(b) - weightOf(a));
  return [...likeliestFirst.map(({ code, name }) => propose(code, name, '')), ...states].slice(0, MOST);
}

/** How often each country has events, most of all in the region. */
function countryWeights(spot: Spot, row: TypedRow): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [place, { weight }] of placeWeights(spot, row)) {
    const code = /[A-Z]{2}$/.exec(locationKey(place))?.[0];
    if (code) weights.set(code, (weights.get(code) ?? 0) + weight);
  }
  return weights;
}

/** `Virtual` and `Hybrid`, for those that no earlier issue has in this way. */
function ways(spot: Spot, row: TypedRow): readonly Proposal[] {
  const key = nameKey(row.query);
  const online = spot.section?.id === 'events-virtual';
  return [
    { text: 'Virtual', words: 'An event that takes place online and nowhere else.', fits: online },
    {
      text: 'Hybrid (City, CC)',
      words: 'An event both online and at a place; it stands under Virtual and under its continent.',
      fits: true,
    },
  ]
    .filter(({ text, fits }) => (key ? nameKey(text).startsWith(key) : fits))
    .map(({ text, words }) => cellProposal(spot, row, text, text, words, words));
}
