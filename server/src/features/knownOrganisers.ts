import type { Archive } from '../archive/index.ts';
import { locationKey } from '../archive/regulars.ts';
import type { EventInput } from '../chores/insertEvent.ts';
import { readLocation } from '../draft/location.ts';
import type { Draft } from '../draft/model.ts';
import { nameKey } from '../places/names.ts';
import type { RuleOptions } from '../rules/define.ts';
import { span } from '../text/span.ts';
import { candidatesFor } from './completion/organisers.ts';
import { tidyRow } from './completion/tidy.ts';

/** An organiser with what its next event most likely says of it: what a person need not type again. */
export interface KnownOrganiser
  extends Pick<EventInput, 'organiser' | 'organiserUrl' | 'city' | 'state' | 'country'>,
    Partial<Pick<EventInput, 'kind'>> {
  /** Where it meets: `Virtual (Berlin, DE)`. */
  readonly place: string;
}

/**
 * All organisers of the earlier issues and the draft, those first of which a new event is likeliest. A group that meets online
 * and in town is there twice. Addresses and places are in the form of today.
 */
export function knownOrganisers(
  draft: Draft,
  archive: Archive | undefined,
  options: RuleOptions,
): readonly KnownOrganiser[] {
  const found = new Map<string, KnownOrganiser>();
  for (const { regular, url, places } of candidatesFor({ draft, archive }, '', undefined)) {
    const printed = places[0] ?? '';
    // A hybrid event stands under two headings.
    const key = `${nameKey(regular.name)} ${locationKey(printed)}`;
    if (found.has(key)) continue;
    const row = { place: printed, organiser: regular.name, organiserUrl: url };
    const tidy = tidyRow(row, regular.region, draft.date, options);
    found.set(key, { ...tidy, ...partsOfPlace(tidy.place) });
  }
  return [...found.values()];
}

function partsOfPlace(text: string): Pick<KnownOrganiser, 'kind' | 'city' | 'state' | 'country'> {
  const { kind, places } = readLocation(text, span(0, text.length));
  const [town, ...others] = places;
  // Of several towns nobody knows which one is meant next.
  const { city, state, country } = town && !others.length ? town : {};
  return {
    ...(kind === 'none' ? {} : { kind }),
    ...(city ? { city: city.text } : {}),
    ...(state ? { state: state.text } : {}),
    ...(country ? { country: country.text } : {}),
  };
}
