/** The title of a page, as somebody would write it over a link to it. */
import { splitAddress } from '../links/address.ts';
import { oneLine } from '../text/oneLine.ts';
import { decodePage } from './charset.ts';
import { isGenericTitle } from './genericTitle.ts';
import { type PageFacts, readHtml } from './html.ts';
import { isThing, type Thing, textOf, thingsIn, typesOf } from './jsonLd.ts';
import { ACCEPT_PAGE, type PageFound, type PageHost, type Signal } from './page.ts';

/** What is known of a page. */
export interface PageTitle {
  /** Where the page is, after all redirects. */
  readonly url: string;
  /** In plain text, on one line. */
  readonly title?: string;
  /** The language that the page says it is in: `es`. */
  readonly language?: string;
  /** Why there is no title, as a sentence. */
  readonly problem?: string;
}

/** Fetches a page for its title. Never rejects: what went wrong is the result's problem. */
export async function askTitle(
  pages: PageHost,
  url: string,
  { signal }: { readonly signal?: Signal } = {},
): Promise<PageTitle> {
  const answer = await pages.get(url, { accept: ACCEPT_PAGE, signal });
  return answer.ok ? titleOf(answer) : { url, problem: answer.message };
}

/** The title in an answer, or why there is none. */
export function titleOf(found: PageFound): PageTitle {
  const { url, status, contentType, bytes } = found;
  if (status < 200 || status > 299) return { url, problem: `${url}: the server answers with status ${status}.` };
  const text = decodePage(bytes, contentType);
  const kind = mediaType(contentType);
  if (kind && !/html|xml/.test(kind))
    return { url, problem: `${url}: this is no page with a title but \`${oneLine(kind)}\`.` };
  if (!kind && text.includes('\u0000')) return { url, problem: `${url}: this is no page with a title.` };
  return titleInPage(readHtml(text), url);
}

/** The `type/subtype` of a `Content-Type`. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').replace(/;.*$/s, '').trim().toLowerCase().slice(0, 100);
}

function titleInPage(facts: PageFacts, url: string): PageTitle {
  const things = thingsIn(facts.jsonLd);
  const { host } = splitAddress(url);
  const names = namesOf(facts, things);
  const language = languageOf(facts);
  const shared = { url, ...(language ? { language } : {}) };
  const candidates = [
    facts.metas.get('og:title'),
    nameOfPage(things, url),
    facts.metas.get('twitter:title'),
    facts.title,
  ].flatMap((candidate) => cleanTitle(candidate ?? '') || []);
  const titles = candidates.map((candidate) => withoutSiteName(candidate, names));
  for (const shown of titles) {
    const title = wholeOf(shown, titles);
    if (!isGenericTitle(title, [...names, host, host.replace(/^www\./, '')]) && !title.includes('\ufffd'))
      return { ...shared, title: shortened(title) };
  }
  const [first] = candidates;
  const problem =
    first === undefined
      ? 'the page has no title.'
      : first.includes('\ufffd')
        ? 'the title of the page cannot be read.'
        : `the page's title says nothing of it: “${shorten(first)}”.`;
  return { ...shared, problem: `${url}: ${problem}` };
}

/** A title that was cut for sharing, as another place of the page has it whole. */
function wholeOf(title: string, titles: readonly string[]): string {
  const start = title.replace(/\s*(?:…|\.{3})$/, '');
  if (start === title || start.length < SHORTEST_CUT) return title;
  return titles.find((other) => other.length > title.length && other.startsWith(start)) ?? title;
}

/** A shorter start could be that of another title. */
const SHORTEST_CUT = 20;

/** A title on one line, without what cannot be seen. Of a text that is far too long, the start. */
export function cleanTitle(text: string): string {
  return oneLine(oneLine(text).slice(0, MOST_READ));
}

/** What comes after that is never shown, and not worth the time that it takes. */
const MOST_READ = 2000;

/** Longer titles are none. */
const LONGEST = 300;

/** A title of a length that can be printed. */
export function shortened(title: string): string {
  if (title.length <= LONGEST) return title;
  const cut = title.slice(0, LONGEST);
  const word = cut.lastIndexOf(' ');
  return `${cut.slice(0, word > LONGEST / 2 ? word : LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}

const shorten = (title: string): string => (title.length > 80 ? `${title.slice(0, 79)}…` : title);

/** What the site is called, as the page says. */
function namesOf({ metas }: PageFacts, things: readonly Thing[]): readonly string[] {
  const owners = things.flatMap((thing) => [thing['publisher'], thing['isPartOf']]);
  const sites = things.filter((thing) => typesOf(thing).some((type) => type === 'WebSite'));
  const names = [
    metas.get('og:site_name'),
    metas.get('application-name'),
    ...[...owners, ...sites].map((owner) => (isThing(owner) ? textOf(owner) : undefined)),
  ].flatMap((name) => cleanTitle(name ?? '') || []);
  return [...new Set(names)].slice(0, MOST_NAMES);
}

/** A site has one name, or a few. */
const MOST_NAMES = 20;

/** `Title | Name`, `Title - Name`: what stands between. */
const SEPARATOR = /\s+(?:[|‖¦·•⋅∙‧—–―~»›«‹/\\-]|::|\/\/)\s*$|\s*(?::|\|)\s+$/u;

function withoutSiteName(title: string, names: readonly string[]): string {
  let rest = title;
  for (let again = true; again; ) {
    again = false;
    for (const name of names) {
      const before = rest.slice(0, Math.max(0, rest.length - name.length));
      if (rest.slice(before.length).toLowerCase() !== name.toLowerCase()) continue;
      const cut = before.slice(-10).search(SEPARATOR);
      const kept = cut < 0 ? '' : before.slice(0, Math.max(0, before.length - 10) + cut).trim();
      if (!kept) continue;
      rest = kept;
      again = true;
    }
  }
  return rest;
}

const ABOUT =
  /^(?:.*(?:Article|Posting|Report)|VideoObject|AudioObject|PodcastEpisode|Episode|.*Event|Event|SoftwareSourceCode|Course|Book|Recipe|HowTo|FAQPage|ItemPage|WebPage|Movie|Review|Dataset|Presentation.*)$/;

/** The name of what a page is about, when there is but one such thing, or one that has the page's address. */
function nameOfPage(things: readonly Thing[], url: string): string | undefined {
  const about = things.flatMap((thing) => {
    if (!typesOf(thing).some((type) => ABOUT.test(type))) return [];
    const name = textOf(thing['headline']) ?? textOf(thing['name']);
    return name === undefined ? [] : [{ thing, name }];
  });
  const own = about.filter(({ thing }) => addressesOf(thing).some((address) => isSamePage(address, url)));
  const names = new Set((own.length ? own : about).map(({ name }) => name));
  return names.size === 1 ? [...names][0] : undefined;
}

function addressesOf(thing: Thing): readonly string[] {
  const main = thing['mainEntityOfPage'];
  return [thing['url'], thing['@id'], isThing(main) ? main['@id'] : main].filter((one) => typeof one === 'string');
}

const isSamePage = (a: string, b: string): boolean => pageOf(a) === pageOf(b);

const pageOf = (url: string): string =>
  url
    .replace(/#.*$/s, '')
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '');

/** The language of a page as a code of two or three letters. */
function languageOf({ language, metas }: PageFacts): string | undefined {
  for (const tag of [language, metas.get('og:locale')]) {
    const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag ?? '')?.[1]?.toLowerCase();
    if (primary) return primary;
  }
  return undefined;
}
