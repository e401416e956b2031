/** What redirects say: that a page lives elsewhere for good, or that we were led away from it. */
import { type Address, isWeb, segmentsOf, siteOf, splitAddress } from '../links/address.ts';
import { canonicalKey, isFrontPage } from '../links/canonical.ts';
import { cleanAddress } from '../links/clean.ts';
import { isReferral, isTracking } from '../links/tracking.ts';
import type { Redirect } from '../pages/page.ts';

const PERMANENT: ReadonlySet<number> = new Set([301, 308]);
/** Longer ones carry more than the address of a page. */
const LONGEST = 300;

/**
 * The address that a site gives a page for good, when it is worth printing in place of the one that was asked for.
 *
 * Only redirects marked as permanent count, up to the first that is not. Nothing is offered that our own rules would
 * undo or find fault with: tracking, another language, `http:` after `https:`; nor what differs in `www.` or a final slash
 * alone, which the editors write as they do for reasons of their own.
 */
export function movedTo(asked: string, redirects: readonly Redirect[]): string | undefined {
  const temporary = redirects.findIndex(({ status }) => !PERMANENT.has(status));
  const target = redirects.slice(0, temporary < 0 ? undefined : temporary).at(-1)?.to;
  if (target === undefined) return undefined;
  // As our own rules would leave it. A fragment of the site's own gives way to that of the link.
  const offered = cleanAddress(target.replace(/#.*$/s, ''));
  const from = splitAddress(asked);
  const to = splitAddress(offered);
  const becameSecure = from.scheme === 'http' && to.scheme === 'https';
  if (!isWeb(to) || offered.length > LONGEST || (to.scheme === 'http' && from.scheme === 'https')) return undefined;
  if (canonicalKey(asked) === canonicalKey(offered) && !becameSecure) return undefined;
  if (isWall(to) || (isFrontPage(to) && !isFrontPage(from)) || localesOf(to) > localesOf(from)) return undefined;
  return losesParameters(from, to) ? undefined : offered;
}

/** Where a reader who follows a link ends, if not at the page: at a sign-in, or at the front page of the same site. */
export function ledAway(asked: string, final: string): 'wall' | 'front' | undefined {
  const from = splitAddress(asked);
  const to = splitAddress(final);
  if (isWall(to) && !isWall(from)) return 'wall';
  return isFrontPage(to) && !isFrontPage(from) && siteOf(to) === siteOf(from) ? 'front' : undefined;
}

const WALL_HOSTS = /^(?:accounts?|auth|sso|log-?in|sign-?in|consent|id|idp|identity|passport)\./;
const WALL_SEGMENT =
  /^(?:log[-_]?in|sign[-_]?in|sign[-_]?up|register|auth|oauth2?|authorize|authwall|sso|consent|cookies?|captcha|checkpoint|challenge)(?:\.\w+)?$/i;

/** Pages that stand before others: sign in, agree, prove that you are human. */
function isWall(address: Address): boolean {
  return WALL_HOSTS.test(address.host) || segmentsOf(address).some((segment) => WALL_SEGMENT.test(segment));
}

/** How many segments of a path name a language: `en`, `de-DE`, `pt_br`. */
function localesOf(address: Address): number {
  return segmentsOf(address).filter((segment) => /^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(segment)).length;
}

/** On the same page a parameter that is no tracking may be what opens it: `sk`, `e`, `SubscriberLink`. */
function losesParameters(from: Address, to: Address): boolean {
  const kept = new Set(to.parameters.map(({ name }) => name));
  return (
    from.path.replace(/\/+$/, '') === to.path.replace(/\/+$/, '') &&
    from.parameters.some(
      (parameter) => !kept.has(parameter.name) && !isTracking(from, parameter) && !isReferral(from, parameter),
    )
  );
}
