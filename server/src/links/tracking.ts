/** Parameters that tell a site where its readers come from, and do nothing for them. */
import { type Address, isWithin, type QueryParameter, siteOf } from './address.ts';

/** Names that mean tracking on any site. */
const ANYWHERE: readonly RegExp[] = [
  /^utm_/i,
  // Clicks, as advertisers and networks number them.
  /^(?:fbclid|gclid|gclsrc|gad_source|gad_campaignid|srsltid|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|epik|sccid|rdt_cid|li_fat_id|igsh|igshid|irclickid|rb_clickid|s_cid)$/i,
  // Readers of letters, as mailers number them: Mailchimp, HubSpot, Marketo, Vero, Omeda, Kit, Klaviyo, Drip, beehiiv and others.
  /^(?:mc_cid|mc_eid|_hsenc|_hsmi|__hssc|__hstc|__hsfp|hsctatracking|mkt_tok|vero_id|vero_conv|oly_anon_id|oly_enc_id|ck_subscriber_id|_kx|__s|_bhlid|ml_subscriber|ml_subscriber_hash|ss_email_id|wickedid|_openstat)$/i,
  // Campaigns and visitors, as the tools that count readers name them: Matomo, Piwik, Google Analytics, AT Internet.
  /^(?:(?:mtm|pk)_(?:campaign|cid|content|group|keyword|kwd|medium|placement|source)|_gl|_ga|_gac|at_(?:campaign|medium|ptr_name|custom\d))$/i,
];

/** Names that mean tracking on one site and its subdomains. What is not named stays: `v`, `list`, `sk`, `e`, `SubscriberLink`. */
const BY_SITE: readonly (readonly [site: string, names: readonly string[]])[] = [
  ['youtube.com', ['si', 'feature', 'pp', 'app', 'ab_channel']],
  ['youtu.be', ['si', 'feature', 'pp', 'app', 'ab_channel']],
  // In every country: `eventbrite.ca`, `eventbrite.co.uk`.
  ['eventbrite.*', ['aff', 'keep_tld']],
  ['medium.com', ['source', 'postPublishedType']],
  ['towardsdatascience.com', ['source', 'postPublishedType']],
  ['levelup.gitconnected.com', ['source', 'postPublishedType']],
  [
    'substack.com',
    ['r', 'triedRedirect', 'showWelcome', 'showWelcomeOnShare', 'publication_id', 'post_id', 'isFreemail'],
  ],
  ['docs.google.com', ['usp']],
  ['drive.google.com', ['usp']],
  [
    'meetup.com',
    [
      'eventOrigin',
      'recId',
      'recSource',
      'searchId',
      'chapterContext',
      'regToRsvp',
      'isFromReg',
      '_xtd',
      '_locale',
      'rv',
      'returnPage',
      'notificationId',
      'sent_date',
      'from',
    ],
  ],
  ['luma.com', ['tk']],
  ['lu.ma', ['tk']],
  ['linkedin.com', ['trk', 'trackingId', 'lipi', 'rcm', 'originalSubdomain']],
  ['instagram.com', ['igsh', 'igshid']],
  ['twitter.com', ['s', 't', 'ref_src', 'ref_url']],
  ['x.com', ['s', 't', 'ref_src', 'ref_url']],
  ['reddit.com', ['share_id', 'rdt']],
  ['open.spotify.com', ['si', 'nd', 'dlsi']],
  ['jobs.lever.co', ['lever-origin', 'lever-source', 'lever-source%5B%5D', 'lever-source[]']],
];

/** Names that often, not always, tell who referred: some sites need them to show the page. */
const DOUBTFUL: readonly string[] = ['ref', 'referrer', 'referer', 'ref_src', 'source', 'src', 'r'];

/** Whether a parameter only serves to track readers. */
export function isTracking(address: Address, { name }: QueryParameter): boolean {
  if (ANYWHERE.some((pattern) => pattern.test(name))) return true;
  const site = siteOf(address);
  return BY_SITE.some(([holder, names]) => isOf(site, holder) && names.includes(name));
}

/** Whether a site is the named one or below it; `name.*` stands for one site that has a host of its own in each country. */
function isOf(site: string, holder: string): boolean {
  if (!holder.endsWith('.*')) return isWithin(site, holder);
  const name = holder.slice(0, -1);
  const start = site.startsWith(name) ? 0 : site.indexOf(`.${name}`) + 1;
  return site.startsWith(name, start) && /^(?:com?\.)?[a-z]{2,3}$/.test(site.slice(start + name.length));
}

/** Values by which links say that they came from the newsletter, or from another place that refers. */
const REFERRERS =
  /^(?:this[-_%+ 20]*week[-_%+ 20]*in[-_%+ 20]*rust|twir|rust[-_]?weekly|newsletter|rust|reddit|hackernews|hn|twitter|mastodon|producthunt|dailydev|daily|share|home|blog)$/i;

/** Whether a parameter looks like one that names who referred the reader. */
export function isReferral(address: Address, parameter: QueryParameter): boolean {
  if (isTracking(address, parameter)) return false;
  if (parameter.name === 'ref') return !/^(?:refs\/|heads\/|main$|master$|v?\d|[0-9a-f]{7,40}$)/.test(parameter.value);
  return DOUBTFUL.includes(parameter.name) && REFERRERS.test(parameter.value);
}

/** The address that a redirecting one carries in itself, as `google.com/url?q=` does; `undefined` for any other. */
export function unwrapRedirect(address: Address): string | undefined {
  const site = siteOf(address);
  const carried = REDIRECTS.find(([host, path]) => site === host && address.path === path)?.[2];
  const raw = carried && address.parameters.find(({ name, value }) => carried.includes(name) && value)?.value;
  if (!raw) return undefined;
  const target = /^https?:\/\//i.test(raw) ? decodeIfEscaped(raw) : decode(raw);
  return target && /^https?:\/\/[^\s()<>]+$/i.test(target) ? target : undefined;
}

const REDIRECTS: readonly (readonly [host: string, path: string, parameters: readonly string[]])[] = [
  ['google.com', '/url', ['q', 'url']],
  ['l.facebook.com', '/l.php', ['u']],
  ['lm.facebook.com', '/l.php', ['u']],
  ['youtube.com', '/redirect', ['q']],
  ['linkedin.com', '/redir/redirect', ['url']],
  ['out.reddit.com', '/', ['url']],
  ['steamcommunity.com', '/linkfilter/', ['u', 'url']],
];

/** An address that stands plain in a query is taken as it is, unless its own query is escaped, too. */
function decodeIfEscaped(raw: string): string | undefined {
  return /%(?:3F|3D|26|2F)/i.test(raw) ? decode(raw) : raw;
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
