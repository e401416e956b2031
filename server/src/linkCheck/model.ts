/** What is known of links that somebody has had looked at. */
import { dateOfDayNumber, type IsoDate } from '../draft/date.ts';
import type { Signal } from '../pages/page.ts';

/** `unknown`: the page may well be there; a person has to look (it asks to sign in, is slow, or refuses us). */
export type LinkOutcome = 'ok' | 'broken' | 'unknown';

/** What came of looking at one address. */
export interface LinkResult {
  /** As it was asked for, without fragment. */
  readonly url: string;
  readonly outcome: LinkOutcome;
  /** Why it is not `ok`, as the end of a sentence: "the page is not there (404)". Empty for `ok`. */
  readonly reason: string;
  /** The status that the server answered with, when it did. */
  readonly status?: number;
  /** Where the site says that the page is for good, in the form that the newsletter writes. */
  readonly movedTo?: string;
  /** The title that the page gives itself, where it was asked for. */
  readonly title?: string;
  /** Whether the title was asked for: a page may have none. */
  readonly titleRead?: boolean;
  /** Milliseconds since 1970. */
  readonly checkedAt: number;
}

/** What was found out of links, as of one moment. A new object each time that more is known. */
export interface LinkResults extends Iterable<LinkResult> {
  /** By any address of the page: fragments name a place within it. */
  of(url: string): LinkResult | undefined;
}

/** A clock of the host. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after a time, or at once when the signal is given. Never rejects. */
  sleep(milliseconds: number, signal?: Signal): Promise<void>;
}

/** A day in milliseconds. */
export const DAY = 86_400_000;

/** The day of a moment, in UTC. */
export function dayOf(moment: number): IsoDate {
  return dateOfDayNumber(Math.floor(moment / DAY));
}

/** An address as a server gets it: without fragment. */
export function askedAddress(url: string): string {
  const fragment = url.indexOf('#');
  return (fragment < 0 ? url : url.slice(0, fragment)).trim();
}

/** Collects results. The last one of an address counts. */
export function linkResults(results: Iterable<LinkResult>): LinkResults {
  const byUrl = new Map<string, LinkResult>();
  for (const result of results) byUrl.set(result.url, result);
  return Object.freeze({
    of: (url: string) => byUrl.get(askedAddress(url)),
    [Symbol.iterator]: () => byUrl.values(),
  });
}

/** What is known, and grows. */
export interface LinkBook {
  /** As of now; `undefined` while nobody has looked at anything. */
  readonly results: LinkResults | undefined;
  note(results: Iterable<LinkResult>): void;
}

/** More than a year of drafts has. */
const MOST = 20_000;

/** A book with nothing in it. When it is full, what was noted first goes. */
export function createLinkBook(): LinkBook {
  const kept = new Map<string, LinkResult>();
  let results: LinkResults | undefined;
  return {
    get results() {
      return results;
    },
    note(fresh) {
      let changed = false;
      const put = (result: LinkResult): void => {
        kept.delete(result.url);
        kept.set(result.url, result);
        changed = true;
      };
      const all = [...fresh];
      for (const { movedTo, ...result } of all) {
        // Whoever follows a move has been there.
        if (movedTo !== undefined) put({ ...result, url: askedAddress(movedTo) });
      }
      for (const result of all) put(result);
      if (!changed) return;
      for (const url of kept.keys()) {
        if (kept.size <= MOST) break;
        kept.delete(url);
      }
      results = linkResults(kept.values());
    },
  };
}
