/** The links of a draft, looked at when somebody asks for it. */
export { readLinkCache, writeLinkCache } from './cache.ts';
export {
  checkLinks,
  countLinks,
  DEFAULT_HOSTS_AT_ONCE,
  DEFAULT_MAX_AGE,
  type LinkCheckOptions,
  type LinkCounts,
  type LinkProgress,
  type LinkReport,
} from './check.ts';
export { type LinkPlace, type LinkToCheck, linksToCheck, mergeLinks, webAddresses } from './collect.ts';
export {
  askedAddress,
  type Clock,
  createLinkBook,
  DAY,
  dayOf,
  type LinkBook,
  type LinkOutcome,
  type LinkResult,
  type LinkResults,
  linkResults,
} from './model.ts';
