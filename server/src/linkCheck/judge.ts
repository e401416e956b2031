/** What an answer says of a link. */
import { dayNumber, isoDate } from '../draft/date.ts';
import type { PageAnswer, PageFailure, PageFound } from '../pages/page.ts';
import { DAY, type LinkOutcome, type LinkResult } from './model.ts';
import { ledAway, movedTo } from './moved.ts';

/** An outcome with what belongs to it. */
export type Verdict = Omit<LinkResult, 'url' | 'checkedAt'>;

/** Statuses by which a server says that there is no such page. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/**
 * Judges an answer. Broken is only what is surely so for every reader: no such page (404, 410), no such host. All else
 * may be about us: a site that refuses programs, a certificate that a proxy replaced, a bad minute.
 */
export function judge(url: string, answer: PageAnswer): Verdict {
  return answer.ok ? judgeFound(url, answer) : judgeMissed(answer.reason, answer.message);
}

function judgeFound(url: string, answer: PageFound): Verdict {
  const { status } = answer;
  if (GONE.has(status)) return verdict('broken', `the page is not there (${status})`, status);
  if (status < 200 || status >= 300) return verdict('unknown', wordsFor(status), status);
  const away = answer.redirects.length ? ledAway(url, answer.url) : undefined;
  if (away === 'wall') return verdict('unknown', `the site asks to sign in or to agree first (${answer.url})`, status);
  if (away === 'front')
    return verdict('unknown', 'the site leads to its front page instead, so the page may be gone', status);
  const moved = movedTo(url, answer.redirects);
  return { ...verdict('ok', '', status), ...(moved === undefined ? {} : { movedTo: moved }) };
}

function judgeMissed(reason: PageFailure, message: string): Verdict {
  return verdict(reason === 'unknown-host' ? 'broken' : 'unknown', FAILURES[reason] ?? withoutAddress(message));
}

/** A host's message begins with the address, which everybody sees beside it. */
function withoutAddress(message: string): string {
  return message.replace(/^https?:\S*: /i, '').replace(/\.$/, '');
}

const FAILURES: Readonly<Partial<Record<PageFailure, string>>> = {
  'unknown-host': 'there is no such host',
  timeout: 'there was no answer in time',
  'too-many-redirects': 'the site leads on and on, without end',
};

function wordsFor(status: number): string {
  if (status === 401 || status === 403 || status === 407) return `the site refuses us (${status})`;
  if (status === 429) return 'the site asks to come back later (429)';
  if (status >= 500) return `the site has a problem of its own (${status})`;
  return `the site answered with status ${status}`;
}

function verdict(outcome: LinkOutcome, reason: string, status?: number): Verdict {
  return { outcome, reason, ...(status === undefined ? {} : { status }) };
}

/**
 * How long a server asks to be left alone, in milliseconds; `undefined` when it does not.
 *
 * @param retryAfter Seconds, or a date as HTTP writes it.
 */
export function askedToWait({ status, retryAfter }: PageFound, now: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const value = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = httpDate(value);
  if (date !== undefined) return Math.max(0, date - now);
  return status === 429 ? UNSAID_WAIT : undefined;
}

/** For a server that asks for patience and does not say for how long. */
const UNSAID_WAIT = 5_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function httpDate(text: string): number | undefined {
  const match = /^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text);
  if (!match) return undefined;
  const [, day, month, year, hours, minutes, seconds] = match;
  const date = isoDate(Number(year), MONTHS.indexOf(month as string) + 1, Number(day));
  if (!date) return undefined;
  return dayNumber(date) * DAY + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
