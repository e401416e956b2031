/** What stands at a place of a draft: the link, and the event whose organiser it is. */
import type { Archive, SeenOrganiser } from '../archive/index.ts';
import type { Draft, EventRow } from '../draft/model.ts';
import type { InlineLink } from '../markdown/nodes.ts';
import { withoutBold } from '../text/bold.ts';
import { type Span, sliceOf, touches } from '../text/span.ts';

/** A link, and what it is to the event that it stands in. */
export interface PointedLink {
  readonly link: InlineLink;
  /** The event in whose row the link is the organiser's. */
  readonly event: EventRow | undefined;
}

/** The place of a cursor. */
export function cursor(offset: number): Span {
  return { start: offset, end: offset };
}

/** The link that a cursor stands in, or at the edge of. */
export function linkAt(draft: Draft, offset: number): PointedLink | undefined {
  const at = cursor(offset);
  const event = draft.events.find((row) => touches(row.item.span, at));
  const organiser = event?.organisers.find((candidate) => touches(candidate, at));
  if (organiser) return { link: organiser, event };
  const link =
    draft.items.find((item) => touches(item.span, at) && item.links.some((one) => touches(one, at)))?.links ??
    draft.proseLinks;
  const found = link.find((candidate) => touches(candidate, at));
  return found && { link: found, event: undefined };
}

/** A link's text without the marks of bold print. */
export function titleOf(draft: Draft, { textSpan }: InlineLink): string {
  return withoutBold(sliceOf(draft.text, textSpan)).replace(/\s+/g, ' ').trim();
}

/** What the earlier issues know of the organiser that a link names. */
export function organiserOf(draft: Draft, archive: Archive, link: InlineLink): SeenOrganiser | undefined {
  return archive.organiser(titleOf(draft, link)) ?? archive.organiser(link.url);
}
