/** Rows of earlier issues in the newsletter's form of now: what its rules would mend unasked. */
import type { IsoDate } from '../../draft/date.ts';
import { fillForm, PLACED_EVENT } from '../../draft/forms.ts';
import { knownSection, type SectionId } from '../../draft/headings.ts';
import { parseDraft } from '../../draft/parse.ts';
import { DEFAULT_OPTIONS, type RuleOptions } from '../../rules/define.ts';
import { checkDraft, fixAll } from '../../rules/engine.ts';
import { RULES } from '../../rules/registry.generated.ts';
import { remember } from '../../text/remember.ts';

/** What of a row is taken over from an earlier issue. */
export interface EarlierRow {
  readonly place: string;
  readonly organiser: string;
  readonly organiserUrl: string;
}

/** Rules on the spelling of one row's place. Those on its date, its order and its neighbours are not asked. */
const PLACE_RULES: ReadonlySet<string> = new Set([
  'event-city-spelling',
  'event-country-name',
  'event-location-form',
  'event-missing-comma',
  'event-needless-state',
  'event-place-case',
  'event-place-spacing',
  'event-unclosed-location',
]);
const TIDYING = RULES.filter(({ id, group }) => group === 'addresses' || PLACE_RULES.has(id));

/**
 * Puts place and address of a row into the form of an issue's date.
 *
 * @returns The row as it was when it cannot be read again.
 */
export function tidyRow(
  row: EarlierRow,
  region: SectionId | undefined,
  date: IsoDate | undefined,
  options: RuleOptions = DEFAULT_OPTIONS,
): EarlierRow {
  const { states, titleWords } = options;
  return tidied(JSON.stringify({ row, region, date, options: { states, titleWords } }));
}

interface Question {
  readonly row: EarlierRow;
  readonly region?: SectionId;
  readonly date?: IsoDate;
  readonly options: RuleOptions;
}

const tidied = remember((question: string): EarlierRow => {
  const { row, region, date, options } = JSON.parse(question) as Question;
  const { level, title } = knownSection(region ?? 'events-virtual');
  const text = [
    `Date: ${date ?? ''}`,
    '',
    '## Upcoming Events',
    '',
    `${'#'.repeat(level)} ${title}`,
    fillForm(PLACED_EVENT, { ...row, ...(date ? { date } : {}), title: 'x', url: 'https://example.org/' }),
    '',
  ].join('\n');
  const fixed = fixAll(text, (now) => checkDraft(parseDraft(now), TIDYING, { options })).text;
  const mended = parseDraft(fixed);
  const [event] = mended.events;
  const [organiser] = event?.organisers ?? [];
  if (mended.events.length !== 1 || !event?.location || event.organisers.length !== 1 || !organiser) return row;
  const slice = ({ start, end }: { start: number; end: number }): string => fixed.slice(start, end);
  return {
    place: event.location.text,
    organiser: slice(organiser.textSpan),
    organiserUrl: slice(organiser.urlSpan),
  };
});
