import type { Archive, Seen, SeenOrganiser } from '../archive/index.ts';
import type { SeenLink } from '../archive/scan.ts';
import type { Draft, EventRow } from '../draft/model.ts';
import type { InlineLink } from '../markdown/nodes.ts';
import { normaliseLabel } from '../markdown/nodes.ts';
import { type Span, touches } from '../text/span.ts';

/** What is known of the thing at a place from earlier issues. */
export interface Provenance {
  readonly span: Span;
  /** In Markdown. */
  readonly text: string;
}

/** A place to go to: in the draft, or in another document. */
export interface Target {
  readonly uri: string | undefined;
  /** Zero-based. */
  readonly line: number;
  /** What was pointed at. */
  readonly origin: Span;
}

/** When and where the link or the organiser at a place was seen last. */
export function provenance(draft: Draft, archive: Archive | undefined, offset: number): Provenance | undefined {
  const found = pointedAt(draft, offset);
  if (!found || !archive) return undefined;
  const { link, event } = found;
  const organiser = event && organiserAt(draft, archive, link);
  if (organiser) return { span: link, text: organiserText(organiser) };
  const seen = archive.link(link.url);
  if (!seen) return undefined;
  return {
    span: link,
    text: `Seen in the issue of **${seen.issue}**, under ${seen.section}:\n\n[${seen.title}](${seen.url})`,
  };
}

/** Where the thing at a place stood before: the issue that printed it last, or the definition of a label. */
export function definitionOf(draft: Draft, archive: Archive | undefined, offset: number): Target | undefined {
  const found = pointedAt(draft, offset);
  if (!found) return undefined;
  const { link, event } = found;
  if (link.form === 'reference') {
    const label = normaliseLabel(draft.text.slice(link.urlSpan.start, link.urlSpan.end));
    const definition = draft.definitions.find((candidate) => normaliseLabel(candidate.label.text) === label);
    return definition && { uri: undefined, line: definition.line, origin: link };
  }
  const organiser = event && archive && organiserAt(draft, archive, link);
  const seen: Seen<Pick<SeenLink, 'line'>> | undefined = organiser?.last ?? archive?.link(link.url);
  return seen && { uri: seen.uri, line: seen.line, origin: link };
}

function pointedAt(draft: Draft, offset: number): { link: InlineLink; event: EventRow | undefined } | undefined {
  const at = { start: offset, end: offset };
  const event = draft.events.find((row) => row.organisers.some((link) => touches(link, at)));
  const link =
    event?.organisers.find((candidate) => touches(candidate, at)) ??
    draft.items.flatMap((item) => item.links).find((candidate) => touches(candidate, at)) ??
    draft.proseLinks.find((candidate) => touches(candidate, at));
  return link && { link, event };
}

function organiserAt(draft: Draft, archive: Archive, link: InlineLink): SeenOrganiser | undefined {
  return archive.organiser(draft.text.slice(link.textSpan.start, link.textSpan.end)) ?? archive.organiser(link.url);
}

function organiserText({ name, url, last, locations, rows }: SeenOrganiser): string {
  const places = locations.slice(0, 3).join(' · ');
  return `**${name}**, in ${rows} row${rows === 1 ? '' : 's'} of the earlier issues, last in that of **${last.issue}** (${last.date}).\n\n${url}\n\n${places}`;
}
