/** The addresses of a draft that an editor can open, as the site reads them. */
import { type IsoDate, issueDateOf, issueNumberOf, issuePage } from '../draft/date.ts';
import type { Draft } from '../draft/model.ts';
import { siteDocumentOf } from '../draft/siteDocument.ts';
import type { InlineLink } from '../markdown/nodes.ts';
import { type Element, printedTree } from '../site/index.ts';
import { restoreEscapes } from '../site/stash.ts';
import type { Span } from '../text/span.ts';
import { linksInOrder } from './whereabouts.ts';

/** An address that an editor can open. */
export interface DocumentLink {
  /** What is underlined: an address as it stands, or a label that stands for one. */
  readonly span: Span;
  readonly url: string;
  /** What opening it shows, where the text does not say it. */
  readonly tooltip?: string;
  /** It stands by itself, and is no link in print: editors may find such addresses without help. */
  readonly bare?: true;
}

/**
 * The links of a draft, in the order of the text; no two of them overlap. Those that the site prints come first, with as much
 * of the address as the site takes; then the addresses of labels, those that stand by themselves, and earlier issues that
 * are named.
 *
 * @param published Dates of the issues that there are; none when that is not known.
 */
export function documentLinks(draft: Draft, published: readonly IsoDate[] = []): readonly DocumentLink[] {
  const taken = new Taken(draft.text.length);
  const printed = printedLinks(draft);
  for (const { link } of printed) taken.add(link);
  // The text of a link leads where the link leads, whatever it says.
  for (const { whole } of printed) taken.cover(whole);
  for (const link of linksInOrder(draft)) taken.cover(link);
  for (const { url } of draft.definitions) if (isOpenable(url.text)) taken.add({ span: url, url: url.text });
  for (const link of bareAddresses(draft.text)) taken.add(link);
  for (const link of namedIssues(draft, published)) taken.add(link);
  return taken.links();
}

/** Links in the order in which they are preferred; one that overlaps what is there already is none. */
class Taken {
  readonly #links: DocumentLink[] = [];
  /** Which units of the text are covered. */
  readonly #covered: Uint8Array;

  constructor(length: number) {
    this.#covered = new Uint8Array(length);
  }

  add(link: DocumentLink): void {
    const { start, end } = link.span;
    if (end <= start || this.#covered.subarray(start, end).includes(1)) return;
    this.cover(link.span);
    this.#links.push({ ...link, span: { start, end } });
  }

  /** Nothing that comes later may lie here. */
  cover({ start, end }: Span): void {
    this.#covered.fill(1, start, end);
  }

  links(): readonly DocumentLink[] {
    return this.#links.sort((a, b) => a.span.start - b.span.start);
  }
}

/** Only such addresses are opened from an editor. */
function isOpenable(url: string): boolean {
  return /^(?:https?:\/\/\S|mailto:\S)/i.test(url);
}

/** What the site makes links of: with the address that it prints, at the place where the text has it. */
function printedLinks(draft: Draft): readonly { readonly link: DocumentLink; readonly whole: Span }[] {
  const written = new Map<number, InlineLink>(linksInOrder(draft).map((link) => [link.start, link]));
  const found: { readonly link: DocumentLink; readonly whole: Span }[] = [];
  const visit = (element: Element): void => {
    const url = restoreEscapes(element.attributes.get('href') ?? element.attributes.get('src') ?? '');
    if (LINKS.has(element.origin ?? '') && isOpenable(url)) {
      const span = placeOf(draft.text, element, url, written.get(element.start));
      if (span) found.push({ link: { span, url }, whole: { start: element.start, end: element.end } });
    }
    for (const child of element.children) visit(child);
  };
  visit(printedTree(siteDocumentOf(draft.lines)).root);
  return found;
}

const LINKS: ReadonlySet<string> = new Set(['link', 'reference', 'image', 'imageReference', 'autolink']);

/** Where the text has the address that the site takes: the whole of it as a rule, less where the site cuts it. */
function placeOf(
  text: string,
  { start, end, origin }: Element,
  url: string,
  link: InlineLink | undefined,
): Span | undefined {
  if (origin === 'reference' || origin === 'imageReference') return link ? link.urlSpan : { start, end };
  const whole = text.slice(start, end);
  const behind = whole.lastIndexOf('](');
  const at = whole.indexOf(url, Math.max(0, behind));
  if (at >= 0) return { start: start + at, end: start + at + url.length };
  // Written with escapes or character references.
  return link && link.urlSpan.end > link.urlSpan.start ? link.urlSpan : { start, end };
}

const BARE = /https?:\/\/[^\s<>"`|\\]+/gi;

/** Addresses that stand by themselves, or in comments and code, without the punctuation of the sentence around them. */
function bareAddresses(text: string): readonly DocumentLink[] {
  return [...text.matchAll(BARE)].map(({ 0: match, index }) => {
    const url = withoutPunctuation(match);
    return { span: { start: index, end: index + url.length }, url, bare: true };
  });
}

function withoutPunctuation(address: string): string {
  let end = address.length;
  let open = 0;
  for (const sign of address) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const sign = address[end - 1] as string;
    // A parenthesis that was opened within the address belongs to it.
    if (sign === ')' && open < 0) open++;
    else if (!/[.,;:!?'\]}*_]/.test(sign)) break;
  }
  return address.slice(0, end);
}

const NAMED = /\b(?:This Week in Rust|TWiR)(?:,? issue)? #?(\d{3,4})\b/gi;

/** Since then each issue came out on its Wednesday. */
const WEDNESDAYS_SINCE = '2022-01-05';

/** Earlier issues that a text names, with their pages on the site. */
function namedIssues(draft: Draft, published: readonly IsoDate[]): readonly DocumentLink[] {
  const dates = new Map(published.map((date) => [issueNumberOf(date), date] as const));
  const { end } = draft.metadata.span;
  return [...draft.text.matchAll(NAMED)].flatMap(({ 0: match, 1: digits, index }): readonly DocumentLink[] => {
    const number = Number(digits);
    const counted = issueDateOf(number);
    const date = dates.get(number) ?? (!dates.size && counted >= WEDNESDAYS_SINCE ? counted : undefined);
    const url = date && issuePage(date);
    if (!url || index < end || !draft.date || date >= draft.date) return [];
    return [{ span: { start: index, end: index + match.length }, url, tooltip: `Issue ${number} of ${date}` }];
  });
}
