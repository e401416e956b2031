/** Which words in brackets belong on the left of a link: what kind of thing it is, and in which language. */
import type { Archive } from '../../archive/index.ts';
import { isLanguage, prefixFor } from '../../draft/prefixForms.ts';
import { languageOfTitle } from '../../draft/titleLanguage.ts';
import { type Address, segmentsOf, siteOf, splitAddress } from '../../links/address.ts';
import { mediumOf } from '../../links/media.ts';
import { oncePer } from '../../text/remember.ts';

/** A prefix with what speaks for it. */
export interface PrefixProposal {
  /** As the newsletter writes it: `video`, `ES`. */
  readonly word: string;
  /** Completes the sentence "because …". */
  readonly why: string;
}

/** What is known of the page that is linked. */
export interface LinkedPage {
  readonly url: string;
  readonly title: string;
  /** What the page says of its language: `es`, `pt-BR`. */
  readonly language?: string | undefined;
}

/** The prefixes that a link should have, in their order: the language first, the medium next to the link. */
export function proposePrefixes(page: LinkedPage, archive: Archive | undefined): readonly PrefixProposal[] {
  const address = splitAddress(page.url);
  const habits = archive && habitsOf(archive).get(siteOf(address));
  const found = [languageOf(page, address), mediumFor(page, address)];
  // A habit of the site speaks only where nothing speaks of the page itself.
  for (const word of habits ?? []) {
    const at = isLanguage(word) ? 0 : 1;
    found[at] ??= { word, why: `what stood here of ${siteOf(address)} before had it` };
  }
  return found.flatMap((proposal) => proposal ?? []);
}

function mediumFor({ title }: LinkedPage, address: Address): PrefixProposal | undefined {
  const medium = mediumOf(address);
  if (medium) return { word: medium, why: 'the address leads to one' };
  const said = /[[(](video|audio|podcast)[\])]|^(video|podcast):/i.exec(title);
  const word = said && prefixFor((said[1] ?? said[2]) as string);
  return word ? { word, why: 'the title says so' } : undefined;
}

function languageOf({ title, language }: LinkedPage, address: Address): PrefixProposal | undefined {
  const ofPage = language === undefined ? undefined : codeOf(language.split(/[-_]/)[0] as string);
  if (ofPage) return ofPage === ENGLISH ? undefined : { word: ofPage, why: 'the page says so' };
  const ofTitle = languageOfTitle(title);
  if (ofTitle) return { word: ofTitle.code, why: `the title looks ${ofTitle.name}` };
  const ofAddress = languageOfAddress(address);
  return ofAddress ? { word: ofAddress, why: 'the address says so' } : undefined;
}

const ENGLISH = 'EN';

/** A language that is the first part of the path or of the host: `/zh-cn/post`, `es.example.org`. */
function languageOfAddress(address: Address): string | undefined {
  const [first = ''] = segmentsOf(address);
  const labels = siteOf(address).split('.');
  const named = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/i.exec(first)?.[1] ?? (labels.length > 2 ? labels[0] : undefined);
  const code = named?.length === 2 ? codeOf(named) : undefined;
  return code && code !== ENGLISH && !NO_LANGUAGES.has(code) ? code : undefined;
}

/** Codes that stand in addresses for something else: `/is/`, `/no/`, `/it/`, `/id/`. */
const NO_LANGUAGES: ReadonlySet<string> = new Set(['IS', 'NO', 'IT', 'ID', 'BE', 'BR', 'CA', 'CS', 'HR', 'SO', 'TA']);

function codeOf(word: string): string | undefined {
  const prefix = prefixFor(word);
  return prefix !== undefined && isLanguage(prefix) ? prefix : undefined;
}

/** From so many links of a site on, their prefixes are a habit … */
const FEWEST_LINKS = 3;
/** … when so many of them have it. */
const SHARE = 0.8;

/** The prefixes that nearly all links of a site had, by site. Sites of many authors have none. */
const habitsOf = oncePer((archive: Archive): ReadonlyMap<string, readonly string[]> => {
  const sites = new Map<string, { links: number; readonly words: Map<string, number> }>();
  for (const { content, url, prefixes } of archive.records.flatMap(({ links }) => links)) {
    if (content !== 'entries') continue;
    const site = siteOf(splitAddress(url));
    const seen = sites.get(site) ?? { links: 0, words: new Map<string, number>() };
    sites.set(site, seen);
    seen.links++;
    for (const written of prefixes) {
      const word = prefixFor(written);
      // Being part of a series is the page's own matter.
      if (word && word !== 'series') seen.words.set(word, (seen.words.get(word) ?? 0) + 1);
    }
  }
  const found = new Map<string, readonly string[]>();
  for (const [site, { links, words }] of sites) {
    const usual = [...words].filter(([, count]) => count >= FEWEST_LINKS && count >= links * SHARE);
    if (usual.length)
      found.set(
        site,
        usual.map(([word]) => word),
      );
  }
  return found;
});
