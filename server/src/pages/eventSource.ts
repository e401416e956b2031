/** A source of events on the web: a calendar, JSON, a text, or the page of an event. */
import { decodePage } from './charset.ts';
import { eventsOfPage } from './eventPage.ts';
import { type PageFacts, readHtml } from './html.ts';
import { thingsIn } from './jsonLd.ts';
import type { PageFound, PageHost, Signal } from './page.ts';
import { resolveAddress } from './resolve.ts';
import { mediaType } from './title.ts';

/** A text that importing reads. */
export interface EventSource {
  readonly text: string;
  readonly format: 'ical' | 'json' | undefined;
  /** The page that somebody asked for, after all redirects; not there for a source that is no page. */
  readonly page?: string;
}

/** How a source is asked for. */
export interface EventSourceOptions {
  readonly signal?: Signal | undefined;
}

/** Calendars are larger than pages. */
const MOST_BYTES = 5_000_000;
const ACCEPT = 'text/html,application/xhtml+xml,text/calendar;q=0.9,application/json;q=0.8,*/*;q=0.5';

/** Whether a text is an address of the web rather than the name of a file. */
export function isWebAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/** Fetches a source of events. Never rejects. @returns The source, or why there is none, as a sentence. */
export async function askEventSource(
  pages: PageHost,
  address: string,
  { signal }: EventSourceOptions = {},
): Promise<EventSource | Error> {
  const answer = await ask(pages, address, ACCEPT, signal);
  if (answer instanceof Error) return answer;
  const text = decodePage(answer.bytes, answer.contentType);
  if (!isPage(answer, text)) return whole(answer, text, undefined);
  const facts = readHtml(text);
  const told = eventsOf(facts, answer.url);
  if (told) return told;
  const [href] = facts.calendars;
  const base = (facts.base && resolveAddress(facts.base, answer.url)) ?? answer.url;
  const calendar = href === undefined ? undefined : resolveAddress(href, base);
  if (calendar === undefined)
    return new Error(`${answer.url}: the page tells of no event in a way that can be read (JSON-LD, or a calendar).`);
  const second = await ask(pages, calendar, 'text/calendar,*/*;q=0.5', signal);
  if (second instanceof Error) return second;
  return whole(second, decodePage(second.bytes, second.contentType), answer.url);
}

/** A text that somebody has: of the source of a page, which its user can see and we cannot fetch, the events that it tells of. */
export function eventSourceOf(text: string): EventSource {
  const facts = PAGE_START.test(text.slice(0, 1000)) ? readHtml(text) : undefined;
  return (facts && eventsOf(facts, facts.metas.get('og:url') ?? '')) ?? { text, format: undefined };
}

/** @param page The page's address; empty when it is not known. */
function eventsOf({ jsonLd }: PageFacts, page: string): EventSource | undefined {
  const events = eventsOfPage(thingsIn(jsonLd), page);
  if (!events.length) return undefined;
  return { text: JSON.stringify(events), format: 'json', ...(page ? { page } : {}) };
}

const PAGE_START = /^\s*(?:<!doctype html|<html|<head|<meta|<title)/i;

async function ask(
  pages: PageHost,
  address: string,
  accept: string,
  signal: Signal | undefined,
): Promise<PageFound | Error> {
  // Calendars are offered for subscription under a scheme of their own.
  const url = address.trim().replace(/^webcals?:\/\//i, 'https://');
  const answer = await pages.get(url, { accept, maxBytes: MOST_BYTES, signal });
  if (!answer.ok) return new Error(answer.message);
  if (answer.status < 200 || answer.status > 299)
    return new Error(`${answer.url}: the server answers with status ${answer.status}.`);
  return answer;
}

function isPage({ contentType }: PageFound, text: string): boolean {
  const kind = mediaType(contentType);
  if (/html/.test(kind)) return !/^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 1000));
  return !/calendar|json/.test(kind) && PAGE_START.test(text.slice(0, 1000));
}

/** A source that must be read to its end: half of a calendar is none. */
function whole({ url, truncated }: PageFound, text: string, page: string | undefined): EventSource | Error {
  if (truncated) return new Error(`${url}: the answer is larger than ${MOST_BYTES / 1_000_000} MB.`);
  if (text.includes('\u0000')) return new Error(`${url}: the answer is no text.`);
  const isCalendar = /^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 1000));
  if (page !== undefined && !isCalendar)
    return new Error(`${url}: this should be the calendar of ${page}, and is none.`);
  return { text, format: isCalendar ? 'ical' : undefined, ...(page === undefined ? {} : { page }) };
}
