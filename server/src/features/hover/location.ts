import { regularsOf } from '../../archive/regulars.ts';
import type { EventRow, Location, Place } from '../../draft/model.ts';
import { findCountry, findState } from '../../places/names.ts';
import { hasStates } from '../../places/states.ts';
import { readPlaces } from '../../rules/events/place.ts';
import { misplaced, regionsFor, regionTitle } from '../../rules/events/regions.ts';
import { locationOf } from '../../rules/events/rows.ts';
import { touches } from '../../text/span.ts';
import { indexOf } from '../archiveIndex.ts';
import { cursor } from '../pointed.ts';
import { type Block, type Piece, paragraph } from '../rich.ts';
import { counted, type HoverContext, type HoverPart, type Subject } from './part.ts';

/** A place: its country and state in words, where its events belong, how earlier issues spelled the town. */
export const locationSubject: Subject = (context, offset) => {
  const at = cursor(offset);
  const row = context.draft.events.find(({ location }) => location && touches(location, at));
  if (row) return eventPlace(context, row);
  const call = context.draft.cfpRows.find(({ location }) => location && touches(location, at))?.location;
  return call && placeless(call) ? undefined : call && callPlace(context, call);
};

const placeless = ({ places }: Location): boolean => places.length === 0;

function eventPlace(context: HoverContext, row: EventRow): HoverPart | undefined {
  const location = locationOf(row);
  if (!location) return undefined;
  const content: Block[] = [];
  if (location.kind === 'virtual') content.push(paragraph('Held online.'));
  if (location.kind === 'hybrid') content.push(paragraph('Held online and in town.'));
  for (const { place, reading } of readPlaces(row)) {
    if (reading.bareState) {
      const { name, code, country } = reading.bareState;
      content.push(paragraph({ code: code }, ` is ${name}; the country is missing: `, { code: country }, '.'));
    } else if (!reading.vague) content.push(...placeBlocks(context, place));
  }
  const belongs = belonging(context, row);
  if (belongs) content.push(paragraph(belongs));
  return content.length ? { span: { start: location.start, end: location.end }, content } : undefined;
}

function callPlace(context: HoverContext, location: Location): HoverPart | undefined {
  const content = location.places.flatMap((place) => placeBlocks(context, place));
  return content.length ? { span: { start: location.start, end: location.end }, content } : undefined;
}

function belonging({ draft }: HoverContext, row: EventRow): string | undefined {
  const location = locationOf(row);
  const regions = regionsFor(row);
  if (!regions.length) return undefined;
  const titles = regions.map(regionTitle);
  const elsewhere = misplaced(draft, row) ? ' It stands elsewhere.' : '';
  if (location?.kind === 'hybrid') {
    const [last, ...others] = [...titles].reverse();
    return `Belongs under ${others.reverse().join(' or ')}, and once more under ${last}.${elsewhere}`;
  }
  return `Belongs under ${titles.join(' or ')}.${elsewhere}`;
}

/** What a place of comma-separated parts means. */
function placeBlocks({ archive }: HoverContext, { city, state, country }: Place): readonly Block[] {
  const named = country && findCountry(country.text);
  if (!country || !named) {
    const place = country?.text ?? '';
    return place ? [paragraph('No country is known as ', { code: place }, '.')] : [];
  }
  const { code, name } = named.place;
  if (named.by === 'near')
    return [paragraph('No country is known as ', { code: country.text }, '. Did you mean ', { code }, `, ${name}?`)];
  const words: Piece[] = [{ strong: [city?.text, stateName(state?.text, code), name].filter(Boolean).join(', ') }];
  if (country.text !== code) words.push(', which the newsletter writes ', { code });
  const blocks: Block[] = [paragraph(...words)];
  if (state && hasStates(code) && !findState(state.text, code))
    blocks.push(paragraph(`No state of ${name} is known as `, { code: state.text }, '.'));
  const spelled = city && archive && citySpellings(archive, city.text, code);
  if (spelled) blocks.push(spelled);
  return blocks;
}

function stateName(state: string | undefined, country: string): string | undefined {
  const found = state ? findState(state, country) : undefined;
  return found && found.by !== 'near' ? found.place.name : state;
}

function citySpellings(
  archive: NonNullable<HoverContext['archive']>,
  city: string,
  country: string,
): Block | undefined {
  const index = indexOf(archive);
  const known = index.spellings(city, country);
  const others = known.filter(({ spelling }) => spelling !== city);
  if (others.length) {
    const list = others
      .slice(0, 4)
      .flatMap(({ spelling, rows }, position): Piece[] => [
        position ? ', ' : '',
        { code: spelling },
        ` (${counted(rows, 'row')})`,
      ]);
    return paragraph('Earlier issues also wrote ', ...list, '.');
  }
  if (known.length) return undefined;
  const near = index.nearCity(city, country);
  if (near) return paragraph('Earlier issues have no such town. Did you mean ', { code: near }, '?');
  return regularsOf(archive).length ? paragraph('No earlier issue at hand has this town.') : undefined;
}
