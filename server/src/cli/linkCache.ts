import path from 'node:path';
import { systemClock } from '../hosts/clock.ts';
import { defaultLinkCache, loadLinkCache } from '../hosts/linkCacheFile.ts';
import { DAY } from '../linkCheck/index.ts';
import type { Service } from '../service.ts';
import { type Io, UsageError } from './common.ts';
import type { Values } from './declaration.ts';

/** The file that the command line names for results of link checks. @throws UsageError when it says two things. */
export function cacheOf(
  { cache, 'no-cache': none }: Pick<Values<'links'>, 'cache' | 'no-cache'>,
  io: Io,
): string | undefined {
  if (none && cache !== undefined) throw new UsageError('--cache and --no-cache exclude each other');
  return none ? undefined : path.resolve(io.cwd, cache ?? defaultLinkCache());
}

/**
 * Takes in what earlier runs found out of links, that is no older than some days.
 *
 * @returns Whether the file may be written: it is such a cache, or not there yet.
 */
export function noteCached(
  service: Service,
  cache: string | undefined,
  remark: (message: string) => void,
  days = Number.POSITIVE_INFINITY,
): boolean {
  if (cache === undefined) return false;
  const known = loadLinkCache(cache);
  if (known instanceof Error) {
    remark(`${cache}: ${known.message}; it is left alone`);
    return false;
  }
  service.noteLinks(known.filter(({ checkedAt }) => systemClock.now() - checkedAt < days * DAY));
  return true;
}
