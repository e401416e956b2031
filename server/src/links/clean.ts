/** An address as the newsletter prints it. */
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { type Address, isWeb, removeParameters, siteOf, splitAddress } from './address.ts';
import { desktopHost, RENAMED_HOSTS } from './hosts.ts';
import { youtubeVideo } from './media.ts';
import { readMeetup } from './meetup.ts';
import { isTracking, unwrapRedirect } from './tracking.ts';

/** How many redirecting addresses may stand in one another. */
const DEEPEST = 3;

/**
 * Cleans an address without asking its site: what redirects gives way to where it leads, tracking goes, hosts that were
 * renamed, shortened or made for telephones become those that everyone uses. What would break the link on the site is
 * escaped. Everything else stays as it is, and cleaning twice changes nothing.
 */
export function cleanAddress(text: string): string {
  let address = splitAddress(text.trim());
  for (let depth = 0; depth < DEEPEST; depth++) {
    const target = unwrapRedirect(address);
    if (!target) break;
    address = splitAddress(target);
  }
  if (!isWeb(address)) return escapeAddress(address.text);
  for (const step of [withoutTracking, withUsualHost, withLongVideo, withoutLanguage]) {
    address = splitAddress(applyEdits(address.text, step(address)));
  }
  return escapeAddress(address.text);
}

/** An address with that escaped at which the site would end it: white space, angle brackets, parentheses that do not pair. */
export function escapeAddress(text: string): string {
  const escaped = text.replace(/[\s<>\\`\u0000-\u001f\u007f]/g, (char) => encodeURIComponent(char));
  // Between two quotation marks the site sees a link's title, and behind one it counts no parentheses.
  const quote = escaped.search(/['"]/);
  const cut = quote >= 0 && /['"(]/.test(escaped.slice(quote + 1));
  const safe = cut ? escaped.replace(/'/g, '%27').replace(/"/g, '%22') : escaped;
  return isBalanced(safe) ? safe : safe.replace(/\(/g, '%28').replace(/\)/g, '%29');
}

function withoutTracking(address: Address): readonly TextEdit[] {
  return removeParameters(address, (parameter) => isTracking(address, parameter));
}

function withUsualHost({ host, hostSpan }: Address): readonly TextEdit[] {
  const usual = desktopHost(host) ?? (Object.hasOwn(RENAMED_HOSTS, host) ? RENAMED_HOSTS[host] : undefined);
  return usual ? [{ ...hostSpan, newText: usual }] : [];
}

function withLongVideo(address: Address): readonly TextEdit[] {
  const video = siteOf(address) === 'youtu.be' ? youtubeVideo(address) : undefined;
  if (!video) return [];
  // Up to the first parameter: its `?` becomes an `&`.
  const first = address.parameters.length > 0;
  const end = first ? address.querySpan.start + 1 : address.querySpan.end;
  return [{ start: 0, end, newText: `https://www.youtube.com/watch?v=${video}${first ? '&' : ''}` }];
}

function withoutLanguage(address: Address): readonly TextEdit[] {
  const locale = readMeetup(address)?.locale;
  if (!locale) return [];
  const start = address.pathSpan.start + address.path.indexOf(locale);
  return [{ start, end: start + locale.length + 1, newText: '' }];
}

function isBalanced(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '(') deepest = Math.max(deepest, ++depth);
    else if (char === ')' && --depth < 0) return false;
  }
  // More than one within another is more than the scan of earlier issues can read.
  return depth === 0 && deepest <= 1;
}
