import { parseSite, type SiteDocument } from '../site/index.ts';
import type { Lines } from '../text/lines.ts';

const documents = new WeakMap<Lines, SiteDocument>();

/** What the site makes of a text: parsed once, for the layout of lines and for what differs from GitHub. */
export function siteDocumentOf(lines: Lines): SiteDocument {
  let document = documents.get(lines);
  if (!document) {
    document = parseSite(lines.text);
    documents.set(lines, document);
  }
  return document;
}
