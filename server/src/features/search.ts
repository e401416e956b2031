/** Symbols of the workspace: what the earlier issues linked to, who meets, and the sections of open drafts. */
import type { Archive } from '../archive/index.ts';
import { oncePer } from '../text/remember.ts';

/** Something to be found. */
export interface SearchEntry {
  readonly kind: 'link' | 'organiser' | 'section';
  readonly name: string;
  /** Where it stands, in words. */
  readonly container: string;
  readonly uri: string;
  readonly line: number;
  /** The name in lower case: what a query is compared with. */
  readonly key: string;
}

/** How many answers are given: more nobody reads. */
const MOST_ANSWERS = 100;

/** The links and organisers of an archive, the last issue first; each page once, as it was printed last. */
export const searchEntries = oncePer((archive: Archive): readonly SearchEntry[] => {
  const entries: SearchEntry[] = [];
  for (const { name, last } of archive.organisers())
    entries.push(searchEntry('organiser', name, `organiser, ${last.location}`, last.uri, last.line));
  const seen = new Set<string>();
  const add = (key: string, title: string, where: string, uri: string, line: number): void => {
    if (!title || seen.has(key)) return;
    seen.add(key);
    entries.push(searchEntry('link', title, where, uri, line));
  };
  for (const { date, uri, links, events } of archive.records) {
    // The links of events are their organisers' and their titles': the former are there already, the latter by themselves.
    for (const { key, title, section, line, content } of links)
      if (content !== 'events') add(key, title, `${date}, ${section}`, uri, line);
    for (const { url, title, line, location } of events) add(url, title, `${date}, ${location}`, uri, line);
  }
  return entries;
});

/** Makes an entry. */
export function searchEntry(
  kind: SearchEntry['kind'],
  name: string,
  container: string,
  uri: string,
  line: number,
): SearchEntry {
  return { kind, name, container, uri, line, key: name.toLowerCase() };
}

/** A search that goes through entries piece by piece, so that whoever waits for it can stop it. */
export interface Search {
  /** Looks at some more entries. */
  take(entries: readonly SearchEntry[]): void;
  /** The best so far, the best first. */
  best(): readonly SearchEntry[];
}

/** Begins a search. Letters of the query may lie apart in what is found, as somebody types who knows only the initials. */
export function createSearch(query: string, most = MOST_ANSWERS): Search {
  const wanted = query.trim().toLowerCase().slice(0, LONGEST_QUERY);
  const words = wanted.split(/\s+/);
  let found: { readonly entry: SearchEntry; readonly score: number }[] = [];
  // The last issue's come first, and stay so among equals: the sort is stable. Archives of two drafts share most of their issues.
  const trim = (): void => {
    const places = new Set<string>();
    found = found
      .sort((a, b) => b.score - a.score)
      .filter(({ entry: { uri, line, name } }) => {
        const place = `${uri} ${line} ${name}`;
        return !places.has(place) && places.add(place);
      })
      .slice(0, most);
  };
  return {
    take(entries) {
      for (const entry of entries) {
        const score = scoreOf(wanted, words, entry.key);
        if (score > 0) found.push({ entry, score });
        if (found.length > most * 8) trim();
      }
    },
    best() {
      trim();
      return found.map(({ entry }) => entry);
    },
  };
}

const LONGEST_QUERY = 100;

/** How well a name fits; 0 for not at all. The words as they stand are better than all words, and these than all letters. */
function scoreOf(query: string, words: readonly string[], key: string): number {
  const at = key.indexOf(query);
  if (at >= 0) return (at === 0 ? 900 : beginsWord(key, at) ? 800 : 700) - Math.min(99, key.length);
  if (words.length > 1 && words.every((word) => key.includes(word))) return 500 - Math.min(99, key.length);
  const apart = runsOf(query, key);
  return apart > 0 && apart <= Math.ceil(query.length / 2) ? 300 - apart * 20 : 0;
}

function beginsWord(key: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(key[at - 1] ?? '');
}

/** In how many runs the letters of a query lie in a name, in order, those that begin words counted once; 0 when they do not. */
function runsOf(query: string, key: string): number {
  let runs = 1;
  let from = 0;
  for (let i = 0; i < query.length; i++) {
    if (query[i] === ' ') continue;
    if (from > 0 && key[from] === query[i]) {
      from++;
      continue;
    }
    const at = key.indexOf(query[i] as string, from);
    if (at < 0) return 0;
    if (!beginsWord(key, at)) runs++;
    from = at + 1;
  }
  return runs;
}
