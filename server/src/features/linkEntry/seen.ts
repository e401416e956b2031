/** Where a page was printed before. */
import type { Archive } from '../../archive/index.ts';
import { issueNumberOf } from '../../draft/date.ts';
import type { Draft } from '../../draft/model.ts';
import { splitAddress } from '../../links/address.ts';
import { canonicalKey, isFrontPage } from '../../links/canonical.ts';

/** An entry for the same page. */
export interface SeenBefore {
  /** The document: `undefined` for the draft itself. */
  readonly uri: string | undefined;
  /** Zero-based. */
  readonly line: number;
  readonly title: string;
  /** A sentence for people. */
  readonly message: string;
}

/**
 * The entries of a draft, and the last one of the earlier issues, that lead to a page. Front pages are left out: two
 * entries may well share one.
 *
 * @param except A line of the draft that is about to be replaced.
 */
export function seenBefore(
  draft: Draft,
  archive: Archive | undefined,
  url: string,
  except?: number,
): readonly SeenBefore[] {
  if (isFrontPage(splitAddress(url))) return [];
  const key = canonicalKey(url);
  const found: SeenBefore[] = [];
  for (const { role, line, links, section } of draft.items) {
    const link = role === 'entry' || role === 'cfpProject' ? links[0] : undefined;
    if (!link || line === except || canonicalKey(link.url) !== key) continue;
    found.push({
      uri: undefined,
      line,
      title: draft.text.slice(link.textSpan.start, link.textSpan.end),
      message: `Already in this draft, line ${line + 1}${section ? `, under ${section.heading.title}` : ''}.`,
    });
  }
  const printed = archive?.entry(url);
  if (printed) {
    const { uri, line, title, issue, section } = printed;
    const message = `Already in issue ${issueNumberOf(issue)} (${issue}), under ${section}.`;
    found.push({ uri, line, title, message });
  }
  return found;
}
