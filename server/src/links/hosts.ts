/** One site under several names. */

/** Hosts that lead to another's pages, without `www.`: for telling two addresses of one page. */
export const HOST_ALIASES: Readonly<Record<string, string>> = {
  'youtu.be': 'youtube.com',
  'lu.ma': 'luma.com',
  'mobile.twitter.com': 'x.com',
  'twitter.com': 'x.com',
  'old.reddit.com': 'reddit.com',
  'np.reddit.com': 'reddit.com',
  'new.reddit.com': 'reddit.com',
};

/** Hosts made for telephones, with the one that serves everyone. */
const MOBILE_HOSTS: Readonly<Record<string, string>> = {
  'm.youtube.com': 'www.youtube.com',
  'mobile.twitter.com': 'twitter.com',
  'mobile.x.com': 'x.com',
  'm.facebook.com': 'www.facebook.com',
  'm.reddit.com': 'www.reddit.com',
  'm.twitch.tv': 'www.twitch.tv',
  'm.vk.com': 'vk.com',
  'm.habr.com': 'habr.com',
  'm.dailymotion.com': 'www.dailymotion.com',
  'm.imdb.com': 'www.imdb.com',
  'm.mixcloud.com': 'www.mixcloud.com',
  'm.eventbrite.com': 'www.eventbrite.com',
  'mobile.eventbrite.com': 'www.eventbrite.com',
  'm.soundcloud.com': 'soundcloud.com',
  'm.slashdot.org': 'slashdot.org',
  'm.weibo.cn': 'weibo.com',
  'm.bilibili.com': 'www.bilibili.com',
};

/** The host for everyone in place of one made for telephones; `undefined` for any other host. */
export function desktopHost(host: string): string | undefined {
  const known = MOBILE_HOSTS[host];
  if (known) return known;
  // `en.m.wikipedia.org`: all sites of that family.
  const wiki = /^([a-z-]+)\.m\.((?:wikipedia|wiktionary|wikibooks|wikimedia)\.org)$/.exec(host);
  return wiki ? `${wiki[1]}.${wiki[2]}` : undefined;
}

/** Hosts that were renamed, with the name that the newsletter writes now. */
export const RENAMED_HOSTS: Readonly<Record<string, string>> = {
  'lu.ma': 'luma.com',
  'www.lu.ma': 'luma.com',
};
