/** Where films and sound are kept. */
import { type Address, isWithin, parameterOf, segmentsOf, siteOf } from './address.ts';

/** What an address leads to, if not to a text. */
export type Medium = 'video' | 'audio';

/** Sites, and paths within them, that hold nothing else. A path is a pattern for the whole path. */
const KEPT: readonly (readonly [site: string, path: RegExp, medium: Medium])[] = [
  ['youtube.com', /^\/(?:watch|playlist|live\/.|shorts\/.|embed\/.)/, 'video'],
  ['m.youtube.com', /^\/(?:watch|playlist|live\/.|shorts\/.|embed\/.)/, 'video'],
  ['youtube-nocookie.com', /^\/embed\/./, 'video'],
  ['youtu.be', /^\/./, 'video'],
  ['vimeo.com', /^\/(?:\d+|showcase\/|event\/)/, 'video'],
  ['media.ccc.de', /^\/v\/./, 'video'],
  ['twitch.tv', /^\/(?:videos\/.|[^/]+\/(?:v|video|clip)\/.)/, 'video'],
  ['video.fosdem.org', /^\/./, 'video'],
  ['odysee.com', /^\/@[^/]+\/./, 'video'],
  ['tube.xy-space.de', /^\/w\/./, 'video'],
  ['peertube.tv', /^\/(?:w|videos)\/./, 'video'],
  ['diode.zone', /^\/(?:w|videos)\/./, 'video'],
  ['video.infosec.exchange', /^\/(?:w|videos)\/./, 'video'],
  ['bilibili.com', /^\/video\/./, 'video'],
  ['nicovideo.jp', /^\/watch\/./, 'video'],
  ['loom.com', /^\/share\/./, 'video'],
  ['dailymotion.com', /^\/video\/./, 'video'],
  ['rumble.com', /^\/v[a-z0-9]+-./, 'video'],
  ['streamable.com', /^\/[a-z0-9]+$/, 'video'],
  ['tiktok.com', /^\/@[^/]+\/video\/./, 'video'],
  ['ted.com', /^\/talks\/./, 'video'],
  ['rustacean-station.org', /^\/episode\/./, 'audio'],
  ['netstack.fm', /^\/(?:$|episode|index)/, 'audio'],
  ['corrode.dev', /^\/podcast\/./, 'audio'],
  ['newrustacean.com', /^\/show_notes\/./, 'audio'],
  ['sdr-podcast.com', /^\/episodes\/./, 'audio'],
  ['rustgamedev.com', /^\/episodes\/./, 'audio'],
  ['rusttalk.github.io', /^\/podcast\/./, 'audio'],
  ['timclicks.dev', /^\/podcast\/./, 'audio'],
  ['jamesmunns.com', /^\/podcast\/./, 'audio'],
  ['console.dev', /^\/podcast\/./, 'audio'],
  ['changelog.com', /^\/(?:podcast|shipit|gotime|jsparty|friends|news)\/./, 'audio'],
  ['dayzerosec.com', /^\/podcast\/./, 'audio'],
  ['leanpub.com', /^\/podcasts\/./, 'audio'],
  ['oxide.computer', /^\/podcasts\/./, 'audio'],
  ['oxide-and-friends.transistor.fm', /^\/episodes\/./, 'audio'],
  ['wayofthecrab.com', /^\/episodes\/./, 'audio'],
  ['gopodcast.dev', /^\/episodes\/./, 'audio'],
  ['agileembeddedpodcast.com', /^\/episodes\/./, 'audio'],
  ['adspthepodcast.com', /^\/\d{4}\/./, 'audio'],
  ['se-radio.net', /^\/\d{4}\/./, 'audio'],
  ['podcasts.apple.com', /^\/./, 'audio'],
  ['podcasts.google.com', /^\/./, 'audio'],
  ['open.spotify.com', /^\/(?:[a-z-]+\/)?(?:episode|show)\/./, 'audio'],
  ['podcasters.spotify.com', /^\/./, 'audio'],
  ['soundcloud.com', /^\/[^/]+\/./, 'audio'],
  ['anchor.fm', /^\/./, 'audio'],
  ['overcast.fm', /^\/./, 'audio'],
  ['pca.st', /^\/./, 'audio'],
  ['pod.link', /^\/./, 'audio'],
  ['share.transistor.fm', /^\/./, 'audio'],
  ['libsyn.com', /^\/./, 'audio'],
  ['buzzsprout.com', /^\/./, 'audio'],
  ['simplecast.com', /^\/./, 'audio'],
  ['podbean.com', /^\/e\/./, 'audio'],
  ['transistor.fm', /^\/(?:s|episodes)\/./, 'audio'],
  ['captivate.fm', /^\/episode\/./, 'audio'],
  ['fireside.fm', /^\/(?:\d+|episodes?\/.)/, 'audio'],
  ['acast.com', /^\/.+\/episodes\/./, 'audio'],
  ['spreaker.com', /^\/(?:episode|podcast)\/./, 'audio'],
  ['castbox.fm', /^\/(?:episode|channel)\/./, 'audio'],
  ['castro.fm', /^\/episode\/./, 'audio'],
  ['player.fm', /^\/series\/./, 'audio'],
  ['podchaser.com', /^\/podcasts\/./, 'audio'],
  ['podcastaddict.com', /^\/.+\/episode\/./, 'audio'],
  ['pocketcasts.com', /^\/(?:podcasts?|episode)\/./, 'audio'],
  ['music.amazon.com', /^\/podcasts\/./, 'audio'],
  ['iheart.com', /^\/podcast\/./, 'audio'],
  ['deezer.com', /^\/(?:[a-z]{2}\/)?(?:episode|show)\/./, 'audio'],
  ['audioboom.com', /^\/posts\/./, 'audio'],
  ['redcircle.com', /^\/shows\/./, 'audio'],
  ['fountain.fm', /^\/episode\/./, 'audio'],
  ['hackerpublicradio.org', /^\/eps\/./, 'audio'],
];

/** The medium that an address surely leads to; `undefined` when a page of text may stand there. */
export function mediumOf(address: Address): Medium | undefined {
  const site = siteOf(address);
  const kept = KEPT.find(([holder, path]) => (site === holder || isBelow(site, holder)) && path.test(address.path));
  // A podcast's own pages, wherever it is kept: `/podcast/12/`, not `/podcast/` itself.
  if (kept) return kept[2];
  if (PEERTUBE.test(address.path)) return 'video';
  return /^\/(?:[a-z]{2}\/)?podcasts?\/[^/]/.test(address.path) ? 'audio' : undefined;
}

/** The page of a film on any of the thousands of PeerTube's hosts: the film's number is a UUID, long or short. */
const PEERTUBE = /^\/(?:w\/[1-9A-HJ-NP-Za-km-z]{22}|videos\/watch\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/;

/** Hosts that give each show a name of its own: `show.libsyn.com`. */
const isBelow = (site: string, holder: string): boolean => FAMILIES.has(holder) && isWithin(site, holder);
const FAMILIES: ReadonlySet<string> = new Set([
  'libsyn.com',
  'buzzsprout.com',
  'simplecast.com',
  'podbean.com',
  'transistor.fm',
  'captivate.fm',
  'fireside.fm',
  'acast.com',
  'pocketcasts.com',
]);

/** The video that a YouTube address of any form names. */
export function youtubeVideo(address: Address): string | undefined {
  const [first, second] = segmentsOf(address);
  switch (siteOf(address)) {
    case 'youtu.be':
      return first && first !== 'playlist' ? first : undefined;
    case 'youtube.com':
    case 'm.youtube.com':
    case 'youtube-nocookie.com':
      if (first === 'watch') return parameterOf(address, 'v') || undefined;
      return first && ['live', 'shorts', 'embed', 'v'].includes(first) ? second : undefined;
    default:
      return undefined;
  }
}
