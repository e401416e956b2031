import { weekdayName } from '../../draft/date.ts';
import type { SectionId } from '../../draft/headings.ts';
import type { Draft, EventRow } from '../../draft/model.ts';
import { regionsFor, regionTitle } from '../../rules/events/regions.ts';
import { blockText, inConflict, regionOf, sectionIdOf } from '../../rules/events/rows.ts';
import { titleKeyOf } from '../../rules/events/sameness.ts';
import { lineTexts, withEol } from '../../text/lines.ts';
import { titleOf } from '../pointed.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import { match } from './match.ts';
import { regularOfRow } from './organisers.ts';
import type { TypedRow } from './row.ts';
import { blankAbove, replacedFrom, type Spot } from './spot.ts';

/** Rows of hybrid events that stand under their other heading alone: a hybrid event stands under both. */
export function twins(spot: Spot, row: TypedRow, query: string, fits: (date: string) => boolean): readonly Proposal[] {
  const { draft, section } = spot;
  return draft.events
    .filter((event) => isMissing(draft, event, section?.id) && fits(event.date?.first.text ?? ''))
    .filter((event) => {
      const regular = regularOfRow(draft, event);
      return regular && match(regular, query);
    })
    .map((event) => twin(spot, row, event));
}

/** Whether a hybrid event belongs under a heading, too, and does not stand there. */
function isMissing(draft: Draft, event: EventRow, heading: SectionId | undefined): boolean {
  if (event.location?.kind !== 'hybrid' || !heading || event.section?.id === heading || inConflict(draft, event))
    return false;
  const here = regionOf(event.section);
  const regions = regionsFor(event);
  if (!here || !regions.includes(here) || !regions.some((region) => sectionIdOf(region) === heading)) return false;
  const key = titleKeyOf(event);
  return key !== undefined && !draft.events.some((other) => other.section?.id === heading && titleKeyOf(other) === key);
}

function twin(spot: Spot, { indent, start, cells }: TypedRow, event: EventRow): Proposal {
  const { draft, line, offset } = spot;
  const [organiser] = event.organisers;
  const name = organiser ? titleOf(draft, organiser) : '';
  const text = blockText(draft, event).trimStart();
  const region = regionOf(event.section);
  const date = event.date?.first.date;
  const from = cells.length ? line.start + indent.length : Math.min(start, line.start + indent.length);
  const replace = replacedFrom(spot, from);
  return {
    kind: 'event',
    label: name,
    detail: `${event.date?.text ?? ''}${date ? ` ${weekdayName(date).slice(0, 3)}` : ''} · ${event.location?.text ?? ''} · the same event`,
    documentation: () => [
      paragraph(
        `The hybrid event that stands under ${region ? regionTitle(region) : 'another heading'}: it belongs here, too.`,
      ),
      ...lineTexts(text).map((code) => paragraph({ code })),
    ],
    replace,
    text: withEol(blankAbove(spot, text) + text, draft.lines.eol),
    filter: `${draft.text.slice(from, offset)} ${name}`,
  };
}
