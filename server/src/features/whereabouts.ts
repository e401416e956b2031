/** Where else a thing of a draft stands: further up in it, and in the earlier issues. */
import type { Archive } from '../archive/index.ts';
import type { Draft } from '../draft/model.ts';
import { splitAddress } from '../links/address.ts';
import { canonicalKey, isFrontPage } from '../links/canonical.ts';
import { type InlineLink, normaliseLabel } from '../markdown/nodes.ts';
import { nameKey } from '../places/names.ts';
import { oncePer } from '../text/remember.ts';
import { type Span, touches } from '../text/span.ts';
import { indexOf } from './archiveIndex.ts';
import { cursor, linkAt, organiserOf, titleOf } from './pointed.ts';

/** A place in the draft, or a line of another document. */
export interface Target {
  /** `undefined` for the draft itself. */
  readonly uri: string | undefined;
  /** Zero-based. */
  readonly line: number;
  /** In the draft; of other documents only the line is known. */
  readonly span: Span | undefined;
}

/** Where something stands. */
export interface Whereabouts {
  /** What was pointed at. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

/**
 * Where the thing at a place stood before: its first place in the draft, the issue that printed it last, or the definition
 * of a label.
 */
export function definitionOf(draft: Draft, archive: Archive | undefined, offset: number): Whereabouts | undefined {
  const found = linkAt(draft, offset);
  if (!found) return undefined;
  const { link, event } = found;
  if (link.form === 'reference') {
    const label = normaliseLabel(textOf(draft, link.urlSpan));
    const definition = draft.definitions.find((candidate) => normaliseLabel(candidate.label.text) === label);
    return definition && whereabouts(link, [inDraft(draft, definition.url)]);
  }
  // An organiser stands in many rows: the row above is no definition of it.
  const [first] = event ? [] : otherPlaces(draft, link);
  const above = first && first.start < link.start ? [inDraft(draft, first)] : [];
  const organiser = event && archive && organiserOf(draft, archive, link);
  const seen = organiser?.last ?? archive?.link(link.url);
  return whereabouts(link, [...above, ...(seen ? [{ uri: seen.uri, line: seen.line, span: undefined }] : [])]);
}

/**
 * All places of the link, the organiser or the label at a place: those of the draft first, the cursor's own included. In the
 * draft a place is an address, or the label that stands for one, as other Markdown tools have it: what two of them find is
 * then shown once.
 */
export function referencesOf(draft: Draft, archive: Archive | undefined, offset: number): Whereabouts | undefined {
  const definition = draft.definitions.find((one) => touches(one, cursor(offset)));
  if (definition) return whereabouts(definition.label, placesOfLabel(draft, definition.label.text));
  const found = linkAt(draft, offset);
  if (!found) return undefined;
  const { link, event } = found;
  if (link.form === 'reference') return whereabouts(link, placesOfLabel(draft, textOf(draft, link.urlSpan)));
  const index = archive && indexOf(archive);
  if (event) {
    const name = titleOf(draft, link);
    const known = archive && organiserOf(draft, archive, link);
    const rows = index?.rowsOf(known?.name ?? name, known?.url ?? link.url) ?? [];
    const here = draft.events.flatMap(({ organisers }) => organisers).filter((other) => isSame(draft, link, other));
    return whereabouts(link, [...here.map(({ urlSpan }) => inDraft(draft, urlSpan)), ...rows.map(elsewhere)]);
  }
  const here = [link, ...otherPlaces(draft, link)].sort((a, b) => a.start - b.start);
  return whereabouts(link, [
    ...here.map(({ urlSpan }) => inDraft(draft, urlSpan)),
    ...(index?.appearances(link.url) ?? []).map(elsewhere),
  ]);
}

/** The other links of the draft that lead to the page of a link, in the order of the text. None for the front page of a site. */
export function otherPlaces(draft: Draft, link: InlineLink): readonly InlineLink[] {
  if (!link.url || isFrontPage(splitAddress(link.url))) return [];
  const key = canonicalKey(link.url);
  return linksInOrder(draft).filter(
    (other) => other !== link && other.start !== link.start && other.url !== '' && canonicalKey(other.url) === key,
  );
}

/** Whether two links name one organiser: by its name, or by its address. One that has neither is like no other. */
function isSame(draft: Draft, one: InlineLink, other: InlineLink): boolean {
  const name = nameKey(titleOf(draft, one));
  const page = canonicalKey(one.url);
  return (
    one.start === other.start ||
    (name !== '' && name === nameKey(titleOf(draft, other))) ||
    (page !== '' && page === canonicalKey(other.url))
  );
}

/** All links of a draft, outermost only, in the order of the text. An item that holds others does not give theirs twice. */
export const linksInOrder = oncePer((draft: Draft): readonly InlineLink[] => {
  const byStart = new Map<number, InlineLink>();
  for (const link of [...draft.items.flatMap(({ links }) => links), ...draft.proseLinks]) byStart.set(link.start, link);
  return [...byStart.values()].sort((a, b) => a.start - b.start);
});

/** Where a label is defined, and where it is used. */
function placesOfLabel(draft: Draft, label: string): readonly Target[] {
  const wanted = normaliseLabel(label);
  const definitions = draft.definitions.filter((one) => normaliseLabel(one.label.text) === wanted);
  const uses = linksInOrder(draft).filter(
    ({ form, urlSpan }) => form === 'reference' && normaliseLabel(textOf(draft, urlSpan)) === wanted,
  );
  return [...definitions.map(({ url }) => url), ...uses.map(({ urlSpan }) => urlSpan)].map((place) =>
    inDraft(draft, place),
  );
}

const textOf = ({ text }: Draft, { start, end }: Span): string => text.slice(start, end);

function inDraft(draft: Draft, { start, end }: Span): Target {
  return { uri: undefined, line: draft.lines.at(start).number, span: { start, end } };
}

function elsewhere({ uri, line }: { readonly uri: string; readonly line: number }): Target {
  return { uri, line, span: undefined };
}

function whereabouts({ start, end }: Span, targets: readonly Target[]): Whereabouts | undefined {
  return targets.length ? { origin: { start, end }, targets } : undefined;
}
