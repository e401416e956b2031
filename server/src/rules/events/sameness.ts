/** What makes two rows the same event. */
import type { Draft, EventRow } from '../../draft/model.ts';
import { splitAddress } from '../../links/address.ts';
import { canonicalKey, isFrontPage, organiserUrlKey } from '../../links/canonical.ts';
import { nameKey } from '../../places/names.ts';

/** The address of a row's first title, as {@link canonicalKey} has it. */
export function titleKeyOf(row: EventRow): string | undefined {
  const url = row.titles[0]?.links[0]?.url;
  return url ? canonicalKey(url) : undefined;
}

/** Whether a row's title leads to a page of its own, rather than to the front page of a site. */
export function hasOwnPage(row: EventRow): boolean {
  const url = row.titles[0]?.links[0]?.url;
  return url !== undefined && !isFrontPage(splitAddress(url));
}

/** The title's words, in one case and without signs. */
export function titleWords(draft: Draft, row: EventRow): string {
  const link = row.titles[0]?.links[0];
  return link ? nameKey(draft.text.slice(link.textSpan.start, link.textSpan.end)) : '';
}

/** What all addresses of a row's first organiser share. */
export function organiserKey(row: EventRow): string | undefined {
  const url = row.organisers[0]?.url;
  return url ? organiserUrlKey(url) : undefined;
}
