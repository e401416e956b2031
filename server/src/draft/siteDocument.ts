import { parseSite, type SiteDocument } from '../site/index.ts';
import type { Lines } from '../text/lines.ts';
import { oncePer } from '../text/remember.ts';

/** What the site makes of a text: parsed once, for the layout of lines and for what differs from GitHub. */
export const siteDocumentOf = oncePer(({ text }: Lines): SiteDocument => parseSite(text));
