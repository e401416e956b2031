/** When two addresses lead to the same page. */
import { remember } from '../text/remember.ts';
import { type Address, isWeb, segmentsOf, siteOf, splitAddress } from './address.ts';
import { desktopHost, HOST_ALIASES } from './hosts.ts';
import { youtubeVideo } from './media.ts';
import { readMeetup } from './meetup.ts';
import { isReferral, isTracking, unwrapRedirect } from './tracking.ts';

/**
 * A key that all addresses of one page share: http and https, `www.`, a final slash, youtu.be and youtube.com, lu.ma and
 * luma.com, user.medium.com and medium.com/@user, tracking. A fragment is part of it: on some sites it names the episode.
 *
 * For comparing only: it is not an address that anyone should print.
 */
export const canonicalKey = remember((text: string): string => {
  const address = unwrapped(splitAddress(text.trim()));
  if (!isWeb(address)) return address.text;
  const video = youtubeVideo(address);
  if (video) return `youtube.com/watch?v=${video}`;
  const host = canonicalHost(siteOf(address));
  const medium = /^([a-z0-9-]+)\.medium\.com$/.exec(host);
  const meetup = readMeetup(address);
  const path = meetup
    ? `/${[meetup.group.toLowerCase(), ...(meetup.event ? ['events', meetup.event] : [])].join('/')}`
    : withoutFinalSlashes(address.path).replace(/\/index\.html?$/, '');
  const query = address.parameters
    .filter((parameter) => !isTracking(address, parameter) && !isReferral(address, parameter))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
  const fragment = address.fragment.startsWith(':~:') ? '' : address.fragment;
  return [
    medium ? `medium.com/@${medium[1]}` : host,
    path,
    query ? `?${query}` : '',
    fragment ? `#${fragment}` : '',
  ].join('');
});

/**
 * A key that all addresses of one organiser share: {@link canonicalKey} in one case (`Rust-Berlin` and `rust-berlin` are one
 * group), with the list of its events or without.
 */
export function organiserUrlKey(url: string): string {
  return canonicalKey(url)
    .toLowerCase()
    .replace(/\/events$/, '');
}

/** By hand: a regular expression for the end of a run would look at the run once for every slash in it. */
function withoutFinalSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function unwrapped(address: Address): Address {
  const target = unwrapRedirect(address);
  return target ? splitAddress(target) : address;
}

function canonicalHost(site: string): string {
  const plain = (desktopHost(site) ?? site).replace(/^www\./, '');
  return HOST_ALIASES[plain] ?? plain;
}

/** Whether an address is the front page of its site: two entries may well share one. */
export function isFrontPage(address: Address): boolean {
  return !segmentsOf(address).length && !address.parameters.length && !address.fragment;
}
