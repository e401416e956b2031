/**
 * In which section a page is likely to stand: learned from the earlier issues. A naive Bayes classifier over the host, the
 * first parts of the path, and the words of path and title; what no issue had says nothing, so that an unknown host leaves
 * the word to its domain and to the words.
 */
import type { Archive } from '../../archive/index.ts';
import type { SeenLink } from '../../archive/scan.ts';
import { KNOWN_SECTIONS, type SectionId } from '../../draft/headings.ts';
import { segmentsOf, siteOf, splitAddress } from '../../links/address.ts';
import { mediumOf } from '../../links/media.ts';
import { oncePer } from '../../text/remember.ts';

/** A section, and how likely it is. */
export interface SectionShare {
  readonly section: SectionId;
  /** From 0 to 1; the shares of all sections are 1 together. */
  readonly share: number;
}

/** A page as far as its section shows. */
export interface Page {
  readonly url: string;
  /** As the issue prints it; empty when nobody knows it yet. */
  readonly title: string;
}

/** What was learned. */
export interface SectionModel {
  /** Every section, the likeliest first. */
  ask(page: Page): readonly SectionShare[];
}

/** The sections that a submitted link may go to, in the order of publication. */
export const LINK_SECTIONS: readonly SectionId[] = KNOWN_SECTIONS.filter(
  ({ parent, former, id }) => (parent === 'community' && !former) || id === 'cfp-projects',
).map(({ id }) => id);

/** Stands in for what no issue had: so many links, spread as all links are. */
const SMOOTHING = 2.5;
/**
 * How much of its evidence a trait is believed: traits depend on each other, words most of all. Set on the issues of 2024,
 * where the shares so claimed are as large as those right.
 */
const ADDRESS_WEIGHT = 0.35;
const WORD_WEIGHT = 0.25;
/** Links farther back count half. In links: some twenty issues. */
const HALF_LIFE = 1500;
/** The least number of links that say anything. */
const FEWEST_LINKS = 20;

/** Learns from links, the oldest first. `undefined` when there are too few of them. */
export function learnSections(links: readonly SeenLink[]): SectionModel | undefined {
  if (links.length < FEWEST_LINKS) return undefined;
  const size = LINK_SECTIONS.length;
  const totals = new Array<number>(size).fill(SMOOTHING / size);
  const counts = new Map<string, number[]>();
  links.forEach((link, index) => {
    const section = LINK_SECTIONS.indexOf(link.sectionId as SectionId);
    if (section < 0) return;
    const weight = 0.5 ** ((links.length - index) / HALF_LIFE);
    totals[section] = (totals[section] as number) + weight;
    for (const trait of traitsOf(link)) {
      let row = counts.get(trait);
      if (!row) {
        row = new Array<number>(size).fill(0);
        counts.set(trait, row);
      }
      row[section] = (row[section] as number) + weight;
    }
  });
  const all = totals.reduce((sum, total) => sum + total, 0);
  return {
    ask(page) {
      const scores = totals.map((total) => Math.log(total / all));
      for (const trait of traitsOf(page)) {
        const row = counts.get(trait);
        if (!row) continue;
        const weight = isWord(trait) ? WORD_WEIGHT : ADDRESS_WEIGHT;
        for (let at = 0; at < size; at++) {
          const total = totals[at] as number;
          scores[at] =
            (scores[at] as number) +
            weight * Math.log(((row[at] as number) + (SMOOTHING * total) / all) / (total + SMOOTHING));
        }
      }
      return sharesOf(scores);
    },
  };
}

/** What an archive teaches; learned when it is first asked, and kept with the archive. */
export const sectionModelOf = oncePer((archive: Archive): SectionModel | undefined =>
  learnSections([...archive.records].reverse().flatMap(({ links }) => submittedLinks(links))),
);

/** The links of an issue that somebody put under a section: the first one of each of its lines. */
export function submittedLinks(links: readonly SeenLink[]): readonly SeenLink[] {
  const found: SeenLink[] = [];
  for (const link of links) {
    const fits = link.sectionId !== undefined && LINK_SECTIONS.includes(link.sectionId);
    if (fits && found[found.length - 1]?.line !== link.line && !isStanding(link)) found.push(link);
  }
  return found;
}

/** Links of the text that the template brings, week after week, to the calls for participation. */
const isStanding = ({ sectionId, url }: SeenLink): boolean =>
  sectionId === 'cfp-projects' && /this-week-in-rust|users\.rust-lang\.org/.test(url);

function sharesOf(scores: readonly number[]): readonly SectionShare[] {
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return LINK_SECTIONS.map((section, at): SectionShare => ({ section, share: (weights[at] as number) / sum })).sort(
    (a, b) => b.share - a.share,
  );
}

/** Longer texts are no titles and no addresses; what is behind says nothing more. */
const LONGEST = 300;
/** Traits that are words, by their first letter. */
const isWord = (trait: string): boolean => trait.startsWith('w') || trait.startsWith('u');

/** What is looked at. Each but once: a word said twice says no more. */
function traitsOf({ url, title }: Page): ReadonlySet<string> {
  const address = splitAddress(url.slice(0, LONGEST));
  const site = siteOf(address);
  const traits = new Set<string>([`host ${site}`, `medium ${mediumOf(address) ?? 'text'}`]);
  const labels = site.split('.');
  if (labels.length > 2) traits.add(`domain ${labels.slice(-2).join('.')}`);
  let path = `path ${site}`;
  segmentsOf(address).forEach((segment, depth) => {
    const lower = segment.toLowerCase();
    if (depth < 2) {
      path += `/${shape(lower)}`;
      traits.add(path);
    }
    for (const word of lower.split(/[-_.+~%]+/)) if (word) traits.add(`u ${shape(word)}`);
  });
  const plain = title.slice(0, LONGEST);
  const words = plain.toLowerCase().match(/\p{L}[\p{L}\p{N}+#']*|\p{N}+/gu) ?? [];
  for (const word of words) traits.add(`w ${shape(word)}`);
  if (words[0] !== undefined) traits.add(`first ${shape(words[0])}`);
  if (/\d\.\d/.test(plain)) traits.add('version');
  if (/\?\s*$/.test(plain)) traits.add('question');
  return traits;
}

/** Numbers are all one, but for years. */
const shape = (word: string): string => (/^\d+$/.test(word) ? (/^20\d\d$/.test(word) ? '2025' : '1') : word);
